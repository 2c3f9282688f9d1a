import { describe, expect, it } from 'vitest';
import { isRecognised, recognise } from '#shared/statements/recognise.ts';
import type { ColumnRole, Recognition, Row } from '#shared/statements/types.ts';

/** Habits of exports that no list of banks foretells; each was once read wrongly. */

function read(rows: readonly Row[]): Recognition {
  const result = recognise(rows);
  if (!isRecognised(result)) throw new Error(`not recognised: ${result.reason}`);
  return result;
}

const roleOf = ({ columns }: Recognition, header: string): ColumnRole | undefined =>
  columns.find((column) => column.header === header)?.role;

const checks = ({ crossChecks }: Recognition) => crossChecks.map(({ name, ok }) => [name, ok]);

describe('a column that only sounds like a direction flag', () => {
  const rows: Row[] = [
    ['2023-01-03', '100.00', '100.00', ''],
    ['2023-01-04', '-30.00', '70.00', ''],
    ['2023-01-05', '25.00', '95.00', ''],
  ];

  it('is no flag when its name marks the record', () => {
    const found = read([['交易日期', '交易金额', '余额', '记录标识号[ Record ID ]'], ...rows]);
    expect(roleOf(found, '记录标识号[ Record ID ]')).not.toBe('flag');
    expect(found.direction).toEqual({ reading: 'signed', proof: 'proven' });
    expect(found.lines.map((line) => line.amountFen)).toEqual([10000, -3000, 2500]);
  });

  it('is no flag when it is empty on every row', () => {
    const found = read([['交易日期', '交易金额', '余额', '借贷标志'], ...rows]);
    expect(found.direction).toEqual({ reading: 'signed', proof: 'proven' });
    expect(found.faulty).toEqual([]);
  });
});

describe('money out written with a minus in its own column', () => {
  const HEAD = ['发生时间', '收入金额（+元）', '支出金额（-元）', '账户余额（元）', '备注'];
  const rows: Row[] = [
    ['2023-01-03 09:00:00', '100.00', '0.00', '100.00', '拨款'],
    ['2023-01-04 09:00:00', '0.00', '-30.00', '70.00', '救助'],
    ['2023-01-05 09:00:00', '0.00', '-5.00', '65.00', '救助'],
    ['2023-01-06 09:00:00', '25.00', '0.00', '90.00', '退款'],
  ];
  const withoutBalance = (list: readonly Row[]) => list.map((row) => [...row.slice(0, 3), row[4]!]);

  it('is money out where balances prove it', () => {
    const found = read([HEAD, ...rows]);
    expect(found.direction).toEqual({ reading: 'signed', proof: 'proven' });
    expect(found).toMatchObject({ totalInFen: 12500, totalOutFen: 3500, breaks: [] });
    expect(found.lines.every((line) => !line.reversal)).toBe(true);
  });

  it('is money out without balances when every payment has it', () => {
    const found = read(withoutBalance([HEAD, ...rows]));
    expect(found.direction).toEqual({ reading: 'signed', proof: 'assumed' });
    expect(found.totalOutFen).toBe(3500);
  });

  it('is asked about where a single payment has it and no balance tells', () => {
    const found = read(withoutBalance([HEAD, rows[0]!, rows[1]!, rows[3]!]));
    expect(found.direction.proof).toBe('ambiguous');
  });

  it('stays a 冲正 where other payments have none', () => {
    const found = read([
      HEAD,
      ...rows.slice(0, 1),
      ['2023-01-04 09:00:00', '', '30.00', '70.00', '救助'],
      ['2023-01-05 09:00:00', '', '-30.00', '100.00', '冲正'],
    ]);
    expect(found.direction).toEqual({ reading: 'as-worded', proof: 'proven' });
    expect(found.lines.map((line) => [line.amountFen, line.reversal])).toEqual([
      [10000, false],
      [-3000, false],
      [3000, true],
    ]);
  });

  it('is money out in a list of payments too', () => {
    const list = [
      ['支付日期', '支付金额', '收款人名称'],
      ['2023-01-03', '-30.00', '张三'],
      ['2023-01-04', '-5.00', '李四'],
    ];
    expect(read(list).lines.map((line) => line.amountFen)).toEqual([-3000, -500]);
  });
});

describe('what a sheet states of itself', () => {
  const HEAD = ['交易日期', '收入金额', '支出金额', '余额', '摘要'];
  const rows: Row[] = [
    ['2023-01-03', '100.00', '', '100.00', '拨款'],
    ['2023-01-04', '', '30.00', '70.00', '救助'],
    ['2023-01-05', '', '5.00', '65.00', '救助'],
  ];

  it('reads a total behind its count', () => {
    const above = [['收入：1笔 100.00元'], ['支出合计：2笔，共-35.00元']];
    expect(checks(read([...above, HEAD, ...rows]))).toEqual([
      ['totalIn', true],
      ['totalOut', true],
      ['movement', true],
    ]);
  });

  it('knows English keys beside and inside cells', () => {
    const beside = [
      ['Account Number', '6200000000001234'],
      ['Opening Balance', '0.00'],
    ];
    const inside = [['Account No.: 6200000000001234  Currency: CNY']];
    const english = ['Date', 'Credit', 'Debit', 'Balance', 'Description'];
    for (const above of [beside, inside]) {
      expect(read([...above, english, ...rows]).facts.ownAccount).toBe('6200000000001234');
    }
    expect(checks(read([...beside, english, ...rows]))).toContainEqual(['opening', true]);
  });

  it('skips a dated row that only states the closing balance', () => {
    const found = read([HEAD, ...rows, ['2023-01-31', '', '', '65.00', '期末余额']]);
    expect(found.faulty).toEqual([]);
    expect(found.skipped).toEqual([{ row: 5, code: 'total', reason: '合计行' }]);
  });

  it('takes no amount in ten thousands for one in 元', () => {
    const head = ['交易日期', '收入金额（万元）', '支出金额(万元)', '余额（万元）', '摘要'];
    expect(recognise([head, ...rows])).toMatchObject({ reason: 'no-header' });
    expect(recognise([['', '单位：人民币 万元'], HEAD, ...rows])).toMatchObject({ reason: 'unit' });
    expect(recognise([['单位：元'], HEAD, ...rows])).toMatchObject({ totalInFen: 10000 });
  });
});

