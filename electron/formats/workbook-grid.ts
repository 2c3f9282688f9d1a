import * as XLSX from '@e965/xlsx';
import { decimalOf } from '#electron/formats/cell-values.ts';
import { OF_ABOVE } from '#electron/formats/grid.ts';
import {
  checkCell,
  checkRow,
  type ReadLimits,
  type ShouldStop,
  stopIfAsked,
} from '#electron/formats/limits.ts';
import type { Cell } from '#shared/statements/types.ts';

/** A sheet whose rows are made when asked for: `most` bounds how many. */
export interface SheetRows {
  readonly name: string;
  /** Not shown by a spreadsheet: a template or a list of codes more often than a statement. */
  readonly hidden?: boolean;
  rows(most?: number): Cell[][];
}

/** Whole digits of account numbers that a double has already lost, by sheet place `A5`. */
export type LostDigits = (place: string, value: number) => string | null;

export const WORKBOOK_OPTIONS: XLSX.ParsingOptions = {
  dense: true,
  cellNF: true,
  cellText: false,
  cellHTML: false,
  cellFormula: false,
  cellStyles: false,
  cellDates: false,
  bookVBA: false,
  WTF: false,
};

interface DenseSheet {
  readonly '!data'?: readonly (readonly (XLSX.CellObject | undefined)[] | undefined)[];
  readonly '!merges'?: readonly XLSX.Range[];
}

/** Sheets of a parsed workbook, charts and macros left out. Cached values stand for formulas. */
export function workbookSheets(
  workbook: XLSX.WorkBook,
  limits: ReadLimits,
  lost: LostDigits,
  shouldStop?: ShouldStop,
): SheetRows[] {
  const date1904 = workbook.Workbook?.WBProps?.date1904 === true;
  return workbook.SheetNames.flatMap((name, at) => {
    const sheet = workbook.Sheets[name] as DenseSheet | undefined;
    const data = sheet?.['!data'];
    if (data === undefined) return [];
    const reader = new CellReader(date1904, lost);
    const hidden = Boolean(workbook.Workbook?.Sheets?.[at]?.Hidden);
    const rows = (most?: number): Cell[][] =>
      withMerges(sheetRows(data, reader, limits, most, shouldStop), sheet?.['!merges'] ?? []);
    return [{ name, hidden, rows }];
  });
}

function sheetRows(
  data: NonNullable<DenseSheet['!data']>,
  reader: CellReader,
  limits: ReadLimits,
  most = Number.POSITIVE_INFINITY,
  shouldStop?: ShouldStop,
): Cell[][] {
  // The sheet's own idea of its size (`!ref`) may lie; only the cells that are there count.
  let last = data.length;
  while (last > 0 && !data[last - 1]?.some(isFilled)) last--;
  checkRow(limits, last, 0);
  const rows: Cell[][] = [];
  for (let at = 0; at < Math.min(last, most); at++) {
    if (at % 1000 === 999) stopIfAsked(shouldStop);
    rows.push(rowCells(data[at], at, reader, limits));
  }
  return rows;
}

/** Places marked at most: a file may claim any number of merges over any number of rows. */
const MOST_MERGED = 1_000_000;

/** Marks empty places that a merged cell above reaches down to. */
function withMerges(rows: Cell[][], merges: readonly XLSX.Range[]): Cell[][] {
  let marked = 0;
  for (const { s, e } of merges) {
    for (let at = s.r + 1; at <= Math.min(e.r, rows.length - 1); at++) {
      if (++marked > MOST_MERGED) return rows;
      if (rows[at]![s.c] === '') rows[at]![s.c] = OF_ABOVE;
    }
  }
  return rows;
}

const isFilled = (cell: XLSX.CellObject | undefined): boolean =>
  cell !== undefined && cell.t !== 'z' && cell.v !== undefined && cell.v !== '';

function rowCells(
  source: readonly (XLSX.CellObject | undefined)[] | undefined,
  at: number,
  reader: CellReader,
  limits: ReadLimits,
): Cell[] {
  const cells: Cell[] = [];
  if (source === undefined) return cells;
  let last = source.length;
  while (last > 0 && !isFilled(source[last - 1])) last--;
  checkRow(limits, at + 1, last);
  for (let k = 0; k < last; k++) {
    const cell = reader.read(source[k], at, k);
    if (typeof cell === 'string' && cell.length > 1024) checkCell(limits, at + 1, cell.length);
    cells.push(cell);
  }
  return cells;
}

/** Turns stored cells into what a person sees. Formats repeat, so what they mean is remembered. */
class CellReader {
  private readonly dates = new Map<string, boolean>();
  private readonly date1904: boolean;
  private readonly lost: LostDigits;

  constructor(date1904: boolean, lost: LostDigits) {
    this.date1904 = date1904;
    this.lost = lost;
  }

  read(cell: XLSX.CellObject | undefined, row: number, column: number): Cell {
    if (cell === undefined) return '';
    switch (cell.t) {
      case 's':
        return String(cell.v ?? '');
      case 'n':
        return this.number(Number(cell.v), String(cell.z ?? 'General'), row, column);
      case 'b':
        return cell.v ? 'TRUE' : 'FALSE';
      case 'e':
        return '#错误';
      default:
        return '';
    }
  }

  private number(value: number, format: string, row: number, column: number): Cell {
    if (this.isDate(format) && value >= 0) {
      const shown = dateCell(value, this.date1904);
      if (shown !== null) return shown;
    }
    const beyond = Number.isInteger(value) && Math.abs(value) > Number.MAX_SAFE_INTEGER;
    const place = beyond ? XLSX.utils.encode_cell({ r: row, c: column }) : '';
    const number = (beyond ? this.lost(place, value) : null) ?? decimalOf(value);
    // `00000000` shows a serial number with its leading zeros.
    const text = /^0{2,}$/.test(format) ? number.padStart(format.length, '0') : number;
    return { text, number };
  }

  private isDate(format: string): boolean {
    let known = this.dates.get(format);
    if (known === undefined) {
      known = format !== 'General' && Boolean(XLSX.SSF.is_date(format));
      this.dates.set(format, known);
    }
    return known;
  }
}

/** The day and time a serial shows; no time zone is involved. Null for what is no date. */
function dateCell(serial: number, date1904: boolean): Cell | null {
  const parts = XLSX.SSF.parse_date_code(serial, { date1904 });
  if (!parts) return null;
  const two = (n: number): string => String(n).padStart(2, '0');
  const clock = `${two(parts.H)}:${two(parts.M)}:${two(Math.round(parts.S))}`;
  // Day zero: a bare time of day.
  if (serial < 1) return clock;
  const day = `${String(parts.y).padStart(4, '0')}-${two(parts.m)}-${two(parts.d)}`;
  return { text: clock === '00:00:00' ? day : `${day} ${clock}`, date: `${day} ${clock}` };
}
