import { createHash } from 'node:crypto';
import type { Database } from 'better-sqlite3';
import { CHAINED_PARTS, type ColumnValue, canonicalValue } from '#shared/books/canonical.ts';
import type { CanonicalReader, Row } from '../../ledger-file/chain.ts';

/** The columns of CHAINED_PARTS.statement_line, in its order. */
const LINES = `SELECT ${CHAINED_PARTS.statement_line
  .map((field) => (field === 'party_id>party' ? 'p.uid' : `s.${field}`))
  .join(', ')}
  FROM statement_line s LEFT JOIN party p ON p.id = s.party_id
  WHERE s.import_id = ? ORDER BY s.id`;

/**
 * SHA-256 over everything an import wrote beside its closing row: each line in canonical form in
 * the order of ids, the parties they name, the sealed chunks and source pieces, and the fate of the
 * other rows. Each part is preceded by a mark, so nothing can slide from one part into another.
 */
export class ImportDigest {
  readonly #hash = createHash('sha256').update('\nlines\n');

  /** One line's columns in the order of CHAINED_PARTS.statement_line, its party by uid. */
  line(values: readonly ColumnValue[]): void {
    this.#hash.update(JSON.stringify(values.map(canonicalValue)));
  }

  /** Once all lines are in: the other parts as the file holds them. */
  finish(db: Database, reader: CanonicalReader, importId: number): Buffer {
    const hash = this.#hash;
    const part = (mark: string, sql: string, text: (row: Row) => string | Uint8Array) => {
      hash.update(`\n${mark}\n`);
      for (const row of db.prepare(sql).iterate(importId) as Iterable<Row>) hash.update(text(row));
    };
    part(
      'parties',
      `SELECT * FROM party WHERE id IN (SELECT party_id FROM statement_line WHERE import_id = ?)
     ORDER BY id`,
      (row) => JSON.stringify(reader.values('party', row)),
    );
    // Number and length go before the bytes, so that none can slide into the next piece.
    const sealed = (row: Row) => {
      const bytes = row.sealed as Uint8Array;
      hash.update(JSON.stringify([String(row.no), String(bytes.length)]));
      return bytes;
    };
    part(
      'chunks',
      'SELECT chunk_no AS no, sealed FROM statement_chunk WHERE import_id = ? ORDER BY chunk_no',
      sealed,
    );
    part(
      'source',
      'SELECT piece_no AS no, sealed FROM statement_source WHERE import_id = ? ORDER BY piece_no',
      sealed,
    );
    part(
      'rows',
      'SELECT row_number, fate, reason FROM statement_row WHERE import_id = ? ORDER BY row_number',
      (row) => JSON.stringify([String(row.row_number), row.fate, row.reason]),
    );
    return hash.digest();
  }
}

/** The digest of an import that stands in the file. */
export function linesDigest(db: Database, reader: CanonicalReader, importId: number): Buffer {
  const digest = new ImportDigest();
  // Named columns as plain arrays: this runs over every line of a large import.
  for (const line of db.prepare(LINES).raw().iterate(importId) as Iterable<ColumnValue[]>) {
    digest.line(line);
  }
  return digest.finish(db, reader, importId);
}
