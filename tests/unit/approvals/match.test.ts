import { describe, expect, test } from 'vitest';
import { type Claim, claimsOf, matchingState, payableFen } from '#shared/approvals/claims.ts';
import { matchLines } from '#shared/approvals/match.ts';
import type { PayingLine } from '#shared/approvals/match-score.ts';
import { claimOfList, type PayList, splitByList } from '#shared/approvals/pay-list.ts';
import type { ApprovalFacts } from '#shared/approvals/types.ts';
import { anApproval, aPayee, aPayment, aRequest, readySteps, someFacts } from './world.ts';

const aLine = (changes: Partial<PayingLine> = {}): PayingLine => ({
  uid: 'line',
  day: '2024-04-03',
  amountFen: 50_000,
  counterparty: { name: '收款人', account: '6222 0000 1111' },
  memo: '救助',
  ...changes,
});
const aClaim = (changes: Partial<Claim> = {}): Claim => ({
  uid: 'claim',
  list: false,
  parts: [{ approvalUid: 'approval', amountFen: 50_000 }],
  payees: [{ name: '收款人', account: '6222 0000 1111' }],
  from: '2024-03-10',
  until: null,
  expectedOn: '2024-04-01',
  ...changes,
});
const open = (...approvals: [string, number][]) => new Map(approvals);
const one = (line: PayingLine, claim = aClaim(), fen = 50_000) =>
  matchLines([line], [claim], open(['approval', fen]))[0]!;

describe('how a line fits', () => {
  test('amount, account and date: sure, with its reasons', () => {
    const { zone, proposal } = one(aLine());
    expect(zone).toBe('sure');
    expect(proposal).toMatchObject({
      lineUid: 'line',
      parts: [{ approvalUid: 'approval', amountFen: 50_000 }],
      reasons: ['金额相符', '收款账号相符', '日期相近'],
    });
  });

  test('a name is enough where the bank gives no account', () => {
    const counterparty = { name: ' 收款人', account: null };
    expect(one(aLine({ counterparty }))).toMatchObject({ zone: 'sure' });
  });

  test.each([
    ['part of the amount', { amountFen: 20_000 }, '金额为其中一部分'],
    [
      'another account of the name',
      { counterparty: { name: '收款人', account: '1' } },
      '户名相同而账号不同',
    ],
    ['nobody named', { counterparty: { name: '', account: null } }, '金额相符'],
    [
      'a name in the memo only',
      { counterparty: { name: '', account: null }, memo: '付收款人' },
      '附言中有收款人',
    ],
    ['long after', { day: '2024-05-03' }, '与预计日期相差 32 天'],
  ] as const)('%s is for a person to choose', (_, changes, reason) => {
    const { zone, proposal } = one(aLine(changes));
    expect(zone).toBe('choose');
    expect(proposal?.reasons).toContain(reason);
  });

  test.each([
    ['more than the claim', { amountFen: 50_001 }],
    ['before the decision', { day: '2024-03-09' }],
    ['somebody else', { counterparty: { name: '别人', account: '6222 9999' } }],
  ])('%s is never proposed', (_, changes) => {
    expect(one(aLine(changes))).toEqual({
      lineUid: 'line',
      zone: 'none',
      proposal: null,
      others: [],
    });
  });

  test('after the last day of the approval it is none', () => {
    expect(one(aLine(), aClaim({ until: '2024-04-02' })).zone).toBe('none');
    expect(one(aLine(), aClaim({ until: '2024-04-03' })).zone).toBe('sure');
  });

  test('reasons name nobody', () => {
    expect(one(aLine()).proposal?.reasons.join()).not.toMatch(/收款人|6222/);
  });
});

