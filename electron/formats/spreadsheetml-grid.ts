import { exactNumber } from '#electron/formats/cell-values.ts';
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
  private readonly limits: ReadLimits;

  constructor(limits: ReadLimits) {
    this.limits = limits;
  }

  open(name: string, attributes: (name: string) => string | null, selfClosing: boolean): void {
    const sheet = this.sheets.at(-1);
    if (name === 'worksheet') {
      this.sheets.push({ name: attributes('name') ?? `Sheet${this.sheets.length + 1}`, rows: [] });
    } else if (name === 'row' && sheet !== undefined) {
      this.fillRows(sheet.rows, attributes('index'));
      this.row = [];
      if (selfClosing) sheet.rows.push(this.row);
    } else if (name === 'cell') {
      const index = Number.parseInt(attributes('index') ?? '0', 10);
      checkRow(this.limits, (sheet?.rows.length ?? 0) + 1, index);
      while (this.row.length < index - 1) this.row.push('');
      this.across = Number.parseInt(attributes('mergeacross') ?? '0', 10) || 0;
      this.content = null;
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
      sheet.rows.push(this.row);
      this.row = [];
    }
  }

  text(text: string): void {
    if (this.content === null) return;
    this.content += text;
    checkCell(this.limits, (this.sheets.at(-1)?.rows.length ?? 0) + 1, this.content.length);
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
