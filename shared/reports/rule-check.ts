import { RULE_CODES, type RuleCode } from '#shared/rules/types.ts';

/** What became of one judgement of the year: each is counted under exactly one. */
export const CHECK_RESULT_WORDS = {
  passed: '通过',
  warned: '提醒并说明理由',
  exception: '登记例外',
  corrected: '已整改',
  open: '尚未了结',
} as const;
export type CheckResult = keyof typeof CHECK_RESULT_WORDS;

/** One rule's judgement of one record, as the year's books hold it. */
export interface CheckedRecord {
  readonly code: RuleCode;
  /** The record for drill-down. */
  readonly uid: string;
  /** As printed, without names: 记-5月-12号, 2023年5月22日… Empty for what merely passed. */
  readonly record: string;
  readonly outcome: 'passed' | 'warned' | 'failed';
  readonly message: string;
  /** The reviewer's reason past a warning; the supervisor's of an exception; of an open one if any. */
  readonly reason: string;
  /** The supervisor's documented exception names it. */
  readonly exception: boolean;
  /** A failed one that was cleared: recovered, or reclassified once the rule was met. */
  readonly corrected: boolean;
}

export interface RuleCount {
  readonly code: RuleCode;
  readonly judged: number;
  readonly results: Readonly<Record<CheckResult, number>>;
}

/** A warning without its reason is open, like a failure that nothing has cleared. */
export function resultOf(record: CheckedRecord): CheckResult {
  if (record.outcome === 'passed') return 'passed';
  if (record.exception) return 'exception';
  if (record.outcome === 'failed') return record.corrected ? 'corrected' : 'open';
  return record.reason.trim() === '' ? 'open' : 'warned';
}

/** Counts every rule, in the order of the codes; one that judged nothing shows zeros. */
export function countChecks(records: readonly CheckedRecord[]): RuleCount[] {
  const counts = new Map(RULE_CODES.map((code) => [code, noResults()]));
  for (const record of records) counts.get(record.code)![resultOf(record)] += 1;
  return [...counts].map(([code, results]) => ({
    code,
    judged: Object.values(results).reduce((sum, count) => sum + count, 0),
    results,
  }));
}

const noResults = (): Record<CheckResult, number> => ({
  passed: 0,
  warned: 0,
  exception: 0,
  corrected: 0,
  open: 0,
});
