import type { DraftView, FullContent, Payee } from '#shared/contract/entries.ts';
import { ledgerErrors } from '#shared/errors/ledger-errors.ts';
import { insertRow } from '../../ledger-file/insert.ts';
import { prepared, rowOf, rowsOf } from '../../ledger-file/prepared.ts';
import { newUid } from '../../ledger-file/uid.ts';
import type { LedgerContext } from '../context.ts';
import { mustLine } from '../statements/line-uid.ts';
import { shownPayee } from './shown-payee.ts';

/** A draft (草稿) as the file holds it; its content may name people and is sealed. */
export interface DraftRow {
  id: number;
  uid: string;
  fund_id: number;
  fund_uid: string;
  state: DraftView['state'];
  revision: number;
  prepared_by: string;
  preparer_person_uid: string;
  preparer_name: string;
  saved_at: string;
  submitted_at: string | null;
  sealed_comment: Buffer | null;
  sealed_content: Buffer;
}

interface Sealed {
  content: FullContent;
  suggestionReason: string | null;
}

interface Kept extends Sealed {
  /** The last one named, also while the kind asks for none: the window can't hand it back in full. */
  payee: Payee | null;
}

const SELECT = 'SELECT d.*, f.uid AS fund_uid FROM draft d JOIN fund f ON f.id = d.fund_id';
const contentPlace = (uid: string) => `draft|sealed_content|${uid}`;
const commentPlace = (uid: string) => `draft|sealed_comment|${uid}`;

export function mustDraft(ctx: LedgerContext, uid: string): DraftRow {
  const row = rowOf<DraftRow>(ctx.db, `${SELECT} WHERE d.uid = ?`, uid);
  if (row === null) throw ledgerErrors.make('RECORD-NOT-FOUND', { what: '草稿' });
  return row;
}

export function draftRows(
  ctx: LedgerContext,
  fundId: number,
  states: readonly DraftView['state'][],
  afterId: number,
  limit: number,
): DraftRow[] {
  return rowsOf<DraftRow>(
    ctx.db,
    `${SELECT} WHERE d.fund_id = ? AND d.id > ?
       AND d.state IN (SELECT value FROM json_each(?)) ORDER BY d.id LIMIT ?`,
    fundId,
    afterId,
    JSON.stringify(states),
    limit,
  );
}

export const sealedOf = (ctx: LedgerContext, row: DraftRow): Kept =>
  ctx.vault.openJson<Kept>(contentPlace(row.uid), row.sealed_content);

const sealContent = (ctx: LedgerContext, uid: string, kept: Kept): Buffer =>
  ctx.vault.sealJson(contentPlace(uid), kept);

export const contentOf = (ctx: LedgerContext, row: DraftRow): FullContent =>
  sealedOf(ctx, row).content;

export function draftView(ctx: LedgerContext, row: DraftRow): DraftView {
  const { content, suggestionReason } = sealedOf(ctx, row);
  return {
    uid: row.uid,
    fundUid: row.fund_uid,
    state: row.state,
    content: { ...content, counterparty: shownPayee('draft', row.uid, content.counterparty) },
    preparedBy: row.preparer_name,
    preparedByPersonUid: row.preparer_person_uid,
    submittedAt: row.submitted_at,
    comment:
      row.sealed_comment === null
        ? null
        : ctx.vault.openText(commentPlace(row.uid), row.sealed_comment),
    savedAt: row.saved_at,
    suggestionReason,
    revision: row.revision,
  };
}

export function insertDraft(ctx: LedgerContext, fundId: number, sealed: Sealed): DraftRow {
  const uid = newUid();
  const id = insertRow(ctx.db, 'draft', {
    uid,
    fund_id: fundId,
    state: 'draft',
    revision: 1,
    prepared_by: ctx.operator.uid,
    preparer_person_uid: ctx.operator.personUid,
    preparer_name: ctx.operator.name,
    saved_at: ctx.now(),
    submitted_at: null,
    sealed_comment: null,
    sealed_content: sealContent(ctx, uid, { ...sealed, payee: sealed.content.counterparty }),
  });
  replaceLines(ctx, id, sealed.content);
  return mustDraft(ctx, uid);
}

/** Whoever changes a draft last has prepared it: that name goes on the voucher. */
export function updateDraft(ctx: LedgerContext, row: DraftRow, content: FullContent): DraftRow {
  const before = sealedOf(ctx, row);
  const sealed = { ...before, content, payee: content.counterparty ?? before.payee };
  prepared(
    ctx.db,
    `UPDATE draft SET revision = revision + 1, prepared_by = ?, preparer_person_uid = ?,
       preparer_name = ?, saved_at = ?, sealed_content = ? WHERE id = ?`,
  ).run(
    ctx.operator.uid,
    ctx.operator.personUid,
    ctx.operator.name,
    ctx.now(),
    sealContent(ctx, row.uid, sealed),
    row.id,
  );
  replaceLines(ctx, row.id, content);
  return mustDraft(ctx, row.uid);
}

export function setState(
  ctx: LedgerContext,
  row: DraftRow,
  state: DraftView['state'],
  comment: string | null,
): DraftRow {
  prepared(
    ctx.db,
    `UPDATE draft SET state = ?, submitted_at = ?, sealed_comment = ?, revision = revision + 1
     WHERE id = ?`,
  ).run(
    state,
    state === 'submitted' ? ctx.now() : null,
    comment === null ? null : ctx.vault.seal(commentPlace(row.uid), comment),
    row.id,
  );
  return mustDraft(ctx, row.uid);
}

export function deleteDraftRow(ctx: LedgerContext, row: DraftRow): void {
  prepared(ctx.db, 'DELETE FROM draft_line WHERE draft_id = ?').run(row.id);
  prepared(ctx.db, 'DELETE FROM draft WHERE id = ?').run(row.id);
}

function replaceLines(ctx: LedgerContext, draftId: number, content: FullContent): void {
  prepared(ctx.db, 'DELETE FROM draft_line WHERE draft_id = ?').run(draftId);
  for (const part of content.lines) {
    insertRow(ctx.db, 'draft_line', {
      draft_id: draftId,
      line_id: mustLine(ctx, part.lineUid),
      amount_fen: part.amountFen,
    });
  }
}
