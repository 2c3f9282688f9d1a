import { describe, expect, test } from 'vitest';
import { assertFen, formatYuan, MAX_FEN, parseYuan, sumFen } from '#shared/money/fen.ts';
import { formatRate, rateHundredths } from '#shared/money/rate.ts';
import { formatWan, toWanHundredths } from '#shared/money/wan.ts';

describe('amounts in 元 as banks and people write them', () => {
  test.each([
    ['0', 0],
    ['1,234.56', 123_456],
    ['¥1,234.5', 123_450],
    ['￥ 12', 1_200],
    ['１２．３４元', 1_234],
    ['人民币5', 500],
    ['+3.', 300],
    ['.5', 50],
    ['-0.00', 0],
    ['−7', -700],
    ['(1,000.00)', -100_000],
    ['1.500', 150],
  ])('%s is %s 分', (text, fen) => expect(parseYuan(text)).toEqual({ ok: true, fen }));

  test.each([
    ['', 'empty'],
    ['.', 'unreadable'],
    ['1,23', 'unreadable'],
    ['1.2.3', 'unreadable'],
    ['(-5)', 'unreadable'],
    ['一百', 'unreadable'],
    ['1.505', 'too-many-decimals'],
    ['100000000000.01', 'too-large'],
    ['9999999999999', 'too-large'],
  ])('%s is refused: %s', (text, reason) => expect(parseYuan(text)).toEqual({ ok: false, reason }));

  test('sums and assertions hold the bounds', () => {
    expect(sumFen([1, 2, -3])).toBe(0);
    expect(() => sumFen([MAX_FEN, 1])).toThrow(RangeError);
    expect(() => assertFen(1.5, 'price')).toThrow('price');
    expect(formatYuan(-5)).toBe('-0.05');
    expect(formatYuan(123_456_789)).toBe('1,234,567.89');
  });
});

describe('the figures of 2023 as the report shows them', () => {
  test.each([
    [50_000_000, '50'],
    [234_140_000, '234.14'],
    [284_140_000, '284.14'],
    [-100_000, '-0.1'],
    [4_999, '0'],
    [5_000, '0.01'],
    [-4_999, '0'],
  ])('%s 分 is %s 万元', (fen, text) => {
    expect(formatWan(fen)).toBe(text);
  });

  test('says when digits were lost', () => {
    expect(toWanHundredths(284_140_000).exact).toBe(true);
    expect(toWanHundredths(284_140_001).exact).toBe(false);
  });

  test.each([
    [284_140_000, 284_140_000, '100%'],
    [99_996, 100_000, '99.99%'],
    [100_004, 100_000, '100.01%'],
    [1, 10_000_000, '0.01%'],
    [0, 100, '0%'],
    [1, 0, '—'],
    [-1, 2, '-50%'],
  ])('%s of %s is %s', (numerator, denominator, text) => {
    expect(formatRate(numerator, denominator)).toBe(text);
  });

  test('a rate without a denominator is none', () => expect(rateHundredths(0, 0)).toBeNull());
});
