import type { Worksheet } from 'exceljs';
import * as paper from '#shared/reports/page-geometry.ts';
import type { LaidRow, TableModel } from '#shared/reports/types.ts';
import { captionParts } from './xlsx-caption.ts';
import { rowHeight, styleGridCell, styleLine } from './xlsx-style.ts';
import { printedFooter, printedHeader } from './xlsx-text.ts';

/** Rows above the header rows: heading and caption. */
const LINES_ABOVE = 2;

/** Fills one sheet from a model: heading, caption, header, its pages' rows, notes, signature. */
export function fillSheet(sheet: Worksheet, model: TableModel): void {
  const headerEnd = LINES_ABOVE + model.headerRows.length;
  setUpColumns(sheet, model);
  addWideLine(sheet, 1, model.title, paper.TITLE_MM, 'title', model.columns.length);
  addCaption(sheet, model);
  addGrid(sheet, model, model.headerRows, LINES_ABOVE + 1, 'header');
  const last = addPages(sheet, model, headerEnd + 1);
  setUpPrint(sheet, model, headerEnd, last);
}

/**
 * A column's stored width counts digits of the default font, 7 pixels each at 96 dpi. Where another
 * default font makes them wider, fitting to the page's width shrinks the whole sheet, rows too.
 */
function setUpColumns(sheet: Worksheet, model: TableModel): void {
  const pixelsPerMm = 96 / 25.4;
  sheet.columns = model.columns.map((column) => ({
    key: column.key,
    width: (column.widthMm * pixelsPerMm) / 7,
  }));
}

function addCaption(sheet: Worksheet, model: TableModel): void {
  const row = LINES_ABOVE;
  sheet.getRow(row).height = rowHeight(paper.CAPTION_MM);
  for (const part of captionParts(model)) {
    const cell = sheet.getCell(row, part.from);
    cell.value = part.text;
    styleLine(cell, 'caption', part.align);
    if (part.to > part.from) sheet.mergeCells(row, part.from, row, part.to);
  }
}

/** Rows of every page in order; a manual break after each page but the last. Returns the last row. */
function addPages(sheet: Worksheet, model: TableModel, firstRow: number): number {
  let next = firstRow;
  for (const page of model.pages) {
    if (page.number > 1) sheet.getRow(next - 1).addPageBreak();
    addGrid(sheet, model, page.rows, next, 'body');
    next += page.rows.length;
    addGrid(sheet, model, page.totalRows, next, 'total');
    next += page.totalRows.length;
    for (const [at, note] of page.notes.entries()) {
      const height = note.heightMm + (at === 0 ? paper.NOTES_GAP_MM : 0);
      addWideLine(sheet, next, note.text, height, 'note', model.columns.length);
      next += 1;
    }
    if (page.showsSignature) {
      addWideLine(
        sheet,
        next,
        signatureText(model),
        paper.SIGNATURE_MM,
        'signature',
        model.columns.length,
      );
      next += 1;
    }
  }
  return next - 1;
}

/** The places to sign on one line, spread over the width by full-width spaces. */
function signatureText(model: TableModel): string {
  const places = model.signature.places.map(({ label, value }) => `${label}：${value}`);
  const room = paper.textAreaMm(model.orientation).width / paper.EM_MM;
  const free = room - places.join('').length - 3;
  const gap = Math.max(Math.floor(free / (places.length - 1 || 1)), 2);
  return places.join('　'.repeat(gap));
}

function addWideLine(
  sheet: Worksheet,
  row: number,
  text: string,
  heightMm: number,
  kind: 'title' | 'note' | 'signature',
  columnCount: number,
): void {
  const cell = sheet.getCell(row, 1);
  cell.value = text;
  styleLine(cell, kind, kind === 'title' ? 'center' : 'left');
  sheet.getRow(row).height = rowHeight(heightMm);
  if (columnCount > 1) sheet.mergeCells(row, 1, row, columnCount);
}

function addGrid(
  sheet: Worksheet,
  model: TableModel,
  rows: readonly LaidRow[],
  firstRow: number,
  place: 'header' | 'body' | 'total',
): void {
  for (const [at, row] of rows.entries()) {
    sheet.getRow(firstRow + at).height = rowHeight(row.heightMm);
    for (const [column, cell] of row.cells.entries()) {
      const target = sheet.getCell(firstRow + at, column + 1);
      styleGridCell(target, model, column, cell, place);
    }
  }
  // Merging last: a merged cell takes over the style of its first.
  for (const [at, row] of rows.entries()) {
    for (const [column, cell] of row.cells.entries()) {
      if (cell === null || (cell.rowSpan === 1 && cell.colSpan === 1)) continue;
      const [top, left] = [firstRow + at, column + 1];
      sheet.mergeCells(top, left, top + cell.rowSpan - 1, left + cell.colSpan - 1);
    }
  }
}

function setUpPrint(sheet: Worksheet, model: TableModel, headerEnd: number, last: number): void {
  const inches = (mm: number): number => Math.round((mm / 25.4) * 1000) / 1000;
  const { top, right, bottom, left } = paper.MARGIN_MM;
  const lastColumn = sheet.getColumn(model.columns.length).letter;
  Object.assign(sheet.pageSetup, {
    paperSize: 9,
    orientation: model.orientation,
    fitToPage: true,
    fitToWidth: 1,
    fitToHeight: 0,
    horizontalCentered: true,
    margins: {
      top: inches(top),
      right: inches(right),
      bottom: inches(bottom),
      left: inches(left),
      header: inches(8),
      footer: inches(8),
    },
    printTitlesRow: `1:${headerEnd}`,
    printArea: `A1:${lastColumn}${last}`,
  });
  const header = printedHeader(model);
  sheet.headerFooter.oddFooter = printedFooter(model);
  if (header !== null) sheet.headerFooter.oddHeader = header;
  sheet.views = [{ state: 'frozen', ySplit: headerEnd, showGridLines: false }];
}
