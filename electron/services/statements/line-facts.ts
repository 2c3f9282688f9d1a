import type { LineFacts } from '#shared/entries/suggest.ts';
import { rowsOf } from '../../ledger-file/prepared.ts';
import type { LedgerContext } from '../context.ts';
import { IS_IGNORED, POSTED_FEN } from './line-states.ts';
import { lineText } from './line-texts.ts';
import { lineIdsOf } from './line-uid.ts';

interface Row {
  lineUid: string;
  accountUid: string;
  day: string;
  amountFen: number;
  postedFen: number;
  draftedFen: number;
  importId: number;
  lineNo: number;
}

export interface OpenLineOptions {
  /** Leave this draft's own claims out. */
  exceptDraft?: string | null;
  /** Leave this entry's claims out: a correction is about to free them. */
  exceptEntry?: string | null;
}

/** The named lines that still have an unbooked, unclaimed part, with that part as the amount. */
export function openLineFacts(
  ctx: LedgerContext,
  lineUids: readonly string[],
  { exceptDraft = null, exceptEntry = null }: OpenLineOptions = {},
): LineFacts[] {
  const rows = rowsOf<Row>(
    ctx.db,
    `SELECT s.uid AS lineUid, a.uid AS accountUid, s.day, s.amount_fen AS amountFen,
       ${POSTED_FEN} - coalesce((
         SELECT sum(m.amount_fen) FROM line_match m JOIN entry e ON e.id = m.entry_id
         WHERE m.line_id = s.id AND e.uid = ?), 0) AS postedFen,
       coalesce((SELECT sum(d.amount_fen) FROM draft_line d JOIN draft f ON f.id = d.draft_id
         WHERE d.line_id = s.id AND f.uid IS NOT ?), 0) AS draftedFen,
       s.import_id AS importId, s.line_no AS lineNo
     FROM imported_line s JOIN bank_account a ON a.id = s.account_id
     WHERE s.id IN (SELECT value FROM json_each(?)) AND NOT ${IS_IGNORED} ORDER BY s.id`,
    exceptEntry,
    exceptDraft,
    lineIdsOf(ctx.db, lineUids),
  );
  return rows.flatMap((row) => {
    const openFen = row.amountFen - row.postedFen - row.draftedFen;
    if (openFen === 0 || Math.sign(openFen) !== Math.sign(row.amountFen)) return [];
    const { lineUid, accountUid, day } = row;
    return [{ lineUid, accountUid, day, amountFen: openFen, ...lineText(ctx, row) }];
  });
}
