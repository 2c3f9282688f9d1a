import { describe, expect, test } from 'vitest';
import type { ApprovalFacts } from '#shared/approvals/types.ts';
import { asAnswered, effectOf } from '#shared/entries/effect.ts';
import type { EntryFacts } from '#shared/entries/entry.ts';
import { outcomeOf } from '#shared/rules/inquiry.ts';
import type { RuleContext } from '#shared/rules/types.ts';
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
} from '../approvals/world.ts';
import { aContext, anEntry, judged, messageOf, verdictOf } from './world.ts';

const relief = (changes: Partial<EntryFacts> = {}) =>
  anEntry({ approvalUid: 'approval', ...changes });
const within = (facts: Partial<ApprovalFacts> = {}, changes: Partial<RuleContext> = {}) =>
  aContext({ approvals: [someFacts(facts)], ...changes });
const judge = (
  entry: EntryFacts,
  facts: Partial<ApprovalFacts> = {},
  changes: Partial<RuleContext> = {},
  rest: EntryFacts[] = [],
) => judged('DA-07', entry, within(facts, changes), rest);
const says = (...args: Parameters<typeof judge>) => messageOf(judge(...args));

describe('DA-07 an approved, unexpired application', () => {
  test('passes what is approved, asked for and within the amount', () => {
    expect(judge(relief()).outcome).toBe('passed');
  });

  test('names no application, an unknown one, another fund’s or a working expense’s', () => {
    expect(says(relief({ approvalUid: null }))).toContain('未选择救助审批');
    const others = [
      someFacts({ approval: anApproval({ uid: 'another' }) }),
      someFacts({ approval: anApproval({ fundUid: 'other-fund' }) }),
      workingFacts(),
    ];
    for (const facts of others) {
      const judgement = judged('DA-07', relief(), aContext({ approvals: [facts] }));
      expect(messageOf(judgement)).toContain('不是本基金的救助申请');
    }
  });

  test('fails what names none, though the fund has no application at all', () => {
    const none = aContext({ approvals: [] });
    const judgement = judged('DA-07', relief({ approvalUid: null }), none);
    expect(judgement.outcome).toBe('failed');
    expect(messageOf(judgement)).toContain('未选择救助审批');
  });

  test('judges nothing but relief, and no red voucher', () => {
    expect(judge(relief({ kind: 'inquiry_out' })).outcome).toBe('not-applicable');
    const { effect } = verdictOf(relief());
    const red = relief({ uid: 'red', correction: { color: 'red', entryUid: 'entry', effect } });
    expect(judge(red).outcome).toBe('not-applicable');
  });

  test('payment ≥ approval date: the day itself passes, the day before fails', () => {
    const facts = { steps: decidedSteps(), requests: [], parameters: OFF };
    expect(judge(relief({ businessDate: '2024-03-10' }), facts).outcome).toBe('passed');
    expect(says(relief({ businessDate: '2024-03-09' }), facts)).toContain('尚未办理审定');
  });

  test('unexpired: its last day passes, the day after fails', () => {
    const facts = { steps: readySteps({ expiresOn: '2024-05-22' }) };
    expect(judge(relief(), facts).outcome).toBe('passed');
    expect(says(relief({ businessDate: '2024-05-23' }), facts)).toContain('2024年5月22日过期');
  });

  test('neither rejected nor withdrawn nor replaced', () => {
    const end = aStep('published', '2024-03-30', { outcome: 'rejected', uid: 'end' });
    expect(says(relief(), { steps: [...readySteps(), end] })).toContain('未获批准');
    const withdrawn = { ...end, outcome: 'withdrawn' as const };
    expect(says(relief(), { steps: [...readySteps(), withdrawn] })).toContain('已撤回');
    expect(says(relief(), { approval: anApproval({ replacedByUid: 'newer' }) })).toContain(
      '更正后',
    );
  });

  test('a withdrawal after the payment leaves the payment as it was', () => {
    const end = aStep('decided', '2024-05-30', { outcome: 'withdrawn', uid: 'end' });
    expect(judge(relief(), { steps: [...readySteps(), end] }).outcome).toBe('passed');
  });

  test('the level fits the amount', () => {
    const parameters = parametersWith({ reliefTiers: [{ level: '联席会议', upToFen: null }] });
    expect(says(relief(), { parameters })).toContain('「联席会议」或更高层级');
    const steps = readySteps({ level: '联席会议' });
    expect(judge(relief(), { parameters, steps }).outcome).toBe('passed');
  });
});

