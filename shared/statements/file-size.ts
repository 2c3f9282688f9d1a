import { statementErrors } from '../errors/statement-errors.ts';

/** The largest statement file that is read. */
export const STATEMENT_LIMIT_BYTES = 50 * 1024 * 1024;

/** Checks a file's size, before it is read where that can be known. */
export function checkSize(bytes: number, limit = STATEMENT_LIMIT_BYTES): void {
  if (bytes === 0) throw statementErrors.make('STM-EMPTY');
  if (bytes <= limit) return;
  // Rounded up, so that a file just over the limit doesn't seem to be at it.
  const megabytes = (n: number) => `${(Math.ceil((n / 1024 / 1024) * 10) / 10).toFixed(1)} MB`;
  throw statementErrors.make('STM-TOO-LARGE', { size: megabytes(bytes), limit: megabytes(limit) });
}
