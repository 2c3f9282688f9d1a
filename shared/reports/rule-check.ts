import type { UseKind } from '#shared/entries/kinds.ts';
import type { RuleParameters } from '#shared/rules/parameters.ts';
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
  /** What to open for it: the entry, or the application of one kind or the other. */
  readonly subject: 'entry' | UseKind;
  readonly uid: string;
  /** As printed, without names: 记-202305-0012, 审批 示审〔2023〕1号 用款申请. */
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

/** How often each rule simply passed: there is nothing to tell of these, so they are not listed. */
export type PassedCounts = ReadonlyMap<RuleCode, number>;

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

/**
 * Counts every rule, in the order of the codes; one that judged nothing shows zeros. `passed` is
 * added to what is listed.
 */
export function countChecks(
  records: readonly CheckedRecord[],
  passed: PassedCounts = new Map(),
): RuleCount[] {
  const counts = new Map(
    RULE_CODES.map((code) => [code, { ...NO_RESULTS, passed: passed.get(code) ?? 0 }]),
  );
  for (const record of records) counts.get(record.code)![resultOf(record)] += 1;
  return [...counts].map(([code, results]) => ({
    code,
    judged: Object.values(results).reduce((sum, count) => sum + count, 0),
    results,
  }));
}

const NO_RESULTS: Readonly<Record<CheckResult, number>> = {
  passed: 0,
  warned: 0,
  exception: 0,
  corrected: 0,
  open: 0,
};

export interface RuleOff {
  readonly code: RuleCode;
  readonly why: string;
}

/** The rules these settings leave without anything to judge, with what to say of each. */
export function rulesOff(parameters: RuleParameters): RuleOff[] {
  const { workingExpenseCap, oneOff, caseLimitFen, procurementFromFen } = parameters;
  const off: RuleOff[] = [{ code: 'DA-11', why: '在结账时判断，本年还没有结账。' }];
  if (workingExpenseCap === null) off.push({ code: 'DA-10', why: '没有设定工作经费上限。' });
  if (!oneOff && caseLimitFen === null) {
    off.push({ code: 'DA-14', why: '没有设定一次性救助和每案限额。' });
  }
  if (procurementFromFen === null) off.push({ code: 'DA-16', why: '没有设定采购限额。' });
  return off.toSorted((a, b) => (a.code < b.code ? -1 : 1));
}
