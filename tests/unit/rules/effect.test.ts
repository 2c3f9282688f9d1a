import { describe, expect, test } from 'vitest';
import { asAnswered, effectOf, negateEffect, returnSplit } from '#shared/entries/effect.ts';
import type { AnsweredEntry, EntryFacts } from '#shared/entries/entry.ts';
import { ENTRY_KIND_LIST, ENTRY_KINDS } from '#shared/entries/kinds.ts';
import { anEntry } from './world.ts';

const paid = (changes: Partial<AnsweredEntry> = {}, entry: Partial<EntryFacts> = {}) => {
  const payment = anEntry({ uid: 'paid', ...entry });
  const fee = { spentFen: payment.amountFen, owedFen: 0 };
  return { ...asAnswered(payment, effectOf(payment, null, fee)), ...changes };
};
const back = (changes: Partial<EntryFacts> = {}) =>
  anEntry({ kind: 'returned', ofEntryUid: 'paid', amountFen: 20_000, ...changes });

describe('what an entry changes', () => {
  test.each(ENTRY_KIND_LIST.filter((kind) => kind !== 'returned'))('%s', (kind) => {
    const effect = effectOf(anEntry({ kind }), null, { spentFen: 50_000, owedFen: 0 });
    const { direction, spends } = ENTRY_KINDS[kind];
    expect(effect).toEqual({
      direction,
      bankFen: direction === 'in' ? 50_000 : -50_000,
      spentFen: spends ? 50_000 : 0,
      spentCarryoverFen: 0,
      priorYearFen: 0,
      budgetYear: 2024,
    });
  });

  test('carried-over money is told apart, a reclassification moves no money', () => {
    const carried = effectOf(anEntry({ funding: 'carryover', reclassifies: true }), null);
    expect(carried).toMatchObject({ bankFen: 0, spentFen: 50_000, spentCarryoverFen: 50_000 });
  });

  test('a fee counts with the part the budget covers', () => {
    const fee = anEntry({ kind: 'bank_fee', amountFen: 10 });
    expect(effectOf(fee, null, { spentFen: 4, owedFen: 6 })).toMatchObject({
      bankFen: -10,
      spentFen: 4,
    });
    expect(() => effectOf(fee, null)).toThrow(TypeError);
    expect(() => effectOf(fee, null, { spentFen: 4, owedFen: 5 })).toThrow(TypeError);
  });

  test('a return in the same year lowers that year’s spending, on its own day and money', () => {
    expect(effectOf(back(), paid())).toMatchObject({
      bankFen: 20_000,
      spentFen: -20_000,
      priorYearFen: 0,
    });
    expect(effectOf(back(), paid({ funding: 'carryover' })).spentCarryoverFen).toBe(-20_000);
  });

  test('a return in a later year is shown apart: the reported year stays', () => {
    const later = effectOf(back({ businessDate: '2025-02-01' }), paid({ funding: 'carryover' }));
    expect(later).toMatchObject({
      bankFen: 20_000,
      spentFen: 0,
      spentCarryoverFen: 0,
      priorYearFen: -20_000,
      budgetYear: 2025,
    });
  });

  test('so is a line of a closed year recorded in the next one', () => {
    const voucher = { date: '2025-01-01', period: 1 };
    expect(effectOf(anEntry({ voucher }), null)).toMatchObject({
      bankFen: -50_000,
      spentFen: 0,
      priorYearFen: 50_000,
      budgetYear: 2024,
    });
    expect(effectOf(back({ voucher }), paid())).toMatchObject({
      spentFen: 0,
      priorYearFen: -20_000,
    });
  });

  test('a return of what was no spending changes none', () => {
    for (const kind of ['inquiry_out', 'transfer_out', 'interest_remitted'] as const) {
      expect(effectOf(back(), paid({}, { kind })).spentFen).toBe(0);
    }
    expect(() => effectOf(back(), null)).toThrow(TypeError);
  });

  test('of a fee the part owed by the bureau comes back first', () => {
    const fee = paid({ amountFen: 10, openFen: 10, spentFen: 4 }, { kind: 'bank_fee' });
    expect(returnSplit(5, fee)).toEqual({ spentFen: 0, claimFen: 5 });
    expect(returnSplit(8, fee)).toEqual({ spentFen: 2, claimFen: 6 });
    expect(returnSplit(5, { ...fee, openFen: 5 })).toEqual({ spentFen: 4, claimFen: 1 });
  });

  test('a red entry is the exact opposite of what was stored, whatever its facts say now', () => {
    const effect = {
      ...effectOf(anEntry(), null),
      spentFen: 7,
      spentCarryoverFen: 3,
      priorYearFen: 1,
    };
    const red = anEntry({ kind: 'bank_fee', correction: { color: 'red', entryUid: 'x', effect } });
    expect(effectOf(red, null)).toEqual(negateEffect(effect));
    expect(negateEffect(effect)).toMatchObject({
      bankFen: 50_000,
      spentFen: -7,
      spentCarryoverFen: -3,
      priorYearFen: -1,
    });
    expect(Object.is(negateEffect({ ...effect, bankFen: 0 }).bankFen, 0)).toBe(true);
    expect(negateEffect(negateEffect(effect))).toEqual(effect);
  });
});
