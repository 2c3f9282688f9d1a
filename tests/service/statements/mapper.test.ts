import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readStatementFile } from '#electron/commands/read-statement-file.ts';
import { attemptStatement } from '#electron/formats/read-statement.ts';
import type { Mapping } from '#shared/statements/types.ts';
import { type Kit, openKit } from '../ledger-kit.ts';
import { codeOf } from '../refused.ts';
import { commitStaged, linesOfKit, namesOf, stageBytes, stageText } from './statement-text.ts';

let kit: Kit;
beforeEach(() => {
  kit = openKit();
});
afterEach(() => kit.close());

/** A table whose words no header list knows. */
const STRANGE = [
  '往来清单,,,,',
  '几号,进来,出去,剩下,和谁',
  '2023-03-01,500.00,,500.00,示例县财政局',
  '2023-03-02,,120.00,380.00,赵某甲',
].join('\r\n');

const MAPPING: Mapping = {
  headerRow: 2,
  columns: [
    { index: 0, role: 'date' },
    { index: 1, role: 'in' },
    { index: 2, role: 'out' },
    { index: 3, role: 'balance' },
    { index: 4, role: 'counterpartyName' },
  ],
};

test('a table without a known header is staged with its rows, and nothing else can be done', () => {
  const staged = stageText(kit, STRANGE);
  expect(staged).toMatchObject({
    recognition: null,
    refusal: { code: 'STM-NO-HEADER' },
    source: { container: 'text', encoding: 'utf-8', delimiter: ',', sheets: [], rows: 4 },
    mapping: {},
    counts: { total: 0, undecided: 0 },
    questions: [],
  });
  const { stageToken } = staged;
  const grid = kit.session.run('statements.grid', { stageToken, from: 0, count: 10 });
  expect(grid.rows[1]).toEqual(['几号', '进来', '出去', '剩下', '和谁']);
  const preview = { stageToken, show: 'all', from: 0, count: 10 } as const;
  expect(codeOf(() => kit.session.run('statements.preview', preview))).toBe('STM-NO-HEADER');
  expect(codeOf(() => commitStaged(kit, staged))).toBe('STM-NO-HEADER');
  expect(linesOfKit(kit)).toEqual([]);
});

test('each choice stays while the table is not yet readable', () => {
  const header = stageText(kit, STRANGE, { headerRow: 2 });
  expect(header).toMatchObject({ recognition: null, mapping: { headerRow: 2 } });
  const dated = { headerRow: 2, columns: [{ index: 0, role: 'date' as const }] };
  const staged = stageText(kit, STRANGE, dated);
  expect(staged.recognition).toBeNull();
  expect(staged.mapping.columns).toContainEqual({ index: 0, role: 'date' });
  const bytes = new TextEncoder().encode(STRANGE);
  const { fundUid, accountUid } = kit;
  const read = attemptStatement(bytes);
  const file = { fileName: 'a.csv', bytes, read, mapping: null };
  expect(kit.session.stage({ ...file, fundUid, accountUid }).accountUid).toBe(accountUid);
});

test('columns understood below a chosen header row are where the user goes on from', () => {
  const text = '几号,收入,余额\r\n2023-03-01,5.00,5.00';
  const { recognition, mapping } = stageText(kit, text, { headerRow: 1 });
  expect(recognition).toBeNull();
  expect(mapping.columns).toEqual([
    { index: 0, role: 'unknown' },
    { index: 1, role: 'in' },
    { index: 2, role: 'balance' },
  ]);
});

test('a table mapped by hand is imported, and the next of its kind needs no hand', () => {
  const staged = stageText(kit, STRANGE, MAPPING);
  expect(staged).toMatchObject({
    accountUid: kit.accountUid,
    refusal: null,
    counts: { total: 2, new: 2 },
  });
  expect(commitStaged(kit, staged).added).toBe(2);
  const lines = linesOfKit(kit);
  const names = namesOf(kit, lines);
  expect(lines.map((l, at) => [l.day, l.amountFen, names[at]])).toEqual([
    ['2023-03-01', 50_000, '示例县财政局'],
    ['2023-03-02', -12_000, '赵某甲'],
  ]);
  // The next month, with one more row above the header.
  const next = `示例县\r\n${STRANGE.replaceAll('2023-03', '2023-04')}`;
  expect(stageText(kit, next)).toMatchObject({
    remembered: true,
    mapping: { headerRow: 3 },
    counts: { total: 2, new: 2 },
  });
});

