import { existsSync } from 'node:fs';
import type { Db } from './connect.ts';
import { sqliteCode } from './failures.ts';
import type { LedgerLock } from './lock.ts';
import { walPath } from './paths.ts';

const CLOSE_TIMEOUT_MS = 1_000;

export interface LedgerFile {
  /** The writing connection, or a reading one when `mode` is `read`. */
  readonly db: Db;
  /** The real path of the ledger, links followed. */
  readonly path: string;
  /** What further readers open: `path`, or a private copy of a ledger that must stay untouched. */
  readonly dbPath: string;
  readonly mode: 'write' | 'read';
  /** `medium`: writing was asked for, but the disk or folder is read-only. */
  readonly readOnlyBecause: 'asked' | 'medium' | null;
  /**
   * Closes the connection and gives up the lock. Readers, in whatever thread, must be closed
   * first. Nothing committed is ever lost by closing; calling it again does nothing.
   */
  close(): CloseReport;
}

export interface CloseReport {
  /** False: a reader was still open or the disk was full, so a -wal holds the last commits. */
  readonly settled: boolean;
}

export interface LedgerParts {
  readonly db: Db;
  readonly path: string;
  readonly dbPath: string;
  readonly readOnlyBecause: 'asked' | 'medium' | null;
  readonly lock?: LedgerLock;
  readonly afterClose?: () => void;
}

export function ledgerFile(parts: LedgerParts): LedgerFile {
  const { db, path, dbPath, readOnlyBecause, lock, afterClose } = parts;
  const mode = readOnlyBecause === null ? 'write' : 'read';
  let report: CloseReport | null = null;
  const close = (): CloseReport => {
    if (report !== null) return report;
    if (mode === 'write') moveWalIntoFile(db);
    db.close();
    report = { settled: mode === 'read' || !existsSync(walPath(path)) };
    afterClose?.();
    lock?.release();
    return report;
  };
  return { db, path, dbPath, mode, readOnlyBecause, close };
}

/** A failure here loses nothing: the commits are safe in the -wal, and the report says so. */
function moveWalIntoFile(db: Db): void {
  if (db.inTransaction) throw new Error('a ledger is not closed in the middle of a transaction');
  try {
    // A person waits for the window to go away: a reader at work is not waited for much longer.
    db.pragma(`busy_timeout = ${CLOSE_TIMEOUT_MS}`);
    db.pragma('wal_checkpoint(TRUNCATE)');
  } catch (error) {
    if (sqliteCode(error) === null) throw error;
  }
}
