import type { Border, Cell } from 'exceljs';
import { renderValue } from '#shared/reports/cell-value.ts';
import { ROW_METRICS, TITLE_POINTS } from '#shared/reports/page-geometry.ts';
import type { Align, TableCell, TableModel } from '#shared/reports/types.ts';
import { looksLikeFormula } from './xlsx-text.ts';

/** Every Windows and Kylin office PC has 宋体 or a font that answers to its name. */
const FONT = '宋体';
const TEXT_FORMAT = '@';
/** Excel's tallest row, in points. */
const MAX_ROW_POINTS = 409;

const LINE: Partial<Border> = { style: 'thin', color: { argb: 'FF000000' } };
const BOX = { top: LINE, right: LINE, bottom: LINE, left: LINE };

/** Millimetres to points, in the quarter points that spreadsheets keep. */
export function rowHeight(mm: number): number {
  return Math.min(Math.round((mm * 72 * 4) / 25.4) / 4, MAX_ROW_POINTS);
}

type LineKind = 'title' | 'caption' | 'note' | 'signature';

/** A line outside the grid: no rules around it, text wraps inside the merged width. */
export function styleLine(cell: Cell, kind: LineKind, align: Align): void {
  const isTitle = kind === 'title';
  cell.font = {
    name: FONT,
    size: isTitle ? TITLE_POINTS : ROW_METRICS.normal.points,
    bold: isTitle,
  };
  cell.alignment = {
    horizontal: align,
    vertical: kind === 'signature' || kind === 'note' ? 'bottom' : 'middle',
    wrapText: kind === 'note',
  };
  keepAsText(cell);
}

/** Value and look of one place of the grid; null is a place that a merged cell will cover. */
export function styleGridCell(
  target: Cell,
  model: TableModel,
  column: number,
  cell: TableCell | null,
  place: 'header' | 'body' | 'total',
): void {
  target.border = BOX;
  if (cell === null) return;
  const { text, number, numberFormat } = renderValue(cell.value);
  target.value = number ?? (text === '' ? null : text);
  target.font = { name: FONT, size: ROW_METRICS[model.density].points, bold: place !== 'body' };
  target.alignment = {
    horizontal: cell.align ?? model.columns[column]!.align,
    vertical: 'middle',
    wrapText: number === null,
  };
  if (numberFormat !== null) target.numFmt = numberFormat;
  keepAsText(target);
}

function keepAsText(cell: Cell): void {
  if (typeof cell.value === 'string' && looksLikeFormula(cell.value)) cell.numFmt = TEXT_FORMAT;
}
