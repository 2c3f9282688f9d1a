import { describe, expect, test } from 'vitest';
import type { Gate } from '#shared/approvals/gates.ts';
import { approvalState, nextStepFault, stageWord } from '#shared/approvals/state.ts';
import type { ApprovalFacts, ApprovalStep } from '#shared/approvals/types.ts';
import { DEFAULT_PARAMETERS } from '#shared/rules/parameters.ts';
import {
  anApproval,
  aPayment,
  aRequest,
  aStep,
  decidedSteps,
  parametersWith,
  readySteps,
  someFacts,
  workingFacts,
} from './world.ts';

const on = (day: string, changes: Partial<ApprovalFacts> = {}) => {
  const facts = someFacts(changes);
  return approvalState(facts, facts.parameters, day);
};
const stage = (day: string, changes: Partial<ApprovalFacts>) =>
  stageWord(on(day, { requests: [], ...changes }).stage);
const statusOf = (state: ReturnType<typeof on>, gate: Gate) =>
  state.gates.find((g) => g.gate === gate)?.status;
const fault = (step: ApprovalStep, changes: Partial<ApprovalFacts> = {}) => {
  const facts = someFacts({ steps: [], requests: [], ...changes });
  return nextStepFault(facts, step, facts.parameters);
};
const receipt = aStep('receipt', '2024-04-12');

describe('the way of an application', () => {
  test('goes from gate to gate, each with its word', () => {
    const steps = readySteps();
    const requests = [aRequest()];
    const payments = [aPayment()];
    expect(stage('2024-03-02', { steps })).toBe('待核实');
    expect(stage('2024-03-04', { steps })).toBe('待初审');
    expect(stage('2024-03-06', { steps })).toBe('待审定');
    expect(stage('2024-03-10', { steps })).toBe('待公示');
    expect(stage('2024-03-20', { steps })).toBe('公示中');
    expect(stage('2024-03-21', { steps: steps.slice(0, 4) })).toBe('待签协议');
    expect(stage('2024-03-31', { steps })).toBe('待用款申请');
    expect(stage('2024-04-01', { steps, requests })).toBe('待付款');
    expect(stage('2024-04-11', { steps, requests, payments })).toBe('待领款凭据');
    const received = [...steps, receipt];
    expect(stage('2024-04-12', { steps: received, requests, payments })).toBe('待回访');
    const all = [...received, aStep('followed_up', '2024-05-01')];
    expect(stage('2024-05-01', { steps: all, requests, payments })).toBe('已办结');
  });

  test('may be paid once every gate before payment is settled', () => {
    expect(on('2024-04-01').mayPay).toBe(true);
    expect(on('2024-04-01', { requests: [] }).mayPay).toBe(false);
    expect(on('2024-04-01', { payments: [aPayment()] })).toMatchObject({
      mayPay: false,
      openFen: 0,
    });
  });

  test('each gate shows its day and document, and what is missing', () => {
    const state = on('2024-04-01', { steps: [...decidedSteps({ papers: 0 })] });
    expect(state.gates.find((g) => g.gate === 'decided')).toMatchObject({
      status: 'done',
      day: '2024-03-10',
      documentNo: 'decided-1',
    });
    const says = state.missing.map(({ message }) => message);
    expect(says).toEqual(['审定没有附材料', '缺公示', '缺协议', '缺付款', '缺领款凭据', '缺回访']);
  });

  test('every receipt without papers is missed, by its day where there are several', () => {
    const says = (...steps: ApprovalStep[]) =>
      on('2024-05-02', { steps: [...readySteps(), ...steps], payments: [aPayment()] })
        .missing.filter(({ gate }) => gate === 'receipt')
        .map(({ message }) => message);
    const part = (day: string, papers: number) =>
      aStep('receipt', day, { amountFen: 25_000, papers });
    expect(says(aStep('receipt', '2024-04-12', { papers: 0 }))).toEqual(['领款凭据没有附材料']);
    expect(says(part('2024-04-12', 1), part('2024-04-13', 0))).toEqual([
      '2024年4月13日的领款凭据没有附材料',
    ]);
    expect(says(part('2024-04-12', 0))).toEqual(['缺领款凭据', '领款凭据没有附材料']);
  });

  test('names the next acts, and none after the end', () => {
    const acts = (day: string, changes: Partial<ApprovalFacts>) =>
      on(day, changes).next.map(({ act, gate }) => (gate === null ? act : `${act} ${gate}`));
    expect(acts('2024-03-01', { steps: [], requests: [] })).toEqual([
      'done verified',
      'waive verified',
      'reject verified',
      'correct',
      'withdraw',
    ]);
    expect(acts('2024-03-31', { requests: [] })).toEqual([
      'reject published',
      'waive requested',
      'withdraw',
      'request',
    ]);
    expect(acts('2024-04-01', {})).toContain('pay');
    const withdrawn = aStep('decided', '2024-03-30', { outcome: 'withdrawn' });
    expect(acts('2024-04-01', { steps: [...readySteps(), withdrawn] })).toEqual([]);
  });

  test('a working expense goes its own, shorter way on the same engine', () => {
    const parameters = parametersWith({ collectiveAboveFen: 49_999, procurementFromFen: 50_000 });
    const at = (steps: ApprovalStep[], requests = [aRequest()]) => {
      const facts = workingFacts({ steps, requests, parameters });
      return approvalState(facts, parameters, '2024-04-01');
    };
    const approved = aStep('approved', '2024-03-10');
    expect(stageWord(at([]).stage)).toBe('待审批');
    expect(stageWord(at([approved]).stage)).toBe('待集体决策');
    expect(at([approved]).mayPay).toBe(false);
    const both = [approved, aStep('collective', '2024-03-11')];
    expect(stageWord(at(both).stage)).toBe('待采购记录');
    expect(at(both)).toMatchObject({ mayPay: true });
    expect(at(both).hindrances.map(({ severity, gate }) => [severity, gate])).toEqual([
      ['warn', 'procurement'],
    ]);
    const below = workingFacts({ parameters: DEFAULT_PARAMETERS });
    const state = approvalState(below, DEFAULT_PARAMETERS, '2024-04-01');
    expect(stageWord(state.stage)).toBe('待付款');
  });
});

