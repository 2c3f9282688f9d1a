import { describe, expect, test } from 'vitest';
import { ACCOUNT, accountOf, CHART, isPostable } from '#shared/books/accounts.ts';
import { assertBalanced, credit, debit } from '#shared/books/lines.ts';
import { type Custody, TEMPLATE_VERSION, voucherLines } from '#shared/books/templates.ts';
import { asAnswered, effectOf } from '#shared/entries/effect.ts';
import type { EntryFacts } from '#shared/entries/entry.ts';
import type { EntryKind } from '#shared/entries/kinds.ts';
import { anEntry } from '../rules/world.ts';

/** `Dr 1002 500` per line, red ones negative. */
function written(
  changes: Partial<EntryFacts>,
  first?: Partial<EntryFacts>,
  custody: Custody = 'own-account',
) {
  const entry = anEntry({ amountFen: 500, ...changes });
  const payment =
    first && anEntry({ uid: 'first', amountFen: 500, businessDate: '2024-03-01', ...first });
  const split = { spentFen: 300, owedFen: 200 };
  const answered = payment ? asAnswered(payment, effectOf(payment, null, split)) : null;
  const effect = effectOf(entry, answered, split);
  return voucherLines(entry, effect, answered, custody).map(
    ({ accountCode, debitFen, creditFen }) =>
      debitFen !== 0 ? `Dr ${accountCode} ${debitFen}` : `Cr ${accountCode} ${creditFen}`,
  );
}
const of = { ofEntryUid: 'first' };

test('the templates are version 1: changing a line means raising it', () => {
  expect(TEMPLATE_VERSION).toBe(1);
});

describe('money in and out', () => {
  test.each<[EntryKind, string[]]>([
    ['appropriation', ['Dr 1002 500', 'Cr 4001 500', 'Dr 8001.01 500', 'Cr 6001 500']],
    ['relief', ['Dr 5001.01 500', 'Cr 1002 500', 'Dr 7101.303 500', 'Cr 8001.01 500']],
    ['working_expense', ['Dr 5001.02 500', 'Cr 1002 500', 'Dr 7101.302 500', 'Cr 8001.01 500']],
    ['undetermined', ['Dr 1002 500', 'Cr 2307.01 500']],
    ['misdirected', ['Dr 1002 500', 'Cr 2307.02 500']],
    ['misdirected_refund', ['Dr 2307.02 500', 'Cr 1002 500']],
    ['interest', ['Dr 1002 500', 'Cr 2103 500']],
    ['interest_remitted', ['Dr 2103 500', 'Cr 1002 500']],
    ['inquiry_out', ['Dr 1218.01 500', 'Cr 1002 500']],
    ['inquiry_in', ['Dr 1002 500', 'Cr 2307.03 500']],
    ['transfer_out', ['Dr 1021 500', 'Cr 1002 500']],
    ['transfer_in', ['Dr 1002 500', 'Cr 1021 500']],
    ['unspent_returned', ['Dr 4001 500', 'Cr 1002 500', 'Dr 6001 500', 'Cr 8001.01 500']],
  ])('%s', (kind, lines) => {
    expect(written({ kind })).toEqual(lines);
    expect(written({ kind }, undefined, 'shared-account')).toEqual(lines);
  });

  test('a fee above the budget is owed by the bureau for the rest', () => {
    expect(written({ kind: 'bank_fee' })).toEqual([
      'Dr 5001.02 300',
      'Dr 1218.02 200',
      'Cr 1002 500',
      'Dr 7101.302 300',
      'Cr 8001.01 300',
    ]);
  });

  test('unspent money of earlier years comes out of what was kept', () => {
    expect(written({ kind: 'unspent_returned', funding: 'carryover' })).toEqual([
      'Dr 3001 500',
      'Cr 1002 500',
      'Dr 8101.02 500',
      'Cr 8001.01 500',
    ]);
  });
});