describe('who gets what', () => {
  const twin = aClaim({ uid: 'twin', parts: [{ approvalUid: 'other', amountFen: 50_000 }] });
  const both = open(['approval', 50_000], ['other', 50_000]);

  test('two approvals alike for one line: one is proposed, a person chooses', () => {
    const [match] = matchLines([aLine()], [twin, aClaim()], both);
    expect(match).toMatchObject({ zone: 'choose', proposal: { claimUid: 'claim' } });
    expect(match!.others.map(({ claimUid }) => claimUid)).toEqual(['twin']);
  });

  test('two lines alike for one approval: only one gets it, neither is sure', () => {
    const lines = [aLine({ uid: 'b' }), aLine({ uid: 'a' })];
    const matches = matchLines(lines, [aClaim()], open(['approval', 50_000]));
    expect(
      matches.map(({ lineUid, zone, proposal }) => [lineUid, zone, proposal !== null]),
    ).toEqual([
      ['a', 'choose', true],
      ['b', 'choose', false],
    ]);
  });

  test('instalments of one approval are alike and rival nobody', () => {
    const row = (uid: string, expectedOn: string) =>
      aClaim({ uid, expectedOn, parts: [{ approvalUid: 'approval', amountFen: 25_000 }] });
    const lines = [
      aLine({ uid: 'may', day: '2024-05-02', amountFen: 25_000 }),
      aLine({ amountFen: 25_000 }),
    ];
    const claims = [row('2', '2024-05-01'), row('1', '2024-04-01')];
    const matches = matchLines(lines, claims, open(['approval', 50_000]));
    expect(matches.map(({ zone, proposal }) => [zone, proposal?.claimUid])).toEqual([
      ['sure', '1'],
      ['sure', '2'],
    ]);
  });

  test('claims that add up to more than is open are cut at what is open', () => {
    const claims = [aClaim(), aClaim({ uid: 'second' })];
    const lines = [aLine(), aLine({ uid: 'line-2' })];
    const matches = matchLines(lines, claims, open(['approval', 99_999]));
    expect(matches.filter(({ proposal }) => proposal !== null)).toHaveLength(1);
  });
});

describe('what is claimed of an application', () => {
  const claims = (changes: Partial<ApprovalFacts> = {}, today = '2024-04-05') => {
    const facts = someFacts(changes);
    const state = matchingState(facts, today);
    return claimsOf(facts, state).map(({ parts, from, expectedOn }) => [
      parts[0]!.amountFen,
      from,
      expectedOn,
    ]);
  };
  const off = { requests: [], parameters: withoutRequests() };

  test('open requests, else the plan, else the rest', () => {
    expect(claims()).toEqual([[50_000, '2024-04-01', '2024-04-01']]);
    expect(claims(off)).toEqual([[50_000, '2024-03-10', '2024-03-10']]);
    const instalments = [
      { dueOn: '2024-04-01', amountFen: 20_000 },
      { dueOn: '2024-07-01', amountFen: 30_000 },
    ];
    const planned = { ...off, steps: readySteps({ instalments }) };
    expect(claims(planned)).toEqual([
      [20_000, '2024-03-10', '2024-04-01'],
      [30_000, '2024-03-10', '2024-07-01'],
    ]);
    const payments = [aPayment({ amountFen: 25_000 })];
    expect(claims({ ...planned, payments })).toEqual([[25_000, '2024-03-10', '2024-07-01']]);
  });

  test('a request that is paid or cancelled claims nothing', () => {
    const requests = [
      aRequest({ amountFen: 20_000 }),
      aRequest({ uid: 'r2', day: '2024-04-02', amountFen: 30_000 }),
    ];
    const payments = [aPayment({ amountFen: 20_000, day: '2024-04-02' })];
    expect(claims({ requests, payments })).toEqual([[30_000, '2024-04-02', '2024-04-02']]);
    expect(claims({ requests: [aRequest({ cancelled: true })] })).toEqual([]);
  });

  test('a returned transfer is claimed again once it is asked for again', () => {
    const payments = [aPayment({ returnedFen: 50_000, day: '2024-04-02' })];
    expect(claims({ payments })).toEqual([]);
    const requests = [aRequest(), aRequest({ uid: 'again', day: '2024-04-04' })];
    expect(claims({ payments, requests })).toEqual([[50_000, '2024-04-04', '2024-04-04']]);
  });

  test('what expired since still explains a line of its time', () => {
    const steps = readySteps({ expiresOn: '2024-04-30' });
    expect(claims({ steps }, '2025-01-05')).toHaveLength(1);
    const facts = someFacts({ steps });
    expect(claimsOf(facts, matchingState(facts, '2025-01-05'))[0]?.until).toBe('2024-04-30');
  });

  test('nothing while a gate stops payments, or once all is paid', () => {
    expect(claims({ steps: readySteps().slice(0, 3) })).toEqual([]);
    expect(claims({ payments: [aPayment()] })).toEqual([]);
  });

  test('what a list names is claimed by the list', () => {
    expect(claims({ lists: [{ listUid: 'list', documentNo: '1', amountFen: 50_000 }] })).toEqual(
      [],
    );
    const facts = someFacts({ steps: [] });
    expect(payableFen(matchingState(facts, '2024-04-05'))).toBe(0);
  });

  test('payees are the recipient and whom the chosen way pays', () => {
    const payees = [aPayee('agent'), aPayee('guardian')];
    const facts = someFacts({ approval: anApproval({ way: 'agent', payees }) });
    const [claim] = claimsOf(facts, matchingState(facts, '2024-04-05'));
    expect(claim!.payees).toEqual([payees[0]]);
  });
});

