import { Button } from 'antd';
import { useMemo, useState } from 'react';
import { PAPER_CALLS, type PaperRequest, paperName } from '#shared/contract/papers.ts';
import { useCall } from '../../lib/api.ts';
import { useKeys } from '../../lib/keys.ts';
import { useRoute } from '../../lib/route.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { Page } from '../../ui/Page.tsx';
import { PaperActions } from '../../ui/PaperActions.tsx';
import { SheetView, sheetsOf } from '../reports/index.ts';
import './approvals.css';

type Request = Extract<PaperRequest, { paper: 'publicity' | 'payment-request' }>;

const back = () => window.history.back();

/** 公示表 or 用款申请单: the paper itself, as print, PDF and Excel give it. */
export function ApprovalPaper() {
  const { params } = useRoute();
  const request = requestOf(params);
  if (request === null) return <EmptyState title="没有指定要看的表" />;
  return <Paper key={params.toString()} request={request} />;
}

function requestOf(params: URLSearchParams): Request | null {
  const publicityUid = params.get('publicity');
  if (publicityUid !== null) return { paper: 'publicity', input: { publicityUid } };
  const requestUid = params.get('request');
  return requestUid === null ? null : { paper: 'payment-request', input: { requestUid } };
}

function Paper({ request }: { request: Request }) {
  const [at, setAt] = useState(0);
  const tables = useCall<'approvals.publicityTables' | 'approvals.requestTables'>(
    PAPER_CALLS[request.paper],
    request.input,
  );
  const sheets = useMemo(() => sheetsOf(tables.data ?? []), [tables.data]);
  const name = paperName(request);
  useKeys({ Esc: { word: '返回', run: back } }, name);
  return (
    <Page
      fill
      title={name}
      standing="个人信息已遮盖；打印和导出与此处所见一致。"
      action={
        <div className="button-row">
          <Button onClick={back}>返回</Button>
          <PaperActions request={request} ready={sheets.length > 0} place={name} />
        </div>
      }
    >
      {tables.error && <ErrorNotice error={tables.error} onRetry={() => void tables.refetch()} />}
      {sheets.length > 0 && <SheetView sheets={sheets} at={at} onAt={setAt} fit={false} />}
    </Page>
  );
}
