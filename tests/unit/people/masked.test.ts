import { expect, test } from 'vitest';
import { maskedAccount, withMaskedNumbers } from '#shared/people/masked.ts';

test('an account shows its last four at most', () => {
  expect(maskedAccount('6222021234561234')).toBe('****1234');
  expect(maskedAccount('1234')).toBe('****');
  expect(maskedAccount('')).toBe('');
});

test('numbers of people in a memo are masked, its other words and figures are not', () => {
  expect(withMaskedNumbers('转账6222021234561234赵某甲')).toBe('转账****1234赵某甲');
  expect(withMaskedNumbers('证件43010219900101123X')).toBe('证件430***********123X');
  expect(withMaskedNumbers('电话13800001234，救助')).toBe('电话138****1234，救助');
  expect(withMaskedNumbers('示财预〔2023〕55号 2023-03-01 1200.50')).toBe(
    '示财预〔2023〕55号 2023-03-01 1200.50',
  );
});
