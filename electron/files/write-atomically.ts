import { randomBytes } from 'node:crypto';
import { open, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { fileProblem } from '#shared/errors/file-problem.ts';

/**
 * `produce` writes a temporary file beside the target; only when it is whole and on the disk does
 * it take the target's name. Error FILE-UNWRITABLE; what was there before is then untouched.
 */
export async function writeAtomically(
  target: string,
  produce: (temporary: string) => Promise<void>,
): Promise<void> {
  const unique = randomBytes(6).toString('hex');
  const temporary = path.join(path.dirname(target), `.${path.basename(target)}.${unique}.tmp`);
  try {
    await produce(temporary);
    await flush(temporary);
    await rename(temporary, target);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error instanceof Error && 'syscall' in error
      ? fileProblem('FILE-UNWRITABLE', path.basename(target), error)
      : error;
  }
}

async function flush(file: string): Promise<void> {
  // Windows flushes only what was opened for writing.
  const handle = await open(file, 'r+');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
