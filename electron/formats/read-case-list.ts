import { type CaseList, headingsFound, readCaseList as readRows } from '#shared/cases/sheet.ts';
import { asCaseListError, caseErrors } from '#shared/errors/case-errors.ts';
import type { Grid } from './grid.ts';
import { READ_LIMITS } from './limits.ts';
import { readGrid } from './read-grid.ts';

/** Far more cases than a county has in a year. */
export const MAX_CASE_ROWS = 5_000;

export interface ReadCaseList extends CaseList {
  /** The sheet it was read from; null where the file has none. */
  readonly sheet: string | null;
}

/**
 * Reads a case list's bytes: a filled-in template, or any table with its headings. Throws an
 * AppError with a CASE- code for what is no case list; faults of single rows are told row by row.
 */
export function readCaseList(bytes: Uint8Array): ReadCaseList {
  const grid = gridOf(bytes);
  const list = readRows(grid.rows);
  if ('missing' in list) {
    throw caseErrors.make('CASE-LIST-HEADER', { missing: list.missing.join('、') });
  }
  if (list.rows.length === 0) throw caseErrors.make('CASE-LIST-EMPTY');
  if (list.rows.length > MAX_CASE_ROWS) {
    throw caseErrors.make('CASE-LIST-TOO-LONG', { limit: MAX_CASE_ROWS });
  }
  return { ...list, sheet: grid.sheet };
}

function gridOf(bytes: Uint8Array): Grid {
  try {
    return readGrid(bytes, { judge: headingsFound }, READ_LIMITS);
  } catch (error) {
    throw asCaseListError(error);
  }
}
