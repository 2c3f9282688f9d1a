import { useState } from 'react';
import { usePaged } from '../../../lib/api.ts';
import { useKeys } from '../../../lib/keys.ts';
import { useLedger } from '../../../lib/ledger.tsx';
import { PREPARERS, roleRefusal } from '../../../lib/may.ts';
import { go, useRoute } from '../../../lib/route.ts';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import { ErrorNotice } from '../../../ui/ErrorNotice.tsx';
import { Page } from '../../../ui/Page.tsx';
import { PagedTable } from '../../../ui/PagedTable.tsx';
import { ReasonButton } from '../../../ui/ReasonButton.tsx';
import { CaseTabs } from '../../cases/index.ts';
import { COLUMNS } from '../approval-columns.tsx';
import '../approvals.css';
import { PublicityList } from './PublicityList.tsx';
import { PublishForm } from './PublishForm.tsx';

/** 公示: what is decided and not yet shown, and what is or was shown where. */
export function PublicityPage() {
  const { fund, status } = useLedger();
  const filter = {
    fundUid: fund.uid,
    kind: 'relief' as const,
    year: null,
    caseUid: null,
    text: '',
  };
  const waiting = usePaged('approvals.list', { ...filter, stages: ['await-published'] });
  const linked = useRoute().params.get('choose');
  const [keys, setKeys] = useState<ReadonlySet<string>>(
    () => new Set(linked === null ? [] : [linked]),
  );
  const [publishing, setPublishing] = useState(false);
  const chosen = waiting.rows.filter((row) => keys.has(row.uid));
  const refusal =
    roleRefusal(status, PREPARERS) ?? (chosen.length === 0 ? '先勾选要公示的申请' : null);
  const publish = () => setPublishing(true);
  useKeys({ F2: { word: '公示所选', run: publish, enabled: refusal === null } }, '公示');
  return (
    <Page
      fill
      title="救助个案"
      standing={waiting.rows.length > 0 ? `待公示 ${waiting.rows.length} 件` : '没有待公示的申请'}
      action={
        <ReasonButton type="primary" title="F2" reason={refusal} onClick={publish}>
          {`公示所选${chosen.length > 0 ? ` ${chosen.length} 件` : ''}`}
        </ReasonButton>
      }
    >
      <CaseTabs />
      {waiting.error && <ErrorNotice error={waiting.error} onRetry={waiting.retry} />}
      <PagedTable
        label="待公示的申请"
        columns={COLUMNS.relief}
        rows={waiting.rows}
        rowKey={(row) => row.uid}
        hasMore={waiting.hasMore}
        loadMore={waiting.loadMore}
        loading={waiting.loading}
        selection={{ keys, onChange: setKeys }}
        onOpen={(row) => go('/cases/relief', { open: row.uid })}
        height={250}
        empty={
          <EmptyState
            title="没有待公示的申请"
            hint="审定后的救助申请列在这里，勾选后一并公示；公示表只有姓氏、乡镇、类别和金额。"
          />
        }
      />
      <PublicityList refusal={roleRefusal(status, PREPARERS)} />
      {publishing && (
        <PublishForm
          rows={chosen}
          onPublished={() => {
            setKeys(new Set());
            setPublishing(false);
          }}
          onClose={() => setPublishing(false)}
        />
      )}
    </Page>
  );
}
