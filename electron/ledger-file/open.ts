import { fileErrors } from '#shared/errors/file-errors.ts';
import { connect, type Db } from './connect.ts';
import { APPLICATION_ID, SCHEMA_VERSION } from './constants.ts';
import { asFileError } from './failures.ts';
import { requireOurHeader } from './header.ts';
import { examine, type SchemaCheck } from './health.ts';
import { hasTraces, hasUnsettledJournal, settle } from './journals.ts';
import { type LedgerFile, ledgerFile } from './ledger-file.ts';
import { acquireLock, currentOwner, isWritablePlace, lockedError } from './lock.ts';
import { refuseNetwork } from './network.ts';
import { nameOf, realLedgerPath } from './paths.ts';
import { applyReaderPragmas, applyWriterPragmas } from './pragmas.ts';
import { makePrivateCopy } from './private-copy.ts';

export interface OpenOptions {
  readonly mode: 'write' | 'read';
  /** Shown to whoever tries to open the ledger meanwhile. */
  readonly ownerName: string;
  readonly checkSchema: SchemaCheck;
  /**
   * False only for `verify`, which must get into a damaged file to name its first bad record;
   * reading only.
   */
  readonly examine?: boolean;
}

/**
 * Opens a ledger. A refused file is left exactly as it was found.
 *
 * - `write` takes the ledger's lock. On a read-only medium the ledger opens for reading, and
 *   `readOnlyBecause` is `medium`.
 * - `read` takes no lock, sees what the writer has committed, and never changes the file.
 *
 * Throws FILE-NOT-FOUND, -NO-ACCESS, -NOT-A-FILE, -BAD-NAME, -EMPTY, -NOT-SQLITE, -NOT-OURS,
 * -NEWER, -TRIAL, -DAMAGED, -NOT-CHECKED, -LOCKED, -LOCK-FOREIGN, -NETWORK, -DISK-FULL, -IO.
 */
export function openLedgerFile(path: string, options: OpenOptions): LedgerFile {
  if (options.mode === 'write' && options.examine === false) {
    throw new TypeError('a ledger is never written without having been examined');
  }
  const ledger = realLedgerPath(path);
  refuseNetwork(ledger);
  try {
    // Before anything reads the file through `fs`: it may be open in this very process.
    const owner = currentOwner(ledger);
    if (options.mode === 'read') return owner ? readLive(ledger) : read(ledger, options, 'asked');
    if (owner) throw lockedError(ledger, owner);
    return write(ledger, options);
  } catch (error) {
    throw asFileError(error, nameOf(ledger).file);
  }
}

/**
 * One more reading connection to a ledger that is open already, e.g. for a worker thread;
 * `dbPath` is `LedgerFile.dbPath`. Close it before the writer.
 */
export function openReader(dbPath: string): Db {
  const db = connect(dbPath, { as: 'read' });
  try {
    applyReaderPragmas(db);
    requireOurs(db, dbPath);
    return db;
  } catch (error) {
    db.close();
    throw asFileError(error, nameOf(dbPath).file);
  }
}

/**
 * Asks the connection what the header said. This first read also makes the -shm now: on a disk
 * that fills up later an open ledger can then still be read.
 */
function requireOurs(db: Db, path: string): void {
  const id = db.pragma('application_id', { simple: true });
  const version = db.pragma('user_version', { simple: true });
  if (id !== APPLICATION_ID || version !== SCHEMA_VERSION) {
    throw fileErrors.make('FILE-NOT-OURS', nameOf(path));
  }
}

function write(ledger: string, options: OpenOptions): LedgerFile {
  requireOurHeader(ledger);
  if (!isWritablePlace(ledger)) return read(ledger, options, 'medium');
  const lock = acquireLock(ledger, options.ownerName);
  if (lock === null) return read(ledger, options, 'medium');
  let db: Db | undefined;
  try {
    if (hasUnsettledJournal(ledger)) judgeOnCopy(ledger, options.checkSchema);
    else judgeInPlace(ledger, options.checkSchema);
    db = connect(ledger, { as: 'write' });
    applyWriterPragmas(db);
    requireOurs(db, ledger);
    return ledgerFile({ db, path: ledger, dbPath: ledger, readOnlyBecause: null, lock });
  } catch (error) {
    db?.close();
    lock.discard();
    throw error;
  }
}

/** Another program is writing: the files SQLite needs are there, and it judged the ledger. */
function readLive(ledger: string): LedgerFile {
  const db = openReader(ledger);
  return ledgerFile({ db, path: ledger, dbPath: ledger, readOnlyBecause: 'asked' });
}

function read(ledger: string, options: OpenOptions, why: 'asked' | 'medium'): LedgerFile {
  const { wal } = requireOurHeader(ledger);
  // A file in WAL mode is read in place only where SQLite may make files beside it and remove
  // them again.
  const mustCopy = hasUnsettledJournal(ledger) || (wal && !isWritablePlace(ledger));
  const copy = mustCopy ? makePrivateCopy(ledger) : null;
  const dbPath = copy?.path ?? ledger;
  const tracesBefore = hasTraces(dbPath);
  const afterClose = () => {
    copy?.dispose();
    if (!copy && !tracesBefore) clearTraces(ledger, options.ownerName);
  };
  let db: Db | undefined;
  try {
    if (copy) settle(copy.path);
    db = connect(dbPath, { as: 'read' });
    applyReaderPragmas(db);
    if (options.examine !== false) judge(db, ledger, options.checkSchema);
    return ledgerFile({ db, path: ledger, dbPath, readOnlyBecause: why, afterClose });
  } catch (error) {
    db?.close();
    afterClose();
    throw error;
  }
}

function judge(db: Db, ledger: string, checkSchema: SchemaCheck): void {
  const health = examine(db, checkSchema, 'quick');
  if (health === 'damaged') throw fileErrors.make('FILE-DAMAGED', nameOf(ledger));
  if (health === 'other-schema') throw fileErrors.make('FILE-TRIAL', nameOf(ledger));
}

function judgeOnCopy(ledger: string, checkSchema: SchemaCheck): void {
  const copy = makePrivateCopy(ledger);
  try {
    const db = connect(copy.path, { as: 'write' });
    try {
      applyReaderPragmas(db);
      judge(db, ledger, checkSchema);
    } finally {
      db.close();
    }
  } finally {
    copy.dispose();
  }
}

/** For the lock's holder, on a file without an unsettled journal. */
function judgeInPlace(ledger: string, checkSchema: SchemaCheck): void {
  const tracesBefore = hasTraces(ledger);
  const db = connect(ledger, { as: 'read' });
  try {
    applyReaderPragmas(db);
    judge(db, ledger, checkSchema);
  } catch (error) {
    db.close();
    if (!tracesBefore) settle(ledger);
    throw error;
  }
  db.close();
}

/** Removes a reader's traces, unless somebody has begun to write: then they are in use. */
function clearTraces(ledger: string, ownerName: string): void {
  if (!hasTraces(ledger) || hasUnsettledJournal(ledger)) return;
  let lock: ReturnType<typeof acquireLock> = null;
  try {
    lock = acquireLock(ledger, ownerName);
    if (lock !== null && !hasUnsettledJournal(ledger)) settle(ledger);
  } catch {
    // Traces are harmless; the next writer removes them.
  } finally {
    lock?.discard();
  }
}
