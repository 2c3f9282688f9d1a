import { readFileSync } from 'node:fs';
import type { Database } from 'better-sqlite3';

/**
 * Numbered SQL files, in order; a large one comes in parts by area. The build copies the folder
 * beside every bundle that needs it.
 */
const MIGRATIONS = ['0001-ledger.sql', '0001-approvals.sql', '0001-documents.sql'] as const;

/** The text of each migration, in order. */
export const migrationTexts = (): string[] =>
  MIGRATIONS.map((name) => readFileSync(new URL(`./migrations/${name}`, import.meta.url), 'utf8'));

/** Builds the schema in an empty database, inside the caller's transaction if there is one. */
export function migrate(db: Database): void {
  for (const sql of migrationTexts()) db.exec(sql);
}
