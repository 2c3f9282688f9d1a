import { exactNumber } from '#electron/formats/cell-values.ts';
import { OF_ABOVE } from '#electron/formats/grid.ts';
import { checkCell, checkRow, type ReadLimits, type ShouldStop } from '#electron/formats/limits.ts';
import { type MarkupHandler, walkMarkup } from '#electron/formats/markup.ts';
import type { Cell } from '#shared/statements/types.ts';

export interface NamedRows {
  readonly name: string;
  readonly rows: Cell[][];
}

/** Sheets of an Excel 2003 XML workbook. Places skipped by `ss:Index` are empty rows and cells. */
export function spreadsheetmlSheets(
  source: string,
  limits: ReadLimits,
  shouldStop?: ShouldStop,
): NamedRows[] {
  const gatherer = new SheetGatherer(limits);
  walkMarkup(source, 'xml', gatherer, limits, shouldStop);
  return gatherer.sheets;
}

class SheetGatherer implements MarkupHandler {
  readonly sheets: NamedRows[] = [];
  private row: Cell[] = [];
  private type = 'String';
  private content: string | null = null;
  private across = 0;
  /** By column: how many rows a merged cell above still reaches into, from the open row on. */
  private readonly reaching = new Map<number, number>();
  /** As `reaching`, of cells that stand in the open row itself. */
  private readonly starting = new Map<number, number>();
  private readonly limits: ReadLimits;

  constructor(limits: ReadLimits) {
    this.limits = limits;
  }

  open(name: string, attributes: (name: string) => string | null, selfClosing: boolean): void {
    const sheet = this.sheets.at(-1);
    if (name === 'worksheet') {
      this.sheets.push({ name: attributes('name') ?? `Sheet${this.sheets.length + 1}`, rows: [] });
      this.reaching.clear();
    } else if (name === 'row' && sheet !== undefined) {
      this.fillRows(sheet.rows, attributes('index'));
      this.row = [];
      if (selfClosing) this.endRow(sheet.rows);
    } else if (name === 'cell') {
      const index = Number.parseInt(attributes('index') ?? '0', 10);
      checkRow(this.limits, (sheet?.rows.length ?? 0) + 1, index);
      while (this.row.length < index - 1) this.row.push('');
      this.across = Number.parseInt(attributes('mergeacross') ?? '0', 10) || 0;
      this.content = null;
      const down = Number.parseInt(attributes('mergedown') ?? '0', 10);
      if (down > 0) this.starting.set(this.row.length, down);
      if (selfClosing) this.endCell('');
    } else if (name === 'data') {
      this.type = attributes('type') ?? 'String';
      this.content = '';
    }
  }

  close(name: string): void {
    const sheet = this.sheets.at(-1);
    if (name === 'cell') this.endCell(typed(this.content ?? '', this.type));
    else if (name === 'data') this.content ??= '';
    else if (name === 'row' && sheet !== undefined) {
      this.endRow(sheet.rows);
    }
  }

  text(text: string): void {
    if (this.content === null) return;
    this.content += text;
    checkCell(this.limits, (this.sheets.at(-1)?.rows.length ?? 0) + 1, this.content.length);
  }

  private endRow(rows: Cell[][]): void {
    for (const [column, left] of this.reaching) {
      const covers = this.row[column] === '' || column >= this.row.length;
      while (covers && this.row.length <= column) this.row.push('');
      if (covers) this.row[column] = OF_ABOVE;
      if (left > 1) this.reaching.set(column, left - 1);
      else this.reaching.delete(column);
    }
    for (const [column, down] of this.starting) this.reaching.set(column, down);
    this.starting.clear();
    rows.push(this.row);
    this.row = [];
  }

  private endCell(cell: Cell): void {
    this.row.push(cell);
    const across = Math.min(this.across, this.limits.columns);
    for (let k = 0; k < across; k++) this.row.push('');
    this.across = 0;
    this.content = null;
    checkRow(this.limits, (this.sheets.at(-1)?.rows.length ?? 0) + 1, this.row.length);
  }

  private fillRows(rows: Cell[][], index: string | null): void {
    const wanted = Number.parseInt(index ?? '0', 10);
    checkRow(this.limits, Math.max(wanted, rows.length + 1), 0);
    while (rows.length < wanted - 1) rows.push([]);
  }
}

function typed(content: string, type: string): Cell {
  const text = content.trim();
  if (type === 'Number') {
    const number = exactNumber(text);
    return number === null ? text : { text: number, number };
  }
  if (type === 'DateTime') {
    const m = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2}:\d{2})/.exec(text);
    if (m === null) return text;
    // Excel stores a bare time of day on its day zero.
    if (m[1]! < '1900-01-02') return m[2]!;
    const shown = m[2] === '00:00:00' ? m[1]! : `${m[1]} ${m[2]}`;
    return { text: shown, date: `${m[1]} ${m[2]}` };
  }
  return content;
}