function withoutRequests() {
  const { parameters } = someFacts();
  const { relief } = parameters.gates;
  return {
    ...parameters,
    gates: { ...parameters.gates, relief: { ...relief, requested: 'off' as const } },
  };
}

describe('a batch through a paying unit', () => {
  const list = (changes: Partial<PayList> = {}): PayList => ({
    uid: 'list',
    documentNo: '代发1号',
    day: '2024-04-01',
    unit: { name: '某镇财政所', account: '4300' },
    rows: [
      { approvalUid: 'a', amountFen: 20_000 },
      { approvalUid: 'b', amountFen: 30_000 },
    ],
    ...changes,
  });
  const room = open(['a', 20_000], ['b', 30_000]);
  const split = (amountFen: number, changes: Partial<PayList> = {}, openFen = room) => {
    const result = splitByList({ amountFen }, list(changes), openFen);
    return result.ok ? result.parts : result.fault;
  };

  test('is split by its list', () => {
    expect(split(50_000)).toEqual(list().rows);
  });

  test('is refused where list and line, or list and approvals, disagree', () => {
    expect(split(50_001)).toContain('合计 500.00 元，与流水金额 500.01 元不符');
    expect(split(50_000, {}, open(['a', 20_000], ['b', 29_999]))).toContain(
      '第 2 行 300.00 元，超出',
    );
    expect(split(50_000, {}, open(['a', 20_000]))).toContain('0.00 元');
    expect(split(0, { rows: [] })).toContain('没有明细');
    const twice = [...list().rows, { approvalUid: 'a', amountFen: 1 }];
    expect(split(50_001, { rows: twice })).toContain('列了两次');
    expect(split(20_000, { rows: [{ approvalUid: 'a', amountFen: -1 }] })).toContain('大于零');
  });

  test('a line to the unit matches the list as a whole, never a part of it', () => {
    const claim = claimOfList(list(), room)!;
    const line = aLine({ counterparty: list().unit });
    const [match] = matchLines([line], [claim], room);
    expect(match).toMatchObject({ zone: 'sure', proposal: { parts: list().rows } });
    expect(matchLines([{ ...line, amountFen: 20_000 }], [claim], room)[0]?.zone).toBe('none');
    expect(claimOfList(list(), open(['a', 1]))).toBeNull();
  });
});
