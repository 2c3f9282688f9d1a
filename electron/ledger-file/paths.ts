import { realpathSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { fileErrors } from '#shared/errors/file-errors.ts';
import { fsCode } from './failures.ts';

/** Every file that may stand beside a ledger, and what it is for. */
export const walPath = (ledger: string) => `${ledger}-wal`;
export const shmPath = (ledger: string) => `${ledger}-shm`;
export const journalPath = (ledger: string) => `${ledger}-journal`;
export const lockPath = (ledger: string) => `${ledger}.lock`;
export const lockOwnerPath = (ledger: string) => `${ledger}.lock.txt`;
export const registerPath = (ledger: string) => `${ledger}-backups.json`;
/** A file still being made; never opened as a ledger, removed by whoever makes the next one. */
export const partPath = (file: string) => `${file}.part`;
/** Where backups go unless the user names another folder. */
export const backupFolder = (ledger: string) => join(dirname(ledger), `${stem(ledger)}-备份`);

export const stem = (ledger: string) => basename(ledger).replace(/\.relief$/i, '');

/**
 * The real path of an existing ledger, so that a link and its target share one lock.
 * Throws FILE-NOT-FOUND, FILE-NO-ACCESS, FILE-BAD-NAME.
 */
export function realLedgerPath(path: string): string {
  requireGoodName(path);
  try {
    return realpathSync.native(resolve(path));
  } catch (error) {
    if (isMissing(error)) throw fileErrors.make('FILE-NOT-FOUND', { file: basename(path) });
    throw fileErrors.make('FILE-NO-ACCESS', { file: basename(path) }, { cause: error });
  }
}

/** The path a new file will have. Throws FILE-EXISTS, FILE-NO-FOLDER, FILE-BAD-NAME. */
export function newLedgerPath(path: string): string {
  requireGoodName(path);
  const full = resolve(path);
  let folder: string;
  try {
    folder = realpathSync.native(dirname(full));
    if (!statSync(folder).isDirectory()) throw fileErrors.make('FILE-NO-FOLDER', nameOf(path));
  } catch (error) {
    if (isMissing(error)) throw fileErrors.make('FILE-NO-FOLDER', nameOf(path));
    throw error;
  }
  const placed = join(folder, basename(full));
  if (statSync(placed, { throwIfNoEntry: false }))
    throw fileErrors.make('FILE-EXISTS', nameOf(path));
  return placed;
}

export const nameOf = (path: string) => ({ file: basename(path) });

export const fileSize = (path: string): number =>
  statSync(path, { throwIfNoEntry: false })?.size ?? 0;

function isMissing(error: unknown): boolean {
  const code = fsCode(error);
  return code === 'ENOENT' || code === 'ENOTDIR';
}

function requireGoodName(path: string): void {
  const name = basename(path);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  if (name === '' || path !== path.trim() || /[\u0000-\u001f]/.test(path)) {
    throw fileErrors.make('FILE-BAD-NAME', { file: name.trim() });
  }
}
