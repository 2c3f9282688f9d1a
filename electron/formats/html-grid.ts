import { OF_ABOVE } from '#electron/formats/grid.ts';
import { checkCell, checkRow, type ReadLimits, type ShouldStop } from '#electron/formats/limits.ts';
import { type MarkupHandler, walkMarkup } from '#electron/formats/markup.ts';
import { statementErrors } from '#shared/errors/statement-errors.ts';
import { cellText } from '#shared/statements/text.ts';
import type { Cell } from '#shared/statements/types.ts';

/** A cell that reaches down over rows yet to come. */
interface Spanning {
  rows: number;
  readonly columns: number;
}

interface OpenTable {
  cells: Cell[];
  inRow: boolean;
  inCell: boolean;
  /** Text gathered for the open cell. */
  text: string;
  rowspan: number;
  colspan: number;
  /** By column: cells of earlier rows that still reach into this one. */
  readonly spanning: Map<number, Spanning>;
  readonly startedRows: number;
}

/**
 * The rows of all tables of a page, one below the other as a spreadsheet opens them; text between
 * tables is a row of one cell. A merged cell's text stands in its first place only.
 */
export function htmlRows(source: string, limits: ReadLimits, shouldStop?: ShouldStop): Cell[][] {
  const gatherer = new TableGatherer(limits);
  walkMarkup(source, 'html', gatherer, limits, shouldStop);
  return gatherer.finish();
}

const BLOCKS = new Set(['p', 'div', 'br', 'h1', 'h2', 'h3', 'h4', 'li', 'center', 'hr', 'tr']);

class TableGatherer implements MarkupHandler {
  private readonly rows: Cell[][] = [];
  private readonly tables: OpenTable[] = [];
  private loose = '';
  /** Rows were closed by a tag of their own, so that an open one has lost its end. */
  private closesRows = false;
  private pageEnded = false;
  private readonly limits: ReadLimits;

  constructor(limits: ReadLimits) {
    this.limits = limits;
  }

  open(name: string, attributes: (name: string) => string | null, selfClosing: boolean): void {
    const table = this.tables.at(-1);
    if (name === 'table') this.openTable();
    else if (table === undefined) {
      if (BLOCKS.has(name)) this.endLoose();
    } else if (name === 'tr') {
      this.endRow(table);
      table.inRow = true;
    } else if (name === 'td' || name === 'th') {
      this.endCell(table);
      table.inRow = true;
      table.inCell = !selfClosing;
      table.colspan = span(attributes('colspan'), this.limits.columns);
      table.rowspan = span(attributes('rowspan'), this.limits.rows);
      if (selfClosing) this.pushCell(table, '');
    } else if (
      (name === 'br' || name === 'p' || name === 'div') &&
      table.inCell &&
      table.text !== ''
    ) {
      table.text += '\n';
    }
  }

  close(name: string): void {
    const table = this.tables.at(-1);
    if (table === undefined) {
      if (BLOCKS.has(name)) this.endLoose();
    } else if (name === 'td' || name === 'th') this.endCell(table);
    else if (name === 'tr') {
      this.closesRows = true;
      this.endRow(table);
    } else if (name === 'body' || name === 'html') this.pageEnded = true;
    else if (name === 'table') {
      this.endRow(table);
      this.tables.pop();
    }
  }

  text(text: string): void {
    const table = this.tables.at(-1);
    if (table === undefined) this.loose += text;
    else if (table.inCell) table.text += text;
    else return;
    checkCell(this.limits, this.rows.length + 1, (table ?? { text: this.loose }).text.length);
  }

  finish(): Cell[][] {
    if (this.tables.length > 0 && this.closesRows && !this.pageEnded) {
      throw statementErrors.make('STM-TRUNCATED');
    }
    while (this.tables.length > 0) {
      this.endRow(this.tables.at(-1)!);
      this.tables.pop();
    }
    this.endLoose();
    return this.rows;
  }

  private openTable(): void {
    const outer = this.tables.at(-1);
    // A table inside a cell: what stood before it is a row of its own.
    if (outer !== undefined) this.endRow(outer, true);
    else this.endLoose();
    const place = { inRow: false, inCell: false, text: '', rowspan: 1, colspan: 1 };
    this.tables.push({ cells: [], ...place, spanning: new Map(), startedRows: this.rows.length });
  }

  private endCell(table: OpenTable): void {
    if (!table.inCell) return;
    const text = shownText(table.text);
    table.inCell = false;
    table.text = '';
    this.pushCell(table, text);
  }

  private pushCell(table: OpenTable, text: string): void {
    this.fillSpanned(table);
    const at = table.cells.length;
    if (table.rowspan > 1) table.spanning.set(at, { rows: table.rowspan, columns: table.colspan });
    table.cells.push(text);
    for (let k = 1; k < table.colspan; k++) table.cells.push('');
    checkRow(this.limits, this.rows.length + 1, table.cells.length);
  }

  /** Places taken by cells that reach down from above are empty and say so. */
  private fillSpanned(table: OpenTable): void {
    for (;;) {
      const above = table.spanning.get(table.cells.length);
      if (above === undefined || above.rows < 1) return;
      table.cells.push(OF_ABOVE);
      for (let k = 1; k < above.columns; k++) table.cells.push('');
    }
  }

  private endRow(table: OpenTable, onlyFilled = false): void {
    this.endCell(table);
    if (!table.inRow) return;
    this.fillSpanned(table);
    for (const [at, above] of table.spanning) if (--above.rows < 1) table.spanning.delete(at);
    const cells = table.cells;
    table.cells = [];
    table.inRow = false;
    if (onlyFilled && cells.every((cell) => cellText(cell) === '')) return;
    this.rows.push(cells);
    checkRow(this.limits, this.rows.length, cells.length);
  }

  private endLoose(): void {
    const text = shownText(this.loose);
    this.loose = '';
    if (text !== '') this.rows.push([text]);
  }
}

function span(text: string | null, most: number): number {
  const count = Number.parseInt(text ?? '1', 10);
  return count > 1 ? Math.min(count, most) : 1;
}

/** Blanks and line ends of the source run together; a `<br>` has already become a line end. */
function shownText(text: string): string {
  if (!/[\s\u00a0]/.test(text)) return text;
  return text
    .replace(/[ \t\r\f]+/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .trim();
}
