import { createHash } from 'node:crypto';
import type { Database } from 'better-sqlite3';
import type { CanonicalReader, Row } from '../../ledger-file/chain.ts';

/**
 * SHA-256 over everything an import wrote beside its closing row: each line in canonical form in
 * the order of ids, the parties they name, the sealed chunks and source pieces, and the fate of the other rows. Each part
 * is preceded by a mark, so nothing can slide from one part into another.
 */
export function linesDigest(db: Database, reader: CanonicalReader, importId: number): Buffer {
  const hash = createHash('sha256');
  const part = (mark: string, sql: string, text: (row: Row) => string | Uint8Array) => {
    hash.update(`\n${mark}\n`);
    for (const row of db.prepare(sql).iterate(importId) as Iterable<Row>) hash.update(text(row));
  };
  part('lines', 'SELECT * FROM statement_line WHERE import_id = ? ORDER BY id', (row) =>
    JSON.stringify(reader.values('statement_line', row)),
  );
  part(
    'parties',
    `SELECT * FROM party WHERE id IN (SELECT party_id FROM statement_line WHERE import_id = ?)
     ORDER BY id`,
    (row) => JSON.stringify(reader.values('party', row)),
  );
  part(
    'chunks',
    'SELECT sealed FROM statement_chunk WHERE import_id = ? ORDER BY chunk_no',
    (row) => row.sealed as Uint8Array,
  );
  part(
    'source',
    'SELECT sealed FROM statement_source WHERE import_id = ? ORDER BY piece_no',
    (row) => row.sealed as Uint8Array,
  );
  part(
    'rows',
    'SELECT row_number, fate, reason FROM statement_row WHERE import_id = ? ORDER BY row_number',
    (row) => JSON.stringify([String(row.row_number), row.fate, row.reason]),
  );
  return hash.digest();
}