describe('settings and waivers', () => {
  const waived = (gate: Gate, changes = {}) =>
    aStep(gate, '2024-05-30', { outcome: 'waived', ...changes });

  test('a waiver needs a reason and a setting that allows it; the decision is never waived', () => {
    expect(fault(waived('verified'))).toBeNull();
    expect(fault(waived('verified', { reason: ' ' }))).toContain('请写明免除核实的原因');
    const { relief } = DEFAULT_PARAMETERS.gates;
    const strict = parametersWith({
      gates: { ...DEFAULT_PARAMETERS.gates, relief: { ...relief, verified: 'required' } },
    });
    expect(fault(waived('verified'), { parameters: strict })).toContain('不能免除');
    const reviewed = { steps: decidedSteps().slice(0, 2) };
    expect(fault(waived('decided'), reviewed)).toContain('不能免除');
    expect(fault(waived('paid'), { steps: readySteps() })).toContain('不能免除');
  });

  test('a waiver recorded later holds for the payment before it', () => {
    const steps = [...decidedSteps(), aStep('published', '2024-03-11'), waived('agreed')];
    expect(statusOf(on('2024-04-01', { steps }), 'agreed')).toBe('waived');
    expect(on('2024-04-01', { steps }).mayPay).toBe(true);
  });

  test('a gate that is switched off is not asked for', () => {
    const { relief } = DEFAULT_PARAMETERS.gates;
    const parameters = parametersWith({
      gates: {
        ...DEFAULT_PARAMETERS.gates,
        relief: { ...relief, agreed: 'off', requested: 'off' },
      },
    });
    const state = on('2024-04-01', { parameters, requests: [], steps: readySteps().slice(0, 4) });
    expect(statusOf(state, 'agreed')).toBe('not-required');
    expect(state.mayPay).toBe(true);
  });
});

