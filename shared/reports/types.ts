import type { CellValue } from './cell-value.ts';

/**
 * One printed table. Screen, paper, PDF and spreadsheet all follow this model, its pages included;
 * none of them computes or breaks a page itself. It is plain data: it crosses workers and IPC as is.
 */
export interface TableModel {
  /** Stable name, e.g. `appendix-2`. */
  readonly id: string;
  /** Short name for a sheet tab or a file, e.g. 附表2. */
  readonly shortName: string;
  /** Heading as printed, e.g. 附表2 全年县级专项资金预算执行情况. */
  readonly title: string;
  readonly caption: TableCaption;
  readonly orientation: Orientation;
  readonly density: Density;
  readonly columns: readonly TableColumn[];
  readonly headerRows: readonly LaidRow[];
  /** All body rows, uncut. Spans here ignore page breaks; `pages` holds them cut. */
  readonly rows: readonly TableRow[];
  readonly totalRows: readonly TableRow[];
  /** Sentences printed under the table, without the leading 注. */
  readonly notes: readonly string[];
  readonly signature: TableSignature;
  readonly footer: TableFooter;
  readonly mark: PrintMark | null;
  readonly pages: readonly TablePage[];
}

export type Orientation = 'portrait' | 'landscape';
/** How closely rows are set; the lengths are in page-geometry.ts. */
export type Density = 'normal' | 'compact';
export type Align = 'left' | 'center' | 'right';

/** Printed across a page that is not, or not yet, a real report. */
export type PrintMark = '示例' | '试用';

/** The line between heading and table: who, when, unit. */
export interface TableCaption {
  readonly left: string;
  readonly middle: string;
  /** The unit line, e.g. 单位：万元. */
  readonly right: string;
}

export interface TableColumn {
  readonly key: string;
  /** Full heading of the column, also where the printed header has several rows. */
  readonly heading: string;
  /** Width on paper; the columns of a laid-out table fill the text width exactly. */
  readonly widthMm: number;
  readonly align: Align;
}

/** A cell and the grid places it covers, counted from its own place to the right and downwards. */
export interface TableCell {
  readonly value: CellValue;
  readonly rowSpan: number;
  readonly colSpan: number;
  /** Overrides the column's alignment. */
  readonly align?: Align;
  /**
   * What the rest of a merged cell shows after a page break: its label again, or nothing
   * (weights: a repeated number would be added twice by a reader). Default `repeat`.
   */
  readonly afterBreak?: 'repeat' | 'blank';
}

/** One place per column; null where a cell to the left or above covers the place. */
export type GridCells = readonly (TableCell | null)[];

export interface TableRow {
  readonly key: string;
  readonly cells: GridCells;
}

/** A row with the height it takes on paper. */
export interface LaidRow extends TableRow {
  readonly heightMm: number;
}

export interface LaidNote {
  readonly text: string;
  readonly heightMm: number;
}

/** What one sheet of paper carries, from top to bottom. */
export interface TablePage {
  /** From 1. */
  readonly number: number;
  /** False only on a sheet that carries nothing but notes and signature. */
  readonly showsTable: boolean;
  /** Body rows with spans cut at the page's edges. */
  readonly rows: readonly LaidRow[];
  /** Empty on every page but the last one that shows the table. */
  readonly totalRows: readonly LaidRow[];
  readonly notes: readonly LaidNote[];
  readonly showsSignature: boolean;
}

/** A place to sign: the label, and the name or day if already known. */
export interface SignaturePlace {
  readonly label: string;
  readonly value: string;
}

export interface TableSignature {
  readonly places: readonly SignaturePlace[];
}

export interface PrintedHead {
  readonly short: string;
  readonly full: string;
}

export interface TableFooter {
  readonly ledgerName: string;
  /** Head of the posting chain the figures were read at; null before the first posting. */
  readonly chainHead: PrintedHead | null;
  /** Head of the operation log at that moment; null before its first line. */
  readonly logHead: PrintedHead | null;
}
