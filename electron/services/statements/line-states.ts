import { rowOf } from '../../ledger-file/prepared.ts';
import type { LedgerContext } from '../context.ts';

/**
 * A line's state is derived, never stored: what standing entries account for, the newest decision
 * to leave it out of the books, and drafts that claim it.
 */

/** What standing (not reversed) entries account for of the line `s`, signed like it. */
export const POSTED_FEN = `coalesce((
  SELECT sum(m.amount_fen) FROM line_match m
  WHERE m.line_id = s.id
    AND NOT EXISTS (SELECT 1 FROM entry r WHERE r.reverses_id = m.entry_id)), 0)`;

export const IS_IGNORED = `coalesce((
  SELECT d.decision = 'ignored' FROM line_decision d
  WHERE d.line_id = s.id ORDER BY d.id DESC LIMIT 1), 0)`;

export const IS_DRAFTED = 'EXISTS (SELECT 1 FROM draft_line d WHERE d.line_id = s.id)';

/** The state of `s`, in the contract's words. */
export const LINE_STATE = `CASE
  WHEN ${POSTED_FEN} = s.amount_fen THEN 'posted'
  WHEN ${IS_IGNORED} THEN 'ignored'
  WHEN ${IS_DRAFTED} THEN 'drafted'
  WHEN ${POSTED_FEN} <> 0 THEN 'partial'
  ELSE 'unaccounted' END`;

/** Lines of the fund's accounts. */
export const OF_FUND = `s.account_id IN (
  SELECT account_id FROM account_registration WHERE fund_id = ?)`;

/** How many lines of the fund nobody has dealt with yet. */
export function lineStateCounts(ctx: LedgerContext, fundId: number): { unaccounted: number } {
  return rowOf<{ unaccounted: number }>(
    ctx.db,
    `SELECT count(*) AS unaccounted FROM statement_line s
     WHERE ${OF_FUND} AND ${LINE_STATE} IN ('unaccounted', 'partial')`,
    fundId,
  )!;
}
