import { accessSync, constants, existsSync, readFileSync, rmSync } from 'node:fs';
import { hostname } from 'node:os';
import { dirname } from 'node:path';
import type { AppError } from '#shared/errors/app-error.ts';
import { fileErrors } from '#shared/errors/file-errors.ts';
import { connect, type Db } from './connect.ts';
import { writeTextDurably } from './durable.ts';
import { asFileError, isDamage, sqliteCode } from './failures.ts';
import { fileSize, lockOwnerPath, lockPath, nameOf } from './paths.ts';

/** Long enough to outlast another program's glance at the lock, short enough for a person. */
const ACQUIRE_TIMEOUT_MS = 300;

export interface LockOwner {
  readonly name: string;
  readonly host: string;
  readonly pid: number | null;
  /** Local wall-clock text. */
  readonly since: string;
}

export interface LedgerLock {
  /** Gives the lock up; the empty lock file stays, so that every opener locks the same file. */
  release(): void;
  /** Gives the lock up and leaves the folder as it was found: for a ledger that was refused. */
  discard(): void;
}

/**
 * Takes the ledger's lock: an exclusive transaction on an empty SQLite file beside it, which the
 * operating system frees when its owner dies, however it dies. Null: the place is read-only.
 *
 * Throws FILE-LOCKED (with the owner's name), FILE-LOCK-FOREIGN, FILE-DISK-FULL.
 */
export function acquireLock(ledger: string, ownerName: string): LedgerLock | null {
  const path = lockPath(ledger);
  const wasThere = existsSync(path);
  const removeIfNew = () => {
    if (!wasThere && fileSize(path) === 0) rmSync(path, { force: true });
  };
  const db = beginExclusive(ledger, path, removeIfNew);
  if (db === null) return null;
  writeOwner(ledger, ownerName);
  const release = () => {
    rmSync(lockOwnerPath(ledger), { force: true });
    db.close();
  };
  return {
    release,
    discard() {
      release();
      removeIfNew();
    },
  };
}

/**
 * Who has the ledger open for writing, or null. Looks through SQLite and never through `fs`:
 * this very process may be the one that holds the lock.
 */
export function currentOwner(ledger: string): LockOwner | null {
  const path = lockPath(ledger);
  if (!existsSync(path)) return null;
  let db: Db | undefined;
  try {
    db = connect(path, { as: 'read', timeoutMs: 0 });
    db.prepare('SELECT count(*) FROM sqlite_schema').get();
    return null;
  } catch (error) {
    return isBusy(error) ? readOwner(ledger) : null;
  } finally {
    db?.close();
  }
}

/** The error that names the owner. */
export function lockedError(ledger: string, owner: LockOwner): AppError {
  return fileErrors.make('FILE-LOCKED', {
    ...nameOf(ledger),
    owner: owner.name,
    host: owner.host,
    since: owner.since,
  });
}

/** Whether both the ledger and its folder may be written, as far as can be told by asking. */
export function isWritablePlace(ledger: string): boolean {
  return isWritable(dirname(ledger)) && isWritable(ledger);
}

export function isWritable(path: string): boolean {
  try {
    accessSync(path, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

function beginExclusive(ledger: string, path: string, removeIfNew: () => void): Db | null {
  let db: Db | undefined;
  try {
    db = connect(path, { as: 'create', timeoutMs: ACQUIRE_TIMEOUT_MS });
    db.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    db?.close();
    if (isBusy(error)) throw lockedError(ledger, readOwner(ledger));
    if (isDamage(error)) throw fileErrors.make('FILE-LOCK-FOREIGN', nameOf(path));
    removeIfNew();
    if (/^SQLITE_(CANTOPEN|READONLY)/.test(sqliteCode(error) ?? '')) return null;
    throw asFileError(error, nameOf(ledger).file);
  }
  // On a file it cannot write SQLite begins without a lock and says nothing.
  if (isWritable(path)) return db;
  db.close();
  return null;
}

function isBusy(error: unknown): boolean {
  return /^SQLITE_(BUSY|LOCKED)/.test(sqliteCode(error) ?? '');
}

/** The text is a courtesy; that it cannot be written (a full disk) is no reason not to open. */
function writeOwner(ledger: string, ownerName: string): void {
  const since = new Date().toLocaleString('sv-SE');
  const name = ownerName.replace(/\s+/g, ' ').trim() || '未具名';
  const text = `姓名：${name}\n计算机：${hostname()}\n进程：${process.pid}\n时间：${since}\n`;
  try {
    writeTextDurably(lockOwnerPath(ledger), text);
  } catch {
    rmSync(lockOwnerPath(ledger), { force: true });
  }
}

function readOwner(ledger: string): LockOwner {
  let text = '';
  try {
    text = readFileSync(lockOwnerPath(ledger), 'utf8').slice(0, 2_000);
  } catch {
    // The lock is held all the same; only its owner is not known.
  }
  const field = (label: string) => new RegExp(`^${label}：(.+)$`, 'm').exec(text)?.[1]?.trim();
  const pid = Number(field('进程'));
  return {
    name: field('姓名') ?? '不明',
    host: field('计算机') ?? '不明',
    pid: Number.isSafeInteger(pid) && pid > 0 ? pid : null,
    since: field('时间') ?? '不明',
  };
}
