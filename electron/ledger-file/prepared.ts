import type { Database, Statement } from 'better-sqlite3';

const caches = new WeakMap<Database, Map<string, Statement<unknown[]>>>();

/** Prepares a statement once per connection. The SQL must be a constant text, never built from data. */
export function prepared(db: Database, sql: string): Statement<unknown[]> {
  let cache = caches.get(db);
  if (cache === undefined) {
    cache = new Map();
    caches.set(db, cache);
  }
  let statement = cache.get(sql);
  if (statement === undefined) {
    statement = db.prepare(sql) as Statement<unknown[]>;
    cache.set(sql, statement);
  }
  return statement;
}

/** All rows of a query, as the shape its SELECT gives. */
export const rowsOf = <Shape>(db: Database, sql: string, ...args: unknown[]): Shape[] =>
  prepared(db, sql).all(...args) as Shape[];

/** The first row, or null. */
export const rowOf = <Shape>(db: Database, sql: string, ...args: unknown[]): Shape | null =>
  (prepared(db, sql).get(...args) as Shape | undefined) ?? null;

/** The first column of the first row, or null. */
export function firstValue<Value>(db: Database, sql: string, ...args: unknown[]): Value | null {
  const row = prepared(db, sql).get(...args) as Record<string, Value> | undefined;
  return row === undefined ? null : (Object.values(row)[0] ?? null);
}
