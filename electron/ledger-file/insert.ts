import type { Database } from 'better-sqlite3';
import type { ChainedKind } from '#shared/books/canonical.ts';
import { appendLink, type ChainHead, type Row } from './chain.ts';
import { prepared } from './prepared.ts';

/** Inserts one row; the columns are the row's own names. Returns its id. */
export function insertRow(db: Database, table: string, row: Row): number {
  const columns = Object.keys(row);
  const sql = `INSERT INTO ${table} (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`;
  return Number(prepared(db, sql).run(...columns.map((c) => row[c]!)).lastInsertRowid);
}

/** Adds a record's link, then the record: the file refuses one without the other. */
export function insertChained(
  db: Database,
  ledgerUid: string,
  kind: ChainedKind,
  row: Row,
): { id: number; head: ChainHead } {
  const head = appendLink(db, ledgerUid, kind, row);
  return { id: insertRow(db, kind, row), head };
}
