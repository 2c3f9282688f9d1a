import type { AppError } from '#shared/errors/app-error.ts';
import { statementErrors } from '#shared/errors/statement-errors.ts';
import type { Cell, Container } from '#shared/statements/types.ts';

/** A file's rows as a person would see them in a sheet. */
export interface Grid {
  readonly container: Container;
  /** Encoding of the text; null where the container fixes it. */
  readonly encoding: string | null;
  /** What parts the columns of a text file: a character, or `padded`; null elsewhere. */
  readonly delimiter: string | null;
  readonly sheets: readonly string[];
  /** The sheet the rows come from; null where the container has none. */
  readonly sheet: string | null;
  /** Sheets that look like statements too and were not read, because nobody chose among them. */
  readonly otherStatements: readonly string[];
  readonly rows: readonly Cell[][];
}

/** The rows are readable, but no statement stands on this sheet; the others are named. */
export function noHeader(grid: Pick<Grid, 'sheet' | 'sheets'>): AppError {
  const others = grid.sheets.filter((name) => name !== grid.sheet).map((name) => `「${name}」`);
  const also = others.length === 0 ? '' : `（另有工作表${others.join('')}）`;
  const where = grid.sheet === null ? '文件' : `工作表「${grid.sheet}」${also}`;
  return statementErrors.make('STM-NO-HEADER', { where });
}

/** A place that a cell above, merged with it, reaches down to. */
export const OF_ABOVE: Cell = { text: '', ofAbove: true };