describe('reclassification moves no bank money', () => {
  test.each<[EntryKind, EntryKind, string[]]>([
    [
      'inquiry_out',
      'relief',
      ['Dr 5001.01 500', 'Cr 1218.01 500', 'Dr 7101.303 500', 'Cr 8001.01 500'],
    ],
    ['inquiry_out', 'interest_remitted', ['Dr 2103 500', 'Cr 1218.01 500']],
    ['inquiry_in', 'interest', ['Dr 2307.03 500', 'Cr 2103 500']],
    ['inquiry_in', 'misdirected', ['Dr 2307.03 500', 'Cr 2307.02 500']],
    [
      'undetermined',
      'appropriation',
      ['Dr 2307.01 500', 'Cr 4001 500', 'Dr 8001.01 500', 'Cr 6001 500'],
    ],
  ])('%s becomes %s', (first, kind, lines) => {
    expect(written({ kind, reclassifies: true, ...of }, { kind: first })).toEqual(lines);
  });

  test('needs what it reclassifies', () => {
    expect(() => written({ reclassifies: true, ...of })).toThrow(TypeError);
  });
});

describe('what comes back', () => {
  const back = (changes: Partial<EntryFacts>, first: Partial<EntryFacts>, custody?: Custody) =>
    written({ kind: 'returned', ...of, ...changes }, first, custody);

  test('in the payment’s year: its lines in red', () => {
    expect(back({ amountFen: 200 }, { kind: 'relief' })).toEqual([
      'Dr 5001.01 -200',
      'Cr 1002 -200',
      'Dr 7101.303 -200',
      'Cr 8001.01 -200',
    ]);
    expect(back({}, { kind: 'unspent_returned', funding: 'carryover' })).toEqual([
      'Dr 3001 -500',
      'Cr 1002 -500',
      'Dr 8101.02 -500',
      'Cr 8001.01 -500',
    ]);
  });

  test('in a later year: through 3501 and 8101', () => {
    for (const kind of ['relief', 'working_expense', 'unspent_returned'] as const) {
      expect(back({ businessDate: '2025-02-01' }, { kind })).toEqual([
        'Dr 1002 500',
        'Cr 3501 500',
        'Dr 8001.01 500',
        'Cr 8101.01 500',
      ]);
    }
  });

  test('of what was no spending: the claim is settled, whatever the year', () => {
    for (const businessDate of ['2024-05-22', '2025-02-01']) {
      expect(back({ businessDate }, { kind: 'inquiry_out' })).toEqual([
        'Dr 1002 500',
        'Cr 1218.01 500',
      ]);
      expect(back({ businessDate }, { kind: 'interest_remitted' })).toEqual([
        'Dr 1002 500',
        'Cr 2103 500',
      ]);
      expect(back({ businessDate }, { kind: 'misdirected_refund' })).toEqual([
        'Dr 1002 500',
        'Cr 2307.02 500',
      ]);
      expect(back({ businessDate }, { kind: 'transfer_out' })).toEqual([
        'Dr 1002 500',
        'Cr 1021 500',
      ]);
    }
  });

  test('of a split fee: what the bureau owes first', () => {
    expect(back({}, { kind: 'bank_fee' })).toEqual([
      'Dr 5001.02 -300',
      'Cr 1002 -300',
      'Dr 7101.302 -300',
      'Cr 8001.01 -300',
      'Dr 1002 200',
      'Cr 1218.02 200',
    ]);
    expect(back({ amountFen: 200 }, { kind: 'bank_fee' })).toEqual([
      'Dr 1002 200',
      'Cr 1218.02 200',
    ]);
  });

  test('needs the payment', () => {
    const entry = anEntry({ kind: 'returned' });
    expect(() => voucherLines(entry, effectOf(anEntry(), null), null, 'own-account')).toThrow(
      TypeError,
    );
  });
});

