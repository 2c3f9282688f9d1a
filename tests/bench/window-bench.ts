import type { BenchPromise } from './run.ts';

/** Filled in with the window's import. */
export function benchWindow(_lines: number): BenchPromise[] {
  return [];
}
