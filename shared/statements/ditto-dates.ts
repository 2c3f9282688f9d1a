import type { Day } from '#shared/dates/day.ts';
import { readAmount } from '#shared/statements/amount.ts';
import type { Layout } from '#shared/statements/columns.ts';
import type { MomentReader } from '#shared/statements/moment.ts';
import { contentOf } from '#shared/statements/text.ts';
import type { Row } from '#shared/statements/types.ts';

/**
 * Does a sheet write each day once, above the rows that share it? It does where no row repeats the
 * date of the row above it, no date has a time, and more than one row has money but no date. One
 * row without a date among rows that repeat theirs has lost it.
 */
export function writesDaysOnce(
  rows: readonly Row[],
  from: number,
  layout: Layout,
  moments: MomentReader,
): boolean {
  let above: Day | null = null;
  let [dated, dateless] = [false, 0];
  for (let at = from; at < rows.length; at++) {
    const row = rows[at]!;
    if (!hasMoney(row, layout)) {
      above = null;
      continue;
    }
    const moment = moments.read(row[layout.of.date]);
    if (moment === null) {
      if (contentOf(row[layout.of.date]) !== null) return false;
      if (dated) dateless++;
      continue;
    }
    if (moment.time !== null || moment.day === above) return false;
    above = moment.day;
    dated = true;
  }
  return dateless > 1;
}

/**
 * What a row below another must show to be taken for one of the same day: a balance that follows
 * from its neighbour's; without balances a party or a memo, since a bare figure may be a total.
 */
export function belongsBelow(row: Row, above: Row, layout: Layout): boolean {
  const { of } = layout;
  if (of.balance >= 0) {
    const [balance, before] = [readAmount(row[of.balance]), readAmount(above[of.balance])];
    if (typeof balance !== 'number' || typeof before !== 'number') return false;
    const step = Math.abs(balance - before);
    return step === movedIn(row, layout) || step === movedIn(above, layout);
  }
  const words = [of.counterpartyName, of.counterpartyAccount, of.payeeName, of.summary, of.purpose];
  return words.some((k) => contentOf(row[k]) !== null);
}

const hasMoney = (row: Row, layout: Layout): boolean => movedIn(row, layout) > 0;

/** How much a row moves, whichever way. */
function movedIn(row: Row, { of }: Layout): number {
  let moved = 0;
  for (const k of [of.in, of.out, of.amount]) {
    const read = readAmount(row[k]);
    if (typeof read === 'number') moved += Math.abs(read);
  }
  return moved;
}
