import { existsSync } from 'node:fs';
import { connect, type Db } from './connect.ts';
import { fileSize, journalPath, shmPath, walPath } from './paths.ts';

/** Commits that stand in a journal and not yet in the file: the last owner did not close it. */
export function hasUnsettledJournal(ledger: string): boolean {
  return fileSize(walPath(ledger)) > 0 || fileSize(journalPath(ledger)) > 0;
}

/** Even a reader of a WAL file makes an empty -wal and a -shm, and cannot remove them. */
export function hasTraces(ledger: string): boolean {
  return existsSync(walPath(ledger)) || existsSync(shmPath(ledger));
}

/**
 * The last writing connection to close moves what stands in the journal into the file and
 * removes -wal and -shm. With an empty -wal it writes nothing into the file.
 */
export function settle(path: string): void {
  let db: Db | undefined;
  try {
    db = connect(path, { as: 'write' });
    db.pragma('trusted_schema = OFF');
    db.pragma('schema_version');
  } catch {
    // Too damaged to be opened; whoever examines the file next says so.
  } finally {
    db?.close();
  }
}
