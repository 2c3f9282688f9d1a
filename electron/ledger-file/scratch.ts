import Database from 'better-sqlite3';
import { migrate } from './migrate.ts';

/**
 * An empty ledger of this version in a nameless file that goes away when it is closed. Its
 * triggers and checks are those of the migrations, whatever some other file's have become.
 */
export function scratchLedger(): Database.Database {
  const db = new Database('');
  // Nothing in it outlives the program; statements can still be rolled back.
  db.pragma('journal_mode = MEMORY');
  db.pragma('synchronous = OFF');
  migrate(db);
  return db;
}
