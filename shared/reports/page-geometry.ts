import type { Orientation } from './types.ts';

/**
 * The paper every table is laid out for: A4, the same margins in print, PDF and spreadsheet.
 * All lengths in millimetres. Heights are chosen so that 五号 type fits whatever font is installed.
 */
export const MARGIN_MM = { top: 18, right: 18, bottom: 24, left: 18 } as const;

/** 五号, the usual size of a form's text. */
export const BODY_POINTS = 10.5;
export const TITLE_POINTS = 16;
export const SMALL_POINTS = 9;

/** One em of body text. */
export const EM_MM = (BODY_POINTS * 25.4) / 72;
export const LINE_MM = 5.2;
export const CELL_PADDING_MM = { side: 1.2, topAndBottom: 2.4 } as const;
export const MIN_ROW_MM = 9;
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
