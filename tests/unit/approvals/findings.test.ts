import { expect, test } from 'vitest';
import { approvalFindings } from '#shared/approvals/findings.ts';
import type { ApprovalFacts } from '#shared/approvals/types.ts';
import {
  anApproval,
  aPayee,
  aPayment,
  aStep,
  parametersWith,
  readySteps,
  someFacts,
} from './world.ts';

const says = (day: string, changes: Partial<ApprovalFacts>) =>
  approvalFindings(someFacts(changes), day).map(({ code, message }) => `${code} ${message}`);

const parameters = parametersWith({ urgent: { limitFen: 50_000, paperDays: 15 } });
const urgent = {
  parameters,
  approval: anApproval({ urgent: true }),
  steps: [aStep('urgent_approved', '2024-03-01', { amountFen: 50_000 })],
  requests: [],
  payments: [aPayment({ day: '2024-03-02' })],
};

test('紧急先行: papers within N days of the payment, else a finding', () => {
  expect(says('2024-03-17', urgent)).toEqual([]);
  expect(says('2024-03-18', urgent)[0]).toMatch(
    /^DA-07 审批 救助.*2024年3月17日前补齐手续，现缺核实/,
  );
  const complete = { ...urgent, steps: [...urgent.steps, ...readySteps()] };
  expect(says('2024-06-01', complete)).toEqual([]);
});

test('more paid than was decided afterwards, or decided against', () => {
  const less = readySteps({ amountFen: 30_000 });
  expect(says('2024-03-22', { ...urgent, steps: [...urgent.steps, ...less] })).toEqual([
    expect.stringContaining('多付 200.00 元'),
  ]);
  const no = aStep('decided', '2024-03-10', { outcome: 'rejected' });
  const steps = [...urgent.steps, ...readySteps().slice(0, 2), no];
  expect(says('2024-06-01', { ...urgent, steps })).toEqual([
    expect.stringContaining('未获批准，但已付出 500.00 元'),
  ]);
});

test('what others hand on is proven by receipts', () => {
  const approval = anApproval({ way: 'paying-unit', payees: [aPayee('paying-unit')] });
  const paid = { approval, payments: [aPayment()] };
  expect(says('2024-05-01', paid)).toEqual([expect.stringContaining('DA-08')]);
  const steps = [...readySteps(), aStep('receipt', '2024-04-12')];
  expect(says('2024-05-01', { ...paid, steps })).toEqual([]);
  expect(says('2024-05-01', { payments: [aPayment()] })).toEqual([]);
});
