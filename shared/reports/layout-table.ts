import { reportErrors } from '#shared/errors/report-errors.ts';
import { cellText } from './cell-value.ts';
import * as paper from './page-geometry.ts';
import { cutRows, spanFault } from './span-grid.ts';
import { countLines } from './text-lines.ts';
import type {
  LaidRow,
  Orientation,
  TableColumn,
  TableModel,
  TablePage,
  TableRow,
} from './types.ts';

/** A table before it is laid out on paper: everything but heights, pages and final widths. */
export interface TableDraft extends Omit<TableModel, 'orientation' | 'headerRows' | 'pages'> {
  /** Default: landscape above 8 columns. */
  readonly orientation?: Orientation;
  /** Default: one row of the columns' headings. */
  readonly headerRows?: readonly TableRow[];
}

/**
 * Lays a table out on A4: widths scaled to the text width, heights from estimated line counts,
 * rows broken into pages. Total rows stay with the last body row, the signature with what stands
 * above it. Throws REPORT-TEXT-TOO-LONG when a single row can't fit on a page, and RangeError when
 * spans don't cover the grid exactly (a programmer's error).
 */
export function layoutTable(draft: TableDraft): TableModel {
  const orientation = draft.orientation ?? paper.orientationFor(draft.columns.length);
  const columns = fitColumns(draft.columns, orientation);
  const header = draft.headerRows ?? [headingRow(columns)];
  for (const part of [header, draft.rows, draft.totalRows]) assertGrid(part, columns.length);
  const headerRows = layRows(header, columns);
  const model = { ...draft, orientation, columns, headerRows };
  return { ...model, pages: breakIntoPages(model) };
}

type Unpaged = Omit<TableModel, 'pages'>;

function fitColumns(columns: readonly TableColumn[], orientation: Orientation): TableColumn[] {
  const wanted = columns.reduce((sum, column) => sum + column.widthMm, 0);
  const scale = paper.textAreaMm(orientation).width / wanted;
  return columns.map((column) => ({ ...column, widthMm: column.widthMm * scale }));
}

function headingRow(columns: readonly TableColumn[]): TableRow {
  return {
    key: 'heading',
    cells: columns.map(({ heading }) => ({
      value: { kind: 'text', text: heading },
      rowSpan: 1,
      colSpan: 1,
      align: 'center',
    })),
  };
}

function assertGrid(rows: readonly TableRow[], columnCount: number): void {
  const fault = spanFault(rows, columnCount);
  if (fault !== null) throw new RangeError(`table grid: ${fault}`);
}

/** Heights of some rows: each holds its own cells, the last row of a span what the span still needs. */
function layRows(rows: readonly TableRow[], columns: readonly TableColumn[]): LaidRow[] {
  const heights = rows.map(() => paper.MIN_ROW_MM as number);
  const needs = rows.flatMap((row, at) =>
    row.cells.flatMap((cell, column) =>
      cell === null ? [] : [{ at, rowSpan: cell.rowSpan, mm: cellHeight(cell, column, columns) }],
    ),
  );
  for (const { at, rowSpan, mm } of needs.sort((a, b) => a.rowSpan - b.rowSpan)) {
    const has = heights.slice(at, at + rowSpan).reduce((sum, height) => sum + height, 0);
    if (mm > has) heights[at + rowSpan - 1]! += mm - has;
  }
  return rows.map((row, at) => ({ ...row, heightMm: heights[at]! }));
}

function cellHeight(
  cell: NonNullable<TableRow['cells'][number]>,
  column: number,
  columns: readonly TableColumn[],
): number {
  const width = columns
    .slice(column, column + cell.colSpan)
    .reduce((sum, { widthMm }) => sum + widthMm, 0);
  const lines = countLines(cellText(cell.value), width - 2 * paper.CELL_PADDING_MM.side);
  return lines * paper.LINE_MM + paper.CELL_PADDING_MM.topAndBottom;
}

const heightOf = (rows: readonly { heightMm: number }[]): number =>
  rows.reduce((sum, { heightMm }) => sum + heightMm, 0);

