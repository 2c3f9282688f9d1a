import { reportErrors } from '#shared/errors/report-errors.ts';
import { cellText } from './cell-value.ts';
import * as paper from './page-geometry.ts';
import { heightOf, layRows } from './row-heights.ts';
import { cutRows } from './span-grid.ts';
import { countLines } from './text-lines.ts';
import type { LaidNote, LaidRow, TableModel, TablePage } from './types.ts';

type Unpaged = Omit<TableModel, 'pages'>;
type OpenPage = { -readonly [Key in keyof TablePage]: TablePage[Key] };

/**
 * Breaks a table with known widths into pages, filling each from the top. Heading, caption and
 * header rows repeat on every page; a page without table rows carries the rest of the notes.
 */
export function breakIntoPages(model: Unpaged): TablePage[] {
  const pages = tablePages(model);
  addNotesAndSignature(pages, model);
  return pages;
}

/** Room below the repeated parts, on each page. */
function bodyRoom(model: Unpaged): number {
  const repeated = paper.TITLE_MM + paper.CAPTION_MM + heightOf(model.headerRows);
  return paper.textAreaMm(model.orientation).height - repeated - paper.SLACK_MM;
}

/** Body and total rows. What must stand below the totals on their page is reserved with them. */
function tablePages(model: Unpaged): OpenPage[] {
  const room = bodyRoom(model);
  const totalRows = lay(model, model.totalRows);
  const signature = model.notes.length === 0 ? paper.SIGNATURE_MM : 0;
  const tail = heightOf(totalRows) + signature;
  const pages: OpenPage[] = [];
  let from = 0;
  do {
    let to = takeRows(model, from, room);
    // The totals never stand alone: where they don't fit, the last row moves on with them.
    const ends = to === model.rows.length;
    if (ends && heightOf(cutAndLay(model, from, to)) + tail > room) {
      if (to - from <= 1) refuseTooLong(model, from);
      to -= 1;
    }
    pages.push({
      ...emptyPage(pages.length + 1),
      showsTable: true,
      rows: cutAndLay(model, from, to),
      totalRows: to === model.rows.length ? totalRows : [],
    });
    from = to;
  } while (from < model.rows.length);
  return pages;
}

/** Where the page that starts at row `from` ends: as many rows as fit, at least one. */
function takeRows(model: Unpaged, from: number, room: number): number {
  let to = from;
  while (to < model.rows.length && heightOf(cutAndLay(model, from, to + 1)) <= room) to += 1;
  if (to === from && from < model.rows.length) refuseTooLong(model, from);
  return to;
}

const lay = (model: Unpaged, rows: Unpaged['rows']): LaidRow[] =>
  layRows(rows, model.columns, paper.ROW_METRICS[model.density]);

const cutAndLay = (model: Unpaged, from: number, to: number): LaidRow[] =>
  lay(model, cutRows(model.rows, from, to));

function refuseTooLong(model: Unpaged, at: number): never {
  const texts = model.rows[at]?.cells.map((cell) => (cell ? cellText(cell.value) : '')) ?? [];
  const row = texts.find((text) => text !== '') ?? model.title;
  throw reportErrors.make('REPORT-TEXT-TOO-LONG', { title: model.title, row: row.slice(0, 20) });
}

/** Notes run on below the totals, onto further pages if they must; the signature ends the table. */
function addNotesAndSignature(pages: OpenPage[], model: Unpaged): void {
  const room = bodyRoom(model);
  const notes = layNotes(model);
  let page = pages.at(-1)!;
  let used = heightOf(page.rows) + heightOf(page.totalRows) + paper.NOTES_GAP_MM;
  for (const [at, note] of notes.entries()) {
    const below = at === notes.length - 1 ? paper.SIGNATURE_MM : 0;
    const bare = !page.showsTable && page.notes.length === 0;
    if (used + note.heightMm + below > room && !bare) {
      page = emptyPage(pages.length + 1);
      pages.push(page);
      used = paper.NOTES_GAP_MM;
    }
    page.notes = [...page.notes, note];
    used += note.heightMm;
  }
  page.showsSignature = true;
}

/** 注：… for one note, 注：1. … 2. … for several. */
function layNotes(model: Unpaged): LaidNote[] {
  const width = paper.textAreaMm(model.orientation).width - 2 * paper.CELL_SIDE_MM;
  return model.notes.map((note, at) => {
    const numbered = model.notes.length === 1 ? note : `${at + 1}. ${note}`;
    const text = `${at === 0 ? '注：' : '　　'}${numbered}`;
    return { text, heightMm: countLines(text, width) * paper.NOTE_LINE_MM };
  });
}

const emptyPage = (number: number): OpenPage => ({
  number,
  showsTable: false,
  rows: [],
  totalRows: [],
  notes: [],
  showsSignature: false,
});
