import type { Day } from '#shared/dates/day.ts';
import { rowsOf } from '../../ledger-file/prepared.ts';
import type { LedgerContext } from '../context.ts';
import { LINE_STATE, OF_FUND } from './line-states.ts';

/** More than a year of payments; whoever has more narrows the days. */
const AT_ONCE = 1_000;

/** Lines of the fund that pay out and nobody has dealt with, by uid in the order of time. */
export const openPayingLines = (
  ctx: LedgerContext,
  fundId: number,
  { from, to }: { from: Day | null; to: Day | null },
): string[] =>
  rowsOf<{ uid: string }>(
    ctx.db,
    `SELECT s.uid FROM imported_line s
     WHERE ${OF_FUND} AND s.amount_fen < 0 AND s.day BETWEEN ? AND ?
       AND ${LINE_STATE} IN ('unaccounted', 'partial') ORDER BY s.day, s.id LIMIT ${AT_ONCE}`,
    fundId,
    from ?? '',
    to ?? '9999',
  ).map(({ uid }) => uid);
