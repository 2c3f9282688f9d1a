import * as XLSX from '@e965/xlsx';
import { decodeText } from '#electron/formats/decode-text.ts';
import type { Grid } from '#electron/formats/grid.ts';
import { htmlRows } from '#electron/formats/html-grid.ts';
import {
  READ_LIMITS,
  type ReadLimits,
  type ShouldStop,
  stopIfAsked,
} from '#electron/formats/limits.ts';
import { lostDigitsOf, noLostDigits } from '#electron/formats/lost-digits.ts';
import { checkBiffRecords, checkCompound } from '#electron/formats/ole-check.ts';
import { markupKind, sniff } from '#electron/formats/sniff.ts';
import { spreadsheetmlSheets } from '#electron/formats/spreadsheetml-grid.ts';
import { storedArchive } from '#electron/formats/stored-archive.ts';
import { type JudgeRows, readTextGrid, textGrid } from '#electron/formats/text-grid.ts';
import {
  type SheetRows,
  WORKBOOK_OPTIONS,
  workbookSheets,
} from '#electron/formats/workbook-grid.ts';
import { checkedArchive } from '#electron/formats/zip-check.ts';
import { AppError } from '#shared/errors/app-error.ts';
import { statementErrors } from '#shared/errors/statement-errors.ts';
import { checkSize } from '#shared/statements/file-size.ts';
import { cellText, trimmed } from '#shared/statements/text.ts';
import type { Container, Row } from '#shared/statements/types.ts';

export interface GridOptions {
  /** As a person chose it; else it is found out. */
  readonly encoding?: string | undefined;
  readonly delimiter?: string | undefined;
  readonly sheet?: string | undefined;
  /** Prefers one sheet or way to part columns over another by their first rows. */
  readonly judge?: JudgeRows | undefined;
}

/** Rows of a sheet that are shown to the judge. */
const JUDGED_ROWS = 80;

/**
 * Turns a bank file's bytes into rows. What the file is, is decided by its bytes. Throws an
 * AppError with an STM- code for everything that is no readable table; never returns no rows.
 */
export function readGrid(
  bytes: Uint8Array,
  options: GridOptions = {},
  limits: ReadLimits = READ_LIMITS,
  shouldStop?: ShouldStop,
): Grid {
  checkSize(bytes.length, limits.bytes);
  stopIfAsked(shouldStop);
  const grid = gridOf(bytes, options, limits, shouldStop);
  if (!hasContent(grid.rows)) throw statementErrors.make('STM-NO-ROWS');
  return grid;
}

function gridOf(
  bytes: Uint8Array,
  options: GridOptions,
  limits: ReadLimits,
  shouldStop?: ShouldStop,
): Grid {
  switch (sniff(bytes)) {
    case 'ole':
      checkCompound(bytes);
      return workbook('biff', parsedSheets(bytes, limits, shouldStop), options);
    case 'biff-stream':
      checkBiffRecords(bytes);
      return workbook('biff', parsedSheets(bytes, limits, shouldStop), options);
    case 'zip':
      return workbook('xlsx', archiveWorkbook(bytes, limits, shouldStop), options);
    case 'markup':
      return markupGrid(bytes, options, limits, shouldStop);
    case 'text':
      return readTextGrid(bytes, options, limits, shouldStop);
  }
}

function parsedSheets(bytes: Uint8Array, limits: ReadLimits, shouldStop?: ShouldStop): SheetRows[] {
  const book = parsed(() => XLSX.read(bytes, { ...WORKBOOK_OPTIONS, type: 'array' }));
  return workbookSheets(book, limits, noLostDigits, shouldStop);
}

function archiveWorkbook(
  bytes: Uint8Array,
  limits: ReadLimits,
  shouldStop?: ShouldStop,
): SheetRows[] {
  const entries = checkedArchive(bytes, limits);
  const checked = storedArchive(entries);
  stopIfAsked(shouldStop);
  const book = parsed(() => XLSX.read(checked, { ...WORKBOOK_OPTIONS, type: 'array' }));
  stopIfAsked(shouldStop);
  return workbookSheets(book, limits, lostDigitsOf(entries), shouldStop);
}

