import { createHash } from 'node:crypto';
import type { Database } from 'better-sqlite3';
import type { DocumentLinkView, DocumentMedia } from '#shared/contract/documents.ts';
import { ledgerErrors } from '#shared/errors/ledger-errors.ts';
import { insertRow } from '../../ledger-file/insert.ts';
import { firstValue, prepared, rowOf, rowsOf } from '../../ledger-file/prepared.ts';
import { newUid } from '../../ledger-file/uid.ts';
import { type LedgerContext, record } from '../context.ts';

const PIECE_BYTES = 1 << 20;

const namePlace = (linkUid: string): string => `document_link|sealed_name|${linkUid}`;
const piecePlace = (uid: string, pieceNo: number): string =>
  `document_piece|sealed|${uid}/${pieceNo}`;

export interface NewDocument {
  media: DocumentMedia;
  bytes: Uint8Array;
}

/** The id of the stored file with these bytes; a new one is sealed piece by piece and closed. */
export function ensureDocument(ctx: LedgerContext, { media, bytes }: NewDocument): number {
  const key = ctx.vault.matchKey(`document ${createHash('sha256').update(bytes).digest('hex')}`);
  const known = firstValue<number>(ctx.db, 'SELECT id FROM document WHERE match_key = ?', key);
  if (known !== null) return known;
  const id = (firstValue<number>(ctx.db, 'SELECT max(id) FROM document') ?? 0) + 1;
  // Pieces of a document that was never closed; this program leaves none.
  prepared(ctx.db, 'DELETE FROM document_piece WHERE document_id >= ?').run(id);
  const uid = newUid();
  const pieces = Math.ceil(bytes.length / PIECE_BYTES);
  for (let pieceNo = 0; pieceNo < pieces; pieceNo += 1) {
    const piece = bytes.subarray(pieceNo * PIECE_BYTES, (pieceNo + 1) * PIECE_BYTES);
    const sealed = ctx.vault.seal(piecePlace(uid, pieceNo), piece);
    insertRow(ctx.db, 'document_piece', { document_id: id, piece_no: pieceNo, sealed });
  }
  return record(ctx, 'document', {
    id,
    uid,
    match_key: key,
    media,
    size: bytes.length,
    piece_count: pieces,
    pieces_digest: piecesDigest(ctx.db, id),
  }).id;
}

/**
 * SHA-256 over a document's sealed pieces in order, each after its number and length, so that
 * none can slide into the next.
 */
export function piecesDigest(db: Database, documentId: number): Buffer {
  const hash = createHash('sha256');
  const pieces = db
    .prepare(
      'SELECT piece_no AS no, sealed FROM document_piece WHERE document_id = ? ORDER BY piece_no',
    )
    .iterate(documentId) as Iterable<{ no: number; sealed: Buffer }>;
  for (const { no, sealed } of pieces) {
    hash.update(JSON.stringify([String(no), String(sealed.length)])).update(sealed);
  }
  return hash.digest();
}

/** The whole file as it was attached. */
export function documentBytes(ctx: LedgerContext, documentId: number): Buffer<ArrayBuffer> {
  const uid = firstValue<string>(ctx.db, 'SELECT uid FROM document WHERE id = ?', documentId)!;
  const pieces = rowsOf<{ no: number; sealed: Buffer }>(
    ctx.db,
    'SELECT piece_no AS no, sealed FROM document_piece WHERE document_id = ? ORDER BY piece_no',
    documentId,
  );
  return Buffer.concat(pieces.map(({ no, sealed }) => ctx.vault.open(piecePlace(uid, no), sealed)));
}

export interface LinkRow {
  id: number;
  uid: string;
  subjectKind: DocumentLinkView['subject']['kind'];
  subjectUid: string;
  paper: string;
  documentId: number | null;
  documentUid: string | null;
  sealedName: Buffer | null;
  media: DocumentMedia | null;
  size: number | null;
  sheets: number | null;
  place: string | null;
  addedBy: string;
  addedAt: string;
  withdrawn: string | null;
}

const LINKS = `
  SELECT l.id, l.uid, l.subject_kind AS subjectKind, l.subject_uid AS subjectUid, l.paper,
    l.document_id AS documentId, d.uid AS documentUid, l.sealed_name AS sealedName, d.media,
    d.size, l.sheets, l.place, p.name AS addedBy, l.recorded_at AS addedAt, w.reason AS withdrawn
  FROM document_link l
  LEFT JOIN document d ON d.id = l.document_id
  LEFT JOIN document_link w ON w.withdraws_id = l.id
  JOIN operator o ON o.uid = l.recorded_by JOIN person p ON p.uid = o.person_uid
  WHERE l.withdraws_id IS NULL`;

export const linkByUid = (ctx: LedgerContext, uid: string): LinkRow | null =>
  rowOf<LinkRow>(ctx.db, `${LINKS} AND l.uid = ?`, uid);

/** The link of a stored file, or a refusal: sheets of paper are none. */
export function fileLink(ctx: LedgerContext, linkUid: string): LinkRow & { documentId: number } {
  const row = linkByUid(ctx, linkUid);
  if (row === null || row.documentId === null) {
    throw ledgerErrors.make('RECORD-NOT-FOUND', { what: '附件' });
  }
  return { ...row, documentId: row.documentId };
}

/** A record in the place of another keeps its papers: a correction says something else, not less. */
const WITH_REPLACED = `
  WITH RECURSIVE subject (uid) AS (
    SELECT value FROM json_each(?)
    ${['approval', 'budget_document', 'case_event']
      .map(
        (table) => `UNION SELECT old.uid FROM subject s
          JOIN ${table} new ON new.uid = s.uid JOIN ${table} old ON old.id = new.replaces_id`,
      )
      .join(' ')})`;

/** What was ever laid beside those records, or beside what they replace. */
export const linksOf = (ctx: LedgerContext, subjectUids: readonly string[]): LinkRow[] =>
  rowsOf<LinkRow>(
    ctx.db,
    `${WITH_REPLACED} ${LINKS} AND l.subject_uid IN (SELECT uid FROM subject) ORDER BY l.id`,
    JSON.stringify(subjectUids),
  );

export function linkView(ctx: LedgerContext, row: LinkRow): DocumentLinkView {
  return {
    uid: row.uid,
    subject: { kind: row.subjectKind, uid: row.subjectUid },
    paper: row.paper,
    file:
      row.documentUid === null
        ? null
        : { name: nameOf(ctx, row), media: row.media!, size: row.size! },
    sheets: row.sheets === null ? null : { count: row.sheets, place: row.place ?? '' },
    addedBy: row.addedBy,
    addedAt: row.addedAt,
    withdrawn: row.withdrawn,
  };
}

export const sealedName = (ctx: LedgerContext, linkUid: string, name: string): Buffer =>
  ctx.vault.seal(namePlace(linkUid), name);

/** What the file is called where it was attached. */
export const nameOf = (ctx: LedgerContext, { uid, sealedName }: LinkRow): string =>
  ctx.vault.openText(namePlace(uid), sealedName!);
