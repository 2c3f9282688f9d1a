import { type Day, dayOf, monthOf, yearOf } from '../dates/day.ts';
import type { ClosedPeriod } from './types.ts';

/** True when nothing may be posted into the period any more (DA-13). Closing is one-way. */
export function isClosed(closed: ClosedPeriod[], year: number, period: number): boolean {
  return closed.some((c) => c.year === year && (c.period === null || c.period === period));
}

export function isYearClosed(closed: ClosedPeriod[], year: number): boolean {
  return closed.some((c) => c.year === year && c.period === null);
}

/**
 * The voucher day of a line: its business date while that month is open, else the first day of
 * the first open month after it. A line of a closed year lands in the next year as a correction.
 */
export function voucherFor(
  businessDate: Day,
  closed: ClosedPeriod[],
): { date: Day; period: number } {
  let year = yearOf(businessDate);
  let month = monthOf(businessDate);
  if (!isClosed(closed, year, month)) return { date: businessDate, period: month };
  // Each step leaves one closed month behind, and only finitely many are closed.
  for (let steps = 0; steps <= 12 * (closed.length + 1); steps += 1) {
    if (!isClosed(closed, year, month)) return { date: dayOf(year, month, 1)!, period: month };
    [year, month] = month === 12 ? [year + 1, 1] : [year, month + 1];
  }
  throw new RangeError(`no open month after ${businessDate}`);
}