/** The library throws plain errors of many kinds at damaged files. */
function parsed(parse: () => XLSX.WorkBook): XLSX.WorkBook {
  try {
    return parse();
  } catch (error) {
    if (error instanceof AppError) throw error;
    const locked = error instanceof Error && /password|encrypt/i.test(error.message);
    throw statementErrors.make(locked ? 'STM-ENCRYPTED' : 'STM-DAMAGED', {}, { cause: error });
  }
}

function workbook(container: Container, sheets: readonly SheetRows[], options: GridOptions): Grid {
  const { chosen, others } = chooseSheet(sheets, options);
  return {
    container,
    encoding: null,
    delimiter: null,
    sheets: sheets.map((sheet) => sheet.name),
    sheet: chosen.name,
    otherStatements: others,
    rows: chosen.rows(),
  };
}

/**
 * The sheet a person chose, the one the judge likes best, or the first with any content. A hidden
 * sheet is looked at only where no sheet that is shown is liked.
 */
function chooseSheet(
  sheets: readonly SheetRows[],
  { sheet: wanted, judge }: GridOptions,
): { chosen: SheetRows; others: string[] } {
  if (wanted !== undefined) {
    const found = sheets.find((sheet) => sheet.name === wanted);
    if (found === undefined) {
      const names = sheets.map(({ name }) => `「${name}」`).join('');
      throw statementErrors.make('STM-NO-SUCH-SHEET', { sheet: wanted, sheets: names });
    }
    return { chosen: found, others: [] };
  }
  const shown = judgedSheets(
    sheets.filter((sheet) => !sheet.hidden),
    judge,
  );
  const judged = shown.some(isLiked)
    ? shown
    : [
        ...shown,
        ...judgedSheets(
          sheets.filter((sheet) => sheet.hidden),
          judge,
        ),
      ];
  const [first, ...rest] = judged;
  if (first === undefined) throw statementErrors.make('STM-NO-ROWS');
  const best = rest.reduce((a, b) => (b.score > a.score ? b : a), first);
  const others = judged.filter((other) => other !== best && isLiked(other));
  return { chosen: best.sheet, others: others.map(({ sheet }) => sheet.name) };
}

interface JudgedSheet {
  readonly sheet: SheetRows;
  readonly score: number;
}

const isLiked = ({ score }: JudgedSheet): boolean => score > 0;

/** Sheets with any content, and how well their first rows read. */
function judgedSheets(sheets: readonly SheetRows[], judge?: JudgeRows): JudgedSheet[] {
  return sheets.flatMap((sheet) => {
    const head = sheet.rows(JUDGED_ROWS);
    return hasContent(head) ? [{ sheet, score: judge?.(head) ?? 0 }] : [];
  });
}

function markupGrid(
  bytes: Uint8Array,
  options: GridOptions,
  limits: ReadLimits,
  shouldStop?: ShouldStop,
): Grid {
  const { text, encoding } = decodeText(bytes, options.encoding);
  const kind = markupKind(text);
  if (kind === 'other') return textGrid(text, encoding, options, limits, shouldStop);
  if (kind === 'html') {
    const rows = htmlRows(text, limits, shouldStop);
    const whole = { delimiter: null, sheets: [], sheet: null, otherStatements: [] };
    return { container: kind, encoding, ...whole, rows };
  }
  const sheets = spreadsheetmlSheets(text, limits, shouldStop).map(
    ({ name, rows }): SheetRows => ({ name, rows: (most) => (most ? rows.slice(0, most) : rows) }),
  );
  return { ...workbook(kind, sheets, options), encoding };
}

const hasContent = (rows: readonly Row[]): boolean =>
  rows.some((row) => row.some((cell) => trimmed(cellText(cell)) !== ''));
