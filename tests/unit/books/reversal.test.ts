import { describe, expect, test } from 'vitest';
import { credit, debit } from '#shared/books/lines.ts';
import { blueSummary, redLines, redSummary } from '#shared/books/reversal.ts';

const ref = { date: '2024-03-05', period: 3, word: '记', number: 12 };
const relief = [
  debit('5001.01', 500),
  credit('1002', 500),
  debit('7101.303', 500),
  credit('8001.01', 500),
];

describe('the prescribed wording', () => {
  test('red and blue', () => {
    expect(redSummary(ref)).toBe('注销3月5日记12号凭证');
    expect(blueSummary(ref)).toBe('订正3月5日记12号凭证');
  });

  test('the adjusting period numbers on its own', () => {
    expect(redSummary({ ...ref, date: '2024-12-31', period: 13 })).toBe(
      '注销12月31日记12号凭证（调整期）',
    );
  });
});

test('red lines are the posted ones negated, on the same sides', () => {
  expect(redLines(relief)[0]).toEqual({
    half: 'financial',
    accountCode: '5001.01',
    debitFen: -500,
    creditFen: 0,
  });
  expect(redLines(redLines(relief))).toEqual(relief);
});
