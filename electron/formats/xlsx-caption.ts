import { EM_MM } from '#shared/reports/page-geometry.ts';
import type { Align, TableModel } from '#shared/reports/types.ts';

/** A piece of the caption line over the columns `from` to `to`, counted from 1. */
export interface CaptionPart {
  readonly text: string;
  readonly from: number;
  readonly to: number;
  readonly align: Align;
}

/**
 * Spreads the caption over the columns: as many as its text needs on the left and right, the rest
 * for the middle. Where columns are too few for three pieces, the middle joins the left.
 */
export function captionParts(model: TableModel): CaptionPart[] {
  const { left, right } = model.caption;
  const mark = model.mark === null ? '' : `【${model.mark}】`;
  const middle = `${model.caption.middle}${mark}`;
  const widths = model.columns.map((column) => column.widthMm);
  const count = widths.length;
  if (count === 1)
    return [{ text: [left, middle, right].join('　'), from: 1, to: 1, align: 'left' }];
  const rightColumns = columnsFor(right, [...widths].reverse(), count - 1);
  const leftColumns = columnsFor(left, widths, count - rightColumns);
  const rightPart: CaptionPart = {
    text: right,
    from: count - rightColumns + 1,
    to: count,
    align: 'right',
  };
  const middleTo = count - rightColumns;
  const room = widths.slice(leftColumns, middleTo).reduce((sum, width) => sum + width, 0);
  if (room < textMm(middle)) {
    return [{ text: `${left}　${middle}`, from: 1, to: middleTo, align: 'left' }, rightPart];
  }
  return [
    { text: left, from: 1, to: leftColumns, align: 'left' },
    { text: middle, from: leftColumns + 1, to: middleTo, align: 'center' },
    rightPart,
  ];
}

/** How many of the columns, taken in order, hold the text; at least one, at most `limit`. */
function columnsFor(text: string, widths: readonly number[], limit: number): number {
  let taken = 1;
  let width = widths[0]!;
  while (taken < limit && width < textMm(text)) {
    width += widths[taken]!;
    taken += 1;
  }
  return taken;
}

/** An upper estimate: every character an em wide, and the cell's own padding. */
const textMm = (text: string): number => text.length * EM_MM + 1.5;
