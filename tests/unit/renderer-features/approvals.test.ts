import { describe, expect, it } from 'vitest';
import type { ApprovalDetail, PaidMatchView } from '#shared/contract/approvals.ts';
import { calls } from '#shared/contract/index.ts';
import {
  askedFor,
  filterFromLink,
  NO_FILTER,
  stageTabs,
} from '../../../renderer/features/approvals/approval-filter.ts';
import { gateButtons, gateStatus } from '../../../renderer/features/approvals/gate-acts.ts';
import {
  acceptedOf,
  proposalsOf,
  standingProposal,
} from '../../../renderer/features/approvals/matching/chosen-match.ts';
import {
  applicationInput,
  newApplication,
} from '../../../renderer/features/approvals/register/approval-draft.ts';
import { requestInput } from '../../../renderer/features/approvals/requests/request-draft.ts';
import {
  lacking,
  newStep,
  stepInput,
} from '../../../renderer/features/approvals/steps/step-draft.ts';
import { workList } from '../../../renderer/features/home/work-list.ts';

const uid = (n: number) => `0190a000-0000-7000-8000-${String(n).padStart(12, '0')}`;

type GateView = ApprovalDetail['gates'][number];
const gate = (name: GateView['gate'], status: GateView['status'], running = false): GateView => ({
  gate: name,
  word: name,
  status,
  day: null,
  documentNo: '',
  running,
});

const detail = (over: Partial<ApprovalDetail>): ApprovalDetail =>
  ({
    uid: uid(1),
    kind: 'relief',
    requestedFen: 600_000,
    paidFen: 0,
    openFen: 0,
    way: 'transfer',
    payees: [],
    gates: [],
    steps: [],
    hindrances: [],
    next: [],
    ...over,
  }) as ApprovalDetail;

describe('the buttons of a gate', () => {
  const verified = gate('verified', 'open');
  const decided = gate('decided', 'open');
  const of = detail({
    gates: [verified, gate('first_review', 'open'), decided],
    next: [
      { act: 'done', gate: 'verified' },
      { act: 'waive', gate: 'verified' },
      { act: 'withdraw', gate: null },
    ],
  });

  it('offer what is next and say what comes before the rest', () => {
    expect(gateButtons(of, verified).map(({ word, reason }) => [word, reason])).toEqual([
      ['登记verified', null],
      ['免办', null],
    ]);
    expect(gateButtons(of, decided).map(({ reason }) => reason)).toEqual(['先办核实']);
  });

  it('are gone once the application ended, or where the gate isn’t needed', () => {
    expect(gateButtons({ ...of, next: [] }, verified)).toEqual([]);
    expect(gateButtons(of, gate('agreed', 'not-required'))).toEqual([]);
    expect(gateButtons(of, gate('published', 'open', true))).toEqual([]);
    expect(gateStatus(gate('published', 'open', true)).word).toBe('公示中');
  });
});

describe('what a form sends', () => {
  it('of a step only the fields of its gate', () => {
    const draft = { ...newStep(detail({}), 'agreed'), amountFen: 1, level: '某级', reason: '多余' };
    const input = stepInput({ ...draft, day: '2023-03-23', documentNo: '1' }, uid(1), 'agreed');
    expect(input).toMatchObject({ amountFen: null, level: null, reason: '', persons: [] });
    expect(calls['approvals.step'].input.safeParse(input).success).toBe(true);
  });

  it('asks two people for the verification and a level only where there are tiers', () => {
    const verified = newStep(detail({}), 'verified');
    const input = stepInput({ ...verified, day: '2023-03-08' }, uid(1), 'verified');
    const parsed = calls['approvals.step'].input.safeParse(input);
    expect(parsed.error?.issues.map(({ path }) => path.join('.'))).toEqual([
      'persons.0',
      'persons.1',
    ]);
    const decided = newStep(detail({}), 'decided');
    expect(lacking(decided, 'decided', 0)).toEqual({ documentNo: '请填写' });
    expect(lacking(decided, 'decided', 2)).toHaveProperty('level');
  });

  it('of a working expense no case, no urgency and nobody unless named', () => {
    const draft = { ...newApplication(uid(2)), urgent: true, spendingUnit: '接访室' };
    expect(applicationInput(draft, 'working_expense')).toMatchObject({
      caseUid: null,
      urgent: false,
      recipient: null,
      spendingUnit: '接访室',
    });
    expect(applicationInput(draft, 'relief')).toMatchObject({
      caseUid: uid(2),
      urgent: true,
      spendingUnit: '',
      cash: null,
    });
  });

  it('of a request reasons for the warnings that stand, no others', () => {
    const draft = {
      accountUid: uid(3),
      payeeUid: uid(4),
      day: '2023-03-25',
      amountFen: 1,
      funding: 'current' as const,
      reasons: { 'DA-09': '已核对', 'DA-14': '旧的理由' },
    };
    const judgements = [
      { code: 'DA-09' as const, outcome: 'warned' as const, finding: null },
      { code: 'DA-07' as const, outcome: 'passed' as const, finding: null },
    ];
    expect(requestInput(draft, uid(1), judgements).reasons).toEqual([
      { code: 'DA-09', reason: '已核对' },
    ]);
  });
});

