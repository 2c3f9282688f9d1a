import { Button } from 'antd';
import type { CallOutput } from '#shared/contract/index.ts';
import { CHECK_RESULT_WORDS, type CheckResult } from '#shared/reports/rule-check.ts';
import { RULE_NAMES } from '#shared/rules/names.ts';
import { RULE_CODES, type RuleCode } from '#shared/rules/types.ts';
import { useCall } from '../../lib/api.ts';
import { useLedger } from '../../lib/ledger.tsx';
import { go, useRoute } from '../../lib/route.ts';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { PaperActions } from '../../ui/PaperActions.tsx';
import { type PlainColumn, PlainTable } from '../../ui/PlainTable.tsx';
import { type RecordFilter, RuleCheckRecords } from './RuleCheckRecords.tsx';

type RuleRow = CallOutput<'reports.ruleCheck'>['rules'][number];

const RESULTS = Object.keys(CHECK_RESULT_WORDS) as CheckResult[];

/** 专款专用核查: every rule of the year with its counts; a count opens the records behind it. */
export function RuleCheckPanel() {
  const { fund, year } = useLedger();
  const input = { fundUid: fund.uid, year };
  const { data, error, refetch } = useCall('reports.ruleCheck', input, { keepPrevious: true });
  const filter = filterFromLink(useRoute().params);
  return (
    <div className="list-body rule-check">
      <div className="audit-head">
        <p className="rule-check-notes">
          {data ? data.notes.slice(0, 3).join('') : `正在核查 ${year} 年…`}
        </p>
        <PaperActions
          request={{ paper: 'rule-check', input }}
          ready={data !== undefined}
          place="专款专用核查"
        />
      </div>
      {error && <ErrorNotice error={error} onRetry={() => void refetch()} />}
      {data && (
        <div className="rule-check-work">
          <div className="rule-check-table">
            <PlainTable
              label="专款专用核查表"
              rows={data.rules}
              columns={COLUMNS}
              rowKey={({ code }) => code}
            />
            {data.notes.slice(3).map((note) => (
              <p key={note} className="field-hint">
                {note}
              </p>
            ))}
          </div>
          {data.rules.some(told) && (
            <RuleCheckRecords input={input} filter={filter} onFilter={show} />
          )}
        </div>
      )}
    </div>
  );
}

/** Whether there is anything to list of a rule besides what passed. */
const told = ({ judged, results }: RuleRow): boolean => judged > results.passed;

const show = ({ code, result }: RecordFilter) => go('/audit', { tab: 'rules', code, result });

function filterFromLink(params: URLSearchParams): RecordFilter {
  return {
    code: RULE_CODES.find((code) => code === params.get('code')) ?? null,
    result: RESULTS.find((result) => result === params.get('result')) ?? null,
  };
}

const COLUMNS: PlainColumn<RuleRow>[] = [
  { title: '规则', render: ({ code }) => <span className="digits">{code}</span> },
  { title: '核查内容', render: ({ code }) => RULE_NAMES[code] },
  {
    title: '核查',
    align: 'right',
    render: ({ judged }) => judged || <span className="check-none">0</span>,
  },
  ...RESULTS.map((result) => ({
    title: CHECK_RESULT_WORDS[result],
    align: 'right' as const,
    render: ({ code, results }: RuleRow) => (
      <Count code={code} result={result} count={results[result]} />
    ),
  })),
];

/** What simply passed has nothing to tell, so it leads nowhere. */
function Count({ code, result, count }: { code: RuleCode; result: CheckResult; count: number }) {
  if (count === 0) return <span className="check-none">0</span>;
  if (result === 'passed') return count;
  return (
    <Button
      type="link"
      size="small"
      danger={result === 'open'}
      aria-label={`${code} ${CHECK_RESULT_WORDS[result]} ${count} 项`}
      onClick={() => show({ code, result })}
    >
      {count}
    </Button>
  );
}
