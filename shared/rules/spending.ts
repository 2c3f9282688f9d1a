import { type Day, lastDayOfYear, yearOf } from '../dates/day.ts';
import { type Authorised, authorisedOn } from './budget.ts';
import type { RuleContext } from './types.ts';

/** A change of the fund's spending on one day, by the money that pays. Signed 分. */
export interface SpendingChange {
  day: Day;
  currentFen: number;
  carryoverFen: number;
}

export type Measure = 'total' | 'current' | 'carryover';

/** Authorised minus spent on one day, for one measure, after posted entries and a batch. */
export interface DayRoom {
  day: Day;
  /** Negative: this much is missing. */
  roomFen: Record<Measure, number>;
  /** How much the batch adds to spending up to this day. */
  batchFen: Record<Measure, number>;
}

/**
 * The room left on every day from `from` to the year's end on which anything changes, in order.
 * Between two of these days nothing changes, so they stand for every day of the year.
 */
export function roomByDay(context: RuleContext, batch: SpendingChange[], from: Day): DayRoom[] {
  const { budgetYear: year } = context;
  const posted: SpendingChange[] = context.dayTotals.map((total) => ({
    day: total.day,
    currentFen: total.spentFen - total.spentCarryoverFen,
    carryoverFen: total.spentCarryoverFen,
  }));
  const spent = {
    current: context.openingSpentFen - context.openingSpentCarryoverFen,
    carryover: context.openingSpentCarryoverFen,
  };
  const added = { current: 0, carryover: 0 };
  const nextPosted = inOrder(posted);
  const nextBatch = inOrder(batch);
  return daysOfChange(context, [...posted, ...batch], from).map((day) => {
    addUpTo(day, nextPosted, spent);
    addUpTo(day, nextBatch, added);
    const authorised = authorisedOn(context.budgetDocuments, year, day);
    return { day, roomFen: room(authorised, spent, added), batchFen: withTotal(added) };
  });
}

interface ByFunding {
  current: number;
  carryover: number;
}

function daysOfChange(context: RuleContext, changes: SpendingChange[], from: Day): Day[] {
  const last = lastDayOfYear(context.budgetYear);
  const days = new Set<Day>([from]);
  for (const { day } of changes) days.add(day);
  for (const document of context.budgetDocuments) {
    if (document.budgetYear === context.budgetYear) days.add(document.effectiveOn);
  }
  return [...days].filter((day) => day >= from && day <= last).sort();
}

/** A cursor over changes in order of day: each is taken once. */
function inOrder(changes: SpendingChange[]): { at: number; changes: SpendingChange[] } {
  return { at: 0, changes: changes.toSorted((a, b) => compareDays(a.day, b.day)) };
}

function addUpTo(day: Day, cursor: ReturnType<typeof inOrder>, sums: ByFunding): void {
  for (; cursor.at < cursor.changes.length; cursor.at += 1) {
    const change = cursor.changes[cursor.at]!;
    if (change.day > day) return;
    sums.current += change.currentFen;
    sums.carryover += change.carryoverFen;
  }
}

const withTotal = (sums: ByFunding): Record<Measure, number> => ({
  ...sums,
  total: sums.current + sums.carryover,
});

function room(authorised: Authorised, spent: ByFunding, added: ByFunding) {
  const current = authorised.currentFen - spent.current - added.current;
  const carryover = authorised.carryoverFen - spent.carryover - added.carryover;
  return { current, carryover, total: current + carryover };
}

export const compareDays = (a: Day, b: Day): number => (a < b ? -1 : a > b ? 1 : 0);

/** Throws when a day lies outside the context's budget year: the caller mixed two years. */
export function assertInYear(day: Day, context: RuleContext): void {
  if (yearOf(day) !== context.budgetYear) {
    throw new RangeError(`${day} is judged in the context of ${context.budgetYear}`);
  }
}