describe('matching', () => {
  const proposal = (n: number) => ({
    claimUid: `claim-${n}`,
    score: 90 - n,
    reasons: [],
    parts: [{ approvalUid: uid(n), number: `${n}号`, recipient: '张**', amountFen: 100 }],
  });
  const match = (zone: PaidMatchView['zone'], line: number): PaidMatchView => ({
    uid: uid(line),
    day: '2023-03-28',
    amountFen: 100,
    counterparty: '张**',
    memo: '',
    zone,
    proposal: zone === 'sure' ? proposal(1) : null,
    others: zone === 'none' ? [] : [proposal(2), proposal(3)],
  });

  it('accepts only what is marked, and of a choice only what was chosen', () => {
    const sure = match('sure', 11);
    const choose = match('choose', 12);
    const marked = new Set([uid(11), uid(12)]);
    expect(acceptedOf([sure, choose], new Set(), {})).toEqual([]);
    expect(acceptedOf([sure, choose], marked, {}).map(({ uid }) => uid)).toEqual([uid(11)]);
    const accepted = acceptedOf([sure, choose], marked, { [uid(12)]: 'claim-3' });
    expect(accepted[1]?.parts).toEqual([{ approvalUid: uid(3), amountFen: 100 }]);
    expect(standingProposal(match('none', 13), {})).toBeNull();
    expect(proposalsOf(sure).map(({ claimUid }) => claimUid)).toEqual([
      'claim-1',
      'claim-2',
      'claim-3',
    ]);
  });
});

describe('what waits', () => {
  const stages = [
    { kind: 'relief' as const, stage: 'await-decided', word: '待审定', count: 2 },
    { kind: 'relief' as const, stage: 'await-published', word: '待公示', count: 1 },
    { kind: 'working_expense' as const, stage: 'await-approved', word: '待审批', count: 3 },
  ];

  it('stands over the list of its kind with its count', () => {
    expect(stageTabs(stages, 'working_expense').map(({ label }) => label)).toEqual([
      '全部',
      '待审批 3',
    ]);
  });

  it('leads from the home page to its list, whatever its year', () => {
    const figures = { followUps: { due: 1, overdue: 0, failed: 0 }, overdue: 0 };
    const items = workList(stages, figures);
    expect(items.map(({ word, href }) => [word, href])).toEqual([
      ['救助：待审定', '#/cases/relief?stage=await-decided'],
      ['救助：待公示', '#/cases/publicity'],
      ['工作经费：待审批', '#/cases/expenses?stage=await-approved'],
      ['个案：待回访', '#/cases?state=follow-up-due'],
    ]);
    const filter = filterFromLink(new URLSearchParams('stage=await-decided'))!;
    const asked = askedFor(filter, { kind: 'relief', fundUid: uid(9), year: 2023 });
    expect(asked).toMatchObject({ year: null, stages: ['await-decided'] });
    expect(askedFor(NO_FILTER, { kind: 'relief', fundUid: uid(9), year: 2023 }).year).toBe(2023);
  });
});
