import { describe, expect, it } from 'vitest';
import { isRecognised, recognise } from '#shared/statements/recognise.ts';
import type { Cell, Recognition, Row } from '#shared/statements/types.ts';

/** Ledgers that write a day once above its rows, by a merged cell or by leaving the cell empty. */

function read(rows: readonly Row[]): Recognition {
  const result = recognise(rows);
  if (!isRecognised(result)) throw new Error(result.reason);
  return result;
}

const HEAD = ['交易日期', '摘要', '收入', '支出', '余额'];
const MERGED: Cell = { text: '', ofAbove: true };
const faults = ({ faulty }: Recognition) => faulty.map(({ row, code }) => [row, code]);
const days = ({ lines }: Recognition) => lines.map((line) => line.day.slice(8));

describe('a merged date', () => {
  it('holds for all rows it covers', () => {
    const found = read([
      HEAD,
      ['2023-01-03', '拨款', '100.00', '', '100.00'],
      [MERGED, '救助', '', '30.00', '70.00'],
      ['2023-01-04', '救助', '', '5.00', '65.00'],
      [MERGED, '合计', '100.00', '35.00', ''],
    ]);
    expect(found.faulty).toEqual([]);
    expect(days(found)).toEqual(['03', '03', '04']);
    expect(found.direction.proof).toBe('proven');
  });

  it('is not made up where only the header is merged', () => {
    expect(faults(read([HEAD, [MERGED, '拨款', '100.00', '', '100.00']]))).toEqual([
      [2, 'date-missing'],
    ]);
  });
});

describe('a date left out', () => {
  const rows: Row[] = [
    HEAD,
    ['2023-01-03', '拨款', '100.00', '', '100.00'],
    ['', '救助', '', '30.00', '70.00'],
    ['', '救助', '', '5.00', '65.00'],
    ['2023-01-04', '救助', '', '5.00', '60.00'],
  ];

  it.each([
    [rows],
    [
      [
        HEAD,
        rows[4]!,
        ['2023-01-03', ...rows[3]!.slice(1)],
        ['', ...rows[2]!.slice(1)],
        ['', ...rows[1]!.slice(1)],
      ],
    ],
  ])('is that of the row above where no date is ever repeated', (sheet) => {
    const found = read(sheet);
    expect(found.faulty).toEqual([]);
    expect(days(found).sort()).toEqual(['03', '03', '03', '04']);
    expect(found.direction.proof).toBe('proven');
  });

  it('is missing where others repeat theirs', () => {
    const repeated = rows.with(2, ['2023-01-03', ...rows[2]!.slice(1)]);
    expect(faults(read(repeated))).toEqual([[4, 'date-missing']]);
  });

  it('is missing where it is the only one', () => {
    expect(faults(read(rows.toSpliced(3, 1)))).toEqual([[3, 'date-missing']]);
  });

  it('is missing where dates have times', () => {
    const timed = rows.map((row, k) =>
      k > 0 && row[0] !== '' ? [`${row[0]} 09:00:00`, ...row.slice(1)] : row,
    );
    expect(faults(read(timed))).toEqual([
      [3, 'date-missing'],
      [4, 'date-missing'],
    ]);
  });

  it('makes no movement of a total without a word', () => {
    const found = read([...rows, ['', '', '', '40.00', '']]);
    expect(faults(found)).toEqual([[6, 'date-missing']]);
    const bare = [...rows, ['', '', '', '40.00', '']].map((row) => row.slice(0, 4));
    expect(faults(read(bare))).toEqual([[6, 'date-missing']]);
    expect(read(bare).totalOutFen).toBe(4000);
  });
});
