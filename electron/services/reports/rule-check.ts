import type { CallArgs, CallOutput } from '#shared/contract/index.ts';
import type { Day } from '#shared/dates/day.ts';
import { lastDayOfYear } from '#shared/dates/day.ts';
import {
  type CheckedRecord,
  countChecks,
  type PassedCounts,
  resultOf,
  rulesOff,
} from '#shared/reports/rule-check.ts';
import { ruleCheckBook, ruleCheckNotes } from '#shared/reports/rule-check-table.ts';
import type { TableModel } from '#shared/reports/types.ts';
import { settingsOn } from '#shared/rules/parameters.ts';
import type { RuleCode } from '#shared/rules/types.ts';
import { type LedgerContext, today } from '../context.ts';
import { mustFund } from '../guards.ts';
import { settingsOf } from '../setup/settings-store.ts';
import { fundViews } from '../setup/setup-store.ts';
import { paperFrame } from './paper-frame.ts';
import {
  type FundYear,
  findingsOfApprovals,
  judgementsOfRequests,
  passedOfEntries,
  recordsOfEntries,
  recordsOfExceptions,
} from './rule-check-records.ts';

/** What the rules said of a year's payment requests and posted entries, and what became of it. */
interface YearOfChecks {
  /** By rule, then in the order of time. */
  readonly records: readonly CheckedRecord[];
  readonly passed: PassedCounts;
  readonly approvalsOn: Day | null;
}

/** 专款专用核查: how often each rule judged in the year, and what became of each judgement. */
export function ruleCheck(
  ctx: LedgerContext,
  { fundUid, year }: CallArgs<'reports.ruleCheck'>,
): CallOutput<'reports.ruleCheck'> {
  const of = { fundId: mustFund(ctx, fundUid), year };
  const checks = checksOf(ctx, of);
  const rules = countChecks(checks.records, checks.passed);
  return { rules, notes: ruleCheckNotes({ ...checks, off: offIn(ctx, of) }, rules) };
}

/** The records behind the counts, but for what simply passed; paged by their place in the list. */
export function ruleCheckRecords(
  ctx: LedgerContext,
  { fundUid, year, code, result, cursor, limit }: CallArgs<'reports.ruleCheckRecords'>,
): CallOutput<'reports.ruleCheckRecords'> {
  const { records } = checksOf(ctx, { fundId: mustFund(ctx, fundUid), year });
  const found = records
    .map((record) => ({ ...record, result: resultOf(record) }))
    .filter((record) => code === null || record.code === code)
    .filter((record) => result === null || record.result === result);
  const from = Number(cursor ?? 0);
  const end = from + limit;
  return {
    rows: found.slice(from, end).map((record, at) => ({
      place: from + at + 1,
      code: record.code,
      result: record.result,
      subject: record.subject,
      uid: record.uid,
      record: record.record,
      message: record.message,
      reason: record.reason,
    })),
    next: end < found.length ? String(end) : null,
  };
}

/** 专款专用核查表 and its records, for paper, PDF and spreadsheet. */
export function ruleCheckTables(
  ctx: LedgerContext,
  { fundUid, year }: CallArgs<'reports.ruleCheckTables'>,
): TableModel[] {
  const of = { fundId: mustFund(ctx, fundUid), year };
  return ruleCheckBook({
    ...paperFrame(ctx, year),
    fund: fundViews(ctx.db).find(({ uid }) => uid === fundUid)!.name,
    ...checksOf(ctx, of),
    off: offIn(ctx, of),
  });
}

function checksOf(ctx: LedgerContext, of: FundYear): YearOfChecks {
  const requests = judgementsOfRequests(ctx, of);
  const approvals = findingsOfApprovals(ctx, of);
  const records = [
    ...requests.flatMap((request) => request.records),
    ...recordsOfEntries(ctx, of),
    ...recordsOfExceptions(ctx, of),
    ...(approvals ?? []),
  ];
  const passed = [
    ...passedOfEntries(ctx, of),
    ...requests.map((request) => new Map(request.passed.map((code) => [code, 1]))),
  ];
  return {
    records: records.toSorted((a, b) => (a.code < b.code ? -1 : a.code > b.code ? 1 : 0)),
    passed: summed(passed),
    approvalsOn: approvals === null ? null : today(ctx),
  };
}

function summed(counts: readonly PassedCounts[]): PassedCounts {
  const sum = new Map<RuleCode, number>();
  for (const each of counts) {
    for (const [code, count] of each) sum.set(code, (sum.get(code) ?? 0) + count);
  }
  return sum;
}

const offIn = (ctx: LedgerContext, { fundId, year }: FundYear) =>
  rulesOff(settingsOn(settingsOf(ctx.db, fundId), lastDayOfYear(year)).parameters);
