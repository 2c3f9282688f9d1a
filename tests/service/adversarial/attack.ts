import { expect } from 'vitest';
import type { World } from './world.ts';

/** An attempt on a sound ledger, with what must stop it. */
export interface Attack {
  name: string;
  /** The triggers without which it would succeed; empty when several stop it. */
  proves: readonly string[];
  run(world: World): void;
}

export type Outcome = 'refused' | 'nothing happened' | 'succeeded';

/**
 * Tries it as one transaction; what was refused is rolled back as by any tool. `before` is the
 * content of the ledger, asked for only where nothing was refused.
 */
export function attempt(world: World, attack: Attack, before: string): Outcome {
  world.db.exec('BEGIN');
  try {
    attack.run(world);
    // Deferred references are not a guarantee of the file; they must not be what refuses.
    world.db.exec('COMMIT');
  } catch (error) {
    if (world.db.inTransaction) world.db.exec('ROLLBACK');
    if (!isRefusal(error)) throw error;
    return 'refused';
  }
  return world.content() === before ? 'nothing happened' : 'succeeded';
}

/** A constraint of the file, or a value of another type than the column's. */
const isRefusal = (error: unknown): boolean =>
  error instanceof Error &&
  'code' in error &&
  /^SQLITE_(CONSTRAINT|MISMATCH)/.test(String(error.code));

/** Nothing changed, verify finds nothing, and the day's work goes on. */
export function expectUnharmed(world: World, before: string, name: string): void {
  expect(world.content(), name).toBe(before);
  const after = world.reopened();
  try {
    expect(after.failing(), name).toEqual([]);
    after.postNormally();
    expect(after.failing(), name).toEqual([]);
  } finally {
    after.close();
  }
}
