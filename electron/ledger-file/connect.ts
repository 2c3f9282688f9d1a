import { isAbsolute } from 'node:path';
import Database from 'better-sqlite3';
import { BUSY_TIMEOUT_MS } from './constants.ts';

export type Db = Database.Database;

export interface ConnectOptions {
  /** `create` makes the file; the others need it to exist. */
  readonly as: 'create' | 'write' | 'read';
  readonly timeoutMs?: number;
}

/**
 * The one place that calls SQLite's open. The path must be absolute and without white space at
 * its end: the library trims file names, and would silently open another file.
 */
export function connect(path: string, { as, timeoutMs = BUSY_TIMEOUT_MS }: ConnectOptions): Db {
  if (!isAbsolute(path) || path !== path.trim()) {
    throw new TypeError('a ledger path must be absolute and trimmed');
  }
  return new Database(path, {
    readonly: as === 'read',
    fileMustExist: as !== 'create',
    timeout: timeoutMs,
  });
}
