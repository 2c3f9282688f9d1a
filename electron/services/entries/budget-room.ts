import type { DraftVerdict } from '#shared/contract/entries.ts';
import { yuan } from '#shared/entries/describe.ts';
import type { EntryFacts } from '#shared/entries/entry.ts';
import { rowOf } from '../../ledger-file/prepared.ts';
import type { LedgerContext } from '../context.ts';

type Missing = DraftVerdict['missing'];

/** A budget document with its corrections: what it grants, and what is still to be received. */
interface Document {
  no: string;
  grantedFen: number;
  roomFen: number;
  /** Taken by earlier drafts of the batch. */
  takenFen: number;
}

/**
 * No more can be received under a budget document than it grants, whether by one draft or by
 * several of a batch. Money beyond it has no document yet: it is 暂收待定 until one comes.
 * Per draft, in the order given: the first takes first. What a red one cancels comes free.
 */
export function beyondDocuments(
  ctx: LedgerContext,
  batch: readonly { red: EntryFacts | null; own: EntryFacts | null }[],
): Missing[] {
  const documents = new Map<number, Document>();
  const find = (uid: string): Document | null => {
    const row = documentRow(ctx, uid);
    if (row === null) return null;
    const known = documents.get(row.rootId) ?? { ...row, takenFen: 0 };
    documents.set(row.rootId, known);
    return known;
  };
  for (const { red } of batch) {
    for (const share of received(red)) find(share.documentUid)!.roomFen += share.amountFen;
  }
  return batch.map(({ own }) =>
    received(own).flatMap(({ documentUid, amountFen }) => {
      const document = find(documentUid);
      if (document === null) return [UNKNOWN];
      if (amountFen > document.roomFen) return [beyond(document)];
      document.roomFen -= amountFen;
      document.takenFen += amountFen;
      return [];
    }),
  );
}

const received = (entry: EntryFacts | null): EntryFacts['budgetShares'] =>
  entry?.kind === 'appropriation' ? entry.budgetShares : [];

const UNKNOWN = { field: 'budgetShares', message: '所选的预算指标不存在，请重新选择。' };

function beyond({ no, grantedFen, roomFen, takenFen }: Document): Missing[number] {
  const others = takenFen === 0 ? '' : `除同一批中已列的 ${yuan(takenFen)}外，`;
  const message = `预算指标 ${no} 共 ${yuan(grantedFen)}，${others}尚未到账 ${yuan(Math.max(0, roomFen))}，请核对；超出部分请另记“暂收待定”。`;
  return { field: 'budgetShares', message };
}

/** A correction goes on with the document it replaces: what came under either counts as one. */
const documentRow = (ctx: LedgerContext, uid: string) =>
  rowOf<Omit<Document, 'takenFen'> & { rootId: number }>(
    ctx.db,
    `SELECT d.root_id AS rootId, d.document_no AS no, d.granted_fen AS grantedFen,
       d.granted_fen - d.received_fen AS roomFen
     FROM budget_document b JOIN budget_document_root r ON r.document_id = b.id
     JOIN budget_received d ON d.root_id = r.root_id WHERE b.uid = ?`,
    uid,
  );
