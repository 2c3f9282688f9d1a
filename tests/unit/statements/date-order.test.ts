import { describe, expect, it } from 'vitest';
import { type DateOrder, datePartsOf, provenDateOrder } from '#shared/statements/date-order.ts';
import { MomentReader } from '#shared/statements/moment.ts';
import { isRecognised, recognise } from '#shared/statements/recognise.ts';
import type { Mapping, Recognition, Row } from '#shared/statements/types.ts';

const NO_PERIOD = { from: null, to: null };
const order = (
  dates: readonly string[],
  period = NO_PERIOD as Parameters<typeof provenDateOrder>[1],
) =>
  provenDateOrder(
    dates.map((date) => datePartsOf(date)!),
    period,
  );

describe('the order of a date is proven by the whole column', () => {
  it.each<[readonly string[], DateOrder]>([
    [['03/05/2023', '03/15/2023'], 'month-first'],
    [['05/03/2023', '15/03/2023'], 'day-first'],
    [['3-5-2023', '3-31-2023'], 'month-first'],
    [['03152023', '04012023'], 'month-first'],
    [['230305', '230331'], 'year-first'],
    [['23/03/05', '23/03/06'], 'year-first'],
    [['03/05/23', '03/31/23'], 'month-first'],
    // A day that doesn't exist in any order speaks for none.
    [['03/15/2023', '99/99/2023'], 'month-first'],
    // Every order gives the same day.
    [['03/03/2023', '03/03/2023'], 'month-first'],
  ])('%s is %s', (dates, expected) => {
    expect(order(dates)).toBe(expected);
  });

  it.each([[['03/05/2023', '04/06/2023']], [['230315']], [['03/15/2023', '15/03/2023']]])(
    '%s is not',
    (dates) => {
      expect(order(dates)).toBeNull();
    },
  );

  it('may be settled by the period that the sheet states', () => {
    const march = { from: '2023-03-01', to: '2023-03-31' };
    expect(order(['03/05/2023', '03/06/2023'], march)).toBe('month-first');
    expect(order(['05/03/2023', '06/03/2023'], march)).toBe('day-first');
    expect(order(['230315'], march)).toBe('year-first');
    expect(order(['03/05/2023'], { from: '2023-01-01', to: '2023-12-31' })).toBeNull();
  });
});

describe('a sheet with such dates', () => {
  const sheet = (dates: readonly string[], above: readonly Row[] = []): Row[] => [
    ...above,
    ['交易日期', '交易时间', '收入', '支出', '余额'],
    [dates[0]!, '091215', '100.00', '', '100.00'],
    [dates[1]!, '101112', '', '30.00', '70.00'],
    [dates[2]!, '111213', '', '5.00', '65.00'],
  ];
  const read = (rows: readonly Row[], mapping?: Mapping): Recognition => {
    const result = recognise(rows, mapping);
    if (!isRecognised(result)) throw new Error(result.reason);
    return result;
  };
  const moments = ({ lines }: Recognition) => lines.map(({ day, time }) => `${day} ${time}`);

  it.each([[['03/03/2023', '03/04/2023', '03/15/2023']], [['230303', '230304', '230315']]])(
    'is read by the order proven: %s',
    (dates) => {
      const found = read(sheet(dates));
      expect(found.direction.proof).toBe('proven');
      expect(moments(found)).toEqual([
        '2023-03-03 09:12:15',
        '2023-03-04 10:11:12',
        '2023-03-15 11:12:13',
      ]);
    },
  );

  it('is asked about where nothing proves one, and read as a person chose', () => {
    const rows = sheet(['03/03/2023', '03/04/2023', '03/05/2023']);
    const found = read(rows);
    expect(found.lines).toEqual([]);
    expect(found.faulty.map(({ row, code }) => [row, code])).toEqual([
      [2, 'date-ambiguous'],
      [3, 'date-ambiguous'],
      [4, 'date-ambiguous'],
    ]);
    expect(read(rows, { dates: 'day-first' }).lines.map((line) => line.day)).toEqual([
      '2023-03-03',
      '2023-04-03',
      '2023-05-03',
    ]);
  });

  it('takes no earlier choice against what all its dates say', () => {
    const rows = sheet(['03/03/2023', '03/04/2023', '03/15/2023']);
    expect(read(rows, { dates: 'day-first' }).lines[2]!.day).toBe('2023-03-15');
  });

  it('knows the period above the table', () => {
    const rows = sheet(['03/03/2023', '03/04/2023', '03/05/2023'], [['期间', '20230301-20230331']]);
    expect(read(rows).lines[2]!.day).toBe('2023-03-05');
  });
});

it.each([
  ['15-Mar-2023', '2023-03-15', null],
  ['15 March 2023 14:06:51', '2023-03-15', '14:06:51'],
  ['Mar 15, 2023', '2023-03-15', null],
  ['15MAR2023', '2023-03-15', null],
  ['23年3月15日', '2023-03-15', null],
])('%s needs no proof', (text, day, time) => {
  expect(new MomentReader().read(text)).toEqual({ day, time });
});

it.each(['15-Mer-2023', '31-Feb-2023', '03/15/2023', '230315'])('%s alone is no date', (text) => {
  expect(new MomentReader().read(text)).toBeNull();
});
