import { expect, test } from 'vitest';
import { capitals } from '#shared/money/capitals.ts';
import { MAX_FEN } from '#shared/money/fen.ts';

test.each([
  [0, '零元整'],
  [5, '伍分'],
  [50, '伍角整'],
  [53, '伍角叁分'],
  [1_000, '壹拾元整'],
  [1_005, '壹拾元零伍分'],
  [140_950, '壹仟肆佰零玖元伍角整'],
  [168_032, '壹仟陆佰捌拾元叁角贰分'],
  [600_714, '陆仟零柒元壹角肆分'],
  [1_640_902, '壹万陆仟肆佰零玖元零贰分'],
  [10_700_053, '壹拾万柒仟元伍角叁分'],
  [10_070_000, '壹拾万零柒佰元整'],
  [100_000_700, '壹佰万零柒元整'],
  [10_000_500_000, '壹亿零伍仟元整'],
  [11_000_500_000, '壹亿壹仟万伍仟元整'],
  [10_001_000_000, '壹亿零壹万元整'],
  [284_140_000, '贰佰捌拾肆万壹仟肆佰元整'],
  [-123_456, '负壹仟贰佰叁拾肆元伍角陆分'],
  [MAX_FEN, '壹仟亿元整'],
  [MAX_FEN - 1, '玖佰玖拾玖亿玖仟玖佰玖拾玖万玖仟玖佰玖拾玖元玖角玖分'],
])('%s 分 is %s', (fen, text) => {
  expect(capitals(fen)).toBe(text);
});

test('what is no amount is the caller’s error', () => {
  for (const fen of [0.5, Number.NaN, MAX_FEN + 1]) expect(() => capitals(fen)).toThrow(RangeError);
});
