import { existsSync, rmSync } from 'node:fs';
import { basename } from 'node:path';
import { fileErrors } from '#shared/errors/file-errors.ts';
import { renameDurably } from '../ledger-file/durable.ts';
import { acquireLock } from '../ledger-file/lock.ts';
import {
  journalPath,
  lockOwnerPath,
  lockPath,
  newLedgerPath,
  partPath,
  shmPath,
  walPath,
} from '../ledger-file/paths.ts';
import type { Hooks } from '../services/context.ts';
import { createLedger, LedgerSession } from './ledger-session.ts';
import { readSampleData } from './sample-data.ts';
import { SampleYear, type StatementReader } from './sample-year.ts';

const OWNER = '制作示例账套';
/** Its passwords are known to everybody; making it signs in dozens of times. */
const SAMPLE_COST = { N: 2, r: 1, p: 1 };

/**
 * Makes the sample ledger (示例账套) of 2023 at `path` from the bank files and papers that ship,
 * by the same commands the window uses. It gets its name only when it is whole: whatever happens,
 * cancelling included, there is either a sound ledger under `path` or none.
 *
 * Throws FILE-EXISTS, -NO-FOLDER, -READ-ONLY, -LOCKED, -DISK-FULL, CANCELLED.
 */
export function createSampleLedger(path: string, hooks: Hooks, read: StatementReader): void {
  const target = newLedgerPath(path);
  const lock = acquireLock(target, OWNER);
  if (lock === null) throw fileErrors.make('FILE-READ-ONLY', { file: basename(target) });
  const part = partPath(target);
  try {
    removeWithTraces(part); // What a killed program left half-made.
    fill(part, hooks, read);
    if (existsSync(target)) throw fileErrors.make('FILE-EXISTS', { file: basename(target) });
    renameDurably(part, target);
  } finally {
    removeWithTraces(part);
    lock.discard();
  }
}

function fill(part: string, hooks: Hooks, read: StatementReader): void {
  const data = readSampleData();
  createLedger(part, data.setup, { sample: true, scryptCost: SAMPLE_COST });
  const session = LedgerSession.open(part, { ownerName: OWNER, scryptCost: SAMPLE_COST });
  try {
    new SampleYear(session, data, { read, hooks }).record();
  } finally {
    session.close();
  }
}

function removeWithTraces(file: string): void {
  for (const traceOf of [walPath, shmPath, journalPath, lockPath, lockOwnerPath]) {
    rmSync(traceOf(file), { force: true });
  }
  rmSync(file, { force: true });
}
