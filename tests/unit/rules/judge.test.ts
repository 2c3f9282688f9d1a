import { describe, expect, test } from 'vitest';
import { asAnswered, effectOf } from '#shared/entries/effect.ts';
import type { EntryFacts } from '#shared/entries/entry.ts';
import { prepareBatch } from '#shared/rules/batch.ts';
import { asInquiry, outcomeOf } from '#shared/rules/inquiry.ts';
import { canPost, findingsOf, judgeBatch, reasonsNeeded } from '#shared/rules/judge.ts';
import { RULE_CODES } from '#shared/rules/types.ts';
import { aContext, anEntry, verdictOf } from './world.ts';

/** All but DA-11, which closing judges. */
const MOMENT = RULE_CODES.filter((code) => code !== 'DA-11');
const lines = [{ lineUid: 'line', day: '2024-05-22', amountFen: -50_000 }];

describe('the judge', () => {
  test('runs every rule of an entry once, in order', () => {
    expect(verdictOf(anEntry()).judgements.map(({ code }) => code)).toEqual(MOMENT);
  });

  test('a sound payment has no finding and can be posted', () => {
    const { judgements, effect } = verdictOf(anEntry());
    expect(findingsOf(judgements)).toEqual([]);
    expect(canPost(judgements)).toBe(true);
    expect(effect).toMatchObject({ bankFen: -50_000, spentFen: 50_000, budgetYear: 2024 });
  });

  test('a warning needs a reason, a failure stops', () => {
    const poor = aContext({ openingBalances: [] });
    const warned = verdictOf(anEntry(), poor).judgements;
    expect(canPost(warned)).toBe(true);
    expect(reasonsNeeded(warned)).toEqual(['DA-06']);
    const failed = verdictOf(anEntry({ purpose: '费用' })).judgements;
    expect(canPost(failed)).toBe(false);
    expect(findingsOf(failed).map(({ code, where }) => [code, where])).toEqual([
      ['DA-04', { kind: 'entry', uid: 'entry' }],
    ]);
  });

  test('a red voucher is not judged on what it takes back', () => {
    const { effect } = verdictOf(anEntry());
    const red = anEntry({
      uid: 'red',
      purpose: '费用',
      permittedUseUid: null,
      counterparty: { name: '某局', account: '430012345678' },
      attachments: [],
      correction: { color: 'red', entryUid: 'entry', effect },
    });
    expect(findingsOf(verdictOf(red).judgements)).toEqual([]);
    expect(verdictOf(red).effect).toMatchObject({ bankFen: 50_000, spentFen: -50_000 });
  });

  test('messages name the record, never a person', () => {
    const findings = findingsOf(
      verdictOf(anEntry({ purpose: '费用', attachments: [] })).judgements,
    );
    expect(findings).toHaveLength(2);
    for (const { message } of findings) {
      expect(message).toMatch(/^救助支出（2024年5月22日，500.00 元）：/);
      expect(message).not.toContain('收款人');
    }
  });

  test('one uid twice is the caller’s error', () => {
    expect(() => judgeBatch([anEntry(), anEntry()], aContext())).toThrow(RangeError);
  });

  test('returns in one batch share what is open of a fee', () => {
    const fee = anEntry({ uid: 'fee', kind: 'bank_fee', amountFen: 10 });
    const back = (uid: string) =>
      anEntry({ uid, kind: 'returned', ofEntryUid: 'fee', amountFen: 5 });
    const context = aContext({ openingSpentFen: 99_996 });
    const effects = judgeBatch([back('b'), fee, back('a')], context).map((v) => v.effect.spentFen);
    // 4 spent, 6 owed: the owed part comes back first.
    expect(effects).toEqual([-4, 4, 0]);
  });
});

describe('what is open of an answered entry, within a batch', () => {
  const paid = anEntry({ uid: 'paid' });
  const answered = [{ ...asAnswered(paid, effectOf(paid, null)), openFen: 20_000 }];
  const back = (uid: string, changes = {}) =>
    anEntry({ uid, kind: 'returned', ofEntryUid: 'paid', amountFen: 20_000, ...changes });
  const openFor = (uid: string, entries: EntryFacts[]) =>
    prepareBatch(entries, aContext({ answered })).answered.get(uid)?.openFen;

  test('a second return finds what the first leaves', () => {
    expect(openFor('b', [back('b'), back('a')])).toBe(0);
    expect(openFor('a', [back('b'), back('a')])).toBe(20_000);
  });

  test('a red voucher frees what its entry held, for the blue one', () => {
    const posted = back('posted', { amountFen: 30_000 });
    const effect = effectOf(posted, answered[0]!);
    const red = { ...posted, uid: 'red', correction: { color: 'red', entryUid: 'posted', effect } };
    const blue = back('blue', { correction: { color: 'blue', entryUid: 'posted' } });
    expect(openFor('blue', [blue, red as EntryFacts])).toBe(50_000);
  });

  test('what is in the batch itself can be answered', () => {
    const other = anEntry({ uid: 'other' });
    expect(openFor('x', [back('x', { ofEntryUid: 'other' }), other])).toBe(50_000);
  });
});

describe('what becomes of a payment that fails', () => {
  const outcome = (entry: ReturnType<typeof anEntry>, context = aContext()) =>
    outcomeOf(entry, verdictOf(entry, context).judgements);

  test('money the bank moved becomes 待查款项; what has not moved is refused', () => {
    expect(outcome(anEntry({ lines }))).toBe('post');
    expect(outcome(anEntry({ lines, purpose: '费用' }))).toBe('inquiry');
    expect(outcome(anEntry({ purpose: '费用' }))).toBe('refuse');
  });

  test('who, where and when are never settled by an inquiry', () => {
    const same = aContext({ reviewerPersonUid: 'person-a' });
    expect(outcome(anEntry({ lines, purpose: '费用' }), same)).toBe('refuse');
    expect(outcome(anEntry({ lines, accountUid: 'foreign' }))).toBe('refuse');
  });

  test('out of inquiry against a rule only by exception; never past who, when and on what paper', () => {
    const out = { reclassifies: true, purpose: '费用' };
    expect(outcome(anEntry(out))).toBe('exception');
    expect(outcome(anEntry({ ...out, attachments: [] }))).toBe('refuse');
    expect(outcome(anEntry(out), aContext({ reviewerPersonUid: 'person-a' }))).toBe('refuse');
    const blue = { entryUid: 'x', color: 'blue' } as const;
    expect(outcome(anEntry({ ...out, correction: blue }))).toBe('refuse');
  });

  test('the inquiry can be posted whatever the payment was', () => {
    const payment = anEntry({
      lines,
      purpose: '费用',
      permittedUseUid: null,
      attachments: [],
      counterparty: { name: '某局', account: '430012345678' },
    });
    const inquiry = asInquiry(payment);
    expect(inquiry).toMatchObject({ kind: 'inquiry_out', lines, caseNo: 'JA-2024-001' });
    const verdict = verdictOf(inquiry, aContext({ budgetDocuments: [] }));
    expect(canPost(verdict.judgements)).toBe(true);
    expect(verdict.effect).toMatchObject({ bankFen: -50_000, spentFen: 0 });
    expect(asInquiry(anEntry({ kind: 'interest' })).kind).toBe('inquiry_in');
  });
});
