import ExcelJS from 'exceljs';
import { describe, expect, it } from 'vitest';
import { writeTablesXlsx } from '#electron/formats/xlsx-writer.ts';
import { appendixBook } from '#shared/reports/appendix-book.ts';
import { renderValue } from '#shared/reports/cell-value.ts';
import { table2 } from '#shared/reports/fund-tables.ts';
import type { TableModel } from '#shared/reports/types.ts';
import { CHAIN_HEAD, countyTemplate, FUND_2023, inputOf, scores2023 } from './sample.ts';

const properties = {
  title: '2023年度附表',
  author: '湘潭县信访局',
  createdAt: new Date('2024-05-22T08:30:00Z'),
};
const template = countyTemplate();
const book = appendixBook({
  ...inputOf(FUND_2023),
  appraisals: [{ fund: '信访救助基金', template, scores: scores2023(template) }],
});

async function reopen(models: readonly TableModel[]): Promise<ExcelJS.Workbook> {
  const workbook = new ExcelJS.Workbook();
  const bytes = await writeTablesXlsx(models, properties);
  await workbook.xlsx.load(bytes.buffer as ArrayBuffer);
  return workbook;
}

const valuesOf = (sheet: ExcelJS.Worksheet, row: number, columns: number): unknown[] =>
  Array.from({ length: columns }, (_, at) => sheet.getCell(row, at + 1).value);

describe('the workbook', () => {
  it('has a sheet per table with numbers as numbers and the total filled', async () => {
    const workbook = await reopen(book);
    expect(workbook.worksheets.map((sheet) => sheet.name)).toEqual(['附表1', '附表2', '附表3']);
    const sheet = workbook.getWorksheet('附表2')!;
    expect(sheet.getCell('A1').value).toBe('附表2 全年县级专项资金预算执行情况');
    expect(valuesOf(sheet, 3, 5)).toEqual([
      '项目',
      '年初预算（万元）',
      '年中追加预算（万元）',
      '实际支出（万元）',
      '预算执行完成率',
    ]);
    expect(valuesOf(sheet, 4, 5)).toEqual(['信访救助基金', 50, 234.14, 284.14, 1]);
    expect(valuesOf(sheet, 5, 5)).toEqual(['合计', 50, 234.14, 284.14, 1]);
    expect(['B4', 'C4', 'E4'].map((at) => sheet.getCell(at).numFmt)).toEqual(['0', '0.00', '0%']);
  });

  it('merges levels 1 and 2 of table 3 and holds every cell of the model', async () => {
    const sheet = (await reopen(book)).getWorksheet('附表3')!;
    const merges = sheet.model.merges;
    for (const range of ['A4:A9', 'B4:B9', 'C5:C7', 'A10:A21', 'C10:C15', 'C16:C21']) {
      expect(merges).toContain(range);
    }
    for (const [at, row] of book[2]!.rows.entries()) {
      for (const [column, cell] of row.cells.entries()) {
        if (cell === null) continue;
        const { number, text } = renderValue(cell.value);
        expect(sheet.getCell(at + 4, column + 1).value).toBe(number ?? (text === '' ? null : text));
      }
    }
    expect(valuesOf(sheet, 23, 8)).toEqual(['合计', 100, null, 100, null, 100, null, 99]);
  });

  it('is set up to print: A4, one page wide, titles repeated, area, footer', async () => {
    const sheet = (await reopen(book)).getWorksheet('附表3')!;
    expect(sheet.pageSetup).toMatchObject({
      paperSize: 9,
      orientation: 'portrait',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      printTitlesRow: '1:3',
      printArea: 'A1:H26',
    });
    const footer = sheet.headerFooter.oddFooter ?? '';
    expect(footer).toContain('账套：湘潭县信访局专账');
    expect(footer.replace('\n', ' ')).toContain('第 &P 页 共 &N 页');
    expect(footer.replaceAll('\n', '')).toContain(CHAIN_HEAD);
    expect(sheet.getCell('H2').value).toBe('单位：分');
    expect(String(sheet.getCell('A26').value)).toMatch(/^填表人：.*审核人：.*单位负责人：.*日期：/);
  });

  it('gives the same bytes for the same tables', async () => {
    const [first, second] = [
      await writeTablesXlsx(book, properties),
      await writeTablesXlsx(book, properties),
    ];
    expect(Buffer.from(first).equals(Buffer.from(second))).toBe(true);
    const workbook = await reopen(book);
    expect(workbook.created).toEqual(properties.createdAt);
    expect(workbook.creator).toBe('湘潭县信访局');
  });
});

describe('texts from outside', () => {
  it('stay plain strings, whatever a spreadsheet would make of them', async () => {
    const names = ['=1+1', '+8', '-2', '@SUM(A1)', '\t=1', '＝HYPERLINK("x")', '0123'];
    const workbook = await reopen([
      table2(inputOf(...names.map((name) => ({ ...FUND_2023, name })))),
    ]);
    const sheet = workbook.worksheets[0]!;
    for (const [at, name] of names.entries()) {
      const cell = sheet.getCell(at + 4, 1);
      expect([cell.type, cell.formula, cell.value]).toEqual([
        ExcelJS.ValueType.String,
        undefined,
        name,
      ]);
      if (name !== '0123') expect(cell.numFmt).toBe('@');
    }
  });

  it('can not break a footer or a sheet name', async () => {
    const long = '甲&乙[丙]'.repeat(60);
    const workbook = await reopen([
      { ...table2({ ...inputOf(FUND_2023), ledgerName: long }), shortName: '附表[2]/*' },
      { ...table2(inputOf(FUND_2023)), shortName: '附表[2]/*' },
    ]);
    const [first, second] = workbook.worksheets;
    expect(first!.name).not.toMatch(/[[\]*?/\\:]/);
    expect(second!.name).not.toBe(first!.name);
    const footer = first!.headerFooter.oddFooter ?? '';
    expect(footer.length).toBeLessThanOrEqual(255);
    expect(footer).toContain('甲&&乙');
    expect(footer).toContain(CHAIN_HEAD.slice(0, 12));
  });
});

it('marks a sample in the header and beside the year', async () => {
  const workbook = await reopen([table2({ ...inputOf(FUND_2023), sample: true })]);
  const sheet = workbook.worksheets[0]!;
  expect(sheet.headerFooter.oddHeader).toContain('示例');
  expect(valuesOf(sheet, 2, 5).join('')).toContain('【示例】');
});
