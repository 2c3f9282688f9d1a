import { Button } from 'antd';
import { useDeferredValue, useEffect, useRef, useState } from 'react';
import type { UseKind } from '#shared/entries/kinds.ts';
import { useCall, usePaged } from '../../lib/api.ts';
import { useDraft } from '../../lib/drafts.ts';
import { useKeys } from '../../lib/keys.ts';
import { useLedger } from '../../lib/ledger.tsx';
import { PREPARERS, roleRefusal } from '../../lib/may.ts';
import { go, useRoute } from '../../lib/route.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { Page } from '../../ui/Page.tsx';
import { PagedTable } from '../../ui/PagedTable.tsx';
import { ReasonButton } from '../../ui/ReasonButton.tsx';
import { CaseTabs } from '../cases/index.ts';
import { ApprovalDrawer } from './ApprovalDrawer.tsx';
import { ApprovalFilters } from './ApprovalFilters.tsx';
import { COLUMNS } from './approval-columns.tsx';
import {
  type ApprovalFilter,
  askedFor,
  filterFromLink,
  isFiltered,
  NO_FILTER,
  standingOf,
} from './approval-filter.ts';
import './approvals.css';
import { APPLICATION_WORDS, PAGE_OF } from './page-of.ts';
import { ApprovalForm } from './register/ApprovalForm.tsx';

const HINTS: Record<UseKind, string> = {
  relief: '救助申请对应一个信访个案和一名救助对象，经核实、初审、审定、公示、协议后申请用款。',
  working_expense: '工作经费先申请、后支出：写明用途、金额和用款单位，经审批后申请用款。',
};

export const ReliefPage = () => <ApprovalsPage kind="relief" key="relief" />;
export const ExpensePage = () => <ApprovalsPage kind="working_expense" key="working_expense" />;

/** 救助审批 and 工作经费审批: what was applied for, and where each application stands. */
function ApprovalsPage({ kind }: { kind: UseKind }) {
  const label = APPLICATION_WORDS[kind];
  const { status, fund, year } = useLedger();
  const kept = useKeptFilter(`${status.uid}:${fund.uid}:${kind}-filter`);
  const asked = askedFor(useDeferredValue(kept.value), { kind, fundUid: fund.uid, year });
  const list = usePaged('approvals.list', asked);
  const stages = useCall('approvals.stages', { fundUid: fund.uid });
  const { params } = useRoute();
  const open = params.get('open');
  const forCase = params.get('register');
  const [registering, setRegistering] = useState(false);
  const show = (uid: string | null) => go(PAGE_OF[kind], { open: uid });
  const close = () => {
    setRegistering(false);
    if (forCase !== null) show(null);
  };
  const refusal = roleRefusal(status, PREPARERS);
  const register = () => setRegistering(true);
  const textRef = useRef<HTMLSpanElement>(null);
  useKeys(
    {
      F2: { word: `登记${label}`, run: register, enabled: refusal === null },
      'Ctrl+F': () => textRef.current?.querySelector('input')?.focus(),
    },
    label,
  );
  const action = (
    <ReasonButton type="primary" title="F2" reason={refusal} onClick={register}>
      {`登记${label}`}
    </ReasonButton>
  );
  return (
    <Page
      fill
      title="救助个案"
      standing={stages.data && standingOf(stages.data, kind)}
      action={action}
    >
      <CaseTabs />
      {list.error && <ErrorNotice error={list.error} onRetry={list.retry} />}
      <ApprovalFilters kind={kind} filter={kept.value} onChange={kept.change} textRef={textRef} />
      <PagedTable
        label={label}
        columns={COLUMNS[kind]}
        rows={list.rows}
        rowKey={(row) => row.uid}
        hasMore={list.hasMore}
        loadMore={list.loadMore}
        loading={list.loading}
        onOpen={(row) => show(row.uid)}
        currentKey={open}
        empty={
          isFiltered(kept.value) ? (
            <EmptyState
              title={`没有符合筛选的${label}`}
              hint="换个条件，或清除筛选看全部申请。"
              action={<Button onClick={() => kept.set(NO_FILTER)}>清除筛选</Button>}
            />
          ) : (
            <EmptyState title={`${year} 年还没有${label}`} hint={HINTS[kind]} action={action} />
          )
        }
      />
      {open !== null && (
        <ApprovalDrawer key={open} uid={open} refusal={refusal} onClose={() => show(null)} />
      )}
      {(registering || forCase !== null) && refusal === null && (
        <ApprovalForm
          kind={kind}
          caseUid={forCase}
          replaces={null}
          onRecorded={(uid) => {
            setRegistering(false);
            show(uid);
          }}
          onClose={close}
        />
      )}
    </Page>
  );
}

function useKeptFilter(key: string) {
  const kept = useDraft<ApprovalFilter>(key, NO_FILTER, { personal: true });
  const link = useRoute().params.toString();
  useEffect(() => {
    const asked = filterFromLink(new URLSearchParams(link));
    if (asked) kept.set(asked);
  }, [link, kept.set]);
  return kept;
}
