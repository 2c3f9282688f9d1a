import type { Database } from 'better-sqlite3';
import type { ChainedKind } from '#shared/books/canonical.ts';
import { appendLink, type ChainHead, type Row } from './chain.ts';
import { firstValue, prepared } from './prepared.ts';

/**
 * Inserts one row; the columns are the row's own names. Returns its id. Where the table has ids and
 * none is given, the next one is: the file takes no other.
 */
export function insertRow(db: Database, table: string, row: Row): number {
  const full = row.id === undefined && hasIds(db, table) ? { id: nextId(db, table), ...row } : row;
  const columns = Object.keys(full);
  const sql = `INSERT INTO ${table} (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`;
  return Number(prepared(db, sql).run(...columns.map((c) => full[c]!)).lastInsertRowid);
}

/** The schema is one, whatever the file: asked once per table. */
const tablesWithIds = new Map<string, boolean>();

function hasIds(db: Database, table: string): boolean {
  let known = tablesWithIds.get(table);
  if (known === undefined) {
    const column = "SELECT 1 FROM pragma_table_info(?) WHERE name = 'id'";
    known = firstValue(db, column, table) !== null;
    tablesWithIds.set(table, known);
  }
  return known;
}

const nextId = (db: Database, table: string): number =>
  firstValue<number>(db, `SELECT coalesce(max(id), 0) + 1 FROM ${table}`)!;

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
