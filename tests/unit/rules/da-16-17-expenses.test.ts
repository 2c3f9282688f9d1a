import { describe, expect, test } from 'vitest';
import type { ApprovalFacts, ApprovalStep } from '#shared/approvals/types.ts';
import type { EntryFacts } from '#shared/entries/entry.ts';
import type { RuleCode, RuleContext } from '#shared/rules/types.ts';
import {
  anApproval,
  aPayment,
  aRequest,
  aStep,
  parametersWith,
  someFacts,
  workingFacts,
} from '../approvals/world.ts';
import { aContext, anEntry, judged, messageOf } from './world.ts';

const work = (changes: Partial<EntryFacts> = {}) =>
  anEntry({
    kind: 'working_expense',
    permittedUseUid: 'use-work',
    approvalUid: 'approval',
    ...changes,
  });
const judge = (
  code: RuleCode,
  entry: EntryFacts,
  facts: Partial<ApprovalFacts> = {},
  changes: Partial<RuleContext> = {},
) => judged(code, entry, aContext({ approvals: [workingFacts(facts)], ...changes }));
const approved = (changes: Partial<ApprovalStep> = {}) => aStep('approved', '2024-03-10', changes);

describe('DA-16 procurement', () => {
  const from = (procurementFromFen: number | null) => ({
    parameters: parametersWith({ procurementFromFen }),
  });

  test('at the threshold a record is named, below it none is asked for', () => {
    expect(judge('DA-16', work(), from(50_000)).outcome).toBe('warned');
    expect(judge('DA-16', work(), from(50_001)).outcome).toBe('not-applicable');
    expect(judge('DA-16', work(), from(null)).outcome).toBe('not-applicable');
    const steps = [approved(), aStep('procurement', '2024-03-12')];
    expect(judge('DA-16', work(), { ...from(50_000), steps }).outcome).toBe('passed');
  });

  test('the approved amount decides: paying in parts does not slip below it', () => {
    const part = judge('DA-16', work({ amountFen: 10_000 }), from(50_000));
    expect(part.outcome).toBe('warned');
    expect(messageOf(part)).toMatch(/500.00 元达到采购限额.*请补录采购记录编号/);
  });

  test('a record without its number is none; a waiver with its reason passes', () => {
    const bare = [approved(), aStep('procurement', '2024-03-12', { documentNo: ' ' })];
    expect(judge('DA-16', work(), { ...from(50_000), steps: bare }).outcome).toBe('warned');
    const waived = [approved(), aStep('procurement', '2024-03-12', { outcome: 'waived' })];
    expect(judge('DA-16', work(), { ...from(50_000), steps: waived }).outcome).toBe('passed');
  });

  test('relief and what has no approval is not judged', () => {
    const relief = anEntry({ approvalUid: 'approval' });
    const context = aContext({ approvals: [someFacts()] });
    expect(judged('DA-16', relief, context).outcome).toBe('not-applicable');
    expect(judged('DA-16', work()).outcome).toBe('not-applicable');
  });
});

describe('DA-17 a working expense names its approval', () => {
  const says = (
    ...args: Parameters<typeof judge> extends [RuleCode, ...infer Rest] ? Rest : never
  ) => messageOf(judge('DA-17', ...args));

  test('with number, approver, date and amount it passes', () => {
    expect(judge('DA-17', work()).outcome).toBe('passed');
  });

  test('no approval, another kind’s, or one without a number', () => {
    expect(says(work({ approvalUid: null }))).toContain('未选择工作经费审批');
    const relief = aContext({ approvals: [someFacts()] });
    expect(messageOf(judged('DA-17', work(), relief))).toContain('不是本基金的工作经费审批');
    const approval = { ...workingFacts().approval, number: ' ' };
    expect(says(work(), { approval })).toContain('没有编号');
  });

  test('an approver, an amount, a day not after the payment', () => {
    expect(says(work(), { steps: [] })).toContain('尚未办理审批');
    expect(says(work(), { steps: [approved({ persons: [' '] })] })).toContain('请填写审批人');
    expect(says(work(), { steps: [approved({ amountFen: null })] })).toContain('请填写审批金额');
    const steps = [approved({ day: '2024-05-22' })];
    const requests = [aRequest({ day: '2024-05-22' })];
    expect(judge('DA-17', work(), { steps, requests }).outcome).toBe('passed');
    expect(says(work({ businessDate: '2024-05-21' }), { steps, requests })).toContain(
      '尚未办理审批',
    );
  });

  test('never more than approved over its life', () => {
    const payments = [aPayment({ amountFen: 1 })];
    expect(says(work(), { payments })).toContain('超出审批金额');
  });

  test('above the set amount the collective decision; at it none', () => {
    const above = (collectiveAboveFen: number) => ({
      parameters: parametersWith({ collectiveAboveFen }),
    });
    expect(judge('DA-17', work(), above(50_000)).outcome).toBe('passed');
    expect(says(work(), above(49_999))).toContain('尚未办理集体决策');
    const steps = [approved(), aStep('collective', '2024-03-12')];
    expect(judge('DA-17', work(), { ...above(49_999), steps }).outcome).toBe('passed');
    const waived = [approved(), aStep('collective', '2024-03-12', { outcome: 'waived' })];
    expect(judge('DA-17', work(), { ...above(49_999), steps: waived }).outcome).toBe('failed');
  });

  test('fails what names none, though the fund has no approval at all', () => {
    const none = aContext({ approvals: [] });
    const judgement = judged('DA-17', work({ approvalUid: null }), none);
    expect(judgement.outcome).toBe('failed');
    expect(messageOf(judgement)).toContain('未选择工作经费审批');
  });

  test('judges no relief', () => {
    const context = aContext({ approvals: [someFacts({ approval: anApproval() })] });
    expect(judged('DA-17', anEntry({ approvalUid: 'approval' }), context).outcome).toBe(
      'not-applicable',
    );
  });
});
