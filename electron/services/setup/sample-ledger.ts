import type { Hooks } from '../context.ts';

/** Makes the sample ledger (示例账套) of 2023 at `path`. Filled in with the sample year. */
export function createSampleLedger(_path: string, _hooks: Hooks): void {
  throw new Error('the sample year is not built yet');
}
