import { type Grid, noHeader } from '#electron/formats/grid.ts';
import {
  READ_LIMITS,
  type ReadLimits,
  type ShouldStop,
  stopIfAsked,
} from '#electron/formats/limits.ts';
import { readGrid } from '#electron/formats/read-grid.ts';
import { statementErrors } from '#shared/errors/statement-errors.ts';
import { sheetsCheck } from '#shared/statements/cross-checks.ts';
import { findHeader } from '#shared/statements/header.ts';
import { isRecognised, recognise } from '#shared/statements/recognise.ts';
import type { Mapping, NotRecognised, Recognition } from '#shared/statements/types.ts';

export interface StatementHooks {
  /** True when the work should end: cancelled, or out of time. */
  readonly shouldStop?: ShouldStop;
  /** Told how far the work is, from 0 to 1. */
  readonly onProgress?: (done: number) => void;
  readonly limits?: ReadLimits;
}

export interface ReadStatement {
  readonly grid: Grid;
  readonly recognition: Recognition;
}

export interface AttemptedStatement {
  readonly grid: Grid;
  readonly recognition: Recognition | NotRecognised;
}

/**
 * Reads a bank file's bytes into a recognised statement. Sheets and ways to part columns are tried
 * on their first rows and the one with the best header is read in full. Throws an AppError with an
 * STM- code; STM-NO-HEADER when the rows are readable but no header is found and none was given.
 */
export function readStatement(
  bytes: Uint8Array,
  mapping: Mapping = {},
  hooks: StatementHooks = {},
): ReadStatement {
  const { grid, recognition } = attemptStatement(bytes, mapping, hooks);
  if (isRecognised(recognition)) return { grid, recognition };
  throw recognition.reason === 'empty' ? statementErrors.make('STM-NO-ROWS') : noHeader(grid);
}

/** As {@link readStatement}, but rows without a header are returned for the column mapper. */
export function attemptStatement(
  bytes: Uint8Array,
  mapping: Mapping = {},
  hooks: StatementHooks = {},
): AttemptedStatement {
  const { encoding, delimiter, sheet } = mapping;
  const { shouldStop, onProgress } = hooks;
  const judge = (rows: Parameters<typeof findHeader>[0]): number => findHeader(rows)?.score ?? 0;
  const limits = hooks.limits ?? READ_LIMITS;
  const grid = readGrid(bytes, { encoding, delimiter, sheet, judge }, limits, shouldStop);
  onProgress?.(0.5);
  let rows = 0;
  const recognition = recognise(grid.rows, mapping, {
    onRows: () => {
      rows += 1000;
      stopIfAsked(shouldStop);
      onProgress?.(0.5 + (0.4 * rows) / grid.rows.length);
    },
  });
  onProgress?.(1);
  if (!isRecognised(recognition)) {
    // No mapping by hand could mend that.
    if (recognition.reason === 'unit') throw statementErrors.make('STM-UNIT');
    return { grid, recognition };
  }
  const crossChecks = [
    ...recognition.crossChecks,
    ...sheetsCheck(grid.sheet, grid.otherStatements),
  ];
  return { grid, recognition: { ...recognition, crossChecks } };
}
