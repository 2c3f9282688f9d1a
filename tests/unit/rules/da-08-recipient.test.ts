import { describe, expect, test } from 'vitest';
import type { Approval, ApprovalFacts } from '#shared/approvals/types.ts';
import type { EntryFacts } from '#shared/entries/entry.ts';
import {
  anApproval,
  aPayee,
  aPayment,
  aStep,
  readySteps,
  recipient,
  someFacts,
} from '../approvals/world.ts';
import { aContext, anEntry, judged, messageOf } from './world.ts';

const paidTo = (name: string, account: string | null, changes: Partial<EntryFacts> = {}) =>
  anEntry({ approvalUid: 'approval', counterparty: { name, account }, ...changes });
const judge = (
  entry: EntryFacts,
  approval: Partial<Approval> = {},
  facts: Partial<ApprovalFacts> = {},
  moment: 'recording' | 'before-payment' = 'recording',
) =>
  judged(
    'DA-08',
    entry,
    aContext({ moment, approvals: [someFacts({ approval: anApproval(approval), ...facts })] }),
  );
const says = (...args: Parameters<typeof judge>) => messageOf(judge(...args));

describe('DA-08 relief goes to the recipient', () => {
  test('by account, however it is written; by name where an account is unknown', () => {
    expect(judge(paidTo('收 款 人', '6222-0000-1111')).outcome).toBe('passed');
    expect(judge(paidTo('（银行写法）', '６２２２00001111')).outcome).toBe('passed');
    expect(judge(paidTo(' 收款人 ', null)).outcome).toBe('passed');
    const noAccount = { payees: [{ ...recipient, account: null }] };
    expect(judge(paidTo('收款人', '6222 9999'), noAccount).outcome).toBe('passed');
  });

  test('fails for somebody else, and for the same name on another account', () => {
    expect(says(paidTo('别人', '6222 9999'))).toContain('收款人与审批登记的');
    expect(says(paidTo('别人', null))).toContain('收款人与审批登记的');
    expect(says(paidTo('收款人', '6222 9999'))).toContain('补登收款账户');
    expect(says(paidTo('', null))).toContain('收款人与审批登记的');
    expect(says(paidTo('', null, { counterparty: null }))).toContain('没有收款人');
  });

  test('a new account that was recorded passes', () => {
    const payees = [recipient, { ...recipient, account: '6222 9999', recordedOn: '2024-05-01' }];
    expect(judge(paidTo('收款人', '6222 9999'), { payees }).outcome).toBe('passed');
  });

  test('judges nothing without an approval, and no working expense', () => {
    const none = aContext({ approvals: [] });
    expect(judged('DA-08', paidTo('别人', null), none).outcome).toBe('not-applicable');
    expect(judge(paidTo('别人', null, { kind: 'working_expense' })).outcome).toBe('not-applicable');
    expect(judge(paidTo('别人', null, { approvalUid: null })).outcome).toBe('not-applicable');
  });

  test('the message names nobody and no number', () => {
    expect(says(paidTo('别人', '6222 9999'))).not.toMatch(/别人|9999|代收者/);
  });
});

describe('DA-08 others who receive it for the recipient', () => {
  const other = paidTo('代收者', '6222 0000 2222');

  test.each([
    ['guardian', '监护证明'],
    ['agent', '授权委托书'],
  ] as const)(
    'a recorded %s passes with the document, of the way that was chosen',
    (role, paper) => {
      const payees = [recipient, aPayee(role)];
      expect(judge(other, { way: role, payees }).outcome).toBe('passed');
      expect(judge(other, { way: 'transfer', payees }).outcome).toBe('failed');
      const bare = [recipient, aPayee(role, { documentNo: ' ' })];
      expect(says(other, { way: role, payees: bare })).toContain(`缺${paper}`);
    },
  );

  test('a paying unit passes with a list that gives this application the amount', () => {
    const approval = { way: 'paying-unit' as const, payees: [aPayee('paying-unit')] };
    const listed = (amountFen: number, payments = [aPayment({ amountFen: 0 })]) => ({
      lists: [{ listUid: 'list', documentNo: '代发1号', amountFen }],
      payments,
    });
    expect(judge(other, approval, listed(50_000)).outcome).toBe('passed');
    expect(says(other, approval)).toContain('没有列明本申请的代发清单');
    expect(says(other, approval, listed(49_999))).toContain('少于累计付款');
    const before = listed(50_000, [aPayment({ amountFen: 1 })]);
    expect(says(other, approval, before)).toContain('少于累计付款');
  });
});

describe('DA-08 cash', () => {
  const cash = { allowedBy: '主管', reason: '无银行账户', witnesses: ['甲', '乙'] };
  const out = paidTo('', null, { counterparty: null });
  const receipt = aStep('receipt', '2024-05-22');
  const steps = [...readySteps(), receipt];

  test('passes as a documented exception', () => {
    expect(judge(out, { way: 'cash', cash }, { steps }).outcome).toBe('passed');
  });

  test.each([
    ['no exception', null, '由主管作为例外准许'],
    ['no supervisor', { ...cash, allowedBy: '' }, '由主管作为例外准许'],
    ['no reason', { ...cash, reason: ' ' }, '由主管作为例外准许'],
    ['one witness twice', { ...cash, witnesses: ['甲', '甲 '] }, '两名见证人'],
  ])('fails with %s', (_, exception, message) => {
    expect(says(out, { way: 'cash', cash: exception }, { steps })).toContain(message);
  });

  test('the receipt is due when recording, not before payment', () => {
    expect(says(out, { way: 'cash', cash })).toContain('缺领款凭据');
    const less = [...readySteps(), { ...receipt, amountFen: 49_999 }];
    expect(says(out, { way: 'cash', cash }, { steps: less })).toContain('已登记 499.99 元');
    expect(judge(out, { way: 'cash', cash }, {}, 'before-payment').outcome).toBe('passed');
  });
});
