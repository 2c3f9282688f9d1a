import { describe, expect, test } from 'vitest';
import { parseAmountExpression } from '#shared/money/expression.ts';
import { MAX_FEN } from '#shared/money/fen.ts';

describe('what a person types into an amount box', () => {
  test.each([
    ['1,234.5', 123_450],
    ['3.5万', 3_500_000],
    ['3.5万元', 3_500_000],
    ['３．５万', 3_500_000],
    ['0.000001万', 1],
    ['.5万', 500_000],
    ['-2万', -2_000_000],
    ['=100+20.5-3', 11_750],
    ['= 1.5万 − 2,000 ', 1_300_000],
    ['=-3+5', 200],
    ['＝100＋1', 10_100],
    ['=0.1+0.2', 30],
    ['=7', 700],
    ['(1,200.00)', -120_000],
    ['100000000000', MAX_FEN],
    ['10000000万', MAX_FEN],
    ['=10000000万', MAX_FEN],
  ])('%s is %s 分', (text, fen) => {
    expect(parseAmountExpression(text)).toEqual({ ok: true, fen });
  });

  test.each([
    ['', 'empty'],
    [' ', 'empty'],
    ['=', 'empty'],
    ['1+2', 'unreadable'],
    ['=1++2', 'unreadable'],
    ['=1+', 'unreadable'],
    ['=1*2', 'unreadable'],
    ['==1', 'unreadable'],
    ['=1+=2', 'unreadable'],
    ['万', 'unreadable'],
    ['3万5', 'unreadable'],
    ['3万万', 'unreadable'],
    ['3.万', 'unreadable'],
    ['1e3', 'unreadable'],
    ['1,00万', 'unreadable'],
    [`=${'1+'.repeat(60)}1`, 'unreadable'],
    ['1.005', 'too-many-decimals'],
    ['=1.005+0.005', 'too-many-decimals'],
    ['0.0000001万', 'too-many-decimals'],
    ['10000001万', 'too-large'],
    ['=100000000000+0.01', 'too-large'],
    ['=9999999999999', 'too-large'],
  ])('%s is refused: %s', (text, reason) => {
    expect(parseAmountExpression(text)).toEqual({ ok: false, reason });
  });
});
