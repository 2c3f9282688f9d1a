import type { Database } from 'better-sqlite3';
import { chainHead } from '../../ledger-file/chain.ts';
import { firstValue } from '../../ledger-file/prepared.ts';
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

/** Neither booked in full nor left out of the books: what drafts claim of these comes and goes. */
const STANDS_OPEN = `${POSTED_FEN} <> s.amount_fen AND NOT ${IS_IGNORED}`;

/** How many lines of the fund nobody has dealt with yet. */
export function lineStateCounts(ctx: LedgerContext, fundId: number): { unaccounted: number } {
  // From the few drafted lines to their states, never from all lines to their drafts.
  const drafted = firstValue<number>(
    ctx.db,
    `SELECT count(*) FROM (SELECT DISTINCT line_id FROM draft_line) d
     CROSS JOIN statement_line s ON s.id = d.line_id WHERE ${OF_FUND} AND ${STANDS_OPEN}`,
    fundId,
  )!;
  return { unaccounted: standingOpen(ctx, fundId) - drafted };
}

/** Counted open lines per connection and fund, with the seq of the chain they were counted at. */
const counted = new WeakMap<Database, Map<number, { seq: number; lines: number }>>();

/**
 * Counting means reading every line. Imports, postings and decisions are all chained, so the count
 * holds until the chain grows: the home page is drawn far more often than that.
 */
function standingOpen(ctx: LedgerContext, fundId: number): number {
  const { seq } = chainHead(ctx.db, ctx.ledgerUid);
  const funds = counted.get(ctx.db) ?? new Map<number, { seq: number; lines: number }>();
  counted.set(ctx.db, funds);
  const known = funds.get(fundId);
  if (known?.seq === seq) return known.lines;
  const lines = firstValue<number>(
    ctx.db,
    `SELECT count(*) FROM statement_line s WHERE ${OF_FUND} AND ${STANDS_OPEN}`,
    fundId,
  )!;
  funds.set(fundId, { seq, lines });
  return lines;
}
