import Database from 'better-sqlite3';
import { AppError } from '#shared/errors/app-error.ts';
import { fileErrors } from '#shared/errors/file-errors.ts';

/** Errors of the medium: each says no more than which file. */
type Failure = Extract<
  keyof typeof fileErrors.codes,
  'FILE-DISK-FULL' | 'FILE-READ-ONLY' | 'FILE-BUSY' | 'FILE-DAMAGED' | 'FILE-IO'
>;

/** Told by their beginning, the special before the general. */
const BY_SQLITE_CODE: readonly (readonly [string, Failure])[] = [
  ['SQLITE_FULL', 'FILE-DISK-FULL'],
  // The -shm could not be made larger.
  ['SQLITE_IOERR_SHMSIZE', 'FILE-DISK-FULL'],
  ['SQLITE_READONLY', 'FILE-READ-ONLY'],
  ['SQLITE_BUSY', 'FILE-BUSY'],
  ['SQLITE_LOCKED', 'FILE-BUSY'],
  ['SQLITE_CORRUPT', 'FILE-DAMAGED'],
  ['SQLITE_NOTADB', 'FILE-DAMAGED'],
  ['SQLITE_CANTOPEN', 'FILE-IO'],
  ['SQLITE_IOERR', 'FILE-IO'],
];

const BY_FS_CODE: Readonly<Record<string, Failure>> = {
  ENOSPC: 'FILE-DISK-FULL',
  EDQUOT: 'FILE-DISK-FULL',
  EFBIG: 'FILE-DISK-FULL',
  EROFS: 'FILE-READ-ONLY',
  EACCES: 'FILE-READ-ONLY',
  EPERM: 'FILE-READ-ONLY',
  EIO: 'FILE-IO',
  ENXIO: 'FILE-IO',
  EBUSY: 'FILE-BUSY',
  // Something else bears the name of a folder we need.
  EEXIST: 'FILE-IO',
  ENOTDIR: 'FILE-IO',
};

export const sqliteCode = (error: unknown): string | null =>
  error instanceof Database.SqliteError ? error.code : null;

export function fsCode(error: unknown): string | null {
  if (!(error instanceof Error) || !('code' in error)) return null;
  return typeof error.code === 'string' ? error.code : null;
}

/** True when SQLite itself says that the file's content cannot be trusted. */
export function isDamage(error: unknown): boolean {
  return /^SQLITE_(CORRUPT|NOTADB)/.test(sqliteCode(error) ?? '');
}

/**
 * Gives a failure of disk, lock or medium its name for the user; anything else (a constraint, a
 * programmer's error, an AppError) comes back as it was.
 */
export function asFileError(error: unknown, fileName: string): unknown {
  if (error instanceof AppError) return error;
  const code = sqliteCode(error);
  const named =
    code === null
      ? BY_FS_CODE[fsCode(error) ?? '']
      : BY_SQLITE_CODE.find(([beginning]) => code.startsWith(beginning))?.[1];
  return named ? fileErrors.make(named, { file: fileName }, { cause: error }) : error;
}
