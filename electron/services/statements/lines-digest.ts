import { createHash } from 'node:crypto';
import type { Database } from 'better-sqlite3';
import {
  type CanonicalValue,
  CHAINED_PARTS,
  type ColumnValue,
  canonicalValue,
} from '#shared/books/canonical.ts';
import type { CanonicalReader, Row } from '../../ledger-file/chain.ts';

/** Lines hashed as one JSON array: one call a line would cost more than the hashing. */
const HASHED_TOGETHER = 256;

/** Which lines are an import's: their ids follow on from the first. */
export interface LineRange {
  importId: number;
  firstLineId: number;
  lineCount: number;
}

/** The columns of CHAINED_PARTS.statement_line, in its order. */
const LINES = `SELECT ${CHAINED_PARTS.statement_line
  .map((field) => (field === 'party_id>party' ? 'p.uid' : `s.${field}`))
  .join(', ')}
  FROM statement_line s LEFT JOIN party p ON p.id = s.party_id
  WHERE s.id >= ? AND s.id < ? ORDER BY s.id`;

/**
 * SHA-256 over everything an import wrote beside its closing row: the lines in the order of ids, 256
 * at a time as one JSON array of canonical rows, the parties they name, the sealed chunks and source
 * pieces, and the fate of the other rows. Each part is preceded by a mark, so nothing can slide from one part into another.
 */
export class ImportDigest {
  readonly #hash = createHash('sha256').update('\nlines\n');
  #waiting: CanonicalValue[] = [];

  /**
   * One line's columns in the order of CHAINED_PARTS.statement_line, its party by uid. The array is
   * taken over: a copy of each would double the garbage of a large import.
   */
  line(values: ColumnValue[]): void {
    for (let at = 0; at < values.length; at += 1) values[at] = canonicalValue(values[at]!);
    this.#waiting.push(values as CanonicalValue[]);
    if (this.#waiting.length === HASHED_TOGETHER) this.#hashLines();
  }

  #hashLines(): void {
    if (this.#waiting.length > 0) this.#hash.update(JSON.stringify(this.#waiting));
    this.#waiting = [];
  }

  /** Once all lines are in: the other parts as the file holds them. */
  finish(db: Database, reader: CanonicalReader, range: LineRange): Buffer {
    const { importId } = range;
    this.#hashLines();
    const hash = this.#hash;
    type Text = (row: Row) => string | Uint8Array;
    const part = (mark: string, sql: string, args: readonly number[], text: Text) => {
      hash.update(`\n${mark}\n`);
      for (const row of db.prepare(sql).iterate(...args) as Iterable<Row>) hash.update(text(row));
    };
    part(
      'parties',
      `SELECT * FROM party WHERE id IN (
         SELECT party_id FROM statement_line WHERE id >= ? AND id < ?) ORDER BY id`,
      bounds(range),
      (row) => JSON.stringify(reader.values('party', row)),
    );
    // Number and length go before the bytes, so that none can slide into the next piece.
    const sealed: Text = (row) => {
      const bytes = row.sealed as Uint8Array;
      hash.update(JSON.stringify([String(row.no), String(bytes.length)]));
      return bytes;
    };
    part(
      'chunks',
      'SELECT chunk_no AS no, sealed FROM statement_chunk WHERE import_id = ? ORDER BY chunk_no',
      [importId],
      sealed,
    );
    part(
      'source',
      'SELECT piece_no AS no, sealed FROM statement_source WHERE import_id = ? ORDER BY piece_no',
      [importId],
      sealed,
    );
    part(
      'rows',
      'SELECT row_number, fate, reason FROM statement_row WHERE import_id = ? ORDER BY row_number',
      [importId],
      (row) => JSON.stringify([String(row.row_number), row.fate, row.reason]),
    );
    return hash.digest();
  }
}

/** The digest of an import that stands in the file. */
export function linesDigest(db: Database, reader: CanonicalReader, range: LineRange): Buffer {
  const digest = new ImportDigest();
  // Named columns as plain arrays: this runs over every line of a large import.
  const lines = db
    .prepare(LINES)
    .raw()
    .iterate(...bounds(range));
  for (const line of lines as Iterable<ColumnValue[]>) {
    digest.line(line);
  }
  return digest.finish(db, reader, range);
}

/** The first id, and the first behind the last. */
const bounds = ({ firstLineId, lineCount }: LineRange): [number, number] => [
  firstLineId,
  firstLineId + lineCount,
];