/** Room for rows, totals, notes and signature on each page; title, caption and header repeat. */
function bodyRoom(model: Unpaged): number {
  const repeated = paper.TITLE_MM + paper.CAPTION_MM + heightOf(model.headerRows);
  return paper.textAreaMm(model.orientation).height - repeated - paper.SLACK_MM;
}

function breakIntoPages(model: Unpaged): TablePage[] {
  const pages = tablePages(model);
  addNotesAndSignature(pages, model);
  return pages;
}

type OpenPage = { -readonly [Key in keyof TablePage]: TablePage[Key] };

/** Body and total rows. What must stand below the totals on their page is reserved with them. */
function tablePages(model: Unpaged): OpenPage[] {
  const room = bodyRoom(model);
  const totalRows = layRows(model.totalRows, model.columns);
  const signature = model.notes.length === 0 ? paper.SIGNATURE_MM : 0;
  const tail = heightOf(totalRows) + signature;
  const pages: OpenPage[] = [];
  let from = 0;
  do {
    const taken = takeRows(model, from, room);
    let to = taken.to;
    // The totals never stand alone: where they don't fit, the last row moves on with them.
    const tooLow = to === model.rows.length && heightOf(taken.rows) + tail > room;
    if (tooLow && to - from > 1) to -= 1;
    else if (tooLow) refuseTooLong(model, from);
    const isLast = to === model.rows.length;
    pages.push({
      number: pages.length + 1,
      showsTable: true,
      rows: layRows(cutRows(model.rows, from, to), model.columns),
      totalRows: isLast ? totalRows : [],
      notes: [],
      showsSignature: false,
    });
    from = to;
  } while (from < model.rows.length);
  return pages;
}

/** As many rows from `from` as fit, at least one. */
function takeRows(model: Unpaged, from: number, room: number): { to: number; rows: LaidRow[] } {
  let to = from;
  let rows: LaidRow[] = [];
  while (to < model.rows.length) {
    const more = layRows(cutRows(model.rows, from, to + 1), model.columns);
    if (heightOf(more) > room) break;
    rows = more;
    to += 1;
  }
  if (to === from && from < model.rows.length) refuseTooLong(model, from);
  return { to, rows };
}

function refuseTooLong(model: Unpaged, at: number): never {
  const row = model.rows[at];
  const label = row?.cells
    .map((cell) => (cell ? cellText(cell.value) : ''))
    .find((text) => text !== '');
  throw reportErrors.make('REPORT-TEXT-TOO-LONG', {
    title: model.title,
    row: (label ?? model.title).slice(0, 20),
  });
}

/** Notes run on below the totals, onto further pages if they must; the signature ends the table. */
function addNotesAndSignature(pages: OpenPage[], model: Unpaged): void {
  const room = bodyRoom(model);
  const width = paper.textAreaMm(model.orientation).width - 2 * paper.CELL_PADDING_MM.side;
  const notes = numberedNotes(model.notes).map((text) => ({
    text,
    heightMm: countLines(text, width) * paper.LINE_MM,
  }));
  let page = pages.at(-1)!;
  let used = heightOf(page.rows) + heightOf(page.totalRows) + paper.NOTES_GAP_MM;
  for (const [at, note] of notes.entries()) {
    const below = at === notes.length - 1 ? paper.SIGNATURE_MM : 0;
    if (used + note.heightMm + below > room && (page.notes.length > 0 || page.showsTable)) {
      page = notesPage(pages.length + 1);
      pages.push(page);
      used = paper.NOTES_GAP_MM;
    }
    page.notes = [...page.notes, note];
    used += note.heightMm;
  }
  page.showsSignature = true;
}

const notesPage = (number: number): OpenPage => ({
  number,
  showsTable: false,
  rows: [],
  totalRows: [],
  notes: [],
  showsSignature: false,
});

/** 注：… for one note, 注：1.… 2.… for several. */
function numberedNotes(notes: readonly string[]): string[] {
  if (notes.length === 1) return [`注：${notes[0]}`];
  return notes.map((note, at) => `${at === 0 ? '注：' : '　　'}${at + 1}. ${note}`);
}
