import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { assertBalanced } from '#shared/books/lines.ts';
import { redLines } from '#shared/books/reversal.ts';
import { SUMMARY_MAX, summaryOf } from '#shared/books/summary.ts';
import { type Custody, voucherLines } from '#shared/books/templates.ts';
import type { VoucherLine } from '#shared/books/types.ts';
import { isKindOfCustody, reclassifiableTo } from '#shared/entries/completeness.ts';
import { asAnswered, effectOf } from '#shared/entries/effect.ts';
import type { AnsweredEntry, EntryFacts } from '#shared/entries/entry.ts';
import { ENTRY_KIND_LIST, ENTRY_KINDS, type EntryKind } from '#shared/entries/kinds.ts';
import { MAX_FEN } from '#shared/money/fen.ts';
import { anEntry } from '../../unit/rules/world.ts';

const CUSTODIES: Custody[] = ['own-account', 'shared-account', 'treasury'];
// Vouchers are added up, and a half's sum has to stay a valid amount.
const amount = fc.integer({ min: 1, max: MAX_FEN / 4 });
const funding = fc.constantFrom('current' as const, 'carryover' as const);
const out = ENTRY_KIND_LIST.filter((kind) => ENTRY_KINDS[kind].direction === 'out');

interface Case {
  entry: EntryFacts;
  answered: AnsweredEntry | null;
  split: { spentFen: number; owedFen: number };
}

const share = fc.integer({ min: 0, max: 100 });
const splitOf = (fen: number, percent: number) => {
  const spentFen = Math.floor((fen / 100) * percent);
  return { spentFen, owedFen: fen - spentFen };
};

/** What the entry answers: any payment for a return, the reclassified one, or nothing. */
function answeredKinds(kind: EntryKind, reclassifies: boolean): (EntryKind | null)[] {
  if (kind === 'returned') return out;
  if (!reclassifies) return [null];
  return ENTRY_KIND_LIST.filter((first) => reclassifiableTo(first).includes(kind));
}

const cases: fc.Arbitrary<Case> = fc
  .record({
    shape: fc.constantFrom(
      ...ENTRY_KIND_LIST.flatMap((kind) =>
        [false, true].flatMap((again) => {
          const reclassifies = again && kind !== 'returned';
          return answeredKinds(kind, reclassifies).map((first) => ({ kind, reclassifies, first }));
        }),
      ),
    ),
    amountFen: amount,
    funding,
    percent: share,
    firstYear: fc.constantFrom('2024-03-01', '2023-03-01'),
    late: fc.boolean(),
  })
  .map(({ shape, amountFen, funding: money, percent, firstYear, late }) => {
    const { kind, reclassifies, first } = shape;
    const split = splitOf(amountFen, percent);
    const firstEntry =
      first &&
      anEntry({ uid: 'first', kind: first, amountFen, funding: money, businessDate: firstYear });
    return {
      entry: anEntry({
        kind,
        reclassifies,
        amountFen,
        funding: money,
        ofEntryUid: first && 'first',
        voucher: late ? { date: '2025-01-01', period: 1 } : null,
      }),
      answered: firstEntry ? asAnswered(firstEntry, effectOf(firstEntry, null, split)) : null,
      split,
    };
  });

const linesOf = ({ entry, answered, split }: Case, custody: Custody): VoucherLine[] =>
  voucherLines(entry, effectOf(entry, answered, split), answered, custody);

/** Debits less credits per account: what the voucher leaves in the books. */
function netOf(lines: readonly VoucherLine[]): Map<string, number> {
  const net = new Map<string, number>();
  for (const { accountCode, debitFen, creditFen } of lines) {
    net.set(accountCode, (net.get(accountCode) ?? 0) + debitFen - creditFen);
  }
  return net;
}
const netTo = (lines: readonly VoucherLine[], prefix: string): number =>
  [...netOf(lines)].reduce((sum, [code, fen]) => (code.startsWith(prefix) ? sum + fen : sum), 0);

describe('every template', () => {
  test('balances in each half for every kind, funding and custody', () => {
    const met = new Set<string>();
    fc.assert(
      fc.property(cases, fc.constantFrom(...CUSTODIES), (one, custody) => {
        const lines = linesOf(one, custody);
        expect(() => assertBalanced(lines)).not.toThrow();
        expect(lines.length > 0).toBe(isKindOfCustody(one.entry.kind, custody));
        met.add(one.entry.kind);
      }),
      { numRuns: 2_000 },
    );
    expect([...met].sort()).toEqual([...ENTRY_KIND_LIST].sort());
  });

  test('moves the bank account by the effect, and spending by what was spent', () => {
    fc.assert(
      fc.property(cases, (one) => {
        const effect = effectOf(one.entry, one.answered, one.split);
        const lines = linesOf(one, 'own-account');
        expect(netTo(lines, '1002')).toBe(effect.bankFen);
        expect(netTo(lines, '7101')).toBe(effect.spentFen);
        expect(netTo(lines, '5001')).toBe(effect.spentFen);
      }),
      { numRuns: 2_000 },
    );
  });

  test('treasury payments never touch the bank', () => {
    fc.assert(
      fc.property(cases, (one) => {
        expect(netOf(linesOf(one, 'treasury')).has('1002')).toBe(false);
      }),
    );
  });
});

describe('reversal', () => {
  test('nets to zero on every account, and reversed again is the voucher itself', () => {
    fc.assert(
      fc.property(cases, fc.constantFrom(...CUSTODIES), (one, custody) => {
        const lines = linesOf(one, custody);
        for (const fen of netOf([...lines, ...redLines(lines)]).values()) expect(fen).toBe(0);
        expect(redLines(redLines(lines))).toEqual(lines);
      }),
    );
  });

  test('the red entry writes the red lines', () => {
    fc.assert(
      fc.property(cases, fc.constantFrom(...CUSTODIES), (one, custody) => {
        const effect = effectOf(one.entry, one.answered, one.split);
        const red = {
          ...one.entry,
          uid: 'red',
          correction: { color: 'red', entryUid: 'entry', effect } as const,
        };
        const lines = voucherLines(red, effectOf(red, one.answered), one.answered, custody);
        expect(lines).toEqual(redLines(linesOf(one, custody)));
      }),
    );
  });
});

test('no summary ever holds what was typed about a person', () => {
  const name = fc.constantFrom('欧阳某某', '司马甲乙', '诸葛丙丁');
  const nothing = { documentNos: [], useName: null, answeredVoucher: null, correctedVoucher: null };
  fc.assert(
    fc.property(cases, name, fc.string(), ({ entry, answered }, person, noise) => {
      const typed = `${noise}${person}`;
      const text = summaryOf(
        { ...entry, purpose: typed, caseNo: typed, counterparty: { name: typed, account: null } },
        { ...nothing, answered },
      );
      expect(text).not.toContain(person);
      expect([...text].length).toBeLessThanOrEqual(SUMMARY_MAX);
    }),
  );
});
