import { describe, expect, test } from 'vitest';
import { feeSplit } from '#shared/rules/fee.ts';
import { judgeBatch } from '#shared/rules/judge.ts';
import { anApproval, aRequest, readySteps, someFacts } from '../approvals/world.ts';
import { aContext, aDocument, anEntry } from './world.ts';

const fee = (amountFen: number, changes = {}) =>
  anEntry({
    uid: 'fee',
    kind: 'bank_fee',
    amountFen,
    purpose: '',
    permittedUseUid: null,
    counterparty: null,
    attachments: [{ kind: 'bank-line' }],
    ...changes,
  });
const spentSoFar = (openingSpentFen: number) => aContext({ openingSpentFen });

describe('a bank fee is never blocked: what the budget lacks is owed by the bureau', () => {
  test.each([
    [99_990, 10, 0],
    [99_995, 5, 5],
    [100_000, 0, 10],
    [200_000, 0, 10],
  ])(
    'with %s 分 spent of 100000, a fee of 10 is %s spent and %s owed',
    (opening, spentFen, owedFen) => {
      expect(feeSplit(fee(10), spentSoFar(opening))).toEqual({ spentFen, owedFen });
      const [verdict] = judgeBatch([fee(10)], spentSoFar(opening));
      expect(verdict!.effect.spentFen).toBe(spentFen);
      expect(verdict!.judgements.filter(({ outcome }) => outcome === 'failed')).toEqual([]);
    },
  );

  test('looks ahead to the year’s end and at its own year’s money', () => {
    const cut = aDocument({
      uid: 'cut',
      kind: 'reduction',
      effectiveOn: '2024-12-01',
      amountFen: 99_996,
    });
    expect(feeSplit(fee(10), aContext({ budgetDocuments: [aDocument(), cut] })).spentFen).toBe(4);
    expect(feeSplit(fee(10, { funding: 'carryover' }), aContext()).spentFen).toBe(0);
  });

  test('takes what the batch leaves, so that a fee makes no payment fail', () => {
    const payment = anEntry({ amountFen: 99_997 });
    const granted = someFacts({
      approval: anApproval({ requestedFen: 99_997 }),
      steps: readySteps({ amountFen: 99_997 }),
      requests: [aRequest({ amountFen: 99_997 })],
    });
    for (const entries of [
      [fee(10), payment],
      [payment, fee(10)],
    ]) {
      const verdicts = judgeBatch(entries, aContext({ approvals: [granted] }));
      const failed = verdicts.flatMap((v) => v.judgements).filter((j) => j.outcome === 'failed');
      expect(failed).toEqual([]);
      expect(verdicts.find((v) => v.entryUid === 'fee')?.effect.spentFen).toBe(3);
    }
  });

  test('two fees share what is left', () => {
    const verdicts = judgeBatch([fee(10), fee(10, { uid: 'later' })], spentSoFar(99_985));
    expect(verdicts.map((v) => v.effect.spentFen)).toEqual([10, 5]);
  });
});
