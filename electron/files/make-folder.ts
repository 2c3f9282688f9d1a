import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { fileProblem } from '#shared/errors/file-problem.ts';

/** Makes the folder where it isn't there yet. Error FILE-UNWRITABLE, e.g. when a file has its name. */
export async function makeFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true });
  } catch (error) {
    throw fileProblem('FILE-UNWRITABLE', path.basename(path.resolve(folder)), error);
  }
}