describe('what a step needs', () => {
  const steps = decidedSteps().slice(0, 2);
  const decide = (changes: Partial<ApprovalStep>, rest: Partial<ApprovalFacts> = {}) =>
    fault(aStep('decided', '2024-03-10', changes), { steps, ...rest });

  test('order of gates and of days', () => {
    expect(fault(aStep('first_review', '2024-03-05'))).toContain('核实尚未办理');
    expect(fault(aStep('decided', '2024-03-10'), { steps: steps.slice(0, 1) })).toContain('初审');
    expect(decide({ day: '2024-03-04' })).toMatch(/尚未办理|早于/);
    expect(decide({ day: '2024-02-29' })).toContain('早于申请登记日期');
    expect(fault(aStep('verified', '2024-03-04'), { steps })).toContain('已经办理');
    expect(fault(aStep('approved', '2024-03-04'))).toContain('不是此类申请的环节');
    expect(fault(aStep('requested', '2024-04-01'), { steps: readySteps() })).toContain('自动认定');
  });

  test('two different names verify', () => {
    const by = (persons: string[]) => fault(aStep('verified', '2024-03-03', { persons }));
    expect(by(['赵某', '钱某'])).toBeNull();
    for (const persons of [[], ['赵某'], ['赵某', ' 赵某 '], ['赵某', ' ']]) {
      expect(by(persons)).toContain('两人');
    }
  });

  test('a decision: minutes, an amount within the request, a day to expire on, a plan that adds up', () => {
    expect(decide({})).toBeNull();
    expect(decide({ documentNo: ' ' })).toContain('会议纪要');
    for (const amountFen of [null, 0, -1, 1.5]) expect(decide({ amountFen })).toContain('审定金额');
    expect(decide({ amountFen: 50_001 })).toContain('超出申请金额 500.00 元');
    expect(decide({ expiresOn: '2024-03-09' })).toContain('有效期早于');
    const plan = (a: number, b: number, dueOn = '2024-06-01') =>
      decide({
        instalments: [
          { dueOn: '2024-04-01', amountFen: a },
          { dueOn, amountFen: b },
        ],
      });
    expect(plan(20_000, 30_000)).toBeNull();
    expect(plan(20_000, 30_001)).toContain('各期金额合计 500.01 元');
    expect(plan(50_000, 0)).toContain('大于零');
    expect(plan(20_000, 30_000, '2024-03-09')).toContain('不早于');
  });

  test('the level fits the amount: its own or a higher one', () => {
    const parameters = parametersWith({
      reliefTiers: [
        { level: '信访局', upToFen: 20_000 },
        { level: '联席会议', upToFen: 50_000 },
      ],
    });
    const by = (level: string | null, amountFen: number) =>
      decide({ level, amountFen }, { parameters });
    expect(by('信访局', 20_000)).toBeNull();
    expect(by('联席会议', 20_000)).toBeNull();
    expect(by('信访局', 20_001)).toContain('「联席会议」或更高层级');
    expect(by(null, 1)).toContain('「信访局」或更高层级');
    const bigger = { parameters, approval: anApproval({ requestedFen: 60_000 }) };
    expect(decide({ level: '联席会议', amountFen: 50_001 }, bigger)).toContain('超出各审批层级');
  });

  test('publicity, receipts, follow-up and approval name what they need', () => {
    const published = (changes: Partial<ApprovalStep>) =>
      fault(aStep('published', '2024-03-11', changes), { steps: decidedSteps() });
    expect(published({})).toBeNull();
    expect(published({ place: '' })).toContain('公示地点');
    expect(published({ untilDay: '2024-03-10' })).toContain('起止日期');
    expect(published({ documentNo: '' })).toContain('公示的文号');
    expect(fault(receipt, { steps: readySteps() })).toContain('尚未付款');
    const paid = { steps: readySteps(), requests: [aRequest()], payments: [aPayment()] };
    expect(fault(receipt, paid)).toBeNull();
    expect(fault({ ...receipt, amountFen: null }, paid)).toContain('领款凭据的金额');
    const working = { ...workingFacts(), steps: [] };
    expect(fault(aStep('approved', '2024-03-10', { persons: [] }), working)).toContain('审批人');
  });
});

