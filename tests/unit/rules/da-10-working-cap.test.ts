import { describe, expect, test } from 'vitest';
import { asAnswered, effectOf } from '#shared/entries/effect.ts';
import type { EntryFacts } from '#shared/entries/entry.ts';
import { findingOfWorkingShare } from '#shared/rules/da-10-working-cap.ts';
import type { RuleContext } from '#shared/rules/types.ts';
import { parametersWith } from '../approvals/world.ts';
import { aContext, aDocument, anEntry, judged, messageOf } from './world.ts';

const cap = { rateHundredths: 1_000, clause: '办法第九条' };
const parameters = parametersWith({ workingExpenseCap: cap });
const work = (changes: Partial<EntryFacts> = {}) =>
  anEntry({ kind: 'working_expense', permittedUseUid: 'use-work', amountFen: 4_000, ...changes });
/** 1,000.00 元 authorised, so 100.00 元 of working expenses. */
const judge = (entry: EntryFacts, changes: Partial<RuleContext> = {}, rest: EntryFacts[] = []) =>
  judged('DA-10', entry, aContext({ parameters, workingSpentFen: 6_000, ...changes }), rest);

describe('DA-10 before payment: working expenses ≤ cap × authorised', () => {
  test('the cap itself passes, one 分 more warns and cites the clause', () => {
    expect(judge(work()).outcome).toBe('passed');
    const over = judge(work({ amountFen: 4_001 }));
    expect(over.outcome).toBe('warned');
    expect(messageOf(over)).toMatch(/100.01 元.*10%（办法第九条）/);
  });

  test('is off until a rate is set, and for relief and fees', () => {
    const off = { parameters: parametersWith({}), workingSpentFen: null };
    expect(judge(work({ amountFen: 90_000 }), off).outcome).toBe('not-applicable');
    expect(judge(anEntry()).outcome).toBe('not-applicable');
    expect(judge(work({ kind: 'bank_fee', amountFen: 90_000 })).outcome).toBe('not-applicable');
  });

  test('a cap without the figure it needs is the caller’s error', () => {
    expect(() => judge(work(), { workingSpentFen: null })).toThrow(TypeError);
  });

  test('authorised as of the day of payment', () => {
    const budgetDocuments = [
      aDocument(),
      aDocument({ uid: 'more', kind: 'supplement', effectiveOn: '2024-05-22', amountFen: 10_000 }),
    ];
    const more = work({ amountFen: 5_000 });
    expect(judge(more, { budgetDocuments }).outcome).toBe('passed');
    expect(judge({ ...more, businessDate: '2024-05-21' }, { budgetDocuments }).outcome).toBe(
      'warned',
    );
  });

  test('the whole batch counts: other expenses, fees, and what comes back', () => {
    const fee = work({ uid: 'fee', kind: 'bank_fee', amountFen: 1 });
    expect(judge(work(), {}, [fee]).outcome).toBe('warned');
    expect(judge(work(), {}, [anEntry({ uid: 'relief' })]).outcome).toBe('passed');
    const paid = work({ uid: 'paid' });
    const answered = [asAnswered(paid, effectOf(paid, null))];
    const back = anEntry({ uid: 'back', kind: 'returned', ofEntryUid: 'paid', amountFen: 1_000 });
    expect(judge(work({ amountFen: 5_000 }), { answered }, [back]).outcome).toBe('passed');
  });

  test('a cap of zero, and nothing authorised', () => {
    const none = parametersWith({ workingExpenseCap: { ...cap, rateHundredths: 0 } });
    expect(judge(work({ amountFen: 1 }), { parameters: none, workingSpentFen: 0 }).outcome).toBe(
      'warned',
    );
    expect(messageOf(judge(work(), { budgetDocuments: [] }))).toContain('—');
  });
});

describe('DA-10 at year closing: against actual spending', () => {
  const share = (workingFen: number, spentFen: number) =>
    findingOfWorkingShare(2024, { workingFen, spentFen }, cap);

  test('equal passes, more is found, off is off', () => {
    expect(share(10_000, 100_000)).toBeNull();
    expect(share(10_001, 100_000)).toMatchObject({
      code: 'DA-10',
      severity: 'warn',
      where: { kind: 'period', uid: '2024' },
    });
    expect(share(0, 0)).toBeNull();
    expect(share(1, 0)?.message).toContain('—');
    expect(findingOfWorkingShare(2024, { workingFen: 9, spentFen: 9 }, null)).toBeNull();
  });

  test('compares amounts exactly where a float would not', () => {
    expect(share(999_999_999_999, 9_999_999_999_990)).toBeNull();
    expect(share(1_000_000_000_000, 9_999_999_999_999)).not.toBeNull();
  });
});
