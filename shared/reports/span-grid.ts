import { BLANK } from './cell-value.ts';
import type { GridCells, TableCell, TableRow } from './types.ts';

/** Merged cells on a grid: every place is covered exactly once, by a cell of its own or a span. */

/**
 * Says what is wrong with the spans of some rows, or null when cells and spans cover the grid
 * exactly: no gap, no overlap, nothing outside.
 */
export function spanFault(
  rows: readonly { cells: GridCells }[],
  columnCount: number,
): string | null {
  const covered = rows.map(() => new Array<number>(columnCount).fill(0));
  for (const [at, row] of rows.entries()) {
    if (row.cells.length !== columnCount) return `row ${at} has ${row.cells.length} places`;
    for (const [column, cell] of row.cells.entries()) {
      if (cell === null) continue;
      if (cell.rowSpan < 1 || cell.colSpan < 1) return `row ${at} column ${column} spans nothing`;
      if (at + cell.rowSpan > rows.length || column + cell.colSpan > columnCount) {
        return `row ${at} column ${column} reaches outside`;
      }
      for (let down = 0; down < cell.rowSpan; down += 1) {
        for (let right = 0; right < cell.colSpan; right += 1)
          covered[at + down]![column + right]! += 1;
      }
    }
  }
  for (const [at, places] of covered.entries()) {
    const column = places.findIndex((times) => times !== 1);
    if (column >= 0) return `row ${at} column ${column} is covered ${places[column]} times`;
  }
  return null;
}

/**
 * The rows from `from` up to, not including, `to`, with merged cells cut at both edges. A cell that
 * began above starts again with its label, or empty when it says so (see TableCell.afterBreak).
 */
export function cutRows<Row extends TableRow>(
  rows: readonly Row[],
  from: number,
  to: number,
): Row[] {
  const cut = rows.slice(from, to).map((row) => ({ ...row, cells: [...row.cells] }));
  for (const carried of cellsFromAbove(rows, from)) {
    const { cell, column, rowsLeft } = carried;
    const again: TableCell = cell.afterBreak === 'blank' ? { ...cell, value: BLANK } : cell;
    if (cut[0]) cut[0].cells[column] = { ...again, rowSpan: rowsLeft };
  }
  for (const [at, row] of cut.entries()) {
    row.cells = row.cells.map((cell) =>
      cell === null ? null : { ...cell, rowSpan: Math.min(cell.rowSpan, cut.length - at) },
    );
  }
  return cut;
}

function cellsFromAbove(
  rows: readonly TableRow[],
  from: number,
): { cell: TableCell; column: number; rowsLeft: number }[] {
  const first = rows[from];
  if (first === undefined) return [];
  const carried: { cell: TableCell; column: number; rowsLeft: number }[] = [];
  for (let column = 0; column < first.cells.length; column += 1) {
    if (first.cells[column] !== null) continue;
    const above = anchorAbove(rows, from, column);
    if (above !== null) carried.push({ cell: above.cell, column, rowsLeft: above.rowsLeft });
  }
  return carried;
}

/** The merged cell anchored in this column above `from` that still covers row `from`. */
function anchorAbove(
  rows: readonly TableRow[],
  from: number,
  column: number,
): { cell: TableCell; rowsLeft: number } | null {
  for (let at = from - 1; at >= 0; at -= 1) {
    const cell = rows[at]!.cells[column];
    if (cell === null || cell === undefined) continue;
    const rowsLeft = at + cell.rowSpan - from;
    return rowsLeft > 0 ? { cell, rowsLeft } : null;
  }
  return null;
}
