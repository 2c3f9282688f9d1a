import { createHash } from 'node:crypto';
import Database from 'better-sqlite3';
import { migrate } from './migrate.ts';

/**
 * SHA-256 over everything in sqlite_schema, so that a dropped or swapped trigger, a changed table
 * or an added one is seen. Left out is what ANALYZE keeps for SQLite's planner: such names are
 * SQLite's own, and a tool that ran it must not make the ledger look like another version's.
 */
export function schemaFingerprint(db: Database.Database): string {
  const rows = db
    .prepare(
      `SELECT type, name, tbl_name, sql FROM sqlite_schema
       WHERE name NOT GLOB 'sqlite_stat[1-4]' ORDER BY type, name`,
    )
    .raw()
    .all();
  return createHash('sha256').update(JSON.stringify(rows)).digest('hex');
}

let expected: string | null = null;

/** The fingerprint of a file made by this version, from its own migrations. */
export function expectedFingerprint(): string {
  if (expected === null) {
    const db = new Database(':memory:');
    try {
      migrate(db);
      expected = schemaFingerprint(db);
    } finally {
      db.close();
    }
  }
  return expected;
}
