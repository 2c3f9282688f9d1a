import { describe, expect, it } from 'vitest';
import { readTypedAmount } from '../../../renderer/lib/amount-text.ts';
import { readTypedDay } from '../../../renderer/lib/day-text.ts';

describe('amounts as typed', () => {
  it.each([
    ['3.5万', 3_500_000],
    ['=3.5万+1200', 3_620_000],
    ['1200+300', 150_000],
    ['1,200.5－0.5', 120_000],
    ['-1,200.00', -120_000],
    ['0', 0],
  ])('%s is %i fen', (text, fen) => {
    expect(readTypedAmount(text)).toEqual({ ok: true, fen });
  });

  it.each([
    ['', '请填写金额'],
    ['1.005', '最多到分（两位小数）'],
    ['一百', '看不懂这个金额'],
    ['1200+', '看不懂这个金额'],
    ['9999999999999', '金额过大'],
  ])('%s is refused: %s', (text, message) => {
    expect(readTypedAmount(text)).toEqual({ ok: false, message });
  });
});

describe('days as typed', () => {
  it.each([
    ['0708', '2023-07-08'],
    ['7-8', '2023-07-08'],
    ['7.8', '2023-07-08'],
    ['7月8日', '2023-07-08'],
    ['２０２４０２２９', '2024-02-29'],
    ['240229', '2024-02-29'],
    ['2024-2-9', '2024-02-09'],
    ['2024年2月9日', '2024-02-09'],
  ])('%s is %s', (text, day) => {
    expect(readTypedDay(text, 2023)).toBe(day);
  });

  it.each(['', '0230', '1308', '20230229', '7-8-', 'abc', '123', '1-2-3-4'])(
    '%s is no day',
    (text) => {
      expect(readTypedDay(text, 2023)).toBeNull();
    },
  );
});
