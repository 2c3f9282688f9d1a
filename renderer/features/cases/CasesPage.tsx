import { Button } from 'antd';
import { useDeferredValue, useEffect, useRef, useState } from 'react';
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
import { CaseDrawer } from './CaseDrawer.tsx';
import { CaseFigures } from './CaseFigures.tsx';
import { CaseFilters } from './CaseFilters.tsx';
import { CaseForm } from './CaseForm.tsx';
import { CaseTabs } from './CaseTabs.tsx';
import { CASE_COLUMNS } from './case-columns.tsx';
import { askedFor, type CaseFilter, filterFromLink, isFiltered, NO_FILTER } from './case-filter.ts';
import './cases.css';

const startImport = () => go('/cases/import');
const show = (uid: string | null) => go('/cases', { open: uid });

/** 救助个案: the register of petition cases, and how each stands. */
export function CasesPage() {
  const { status, fund, year } = useLedger();
  const kept = useKeptFilter(`${status.uid}:${fund.uid}:case-filter`);
  const asked = askedFor(useDeferredValue(kept.value), fund.uid, year);
  const list = usePaged('cases.list', asked);
  const totals = useCall('cases.totals', asked, { keepPrevious: true });
  const whole = useCall('cases.totals', askedFor(NO_FILTER, fund.uid, year));
  const open = useRoute().params.get('open');
  const [registering, setRegistering] = useState(false);
  const refusal = roleRefusal(status, PREPARERS);
  const register = () => setRegistering(true);
  const textRef = useRef<HTMLSpanElement>(null);
  useKeys(
    {
      F2: { word: '登记个案', run: register, enabled: refusal === null },
      'Ctrl+F': () => textRef.current?.querySelector('input')?.focus(),
    },
    '救助个案',
  );
  const acts = (
    <div className="button-row">
      <Button onClick={startImport}>导入个案名单</Button>
      <ReasonButton type="primary" title="F2" reason={refusal} onClick={register}>
        登记个案
      </ReasonButton>
    </div>
  );
  return (
    <Page fill title="救助个案" standing={whole.data && standingOf(year, whole.data)} action={acts}>
      <CaseTabs />
      {list.error && <ErrorNotice error={list.error} onRetry={list.retry} />}
      <CaseFilters filter={kept.value} onChange={kept.change} textRef={textRef} />
      {totals.data && totals.data.all.handled > 0 && <CaseFigures figures={totals.data} />}
      <PagedTable
        label="救助个案"
        columns={CASE_COLUMNS}
        rows={list.rows}
        rowKey={(each) => each.uid}
        hasMore={list.hasMore}
        loadMore={list.loadMore}
        loading={list.loading}
        onOpen={(each) => show(each.uid)}
        currentKey={open}
        totals={{ caseNo: '合计', category: totals.data && `${totals.data.all.handled} 件` }}
        empty={
          isFiltered(kept.value) ? (
            <NoneFound clear={() => kept.set(NO_FILTER)} />
          ) : (
            <EmptyState
              title={`${year} 年还没有应办结的个案`}
              hint="积案、初访和突发事件登记在这里：编号、属地、责任单位、期限和一句话的诉求摘要。可以逐件登记，也可以导入 Excel 名单。"
              action={acts}
            />
          )
        }
      />
      {open !== null && (
        <CaseDrawer
          key={open}
          uid={open}
          on={kept.value.on}
          refusal={refusal}
          onClose={() => show(null)}
        />
      )}
      {registering && (
        <CaseForm
          replaces={null}
          onRecorded={(uid) => {
            setRegistering(false);
            show(uid);
          }}
          onClose={() => setRegistering(false)}
        />
      )}
    </Page>
  );
}

function useKeptFilter(key: string) {
  const kept = useDraft<CaseFilter>(key, NO_FILTER, { personal: true });
  const link = useRoute().params.toString();
  useEffect(() => {
    const asked = filterFromLink(new URLSearchParams(link));
    if (asked) kept.set(asked);
  }, [link, kept.set]);
  return kept;
}

function standingOf(
  year: number,
  {
    all,
    overdue,
    followUps,
  }: { all: { handled: number; settled: number } } & {
    overdue: number;
    followUps: { due: number };
  },
): string {
  const parts = [
    `${year} 年应办结 ${all.handled} 件，已息访 ${all.settled} 件`,
    overdue > 0 ? `逾期未结 ${overdue} 件` : '',
    followUps.due > 0 ? `待回访 ${followUps.due} 次` : '',
  ];
  return all.handled === 0 ? '' : parts.filter(Boolean).join('，');
}

function NoneFound({ clear }: { clear(): void }) {
  return (
    <EmptyState
      title="没有符合筛选的个案"
      hint="换个条件，或清除筛选看全部个案。"
      action={<Button onClick={clear}>清除筛选</Button>}
    />
  );
}
