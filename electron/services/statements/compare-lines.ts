import type { Day } from '#shared/dates/day.ts';
import {
  dedupe,
  type ExistingLine,
  type LineVerdict,
  type PartialDay,
} from '#shared/statements/dedupe.ts';
import type { Recognition } from '#shared/statements/types.ts';
import { prepared } from '../../ledger-file/prepared.ts';
import type { LedgerContext } from '../context.ts';
import { lineText } from './line-texts.ts';

export interface Comparison {
  /** One per recognised line, in its order. */
  lines: readonly LineVerdict<number>[];
  /** Days that the file covers only in part. */
  partialDays: readonly PartialDay[];
}

/** Compares recognised lines with those the ledger holds of the account in the same days. */
export function compareWithLedger(
  ctx: LedgerContext,
  accountId: number | null,
  recognition: Recognition,
): Comparison {
  const { verdicts, partialDays } = dedupe<number>(recognition.lines, (from, to) =>
    accountId === null ? [] : existingBetween(ctx, accountId, from, to),
  );
  return { lines: verdicts, partialDays };
}

interface Row {
  id: number;
  day: Day;
  time: string | null;
  amountFen: number;
  balanceFen: number | null;
  serial: string | null;
  importId: number;
  lineNo: number;
}

function* existingBetween(
  ctx: LedgerContext,
  accountId: number,
  from: Day,
  to: Day,
): Iterable<ExistingLine<number>> {
  const rows = prepared(
    ctx.db,
    `SELECT id, day, time, amount_fen AS amountFen, balance_fen AS balanceFen, serial,
       import_id AS importId, line_no AS lineNo
     FROM imported_line WHERE account_id = ? AND day BETWEEN ? AND ? ORDER BY id`,
  ).all(accountId, from, to) as Row[];
  for (const row of rows) {
    // The party is sealed and only tells bare lines apart: it is opened for those alone.
    const bare = row.balanceFen === null && row.serial === null;
    yield bare ? { ...row, counterpartyName: lineText(ctx, row).counterpartyName || null } : row;
  }
}
