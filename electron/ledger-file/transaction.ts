import { basename } from 'node:path';
import { types } from 'node:util';
import type { Db } from './connect.ts';
import { asFileError } from './failures.ts';

/** Refuses, at compile time, a function that returns a promise. */
export type Synchronous<T> = T extends PromiseLike<unknown> ? never : T;

/**
 * Runs `fn` in one BEGIN IMMEDIATE … COMMIT: all of it is on the disk when this returns, or none
 * of it when this throws. `fn` must be synchronous and must not end the transaction itself.
 *
 * Throws what `fn` throws, and for disk and lock FILE-DISK-FULL, -IO, -READ-ONLY, -BUSY,
 * -DAMAGED. Constraint failures pass through unchanged: the services know their meaning.
 */
export function inTransaction<T>(db: Db, fn: () => Synchronous<T>): T {
  if (db.inTransaction) throw new TypeError('transactions are not nested');
  if (types.isAsyncFunction(fn)) throw new TypeError('a transaction is synchronous');
  try {
    db.exec('BEGIN IMMEDIATE');
    const result = fn();
    if (isThenable(result)) throw new TypeError('a transaction is synchronous');
    // SQLite rolls back by itself on a full disk; an error swallowed by `fn` must not pass.
    if (!db.inTransaction) throw new TypeError('the transaction ended before its commit');
    db.exec('COMMIT');
    return result;
  } catch (error) {
    rollBack(db);
    throw asFileError(error, basename(db.name));
  }
}

function rollBack(db: Db): void {
  if (!db.inTransaction) return;
  try {
    db.exec('ROLLBACK');
  } catch {
    // The first error is the one to report; an unfinished transaction is never in the file.
  }
}

function isThenable(value: unknown): boolean {
  return (
    (typeof value === 'object' || typeof value === 'function') &&
    value !== null &&
    'then' in value &&
    typeof value.then === 'function'
  );
}
