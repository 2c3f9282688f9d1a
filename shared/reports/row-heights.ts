import { cellText } from './cell-value.ts';
import type { RowMetrics } from './page-geometry.ts';
import { CELL_SIDE_MM } from './page-geometry.ts';
import { countLines } from './text-lines.ts';
import type { LaidRow, TableCell, TableColumn, TableRow } from './types.ts';

/**
 * Heights of some rows in millimetres: each row holds its own cells; where a merged cell needs more
 * than its rows together, the last of them grows.
 */
export function layRows(
  rows: readonly TableRow[],
  columns: readonly TableColumn[],
  metrics: RowMetrics,
): LaidRow[] {
  const heights = rows.map(() => metrics.minRowMm);
  const needs = rows.flatMap((row, at) =>
    row.cells.flatMap((cell, column) =>
      cell === null
        ? []
        : [{ at, rowSpan: cell.rowSpan, mm: cellHeight(cell, column, columns, metrics) }],
    ),
  );
  for (const { at, rowSpan, mm } of needs.sort((a, b) => a.rowSpan - b.rowSpan)) {
    const has = heights.slice(at, at + rowSpan).reduce((sum, height) => sum + height, 0);
    if (mm > has) heights[at + rowSpan - 1]! += mm - has;
  }
  return rows.map((row, at) => ({ ...row, heightMm: heights[at]! }));
}

export const heightOf = (rows: readonly { heightMm: number }[]): number =>
  rows.reduce((sum, { heightMm }) => sum + heightMm, 0);

function cellHeight(
  cell: TableCell,
  column: number,
  columns: readonly TableColumn[],
  metrics: RowMetrics,
): number {
  const width = columns
    .slice(column, column + cell.colSpan)
    .reduce((sum, { widthMm }) => sum + widthMm, 0);
  const lines = countLines(cellText(cell.value), width - 2 * CELL_SIDE_MM);
  return lines * metrics.lineMm + metrics.paddingMm;
}