describe('the ends', () => {
  const end = (outcome: 'rejected' | 'withdrawn', gate: Gate = 'decided', changes = {}) =>
    aStep(gate, '2024-03-22', { outcome, uid: 'end', ...changes });

  test('a rejection ends it, with its reason, at a gate that is open', () => {
    const steps = decidedSteps().slice(0, 2);
    expect(fault(end('rejected'), { steps })).toBeNull();
    expect(fault(end('rejected', 'decided', { reason: '' }), { steps })).toContain('不予的原因');
    expect(fault(end('rejected'), { steps: decidedSteps() })).toContain('已经办理');
    expect(fault(end('rejected', 'receipt'), { steps })).toContain('不能作出不予决定');
    const state = on('2024-04-01', { steps: [...steps, end('rejected')], requests: [] });
    expect(state).toMatchObject({ stage: 'rejected', mayPay: false, openFen: 0, next: [] });
    expect(state.hindrances[0]?.message).toContain('未获批准');
    expect(fault(aStep('decided', '2024-03-30'), { steps: [...steps, end('rejected')] })).toContain(
      '已经终止',
    );
  });

  test('an objection to what is published may still refuse it, until it is paid', () => {
    expect(fault(end('rejected', 'published'), { steps: readySteps() })).toBeNull();
    const paid = { steps: readySteps(), requests: [aRequest()], payments: [aPayment()] };
    expect(fault(end('rejected', 'published'), paid)).toContain('已按审批付款');
  });

  test('a withdrawal ends the rest, but not what is paid up', () => {
    const part = [aPayment({ amountFen: 20_000 })];
    expect(fault(end('withdrawn'), { steps: readySteps(), payments: part })).toBeNull();
    const state = on('2024-05-01', { steps: [...readySteps(), end('withdrawn')], payments: part });
    expect(state).toMatchObject({ stage: 'withdrawn', paidFen: 20_000, openFen: 0 });
    const whole = { steps: readySteps(), requests: [aRequest()], payments: [aPayment()] };
    expect(fault(end('withdrawn'), whole)).toContain('已付清');
  });

  test('expires after its last day, by its own word or by the months of validity', () => {
    const steps = readySteps({ expiresOn: '2024-04-30' });
    expect(on('2024-04-30', { steps }).mayPay).toBe(true);
    expect(on('2024-05-01', { steps })).toMatchObject({ stage: 'expired', mayPay: false });
    const parameters = parametersWith({ validityMonths: 12 });
    expect(on('2025-03-10', { parameters }).mayPay).toBe(true);
    expect(on('2025-03-11', { parameters }).hindrances[0]?.message).toContain('2025年3月10日过期');
  });

  test('an approval crosses the year as long as it is valid', () => {
    expect(
      on('2025-02-01', { payments: [aPayment({ amountFen: 20_000, day: '2024-12-30' })] }),
    ).toMatchObject({ mayPay: true, openFen: 30_000 });
  });

  test('what is paid in part and then expires goes on to its receipt', () => {
    const steps = readySteps({ expiresOn: '2024-04-30' });
    const payments = [aPayment({ amountFen: 20_000 })];
    expect(on('2024-05-01', { steps, payments }).stage).toBe('await-receipt');
  });

  test('what was paid up in time has no expiry to tell; what is left unpaid has', () => {
    const whole = [...readySteps({ expiresOn: '2024-04-30' }), receipt];
    const steps = [...whole, aStep('followed_up', '2024-04-20')];
    const payments = [aPayment()];
    const closed = on('2024-05-01', { steps, payments });
    expect(closed).toMatchObject({ stage: 'closed', hindrances: [], mayPay: false, openFen: 0 });
    const part = [aPayment({ amountFen: 49_999 })];
    const [expired] = on('2024-05-01', { steps, payments: part }).hindrances;
    expect(expired?.message).toContain('2024年4月30日过期');
  });

  test('a correction before the decision takes its place; after it there is none', () => {
    const correctable = (changes: Partial<ApprovalFacts>) =>
      on('2024-04-01', changes).next.some(({ act }) => act === 'correct');
    expect(correctable({ steps: decidedSteps().slice(0, 2), requests: [] })).toBe(true);
    expect(correctable({ steps: decidedSteps() })).toBe(false);
    const approval = anApproval({ replacedByUid: 'newer' });
    expect(on('2024-04-01', { approval })).toMatchObject({ stage: 'replaced', mayPay: false });
    expect(fault(aStep('verified', '2024-03-03'), { approval })).toContain('更正后的申请');
  });
});

