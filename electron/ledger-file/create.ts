import { existsSync, rmSync } from 'node:fs';
import { fileErrors } from '#shared/errors/file-errors.ts';
import { connect, type Db } from './connect.ts';
import { APPLICATION_ID, SCHEMA_VERSION } from './constants.ts';
import { renameDurably, syncFile } from './durable.ts';
import { asFileError } from './failures.ts';
import { hasUnsettledJournal } from './journals.ts';
import { acquireLock } from './lock.ts';
import { refuseNetwork } from './network.ts';
import { journalPath, nameOf, newLedgerPath, partPath } from './paths.ts';
import { applyMakerPragmas } from './pragmas.ts';
import { inTransaction } from './transaction.ts';

/**
 * Makes a new ledger. `migrate` writes schema and first records, inside one transaction; the
 * file gets its name only when it is whole and on the disk, so whatever happens there is either
 * a sound ledger under `path` or none. Open it afterwards with `openLedgerFile`.
 *
 * Throws FILE-EXISTS, -LEFTOVER, -NO-FOLDER, -BAD-NAME, -NETWORK, -READ-ONLY, -LOCKED, -DISK-FULL, -IO,
 * and what `migrate` throws.
 */
export function createLedgerFile(path: string, migrate: (db: Db) => void): void {
  const ledger = newLedgerPath(path);
  refuseNetwork(ledger);
  // SQLite would play a lost ledger's journal into the new file of its name.
  if (hasUnsettledJournal(ledger)) throw fileErrors.make('FILE-LEFTOVER', nameOf(ledger));
  const lock = acquireLock(ledger, '新建账套');
  if (lock === null) throw fileErrors.make('FILE-READ-ONLY', nameOf(ledger));
  const part = partPath(ledger);
  try {
    removePart(part); // What a killed program left half-made.
    fill(part, migrate);
    syncFile(part);
    // Again, under the lock: another program may have made it meanwhile.
    if (existsSync(ledger)) throw fileErrors.make('FILE-EXISTS', nameOf(ledger));
    renameDurably(part, ledger);
  } catch (error) {
    removePart(part);
    throw asFileError(error, nameOf(ledger).file);
  } finally {
    lock.discard();
  }
}

function fill(part: string, migrate: (db: Db) => void): void {
  const db = connect(part, { as: 'create' });
  try {
    applyMakerPragmas(db);
    inTransaction(db, () => {
      migrate(db);
      db.pragma(`application_id = ${APPLICATION_ID}`);
      db.pragma(`user_version = ${SCHEMA_VERSION}`);
    });
    const sound = db.pragma('integrity_check(1)', { simple: true });
    if (sound !== 'ok') throw new Error(`a new ledger is unsound: ${sound}`);
  } finally {
    db.close();
  }
}

function removePart(part: string): void {
  rmSync(part, { force: true });
  rmSync(journalPath(part), { force: true });
}
