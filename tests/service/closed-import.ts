import { createHash } from 'node:crypto';
import { CanonicalReader } from '#electron/ledger-file/chain.ts';
import { insertRow } from '#electron/ledger-file/insert.ts';
import { newUid } from '#electron/ledger-file/uid.ts';
import { type LedgerContext, record } from '#electron/services/context.ts';
import {
  type ChunkRow,
  chunkPlace,
  namePlace,
  sourcePlace,
} from '#electron/services/statements/line-texts.ts';
import { newImportUid } from '#electron/services/statements/line-uid.ts';
import { linesDigest } from '#electron/services/statements/lines-digest.ts';

export interface Line {
  day: string;
  fen: number;
}

/** A statement already imported: its lines' uids. How files become lines is tested elsewhere. */
export function closedImport(ctx: LedgerContext, accountId: number, lines: Line[]): string[] {
  const { db } = ctx;
  const importId = next(ctx, 'statement_import');
  const importUid = newImportUid();
  const firstLineId = next(ctx, 'statement_line');
  const party = insertRow(db, 'party', {
    uid: newUid(),
    match_key: ctx.vault.matchKey(`银行所称的赵某丁${importUid}`),
    sealed: ctx.vault.seal('party', '{}'),
  });
  lines.forEach(({ day, fen }, index) => {
    insertRow(db, 'statement_line', {
      account_id: accountId,
      row_number: index + 2,
      day,
      time: '09:00:00',
      amount_fen: fen,
      balance_fen: 800_000 - index,
      serial: `S${index}`,
      occurrence: 1,
      party_id: party,
    });
  });
  const texts: ChunkRow[] = lines.map(() => ['赵某丁', '', '救助']);
  const chunk = ctx.vault.sealPacked(chunkPlace(importUid, 0), JSON.stringify(texts));
  insertRow(db, 'statement_chunk', { import_id: importId, chunk_no: 0, sealed: chunk });
  const source = ctx.vault.sealPacked(sourcePlace(importUid, 0), '对账单');
  insertRow(db, 'statement_source', { import_id: importId, piece_no: 0, sealed: source });
  const other = { row_number: 99, fate: 'skipped', reason: '合计行' };
  insertRow(db, 'statement_row', { import_id: importId, ...other });
  record(ctx, 'statement_import', {
    uid: importUid,
    fund_id: 1,
    account_id: accountId,
    sha256: createHash('sha256').update('对账单').digest(),
    sealed_name: ctx.vault.seal(namePlace(importUid), '对账单.xls'),
    header_fingerprint: 'f',
    reading: '{"counts":{}}',
    period_from: lines[0]!.day,
    period_to: lines.at(-1)!.day,
    row_count: lines.length + 1,
    first_line_id: firstLineId,
    line_count: lines.length,
    lines_digest: linesDigest(db, new CanonicalReader(db), {
      importId,
      firstLineId,
      lineCount: lines.length,
    }),
    operator_name: ctx.operator.name,
  });
  return db
    .prepare('SELECT uid FROM imported_line WHERE import_id = ? ORDER BY id')
    .pluck()
    .all(importId) as string[];
}

const next = ({ db }: LedgerContext, table: string): number =>
  db.prepare(`SELECT coalesce(max(id), 0) + 1 FROM ${table}`).pluck().get() as number;
