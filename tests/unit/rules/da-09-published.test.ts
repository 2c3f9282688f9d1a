import { expect, test } from 'vitest';
import type { ApprovalFacts } from '#shared/approvals/types.ts';
import { canPost } from '#shared/rules/judge.ts';
import {
  anApproval,
  aStep,
  decidedSteps,
  parametersWith,
  readySteps,
  someFacts,
} from '../approvals/world.ts';
import { aContext, anEntry, judged, messageOf, verdictOf } from './world.ts';

const context = (facts: Partial<ApprovalFacts>) => aContext({ approvals: [someFacts(facts)] });
const paid = (businessDate: string) => anEntry({ approvalUid: 'approval', businessDate });
const judge = (businessDate: string, facts: Partial<ApprovalFacts> = {}) =>
  judged('DA-09', paid(businessDate), context(facts));

const unpublished = [...decidedSteps(), aStep('agreed', '2024-03-21')];

test('DA-09 passes once the period is over, warns on its last day and before', () => {
  expect(judge('2024-03-21').outcome).toBe('passed');
  expect(judge('2024-03-20').outcome).toBe('warned');
  expect(messageOf(judge('2024-03-20'))).toContain('公示尚未期满');
});

test('DA-09 warns without publicity, and posting goes on with a reason', () => {
  const judgement = judge('2024-05-22', { steps: unpublished });
  expect(judgement.outcome).toBe('warned');
  expect(messageOf(judgement)).toMatch(/付款前没有公示。请先公示/);
  const { judgements } = verdictOf(paid('2024-05-22'), context({ steps: unpublished }));
  expect(canPost(judgements)).toBe(true);
});

test('DA-09 passes a waiver with a reason where the setting allows one', () => {
  const waiver = aStep('published', '2024-06-01', { outcome: 'waived' });
  const steps = [...unpublished, waiver];
  expect(judge('2024-05-22', { steps }).outcome).toBe('passed');
  const { gates } = parametersWith({});
  const strict = parametersWith({
    gates: { ...gates, relief: { ...gates.relief, published: 'required' } },
  });
  expect(judge('2024-05-22', { steps, parameters: strict }).outcome).toBe('warned');
  expect(judge('2024-05-22', { steps: [...unpublished, { ...waiver, reason: '' }] }).outcome).toBe(
    'warned',
  );
});

test('DA-09 leaves urgent relief, working expenses and what has no approval alone', () => {
  const parameters = parametersWith({ urgent: { limitFen: 50_000, paperDays: 10 } });
  const steps = [aStep('urgent_approved', '2024-05-20', { amountFen: 50_000 })];
  const urgent = { parameters, steps, approval: anApproval({ urgent: true }) };
  expect(judge('2024-05-22', urgent).outcome).toBe('not-applicable');
  expect(judged('DA-09', anEntry({ approvalUid: null })).outcome).toBe('not-applicable');
  const work = anEntry({ approvalUid: 'approval', kind: 'working_expense' });
  expect(judged('DA-09', work, context({ steps: readySteps() })).outcome).toBe('not-applicable');
});
