import type { Density, Orientation } from './types.ts';

/**
 * The paper every table is laid out for: A4, the same margins in print, PDF and spreadsheet.
 * All lengths in millimetres. Heights are chosen so that 五号 type fits whatever font is installed.
 */
export const MARGIN_MM = { top: 18, right: 18, bottom: 24, left: 18 } as const;

export const TITLE_POINTS = 16;

/**
 * One em as the layout counts it: 五号 type, the largest a table's text is set in, and a little over,
 * because a spreadsheet's columns come out up to 4% narrower on some screens.
 */
export const EM_MM = ((10.5 * 25.4) / 72) * 1.04;
/** Between a cell's side and its text. */
export const CELL_SIDE_MM = 1.2;

/** How closely a table is set. A line is higher than any common font's own line of that size. */
export interface RowMetrics {
  readonly points: number;
  readonly lineMm: number;
  readonly paddingMm: number;
  readonly minRowMm: number;
}

/** `compact` is for tables that then need fewer pages, e.g. the county's 19 indicators on one. */
export const ROW_METRICS: Readonly<Record<Density, RowMetrics>> = {
  normal: { points: 10.5, lineMm: 5.2, paddingMm: 2.4, minRowMm: 9 },
  compact: { points: 10, lineMm: 4.7, paddingMm: 1.6, minRowMm: 7.4 },
};

/** One line of a note. */
export const NOTE_LINE_MM = 5;
export const TITLE_MM = 13;
export const CAPTION_MM = 7.5;
export const SIGNATURE_MM = 16;
/** Free space above the first note. */
export const NOTES_GAP_MM = 2;
/** Left unused on each page, so that a printer's or spreadsheet's rounding never spills a row. */
export const SLACK_MM = 4;

/** Tables with more columns than this print across the long side (DOMAIN: Print and export). */
export const PORTRAIT_COLUMNS = 8;

export function orientationFor(columnCount: number): Orientation {
  return columnCount > PORTRAIT_COLUMNS ? 'landscape' : 'portrait';
}

export function paperSizeMm(orientation: Orientation): { width: number; height: number } {
  return orientation === 'portrait' ? { width: 210, height: 297 } : { width: 297, height: 210 };
}

/** The part of a sheet inside the margins. */
export function textAreaMm(orientation: Orientation): { width: number; height: number } {
  const paper = paperSizeMm(orientation);
  return {
    width: paper.width - MARGIN_MM.left - MARGIN_MM.right,
    height: paper.height - MARGIN_MM.top - MARGIN_MM.bottom,
  };
}