const OFF = parametersWith({
  gates: {
    relief: {
      verified: 'waivable',
      first_review: 'waivable',
      published: 'waivable',
      agreed: 'off',
      requested: 'off',
      receipt: 'off',
      followed_up: 'off',
    },
    working_expense: { requested: 'off', receipt: 'off' },
  },
});

describe('DA-07 paid over the approval’s whole life', () => {
  const noRequests = { parameters: OFF, requests: [] };

  test('earlier payments of any year count, to the 分', () => {
    const payments = [aPayment({ day: '2023-12-30', amountFen: 20_000 })];
    expect(judge(relief({ amountFen: 30_000 }), { ...noRequests, payments }).outcome).toBe(
      'passed',
    );
    expect(says(relief({ amountFen: 30_001 }), { ...noRequests, payments })).toContain(
      '超出审批金额 500.00 元：此前累计已付 200.00 元，至多还能付 300.00 元',
    );
  });

  test('what came back may be paid again', () => {
    const payments = [aPayment({ returnedFen: 50_000 })];
    expect(judge(relief(), { ...noRequests, payments }).outcome).toBe('passed');
  });

  test('the rest of the batch counts, whatever its order; what is earlier fits first', () => {
    const first = relief({ uid: 'first', amountFen: 30_000, businessDate: '2024-05-20' });
    const second = relief({ uid: 'second', amountFen: 20_001, businessDate: '2024-05-21' });
    expect(judge(first, noRequests, {}, [second]).outcome).toBe('passed');
    expect(judge(second, noRequests, {}, [first]).outcome).toBe('failed');
    const fits = { ...second, amountFen: 20_000 };
    expect(judge(fits, noRequests, {}, [first]).outcome).toBe('passed');
  });

  test('of equals on one day the statement line decides, so draft and posting agree', () => {
    const at = (uid: string, lineUid: string) =>
      relief({ uid, lines: [{ lineUid, day: '2024-05-22', amountFen: -50_000 }] });
    for (const [a, b] of [
      ['u1', 'u2'],
      ['u2', 'u1'],
    ] as const) {
      const [one, two] = [at(a, 'line-1'), at(b, 'line-2')];
      expect(judge(one, noRequests, {}, [two]).outcome).toBe('passed');
      expect(judge(two, noRequests, {}, [one]).outcome).toBe('failed');
    }
  });

  test('a correction in one batch counts once; a return in it frees what it returns', () => {
    const { effect } = verdictOf(relief());
    const red = relief({ uid: 'red', correction: { color: 'red', entryUid: 'paid', effect } });
    const blue = relief({ uid: 'blue', correction: { color: 'blue', entryUid: 'paid' } });
    const posted = { ...noRequests, payments: [aPayment()] };
    expect(judge(blue, posted, {}, [red]).outcome).toBe('passed');
    expect(judge(blue, posted).outcome).toBe('failed');
    const paid = relief({ uid: 'paid', businessDate: '2024-04-10' });
    const back = anEntry({ uid: 'back', kind: 'returned', ofEntryUid: 'paid' });
    const answered = [asAnswered(paid, effectOf(paid, null))];
    expect(judge(relief(), posted, { answered }, [back]).outcome).toBe('passed');
    const late = { ...back, businessDate: '2024-05-23' };
    expect(judge(relief(), posted, { answered }, [late]).outcome).toBe('failed');
  });
});