describe('custody c: 国库集中支付', () => {
  test.each<[EntryKind, string[]]>([
    ['relief', ['Dr 5001.01 500', 'Cr 4001 500', 'Dr 7101.303 500', 'Cr 6001 500']],
    ['working_expense', ['Dr 5001.02 500', 'Cr 4001 500', 'Dr 7101.302 500', 'Cr 6001 500']],
    ['inquiry_out', ['Dr 1218.01 500', 'Cr 4001 500']],
    ['appropriation', []],
    ['interest', []],
  ])('%s', (kind, lines) => expect(written({ kind }, undefined, 'treasury')).toEqual(lines));

  test('what comes back lowers the year’s income, later it is a claim on the treasury', () => {
    expect(written({ kind: 'returned', ...of }, { kind: 'relief' }, 'treasury')).toEqual([
      'Dr 5001.01 -500',
      'Cr 4001 -500',
      'Dr 7101.303 -500',
      'Cr 6001 -500',
    ]);
    const later = { kind: 'returned', ...of, businessDate: '2025-02-01' } as const;
    expect(written(later, { kind: 'relief' }, 'treasury')).toEqual([
      'Dr 1201 500',
      'Cr 3501 500',
      'Dr 8001.02 500',
      'Cr 8101.01 500',
    ]);
  });
});

test('a line of a closed year is booked through 3501 and 8101', () => {
  const voucher = { date: '2025-01-01', period: 1 };
  expect(written({ voucher })).toEqual([
    'Dr 3501 500',
    'Cr 1002 500',
    'Dr 8101.01 500',
    'Cr 8001.01 500',
  ]);
  expect(written({ voucher, kind: 'bank_fee' })).toContain('Dr 3501 300');
  expect(written({ voucher, kind: 'returned', ...of }, { kind: 'relief' })).toEqual([
    'Dr 1002 500',
    'Cr 3501 500',
    'Dr 8001.01 500',
    'Cr 8101.01 500',
  ]);
  expect(written({ voucher, kind: 'interest' })).toEqual(['Dr 1002 500', 'Cr 2103 500']);
});

test('a red entry writes the stored split negated', () => {
  const fee = anEntry({ kind: 'bank_fee', amountFen: 500 });
  const effect = effectOf(fee, null, { spentFen: 120, owedFen: 380 });
  const red = {
    ...fee,
    uid: 'red',
    correction: { color: 'red', entryUid: 'entry', effect } as const,
  };
  const lines = voucherLines(red, effectOf(red, null), null, 'own-account');
  expect(lines.map((line) => line.debitFen + line.creditFen)).toEqual([
    -120, -380, -500, -120, -120,
  ]);
});

describe('the chart of accounts', () => {
  test('names each account once, each detail under its parent', () => {
    expect(new Set(CHART.map(({ code }) => code)).size).toBe(CHART.length);
    for (const { code, half, element, name } of CHART) {
      if (!code.includes('.')) continue;
      const parent = accountOf(code.split('.')[0]!);
      expect([parent.half, parent.element]).toEqual([half, element]);
      expect(name.startsWith(parent.name)).toBe(true);
      expect(isPostable(parent.code)).toBe(false);
    }
  });

  test('halves and sides follow the government chart', () => {
    for (const { code, half, normalSide } of CHART) {
      expect(half, code).toBe(/^[1-5]/.test(code) ? 'financial' : 'budgetary');
      expect(normalSide, code).toBe(/^(1|5|7|8001)/.test(code) ? 'debit' : 'credit');
    }
  });

  test('every account the templates name takes lines; another code is an error', () => {
    for (const code of Object.values(ACCOUNT)) expect(isPostable(code)).toBe(true);
    expect(() => accountOf('9999')).toThrow(RangeError);
  });
});

describe('the assertion every template passes', () => {
  test.each([
    ['an unbalanced half', [debit('1002', 5), credit('4001', 4)]],
    ['halves that balance only together', [debit('1002', 5), credit('6001', 5)]],
    ['a single line', [{ ...debit('1002', 5), creditFen: 5 }]],
    ['a line without amount', [debit('1002', 0), credit('4001', 0)]],
    ['a parent account', [debit('1218', 5), credit('1002', 5)]],
    [
      'an account in the other half',
      [{ ...debit('1002', 5), half: 'budgetary' as const }, credit('6001', 5)],
    ],
  ])('refuses %s', (_, lines) => expect(() => assertBalanced(lines)).toThrow(RangeError));

  test('accepts nothing at all and balanced halves', () => {
    expect(assertBalanced([])).toEqual([]);
    expect(assertBalanced([debit('1002', 5), credit('4001', 5)])).toHaveLength(2);
  });
});
