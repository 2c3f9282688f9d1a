import { Button } from 'antd';
import type { CallOutput } from '#shared/contract/index.ts';
import { CHECK_RESULT_WORDS, type CheckResult } from '#shared/reports/rule-check.ts';
import type { RuleCode } from '#shared/rules/types.ts';
import { usePaged } from '../../lib/api.ts';
import { go } from '../../lib/route.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { type Column, PagedTable } from '../../ui/PagedTable.tsx';

type RecordRow = CallOutput<'reports.ruleCheckRecords'>['rows'][number];

/** Null is all of them. */
export interface RecordFilter {
  readonly code: RuleCode | null;
  readonly result: CheckResult | null;
}

/** The records behind the counts; Enter or a double click opens the entry or the application. */
export function RuleCheckRecords(props: {
  input: { fundUid: string; year: number };
  filter: RecordFilter;
  onFilter(filter: RecordFilter): void;
}) {
  const { code, result } = props.filter;
  const list = usePaged('reports.ruleCheckRecords', { ...props.input, code, result });
  const words = [code ?? '', result === null ? '' : CHECK_RESULT_WORDS[result]].filter(Boolean);
  if (list.error) return <ErrorNotice error={list.error} onRetry={list.retry} />;
  return (
    <section className="rule-check-records" aria-label="核查记录">
      <div className="rule-check-filter">
        <b>{words.length === 0 ? '除通过外的全部核查记录' : words.join(' ')}</b>
        {words.length > 0 && (
          <Button size="small" onClick={() => props.onFilter({ code: null, result: null })}>
            看全部
          </Button>
        )}
        <span className="field-hint">双击或按 Enter 打开记录</span>
      </div>
      <PagedTable
        label="核查记录"
        columns={COLUMNS}
        rows={list.rows}
        rowKey={({ place }) => String(place)}
        hasMore={list.hasMore}
        loadMore={list.loadMore}
        loading={list.loading}
        onOpen={openSubject}
        empty={
          <EmptyState
            title="没有这样的核查记录"
            hint="提醒、例外、已整改和尚未了结的逐项列在这里；通过的只计数。"
          />
        }
      />
    </section>
  );
}

const PAGES = {
  entry: { path: '/entries', tab: 'posted' },
  relief: { path: '/cases/relief', tab: null },
  working_expense: { path: '/cases/expenses', tab: null },
} as const satisfies Record<RecordRow['subject'], object>;

function openSubject({ subject, uid }: RecordRow): void {
  const { path, tab } = PAGES[subject];
  go(path, { tab, open: uid });
}

const text = (
  key: 'record' | 'message' | 'reason',
  title: string,
  width: number,
): Column<RecordRow> => ({
  key,
  title,
  width,
  grow: key === 'message',
  render: (row) => <span title={row[key]}>{row[key]}</span>,
  copy: (row) => row[key],
});

const COLUMNS: Column<RecordRow>[] = [
  { key: 'code', title: '规则', width: 72, render: (r) => r.code, copy: (r) => r.code },
  {
    key: 'result',
    title: '结果',
    width: 128,
    render: (r) => <ResultText result={r.result} />,
    copy: (r) => CHECK_RESULT_WORDS[r.result],
  },
  text('record', '记录', 220),
  text('message', '情况', 320),
  text('reason', '理由', 220),
];

const ResultText = ({ result }: { result: CheckResult }) =>
  result === 'open' ? (
    <b className="check-open">{CHECK_RESULT_WORDS.open}</b>
  ) : (
    CHECK_RESULT_WORDS[result]
  );
