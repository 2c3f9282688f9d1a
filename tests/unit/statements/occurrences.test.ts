import { expect, test } from 'vitest';
import { lineKey } from '#shared/statements/identity.ts';
import { Occurrences } from '#shared/statements/occurrences.ts';

const line = (amountFen: number, balanceFen: number | null, serial: string | null) => ({
  day: '2023-01-01',
  amountFen,
  balanceFen,
  serial,
});

test('lines are numbered among their equals, whatever else shares amount and balance', () => {
  const lines = [
    line(100, 500, 'A'),
    line(100, 500, 'B'),
    line(100, 500, 'A'),
    line(100, 500, 'C'),
    line(100, 500, 'B'),
    line(100, 500, 'A'),
    line(100, null, null),
    line(100, null, null),
    line(100, 0, null),
    // Like the first by chance: 31 × amount + balance is the same.
    line(101, 469, 'A'),
    { ...line(100, 500, 'A'), day: '2023-01-02' },
  ];
  const occurrences = new Occurrences();
  expect(lines.map((each) => occurrences.next(each))).toEqual([1, 1, 2, 1, 2, 3, 1, 2, 1, 1, 1]);
});

test('the numbers are those that counting whole keys gives', () => {
  const occurrences = new Occurrences();
  const counts = new Map<string, number>();
  for (let k = 0; k < 2_000; k += 1) {
    const each = line(
      (k * 7) % 5,
      k % 3 === 0 ? null : (k * 11) % 4,
      k % 2 === 0 ? `${k % 3}` : null,
    );
    const expected = (counts.get(lineKey(each)) ?? 0) + 1;
    counts.set(lineKey(each), expected);
    expect(occurrences.next(each)).toBe(expected);
  }
});
