import {
  chmodSync,
  constants,
  copyFileSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  rmSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileErrors } from '#shared/errors/file-errors.ts';
import { journalPath, nameOf, walPath } from './paths.ts';

const PREFIX = 'relief-ledger-';

export interface PrivateCopy {
  readonly path: string;
  dispose(): void;
}

/**
 * Copies a ledger and its unsettled journal to a folder of its own, where SQLite may recover it
 * while the original stays as it was found. Throws FILE-NOT-CHECKED when there is no room.
 */
export function makePrivateCopy(ledger: string): PrivateCopy {
  sweepCopiesOfTheDead();
  let folder: string | undefined;
  const dispose = () => {
    if (folder !== undefined) rmSync(folder, { recursive: true, force: true });
  };
  try {
    folder = mkdtempSync(join(tmpdir(), `${PREFIX}${process.pid}-`));
    const path = join(folder, basename(ledger));
    copyWithJournals(ledger, path);
    return { path, dispose };
  } catch (error) {
    dispose();
    throw fileErrors.make('FILE-NOT-CHECKED', nameOf(ledger), { cause: error });
  }
}

/** -shm is left out on purpose: it is rebuilt from the -wal, and may not match the copy. */
function copyWithJournals(from: string, to: string): void {
  for (const suffix of [(p: string) => p, walPath, journalPath]) {
    if (!existsSync(suffix(from))) continue;
    copyFileSync(suffix(from), suffix(to), constants.COPYFILE_FICLONE);
    chmodSync(suffix(to), 0o600);
  }
}

/** A killed program could not remove its copies; its number in the folder's name tells. */
function sweepCopiesOfTheDead(): void {
  for (const name of readdirSync(tmpdir())) {
    const pid = new RegExp(`^${PREFIX}(\\d+)-`).exec(name)?.[1];
    if (pid === undefined || isAlive(Number(pid))) continue;
    rmSync(join(tmpdir(), name), { recursive: true, force: true });
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: it lives, as another user.
    return error instanceof Error && 'code' in error && error.code !== 'ESRCH';
  }
}
