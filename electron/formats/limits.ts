import { statementErrors } from '#shared/errors/statement-errors.ts';
import { STATEMENT_LIMIT_BYTES } from '#shared/statements/file-size.ts';

/** Bounds on what an untrusted file may ask of this machine. */
export interface ReadLimits {
  readonly bytes: number;
  readonly rows: number;
  readonly columns: number;
  /** UTF-16 units of one cell. */
  readonly cellLength: number;
  /** Files inside an xlsx. */
  readonly archiveEntries: number;
  /** Bytes of all files inside an xlsx together, unpacked. */
  readonly archiveBytes: number;
  /** Depth of nested elements in HTML and XML. */
  readonly depth: number;
}

export const READ_LIMITS: ReadLimits = {
  bytes: STATEMENT_LIMIT_BYTES,
  rows: 1_000_000,
  columns: 256,
  cellLength: 32_767,
  archiveEntries: 2_000,
  archiveBytes: 300 * 1024 * 1024,
  depth: 64,
};

/** Asked every thousand rows or so; true means stop now. */
export type ShouldStop = () => boolean;

/** Throws STM-STOPPED when the work should end. */
export function stopIfAsked(shouldStop: ShouldStop | undefined): void {
  if (shouldStop?.()) throw statementErrors.make('STM-STOPPED');
}

/** Checks one row against the limits while rows are gathered. `row` counts from 1. */
export function checkRow(limits: ReadLimits, row: number, columns: number): void {
  if (row > limits.rows) {
    throw statementErrors.make('STM-TOO-MANY-ROWS', { limit: limits.rows.toLocaleString('en') });
  }
  if (columns > limits.columns) {
    throw statementErrors.make('STM-TOO-MANY-COLUMNS', { row, limit: limits.columns });
  }
}

export function checkCell(limits: ReadLimits, row: number, length: number): void {
  if (length > limits.cellLength) {
    throw statementErrors.make('STM-CELL-TOO-LONG', { row, limit: limits.cellLength });
  }
}
