import type { DocumentLinkView, DocumentSubject } from '#shared/contract/documents.ts';
import type { CallArgs, CallOutput } from '#shared/contract/index.ts';
import { documentErrors, documentSizeRefusal } from '#shared/errors/document-errors.ts';
import { ledgerErrors } from '#shared/errors/ledger-errors.ts';
import { documentMediaOf } from '../../formats/document-media.ts';
import type { Row } from '../../ledger-file/chain.ts';
import { firstValue } from '../../ledger-file/prepared.ts';
import { newUid } from '../../ledger-file/uid.ts';
import { type LedgerContext, record } from '../context.ts';
import {
  documentBytes,
  ensureDocument,
  fileLink,
  type LinkRow,
  linkByUid,
  linksOf,
  linkView,
  nameOf,
  sealedName,
} from './document-store.ts';

/** Stores the file (once) and lays it beside the record. */
export function attachFile(
  ctx: LedgerContext,
  { subject, paper, name, bytes }: CallArgs<'documents.attachFile'>,
): DocumentLinkView {
  const refusal = documentSizeRefusal(name, bytes.length);
  if (refusal !== null) throw refusal;
  const media = documentMediaOf(bytes);
  if (media === null) throw documentErrors.make('DOC-TYPE', { name });
  mustExist(ctx, subject);
  const document_id = ensureDocument(ctx, { media, bytes });
  const uid = newUid();
  const sealed_name = sealedName(ctx, uid, name);
  return link(ctx, subject, { uid, paper, document_id, sealed_name });
}

export function attachPaper(
  ctx: LedgerContext,
  { subject, paper, sheets, place }: CallArgs<'documents.attachPaper'>,
): DocumentLinkView {
  mustExist(ctx, subject);
  return link(ctx, subject, { paper, sheets, place });
}

export function withdraw(
  ctx: LedgerContext,
  { linkUid, reason }: CallArgs<'documents.withdraw'>,
): DocumentLinkView {
  const row = mustStand(ctx, linkUid);
  if (firstValue(ctx.db, 'SELECT 1 FROM entry_attachment WHERE link_id = ?', row.id) !== null) {
    throw documentErrors.make('DOC-IN-VOUCHER');
  }
  const subject = { kind: row.subjectKind, uid: row.subjectUid };
  addLink(ctx, subject, { paper: row.paper, withdraws_id: row.id, reason });
  return linkView(ctx, linkByUid(ctx, linkUid)!);
}

export const list = (
  ctx: LedgerContext,
  { subjectUids }: CallArgs<'documents.list'>,
): CallOutput<'documents.list'> => linksOf(ctx, subjectUids).map((row) => linkView(ctx, row));

export const files = (
  ctx: LedgerContext,
  { linkUids }: CallArgs<'documents.files'>,
): CallOutput<'documents.files'> => linkUids.map((uid) => linkView(ctx, fileLink(ctx, uid)));

/** The file in full; withdrawn ones can still be read, they are part of what happened. */
export function open(
  ctx: LedgerContext,
  { linkUid }: CallArgs<'documents.open'>,
): CallOutput<'documents.open'> {
  const row = fileLink(ctx, linkUid);
  return { name: nameOf(ctx, row), media: row.media!, bytes: documentBytes(ctx, row.documentId) };
}

/** Records stand in the chain by their own link; an entry by the link of its posting. */
function mustExist(ctx: LedgerContext, { kind, uid }: DocumentSubject): void {
  const found =
    kind === 'entry'
      ? firstValue(
          ctx.db,
          'SELECT 1 FROM entry e JOIN posting p ON p.id = e.posting_id WHERE e.uid = ?',
          uid,
        )
      : firstValue(ctx.db, 'SELECT 1 FROM chain WHERE record_uid = ? AND kind = ?', uid, kind);
  if (found === null) throw ledgerErrors.make('RECORD-NOT-FOUND', { what: '要添加附件的记录' });
}

function mustStand(ctx: LedgerContext, linkUid: string): LinkRow {
  const row = linkByUid(ctx, linkUid);
  if (row === null) throw ledgerErrors.make('RECORD-NOT-FOUND', { what: '附件' });
  if (row.withdrawn !== null) throw documentErrors.make('DOC-WITHDRAWN');
  return row;
}

const EMPTY = {
  document_id: null,
  sealed_name: null,
  sheets: null,
  place: null,
  withdraws_id: null,
  reason: '',
};

function addLink(ctx: LedgerContext, { kind, uid }: DocumentSubject, row: Row): string {
  const content = { uid: newUid(), ...EMPTY, ...row };
  record(ctx, 'document_link', { ...content, subject_kind: kind, subject_uid: uid });
  return content.uid;
}

const link = (ctx: LedgerContext, subject: DocumentSubject, row: Row): DocumentLinkView =>
  linkView(ctx, linkByUid(ctx, addLink(ctx, subject, row))!);
