import type { Cell } from '#shared/statements/types.ts';

export type Container = 'biff' | 'xlsx' | 'html' | 'spreadsheetml' | 'text';

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