describe('the money', () => {
  test('a returned transfer reopens the application; it is asked for anew', () => {
    const payments = [aPayment({ returnedFen: 50_000 })];
    const back = on('2024-05-01', { payments });
    expect(back).toMatchObject({ paidFen: 0, openFen: 50_000, stage: 'await-requested' });
    const again = [aRequest(), aRequest({ uid: 'again', day: '2024-04-20' })];
    expect(on('2024-05-01', { payments, requests: again }).mayPay).toBe(true);
  });

  test('instalments: each asked for and paid, the plan is filled in order', () => {
    const instalments = [
      { dueOn: '2024-06-01', amountFen: 30_000 },
      { dueOn: '2024-04-01', amountFen: 20_000 },
    ];
    const state = on('2024-05-01', {
      steps: readySteps({ instalments }),
      requests: [aRequest({ amountFen: 20_000 })],
      payments: [aPayment({ amountFen: 20_000 })],
    });
    expect(state.instalments.map(({ dueOn, paidFen }) => [dueOn, paidFen])).toEqual([
      ['2024-04-01', 20_000],
      ['2024-06-01', 0],
    ]);
    expect(state).toMatchObject({ openFen: 30_000, openRequestFen: 0, stage: 'await-requested' });
  });

  test('money under inquiry is neither paid nor open', () => {
    const payments = [aPayment({ standing: 'inquiry' })];
    expect(on('2024-05-01', { payments })).toMatchObject({
      paidFen: 0,
      inquiryFen: 50_000,
      openFen: 0,
      mayPay: false,
    });
  });

  test('receipts add up to what was paid', () => {
    const steps = [...readySteps(), { ...receipt, amountFen: 20_000 }];
    const half = on('2024-05-01', { steps, payments: [aPayment()] });
    expect(half.stage).toBe('await-receipt');
    const more = aStep('receipt', '2024-04-13', { amountFen: 30_000 });
    expect(on('2024-05-01', { steps: [...steps, more], payments: [aPayment()] }).stage).toBe(
      'await-followed_up',
    );
  });

  test('a cancelled request asks for nothing', () => {
    expect(on('2024-05-01', { requests: [aRequest({ cancelled: true })] }).mayPay).toBe(false);
  });
});

describe('紧急先行', () => {
  const parameters = parametersWith({ urgent: { limitFen: 30_000, paperDays: 15 } });
  const approval = anApproval({ urgent: true });
  const word = (changes: Partial<ApprovalStep> = {}) =>
    aStep('urgent_approved', '2024-03-01', { amountFen: 30_000, persons: ['孙某'], ...changes });
  const may = (step: ApprovalStep, changes: Partial<ApprovalFacts> = {}) =>
    fault(step, { approval, parameters, ...changes });

  test('needs a named leader, a reason, an amount within the limit, and a setting', () => {
    expect(may(word())).toBeNull();
    expect(may(word({ persons: [' '] }))).toContain('领导');
    expect(may(word({ reason: '' }))).toContain('原因');
    expect(may(word({ amountFen: null }))).toContain('金额');
    expect(may(word({ amountFen: 30_001 }))).toContain('超出限额 300.00 元');
    expect(may(word(), { parameters: DEFAULT_PARAMETERS })).toContain('未允许紧急先行');
    expect(may(word(), { approval: anApproval() })).toContain('没有标为紧急先行');
  });

  test('may be paid at once up to the leader’s amount; then the papers are awaited', () => {
    const before = on('2024-03-02', { approval, parameters, steps: [], requests: [] });
    expect(before).toMatchObject({ mayPay: false, stage: 'await-urgent_approved' });
    const at = { approval, parameters, steps: [word()], requests: [] };
    expect(on('2024-03-02', at)).toMatchObject({
      mayPay: true,
      openFen: 30_000,
      stage: 'await-paid',
    });
    const payments = [aPayment({ day: '2024-03-02', amountFen: 30_000 })];
    expect(on('2024-03-03', { ...at, payments })).toMatchObject({
      mayPay: false,
      stage: 'await-verified',
    });
    const later = { ...at, payments, steps: [word(), ...readySteps()], requests: [aRequest()] };
    expect(on('2024-04-02', later)).toMatchObject({ urgentPending: false, openFen: 20_000 });
  });
});

describe('steps that were never in order', () => {
  test('are passed over and named', () => {
    const steps = [aStep('decided', '2024-03-10')];
    const state = on('2024-04-01', { steps });
    expect(state).toMatchObject({ stage: 'await-verified', mayPay: false, approvedFen: null });
    expect(state.ignoredSteps.map(({ uid }) => uid)).toEqual(['decided-2024-03-10']);
  });
});
