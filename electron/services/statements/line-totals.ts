import type { CallArgs, CallOutput } from '#shared/contract/index.ts';
import { rowOf, rowsOf } from '../../ledger-file/prepared.ts';
import type { LedgerContext } from '../context.ts';
import { LINE_STATE } from './line-states.ts';
import { accountsAsked, lineSays, type SearchedLine } from './lines.ts';

/** Opening the texts of more lines for one sum would keep the reader from its pages. */
export const MOST_SEARCHED = 20_000;

/** What the filter says of `s`, but for its text, which is sealed. */
const IN_FILTER = `s.account_id IN (SELECT value FROM json_each(?)) AND s.day >= ? AND s.day <= ?
  AND (? = '[]' OR ${LINE_STATE} IN (SELECT value FROM json_each(?)))`;

interface Sums {
  count: number;
  inFen: number;
  outFen: number;
}

/** Count and sums of all lines in the filter; null where a text is sought in too many of them. */
export function totals(
  ctx: LedgerContext,
  args: CallArgs<'statements.totals'>,
): CallOutput<'statements.totals'> {
  const states = JSON.stringify(args.states);
  const days = [args.from ?? '0000', args.to ?? '9999'];
  const values = [JSON.stringify(accountsAsked(ctx, args)), ...days, states, states];
  const sums = rowOf<Sums>(
    ctx.db,
    `SELECT count(*) AS count, coalesce(sum(max(s.amount_fen, 0)), 0) AS inFen,
       coalesce(sum(max(-s.amount_fen, 0)), 0) AS outFen
     FROM statement_line s WHERE ${IN_FILTER}`,
    ...values,
  )!;
  const wanted = args.text.trim();
  if (wanted === '') return sums;
  return sums.count > MOST_SEARCHED ? null : searchedTotals(ctx, values, wanted);
}

function searchedTotals(ctx: LedgerContext, values: readonly unknown[], wanted: string): Sums {
  // In the order of their chunks, so that each is opened once.
  const lines = rowsOf<SearchedLine & { amountFen: number }>(
    ctx.db,
    `SELECT s.amount_fen AS amountFen, s.serial, s.import_id AS importId, s.line_no AS lineNo
     FROM imported_line s WHERE ${IN_FILTER} ORDER BY s.id`,
    ...values,
  );
  const sums: Sums = { count: 0, inFen: 0, outFen: 0 };
  for (const line of lines) {
    if (!lineSays(ctx, line, wanted)) continue;
    sums.count += 1;
    if (line.amountFen > 0) sums.inFen += line.amountFen;
    else sums.outFen -= line.amountFen;
  }
  return sums;
}
