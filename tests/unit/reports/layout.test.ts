import { describe, expect, it } from 'vitest';
import { AppError } from '#shared/errors/app-error.ts';
import { renderValue } from '#shared/reports/cell-value.ts';
import type { TableDraft } from '#shared/reports/layout-table.ts';
import { layoutTable } from '#shared/reports/layout-table.ts';
import { countLines } from '#shared/reports/text-lines.ts';
import type { TableCell } from '#shared/reports/types.ts';

const cell = (text: string, rowSpan = 1, colSpan = 1): TableCell => ({
  value: { kind: 'text', text },
  rowSpan,
  colSpan,
});

function draft(columnCount: number, rows: TableDraft['rows'], notes: string[] = []): TableDraft {
  return {
    id: 'any',
    shortName: '任意',
    title: '任意表',
    caption: { left: '', middle: '', right: '' },
    columns: Array.from({ length: columnCount }, (_, at) => ({
      key: `c${at}`,
      heading: `第${at + 1}栏`,
      widthMm: 10,
      align: 'left',
    })),
    rows,
    totalRows: [],
    notes,
    signature: { places: [] },
    footer: { ledgerName: '', chainHead: null, logHead: null },
    mark: null,
  };
}

const plain = (key: string, ...texts: string[]) => ({
  key,
  cells: texts.map((text) => cell(text)),
});

describe('layout', () => {
  it('lies down above 8 columns and fills the sheet either way', () => {
    expect(layoutTable(draft(8, [])).orientation).toBe('portrait');
    const wide = layoutTable(draft(9, []));
    expect(wide.orientation).toBe('landscape');
    const width = wide.columns.reduce((sum, column) => sum + column.widthMm, 0);
    expect(width).toBeCloseTo(297 - 36, 6);
  });

  it('refuses a row that no page can hold instead of cutting its text', () => {
    const run = () => layoutTable(draft(2, [plain('long', '长', '文'.repeat(2_000))]));
    expect(run).toThrow(AppError);
    expect(run).toThrow(/一页纸放不下/);
  });

  it('crashes on merged cells that overlap, leave gaps or reach outside', () => {
    const gap = { key: 'gap', cells: [cell('a'), null] };
    const outside = { key: 'outside', cells: [cell('a', 2), cell('b')] };
    const overlap = { key: 'overlap', cells: [cell('a', 1, 2), cell('b')] };
    for (const row of [gap, outside, overlap]) {
      expect(() => layoutTable(draft(2, [row]))).toThrow(RangeError);
    }
  });

  it('takes the page-saving setting only where it saves a page', () => {
    const rows = (count: number) =>
      Array.from({ length: count }, (_, at) => plain(`${at}`, 'a', 'b'));
    expect(layoutTable(draft(2, rows(10)))).toMatchObject({ density: 'normal' });
    const tight = layoutTable(draft(2, rows(26)));
    expect([tight.density, tight.pages.length]).toEqual(['compact', 1]);
    expect(layoutTable(draft(2, rows(300))).pages.length).toBeGreaterThan(9);
  });

  it('runs notes on to further pages and signs on the last', () => {
    const notes = Array.from({ length: 30 }, (_, at) => `${at}${'说明'.repeat(60)}`);
    const model = layoutTable(draft(2, [plain('one', 'a', 'b')], notes));
    expect(model.pages.length).toBeGreaterThan(1);
    expect(model.pages.map((page) => page.showsTable)).toEqual(
      model.pages.map((_, at) => at === 0),
    );
    expect(model.pages.flatMap((page) => page.notes.map((note) => note.text.slice(0, 7)))[1]).toBe(
      '　　2. 1说',
    );
  });
});

describe('line counts', () => {
  it('never fall short of the letters there are', () => {
    expect(countLines('', 20)).toBe(1);
    expect(countLines('四个汉字', 16)).toBe(1);
    expect(countLines('五个汉字啊', 16)).toBe(2);
    expect(countLines('一\n二', 50)).toBe(2);
    expect(countLines('A'.repeat(100), 20)).toBeGreaterThanOrEqual(10);
  });
});

describe('values', () => {
  it('show the same in a spreadsheet as on paper', () => {
    const rate = (numerator: number) =>
      renderValue({ kind: 'rate', numerator, denominator: 100_000 });
    expect(rate(100_000)).toEqual({ text: '100%', number: 1, numberFormat: '0%' });
    expect(rate(99_999)).toEqual({ text: '99.99%', number: 0.9999, numberFormat: '0.00%' });
    expect(rate(50_500)).toEqual({ text: '50.5%', number: 0.505, numberFormat: '0.0%' });
    expect(renderValue({ kind: 'rate', numerator: 1, denominator: 0 })).toEqual({
      text: '—',
      number: null,
      numberFormat: null,
    });
    expect(renderValue({ kind: 'yuan', fen: -123_456_789 })).toEqual({
      text: '-1,234,567.89',
      number: -1_234_567.89,
      numberFormat: '#,##0.00',
    });
    expect(renderValue({ kind: 'points', hundredths: 2_950 })).toEqual({
      text: '29.5',
      number: 29.5,
      numberFormat: '0.0',
    });
  });
});
