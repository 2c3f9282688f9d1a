import { describe, expect, it } from 'vitest';
import { isRecognised, recognise } from '#shared/statements/recognise.ts';
import type { Mapping, Recognition, Row } from '#shared/statements/types.ts';

/** Files whose words don't say which way money went. */

function read(rows: readonly Row[], mapping?: Mapping): Recognition {
  const result = recognise(rows, mapping);
  if (!isRecognised(result)) throw new Error(result.reason);
  return result;
}

const amounts = ({ lines }: Recognition) => lines.map((line) => line.amountFen);

describe('a flag of two values that no word explains', () => {
  const sheet = (into: string, out: string, balances = true): Row[] => [
    ['交易日期', '借贷标志', '金额', ...(balances ? ['余额'] : []), '摘要'],
    ['2023-01-03', into, '100.00', ...(balances ? ['100.00'] : []), '拨款'],
    ['2023-01-04', out, '30.00', ...(balances ? ['70.00'] : []), '救助'],
    ['2023-01-05', out, '5.00', ...(balances ? ['65.00'] : []), '救助'],
  ];

  it.each([
    ['1', '0'],
    ['0', '1'],
    ['2', '1'],
    ['D', 'J'],
    ['甲', '乙'],
  ])('is proven by balances: %s in, %s out', (into, out) => {
    const found = read(sheet(into, out));
    expect(amounts(found)).toEqual([10000, -3000, -500]);
    expect(found).toMatchObject({ faulty: [], direction: { proof: 'proven' } });
  });

  it('is asked about without balances', () => {
    expect(read(sheet('1', '0', false)).direction.proof).toBe('ambiguous');
  });

  it('faults a third value', () => {
    const found = read([
      ...sheet('1', '0'),
      ...Array<Row>(60).fill(['2023-01-06', '0', '1.00', '', '']),
      ['2023-01-07', 'X', '1.00', '', ''],
    ]);
    expect(found.faulty).toMatchObject([{ row: 65, code: 'flag-unreadable' }]);
  });

  it('is no flag under a header that only says mark', () => {
    const rows = sheet('钞', '汇').with(0, ['交易日期', '钞汇标记', '金额', '余额', '摘要']);
    expect(read(rows).columns[1]!.role).toBe('other');
  });

  it.each(['贷 Cr', '【贷】', '贷(收入)', '收方', 'in', '增'])(
    '%s is one that words explain',
    (flag) => {
      expect(read(sheet(flag, '借', false)).faulty).toEqual([]);
    },
  );
});

describe('amounts without any direction', () => {
  const HEAD = ['交易日期', '摘要', '交易金额', '余额'];
  const rows: Row[] = [
    ['2023-01-03', '拨款', '100.00', '150.00'],
    ['2023-01-04', '救助', '30.00', '120.00'],
    ['2023-01-05', '救助', '5.00', '115.00'],
    ['2023-01-06', '拨款', '10.00', '125.00'],
  ];

  it('have it from their balances, but for the first', () => {
    for (const list of [rows, rows.toReversed()]) {
      const found = read([HEAD, ...list]);
      expect(found.direction).toEqual({ reading: 'by-balance', proof: 'proven' });
      expect(amounts(found).sort()).toEqual([-3000, -500, 1000].sort());
      expect(found.faulty).toMatchObject([{ code: 'side-unknown' }]);
    }
  });

  it.each([
    [[['期初余额', '50.00'], HEAD]],
    [[HEAD, ['', '承前页', '', '50.00']]],
    [[HEAD, ['2023-01-01', '上年结转', '', '50.00']]],
  ])('have the first one too from the opening balance', (above) => {
    const found = read([...above, ...rows]);
    expect(found).toMatchObject({ faulty: [], openingFen: 5000, closingFen: 12500 });
    expect(amounts(found)).toEqual([10000, -3000, -500, 1000]);
  });

  it('take no opening balance that does not fit', () => {
    const found = read([['期初余额', '51.00'], HEAD, ...rows]);
    expect(found.faulty).toMatchObject([{ row: 3, code: 'side-unknown' }]);
  });

  it('prove nothing where a balance is no step of its amount', () => {
    const found = read([HEAD, ...rows.with(2, ['2023-01-05', '救助', '6.00', '115.00'])]);
    expect(found.direction.proof).toBe('assumed');
    expect(found.breaks).not.toEqual([]);
  });

  it('are asked about where all went one way, since the first may not have', () => {
    const one = [HEAD, ...rows.slice(1, 3)];
    expect(read(one).direction).toEqual({ reading: 'signed-reversed', proof: 'ambiguous' });
    expect(read(one).candidates.map((c) => c.direction)).toEqual(['signed-reversed', 'by-balance']);
    expect(amounts(read(one, { direction: 'signed-reversed' }))).toEqual([-3000, -500]);
    expect(amounts(read(one, { direction: 'by-balance' }))).toEqual([-500]);
    const opened = read([['期初余额', '150.00'], ...one]);
    expect(opened.direction).toEqual({ reading: 'signed-reversed', proof: 'proven' });
    const plus = one.map((row, k) =>
      k > 0 ? [row[0]!, row[1]!, `+${String(row[2])}`, row[3]!] : row,
    );
    expect(read(plus).direction.proof).toBe('proven');
  });
});

it('lets time not run backwards for balances that stand before their lines', () => {
  const found = read([
    ['交易日期', '收入', '支出', '余额'],
    ['2023-01-03', '100.00', '', '0.00'],
    ['2023-01-04', '', '30.00', '100.00'],
    ['2023-01-05', '', '5.00', '70.00'],
    ['2023-01-06', '1.00', '', '65.00'],
  ]);
  expect(found.direction).toEqual({ reading: 'as-worded', proof: 'assumed' });
  expect(found.order).toBe('ascending');
});
