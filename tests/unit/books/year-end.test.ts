import { expect, test } from 'vitest';
import { yearEndLines } from '#shared/books/year-end.ts';

/** Balances after the transfer, without the zeros. */
function after(before: Record<string, number>): Record<string, number> {
  const net = new Map(Object.entries(before));
  for (const { accountCode, debitFen, creditFen } of yearEndLines(new Map(net))) {
    net.set(accountCode, (net.get(accountCode) ?? 0) + debitFen - creditFen);
  }
  return Object.fromEntries([...net].filter(([, fen]) => fen !== 0));
}

test('income and expense end in 累计盈余, budget income and spending in 累计结转', () => {
  const before = {
    '1002': 300,
    '4001': -1_000,
    '5001.01': 600,
    '5001.02': 100,
    '8001.01': 300,
    '6001': -1_000,
    '7101.303': 600,
    '7101.302': 100,
  };
  expect(after(before)).toEqual({ '1002': 300, '3001': -300, '8001.01': 300, '8101.04': -300 });
});

test('what earlier years were corrected by ends there too', () => {
  const before = { '1002': 50, '3501': -50, '8001.01': 30, '8101.01': -50, '8101.02': 20 };
  expect(after(before)).toEqual({ '1002': 50, '3001': -50, '8001.01': 30, '8101.04': -30 });
});

test('more spent than received leaves a debit; nothing moved writes nothing', () => {
  expect(after({ '5001.01': 5, '1002': -5 })).toEqual({ '3001': 5, '1002': -5 });
  expect(yearEndLines(new Map([['1002', 5]]))).toEqual([]);
});
