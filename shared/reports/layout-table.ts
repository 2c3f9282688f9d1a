import { breakIntoPages } from './break-pages.ts';
import * as paper from './page-geometry.ts';
import { layRows } from './row-heights.ts';
import { spanFault } from './span-grid.ts';
import type { Density, Orientation, TableColumn, TableModel, TableRow } from './types.ts';

/** A table before it is laid out on paper: everything but heights, pages and final widths. */
export interface TableDraft
  extends Omit<TableModel, 'orientation' | 'density' | 'headerRows' | 'pages'> {
  /** Default: landscape above 8 columns. */
  readonly orientation?: Orientation;
  /** Default: one row of the columns' headings. */
  readonly headerRows?: readonly TableRow[];
}

/**
 * Lays a table out on A4: widths scaled to the text width, heights from estimated line counts,
 * rows broken into pages; set compactly where that saves a page. Total rows stay with the last body
 * row, the signature with what stands above it. Throws REPORT-TEXT-TOO-LONG when a row can't fit
 * on a page, and RangeError when spans don't cover the grid exactly (a programmer's error).
 */
export function layoutTable(draft: TableDraft): TableModel {
  const orientation = draft.orientation ?? paper.orientationFor(draft.columns.length);
  const columns = fitColumns(draft.columns, orientation);
  const header = draft.headerRows ?? [headingRow(columns)];
  for (const part of [header, draft.rows, draft.totalRows]) assertGrid(part, columns.length);
  const lay = (density: Density): TableModel => {
    const headerRows = layRows(header, columns, paper.ROW_METRICS[density]);
    const model = { ...draft, orientation, density, columns, headerRows };
    return { ...model, pages: breakIntoPages(model) };
  };
  const normal = lay('normal');
  if (normal.pages.length === 1) return normal;
  const compact = lay('compact');
  return compact.pages.length < normal.pages.length ? compact : normal;
}

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