/** What a core system prints: no header, a title above, a total below. */
const HEADLESS = [
  '示例县农商行 账号：6200000000001234',
  '20230301,00000017,,500.00,500.00,示例县财政局',
  '20230302,00000018,120.00,,380.00,赵某甲',
  '合计,,120.00,500.00',
].join('\r\n');

test('a table without any header row is mapped by the places of its columns', () => {
  expect(stageText(kit, HEADLESS)).toMatchObject({ recognition: null });
  const open = stageText(kit, HEADLESS, { headerRow: 0 });
  expect(open).toMatchObject({ recognition: null, mapping: { headerRow: 0 } });
  const columns = ['date', 'serial', 'out', 'in', 'balance', 'counterpartyName'] as const;
  const mapping: Mapping = {
    headerRow: 0,
    columns: columns.map((role, index) => ({ index, role })),
  };
  const staged = stageText(kit, HEADLESS, mapping);
  expect(staged).toMatchObject({
    accountUid: kit.accountUid,
    recognition: { headerRow: 0, headerLines: 0, direction: { proof: 'proven' } },
    counts: { total: 4, new: 2, skipped: 2, faulty: 0 },
    questions: [],
  });
  expect(commitStaged(kit, staged).added).toBe(2);
  expect(linesOfKit(kit).map((l) => [l.day, l.amountFen, l.serial])).toEqual([
    ['2023-03-01', 50_000, '00000017'],
    ['2023-03-02', -12_000, '00000018'],
  ]);
  // Nothing tells one headless layout from another, so none is applied unasked.
  expect(stageText(kit, HEADLESS)).toMatchObject({ recognition: null, remembered: false });
  expect(stageText(kit, `,,\r\n${STRANGE}`)).toMatchObject({ recognition: null });
});

test('a statement taken for another account’s can be put right by its columns', () => {
  const text = [
    '交易日期,账号,收入金额,支出金额,余额',
    '2023-03-01,6200000000007777,500.00,,500.00',
    '2023-03-02,6200000000007777,,20.00,480.00',
  ].join('\r\n');
  const wrong = stageText(kit, text);
  expect(wrong.refusal?.code).toBe('IMPORT-WRONG-ACCOUNT');
  const columns = wrong.recognition!.columns.map(({ index, role }) => ({
    index,
    role: role === 'ownAccount' ? ('counterpartyAccount' as const) : role,
  }));
  const right = stageText(kit, text, { columns });
  expect(right).toMatchObject({ accountUid: kit.accountUid, refusal: null });
  expect(commitStaged(kit, right).added).toBe(2);
});

test('a workbook’s sheets are listed and any of them can be read', async () => {
  const bytes = await workbook({
    说明: [['本文件由网银生成']],
    明细: [
      ['交易日期', '收入金额', '支出金额', '余额'],
      ['2023-03-01', '500.00', '', '500.00'],
    ],
  });
  const staged = stageBytes(kit, bytes);
  expect(staged.source).toMatchObject({
    container: 'xlsx',
    sheets: ['说明', '明细'],
    sheet: '明细',
    encoding: null,
    delimiter: null,
  });
  expect(staged.recognition).not.toBeNull();
  const other = stageBytes(kit, bytes, { sheet: '说明' });
  expect(other).toMatchObject({ recognition: null, source: { sheet: '说明', rows: 1 } });
});

async function workbook(sheets: Record<string, string[][]>): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook();
  for (const [name, rows] of Object.entries(sheets)) book.addWorksheet(name).addRows(rows);
  return new Uint8Array(await book.xlsx.writeBuffer());
}

test('the command line refuses such a table as before', () => {
  const folder = mkdtempSync(join(tmpdir(), 'relief-mapper-'));
  try {
    const path = join(folder, '清单.csv');
    writeFileSync(path, STRANGE);
    expect(codeOf(() => readStatementFile(path))).toBe('STM-NO-HEADER');
  } finally {
    rmSync(folder, { recursive: true });
  }
});
