import type { DraftVerdict } from '#shared/contract/entries.ts';
import { yuan } from '#shared/entries/describe.ts';
import type { EntryFacts } from '#shared/entries/entry.ts';
import { rowOf } from '../../ledger-file/prepared.ts';
import type { LedgerContext } from '../context.ts';

/**
 * No more can be received under a budget document than it grants. Money beyond it has no document
 * yet: it is 暂收待定 until one comes.
 *
 * @param freed the entry a correction cancels in the same batch; its shares come free.
 */
export function beyondDocuments(
  ctx: LedgerContext,
  entry: EntryFacts,
  freed: EntryFacts | null,
): DraftVerdict['missing'] {
  if (entry.kind !== 'appropriation') return [];
  return entry.budgetShares.flatMap(({ documentUid, amountFen }) => {
    const document = rowOf<{ no: string; granted: number; received: number }>(
      ctx.db,
      `SELECT b.document_no AS no, b.amount_fen AS granted, coalesce((
         SELECT sum(s.amount_fen) FROM entry_budget_share s JOIN entry e ON e.id = s.entry_id
         WHERE s.document_id = b.id AND e.kind = 'appropriation'), 0) AS received
       FROM budget_document b WHERE b.uid = ?`,
      documentUid,
    );
    if (document === null) {
      return [{ field: 'budgetShares', message: '所选的预算指标不存在，请重新选择。' }];
    }
    const given = freed?.kind === 'appropriation' ? freed.budgetShares : [];
    const back = given.find((share) => share.documentUid === documentUid)?.amountFen ?? 0;
    const roomFen = document.granted - document.received + back;
    if (amountFen <= roomFen) return [];
    const message = `预算指标 ${document.no} 共 ${yuan(document.granted)}，尚未到账 ${yuan(Math.max(0, roomFen))}，请核对；超出部分请另记“暂收待定”。`;
    return [{ field: 'budgetShares', message }];
  });
}