describe('DA-07 the request', () => {
  test('each payment is covered by an earlier request, unless that gate is waived', () => {
    expect(says(relief(), { requests: [] })).toContain('没有与本笔相应的用款申请');
    expect(says(relief(), { requests: [aRequest({ day: '2024-05-23' })] })).toContain('用款申请');
    expect(judge(relief(), { requests: [aRequest({ day: '2024-05-22' })] }).outcome).toBe('passed');
    expect(says(relief(), { requests: [aRequest({ amountFen: 49_999 })] })).toContain('用款申请');
    const waiver = aStep('requested', '2024-06-30', { outcome: 'waived' });
    expect(judge(relief(), { requests: [], steps: [...readySteps(), waiver] }).outcome).toBe(
      'passed',
    );
  });

  test('a payment corrected keeps its request; one that came back needs a new one', () => {
    const { effect } = verdictOf(relief());
    const red = relief({ uid: 'red', correction: { color: 'red', entryUid: 'paid', effect } });
    const blue = relief({ uid: 'blue', correction: { color: 'blue', entryUid: 'paid' } });
    const posted = { payments: [aPayment()] };
    expect(judge(blue, posted, {}, [red]).outcome).toBe('passed');
    const paid = relief({ uid: 'paid', businessDate: '2024-04-10' });
    const back = anEntry({ uid: 'back', kind: 'returned', ofEntryUid: 'paid' });
    const answered = [asAnswered(paid, effectOf(paid, null))];
    const again = judge(relief(), posted, { answered }, [back]);
    expect(messageOf(again)).toContain('没有与本笔相应的用款申请');
    const requests = [aRequest(), aRequest({ uid: 'again', day: '2024-05-01' })];
    expect(judge(relief(), { ...posted, requests }, { answered }, [back]).outcome).toBe('passed');
  });

  test('money under inquiry used its request up, and may be reclassified once the rule is met', () => {
    const inquiry = relief({ uid: 'inquiry', kind: 'inquiry_out', businessDate: '2024-05-22' });
    const answered = [asAnswered(inquiry, effectOf(inquiry, null))];
    const payments = [aPayment({ entryUid: 'inquiry', day: '2024-05-22', standing: 'inquiry' })];
    const entry = relief({ businessDate: '2024-06-30', reclassifies: true, ofEntryUid: 'inquiry' });
    expect(judge(entry, { payments }, { answered }).outcome).toBe('passed');
    // The day of the money counts, not that of the reclassification.
    const late = readySteps().map((step) => ({ ...step, day: '2024-05-30' }));
    expect(says(entry, { payments, steps: late }, { answered })).toContain('2024年5月22日');
  });
});

describe('DA-07 before payment', () => {
  const before = { moment: 'before-payment' as const };

  test('a request needs no request, but no voucher’s papers either', () => {
    const entry = relief({ attachments: [] });
    const verdict = verdictOf(entry, within({ requests: [] }, before));
    expect(verdict.judgements.filter(({ outcome }) => outcome === 'failed')).toEqual([]);
  });

  test('what is asked for already or under inquiry can’t be asked for again', () => {
    expect(says(relief(), {}, before)).toContain('（含已申请未付和待查的） 500.00 元');
    const payments = [aPayment({ standing: 'inquiry' })];
    expect(judge(relief(), { requests: [], payments }, before).outcome).toBe('failed');
  });

  test('every other gate stops it', () => {
    const steps = readySteps().filter(({ gate }) => gate !== 'agreed');
    expect(says(relief(), { steps, requests: [] }, before)).toContain('尚未办理协议');
  });
});

describe('DA-07 紧急先行', () => {
  const parameters = parametersWith({ urgent: { limitFen: 30_000, paperDays: 15 } });
  const urgent = {
    parameters,
    approval: anApproval({ urgent: true }),
    steps: [aStep('urgent_approved', '2024-05-20', { amountFen: 30_000 })],
    requests: [],
  };

  test('pays on the leader’s word up to its amount, not before it', () => {
    expect(judge(relief({ amountFen: 30_000 }), urgent).outcome).toBe('passed');
    expect(says(relief({ amountFen: 30_001 }), urgent)).toContain('超出紧急先行批准的 300.00 元');
    const early = relief({ amountFen: 30_000, businessDate: '2024-05-19' });
    expect(judge(early, urgent).outcome).toBe('failed');
  });

  test('without the setting it is an application like any other', () => {
    const none = { ...urgent, parameters: parametersWith({ urgent: null }) };
    expect(says(relief({ amountFen: 30_000 }), none)).toContain('尚未办理核实');
  });
});

test('a payment the bank made against DA-07 becomes 待查款项; one not made is refused', () => {
  const lines = [{ lineUid: 'line', day: '2024-05-22', amountFen: -50_000 }];
  const context = within({ steps: [] });
  const moved = relief({ lines });
  expect(outcomeOf(moved, verdictOf(moved, context).judgements)).toBe('inquiry');
  expect(outcomeOf(relief(), verdictOf(relief(), context).judgements)).toBe('refuse');
});

test('messages say what is wrong and what to do, and name nobody', () => {
  const texts = [
    says(relief(), { steps: [] }),
    says(relief({ amountFen: 50_001 })),
    says(relief(), { requests: [] }),
  ];
  for (const text of texts) {
    expect(text).toMatch(/^救助支出（2024年5月22日，.*请/);
    expect(text).not.toMatch(/收款人|赵某|钱某/);
  }
});
