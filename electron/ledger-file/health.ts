import type { Db } from './connect.ts';
import { isDamage } from './failures.ts';

/** Whether the schema of an open file is exactly the one this program was built for. */
export type SchemaCheck = (db: Db) => boolean;

export type Health = 'sound' | 'damaged' | 'other-schema';

/**
 * Judges an open file. `quick` finds pages that do not fit together; `full` also compares every
 * index with its table and every reference with its row, and is for files nobody works in.
 * What no structure can show (a changed figure) is found by the chain's `verify`.
 */
export function examine(db: Db, checkSchema: SchemaCheck, depth: 'quick' | 'full'): Health {
  try {
    const check = depth === 'quick' ? 'quick_check(1)' : 'integrity_check(1)';
    if (db.pragma(check, { simple: true }) !== 'ok') return 'damaged';
    if (!checkSchema(db)) return 'other-schema';
    const orphans = depth === 'full' ? (db.pragma('foreign_key_check') as unknown[]) : [];
    return orphans.length === 0 ? 'sound' : 'damaged';
  } catch (error) {
    if (isDamage(error)) return 'damaged';
    throw error;
  }
}
