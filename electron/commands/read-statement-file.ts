import { readFileSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import { type ReadStatement, readStatement } from '#electron/formats/read-statement.ts';
import { AppError } from '#shared/errors/app-error.ts';
import { fileProblem } from '#shared/errors/file-problem.ts';
import { checkSize } from '#shared/statements/file-size.ts';
import type { Mapping } from '#shared/statements/types.ts';

const TIME_LIMIT_MS = 60_000;

/** A statement file from the command line, bounded in size before it is read and in time after. */
export function readStatementFile(
  path: string,
  mapping?: Mapping,
): { name: string; bytes: Uint8Array; read: ReadStatement } {
  const name = basename(path);
  const bytes = readBounded(path, name);
  const deadline = performance.now() + TIME_LIMIT_MS;
  const read = readStatement(bytes, mapping, { shouldStop: () => performance.now() > deadline });
  return { name, bytes, read };
}

function readBounded(path: string, name: string): Uint8Array {
  try {
    const { size } = statSync(path);
    checkSize(size);
    return readFileSync(path);
  } catch (error) {
    if (error instanceof AppError) throw error;
    throw fileProblem('FILE-UNREADABLE', name, error);
  }
}
