import { describe, expect, test } from 'vitest';
import { credit, debit } from '#shared/books/lines.ts';
import {
  blueSummary,
  priorYearCorrectionLines,
  priorYearSummary,
  redLines,
  redSummary,
} from '#shared/books/reversal.ts';

const ref = { date: '2024-03-05', period: 3, word: '记', number: 12 };
const relief = [
  debit('5001.01', 500),
  credit('1002', 500),
  debit('7101.303', 500),
  credit('8001.01', 500),
];

describe('the prescribed wording', () => {
  test('red, blue, and the blue one for an earlier year', () => {
    expect(redSummary(ref)).toBe('注销3月5日记12号凭证');
    expect(blueSummary(ref)).toBe('订正3月5日记12号凭证');
    expect(priorYearSummary(ref)).toBe('更正2024年3月5日记12号凭证');
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

describe('correcting an earlier year with one blue voucher', () => {
  test('the difference goes through 3501 and 8101, without red letters', () => {
    const right = relief.map((line) => ({
      ...line,
      debitFen: line.debitFen && 450,
      creditFen: line.creditFen && 450,
    }));
    expect(priorYearCorrectionLines(relief, right)).toEqual([
      debit('1002', 50),
      credit('3501', 50),
      debit('8001.01', 50),
      credit('8101.01', 50),
    ]);
  });

  test('undoing it wholly, and what needs no voucher', () => {
    expect(priorYearCorrectionLines(relief, [])).toHaveLength(4);
    expect(priorYearCorrectionLines(relief, relief)).toEqual([]);
    const work = [
      debit('5001.02', 500),
      credit('1002', 500),
      debit('7101.302', 500),
      credit('8001.01', 500),
    ];
    expect(priorYearCorrectionLines(relief, work)).toEqual([]);
  });
});
