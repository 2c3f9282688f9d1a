import { describe, expect, test } from 'vitest';
import { committedFen } from '#shared/approvals/commitments.ts';
import { approvalState } from '#shared/approvals/state.ts';
import type { ApprovalFacts, SiblingApproval } from '#shared/approvals/types.ts';
import {
  anApproval,
  aPayment,
  aStep,
  parametersWith,
  readySteps,
  someFacts,
} from '../approvals/world.ts';
import { aContext, anEntry, judged, messageOf } from './world.ts';

const sibling = (changes: Partial<SiblingApproval> = {}): SiblingApproval => ({
  uid: 'sibling',
  recipientUid: 'person',
  grantedOn: '2024-02-01',
  committedFen: 10_000,
  ...changes,
});
const judge = (
  siblings: SiblingApproval[],
  parameters = parametersWith({ oneOff: true }),
  facts: Partial<ApprovalFacts> = {},
) =>
  judged(
    'DA-14',
    anEntry({ approvalUid: 'approval', amountFen: 20_000 }),
    aContext({ parameters, approvals: [someFacts({ siblings, ...facts })] }),
  );

describe('DA-14 one approval per person and case', () => {
  test('warns of the second one of the same person, never of the first', () => {
    const second = judge([sibling()]);
    expect(second.outcome).toBe('warned');
    expect(messageOf(second)).toContain('已有一次获批的救助');
    expect(judge([sibling({ grantedOn: '2024-03-11' })]).outcome).toBe('passed');
    expect(judge([sibling({ grantedOn: null })]).outcome).toBe('passed');
  });

  test('of two on one day exactly one is the second', () => {
    const grantedOn = '2024-03-10';
    expect(judge([sibling({ uid: 'a', grantedOn })]).outcome).toBe('warned');
    expect(judge([sibling({ uid: 'z', grantedOn })]).outcome).toBe('passed');
  });

  test('another person of the case, and what was never granted or given, does not count', () => {
    expect(judge([sibling({ recipientUid: 'another' })]).outcome).toBe('passed');
    expect(judge([sibling({ committedFen: 0 })]).outcome).toBe('passed');
  });

  test('instalments and re-payments of one approval never count', () => {
    const payments = [
      aPayment({ amountFen: 10_000 }),
      aPayment({ amountFen: 9_000, returnedFen: 9_000 }),
    ];
    expect(judge([], undefined, { payments }).outcome).toBe('passed');
  });

  test('is off where the rules don’t say so, and where no approval is named', () => {
    expect(judge([sibling()], parametersWith({})).outcome).toBe('not-applicable');
    expect(judged('DA-14', anEntry()).outcome).toBe('not-applicable');
  });
});

describe('DA-14 amount ≤ limit per case', () => {
  const limit = (caseLimitFen: number) => parametersWith({ caseLimitFen });

  test('all approvals of the case together, to the 分', () => {
    const others = [sibling({ recipientUid: 'another' })];
    expect(judge(others, limit(60_000)).outcome).toBe('passed');
    const over = judge(others, limit(59_999));
    expect(over.outcome).toBe('warned');
    expect(messageOf(over)).toContain('合计 600.00 元，超出每案限额 599.99 元');
  });

  test('what ended counts only with what was paid', () => {
    const committed = (changes: Partial<ApprovalFacts>) => {
      const facts = someFacts(changes);
      return committedFen(approvalState(facts, facts.parameters, '2024-05-01'));
    };
    expect(committed({})).toBe(50_000);
    expect(committed({ steps: [] })).toBe(0);
    const end = aStep('decided', '2024-04-20', { outcome: 'withdrawn', uid: 'end' });
    const steps = [...readySteps(), end];
    expect(committed({ steps })).toBe(0);
    expect(committed({ steps, payments: [aPayment({ amountFen: 20_000 })] })).toBe(20_000);
    expect(committed({ steps: readySteps({ expiresOn: '2024-04-30' }) })).toBe(0);
    expect(committed({ payments: [aPayment()] })).toBe(50_000);
    expect(committed({ approval: anApproval({ replacedByUid: 'newer' }) })).toBe(0);
  });
});