describe('a column of ones', () => {
  it('is no direction flag unless its header says so', () => {
    const found = read([
      ['交易日期', '交易金额', '收入笔数', '余额'],
      ['2023-01-03', '100.00', '1', '100.00'],
      ['2023-01-04', '-30.00', '1', '70.00'],
      ['2023-01-05', '-5.00', '1', '65.00'],
    ]);
    expect(found.direction).toEqual({ reading: 'signed', proof: 'proven' });
    expect(found).toMatchObject({ totalInFen: 10000, totalOutFen: 3500 });
  });
});

describe('a kind of transfer that sounds like a direction', () => {
  const HEAD = ['交易类型', '交易日期', '交易金额', '余额'];
  const rows = (kinds: readonly string[]): Row[] => [
    HEAD,
    [kinds[0]!, '2023-01-03', '100.00', '100.00'],
    [kinds[1]!, '2023-01-04', '-30.00', '70.00'],
    [kinds[2]!, '2023-01-05', '-5.00', '65.00'],
  ];

  it.each([[['往账', '往账', '往账']], [['来账', '往账', '往账']]])(
    'is no flag beside signed amounts: %s',
    (kinds) => {
      const found = read(rows(kinds));
      expect(roleOf(found, '交易类型')).toBe('other');
      expect(found.direction).toEqual({ reading: 'signed', proof: 'proven' });
      expect(found).toMatchObject({ totalInFen: 10000, totalOutFen: 3500 });
    },
  );

  it('is the flag where a minus is a 冲正', () => {
    const found = read([
      HEAD,
      ['来账', '2023-01-03', '100.00', '100.00'],
      ['往账', '2023-01-04', '30.00', '70.00'],
      ['往账', '2023-01-05', '-30.00', '100.00'],
      ['来账', '2023-01-06', '1.00', '101.00'],
    ]);
    expect(found.direction).toEqual({ reading: 'as-worded', proof: 'proven' });
    expect(found).toMatchObject({ totalInFen: 10100, totalOutFen: 0 });
  });
});

it('reads + and - as flags', () => {
  const found = read([
    ['交易日期', '收支标志', '金额', '余额'],
    ['2023-01-03', '+', '100.00', '100.00'],
    ['2023-01-04', '-', '30.00', '70.00'],
  ]);
  expect(found.faulty).toEqual([]);
  expect(found.lines.map((line) => line.amountFen)).toEqual([10000, -3000]);
});

it('takes a column of several names for the other party’s, since an account has one holder', () => {
  const rows = (names: readonly string[]): Row[] => [
    ['交易日期', '收入', '支出', '余额', '户名'],
    ['2023-01-03', '100.00', '', '100.00', names[0]!],
    ['2023-01-04', '', '30.00', '70.00', names[1]!],
  ];
  expect(read(rows(['示例县财政局', '赵某甲'])).lines.map((l) => l.counterpartyName)).toEqual([
    '示例县财政局',
    '赵某甲',
  ]);
  const own = read(rows(['示例县信访局', '示例县信访局']));
  expect(own.facts.ownName).toBe('示例县信访局');
  expect(own.lines[0]!.counterpartyName).toBeNull();
});

describe('an own account in a sentence', () => {
  const table: Row[] = [
    ['交易日期', '收入', '支出', '余额', '摘要'],
    ['2023-01-03', '100.00', '', '100.00', ''],
  ];

  it.each([
    '账户[18001234567890123]交易明细',
    '账号 18001234567890123 户名 示例县信访局',
    '账号（本方）：18001234567890123',
  ])('%s', (text) => {
    expect(read([[text], ...table]).facts.ownAccount).toBe('18001234567890123');
  });

  it('is not the other party’s', () => {
    expect(read([['查询条件 对方账号 18001234567890123'], ...table]).facts.ownAccount).toBeNull();
  });
});

it('skips a total pushed into a money column, and a date that stands alone', () => {
  const found = read([
    ['交易日期', '收入', '支出', '余额', '摘要'],
    ['2023-01-03', '100.00', '', '100.00', ''],
    ['2023-01-03', '本日小计', '', '100.00', ''],
    ['2023-01-04', '', '30.00', '70.00', ''],
    ['2023-01-31'],
  ]);
  expect(found.faulty).toEqual([]);
  expect(found.skipped.map(({ row, code }) => [row, code])).toEqual([
    [3, 'total'],
    [5, 'note'],
  ]);
  expect(found.closingFen).toBe(7000);
});
