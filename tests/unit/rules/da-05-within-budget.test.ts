import { describe, expect, test } from 'vitest';
import { effectOf } from '#shared/entries/effect.ts';
import { findingOfBudget } from '#shared/rules/da-05-budget-finding.ts';
import type { BudgetDocument, DayTotal, RuleContext } from '#shared/rules/types.ts';
import { aContext, aDocument, anEntry, judged, messageOf } from './world.ts';

const spent = (day: string, spentFen: number, spentCarryoverFen = 0): DayTotal => ({
  accountUid: 'account',
  day,
  inFen: 0,
  outFen: spentFen,
  spentFen,
  spentCarryoverFen,
});

/** The finding of a document that replaces nothing. */
const findingWith = (document: BudgetDocument, context: RuleContext) =>
  findingOfBudget(
    document,
    context.budgetDocuments.filter(({ uid }) => uid !== document.uid),
    context,
  );

describe('DA-05 within the budget of every day to the year’s end', () => {
  test('passes to the last 分 and fails one 分 above', () => {
    expect(judged('DA-05', anEntry({ amountFen: 100_000 })).outcome).toBe('passed');
    const over = judged('DA-05', anEntry({ amountFen: 100_001 }));
    expect(over.outcome).toBe('failed');
    expect(over.finding?.severity).toBe('block');
    expect(messageOf(over)).toContain('2024年5月22日累计支出超出已生效的预算指标，缺 0.01 元');
  });

  test('the message names the ways out', () => {
    const message = messageOf(judged('DA-05', anEntry({ amountFen: 100_001 })));
    for (const way of ['等追加指标生效后再付', '改记待查付款', '主管登记例外']) {
      expect(message).toContain(way);
    }
  });

  test('a document counts from its effective day', () => {
    const context = aContext({ budgetDocuments: [aDocument({ effectiveOn: '2024-05-22' })] });
    expect(judged('DA-05', anEntry(), context).outcome).toBe('passed');
    const early = anEntry({ businessDate: '2024-05-21' });
    expect(messageOf(judged('DA-05', early, context))).toContain('2024年5月21日');
  });

  test('looks ahead: what is posted later, and a later reduction, leave less for today', () => {
    const later = aContext({ dayTotals: [spent('2024-11-01', 60_000)] });
    const message = messageOf(judged('DA-05', anEntry(), later));
    expect(message).toContain('2024年11月1日累计支出超出');
    expect(message).toContain('缺 100.00 元');
    const reduced = aContext({
      budgetDocuments: [
        aDocument(),
        aDocument({ uid: 'cut', kind: 'reduction', effectiveOn: '2024-09-30', amountFen: 60_000 }),
      ],
    });
    expect(messageOf(judged('DA-05', anEntry(), reduced))).toContain('2024年9月30日');
  });

  test('looks no further than the year’s end', () => {
    const next = aDocument({
      uid: 'next',
      kind: 'reduction',
      effectiveOn: '2025-01-01',
      amountFen: 99_999,
    });
    const context = aContext({ budgetDocuments: [aDocument(), next] });
    expect(judged('DA-05', anEntry(), context).outcome).toBe('passed');
  });

  test('names the worst day beside the first', () => {
    const context = aContext({
      dayTotals: [spent('2024-01-20', 60_000), spent('2024-11-01', 5_000)],
    });
    expect(messageOf(judged('DA-05', anEntry(), context))).toContain(
      '2024年5月22日累计支出超出已生效的预算指标，缺 100.00 元（2024年11月1日最多，缺 150.00 元）',
    );
  });

  test('the batch is one: two halves of the rest together are too much for both', () => {
    const first = anEntry({ amountFen: 60_000 });
    const second = anEntry({ uid: 'second', amountFen: 60_000 });
    expect(judged('DA-05', first).outcome).toBe('passed');
    expect(judged('DA-05', first, aContext(), [second]).outcome).toBe('failed');
    expect(judged('DA-05', second, aContext(), [first]).outcome).toBe('failed');
  });

  test('counts what was spent before the ledger was adopted', () => {
    expect(judged('DA-05', anEntry(), aContext({ openingSpentFen: 50_000 })).outcome).toBe(
      'passed',
    );
    expect(judged('DA-05', anEntry(), aContext({ openingSpentFen: 50_001 })).outcome).toBe(
      'failed',
    );
  });

  test('each year’s money pays from its own', () => {
    const budgetDocuments = [
      aDocument({ amountFen: 30_000 }),
      aDocument({ uid: 'kept', kind: 'carryover', effectiveOn: '2024-01-01', amountFen: 40_000 }),
    ];
    const current = messageOf(judged('DA-05', anEntry(), aContext({ budgetDocuments })));
    expect(current).toMatch(/当年预算指标，缺 200.00 元.*核对资金年度/);
    const carried = anEntry({ funding: 'carryover' });
    expect(messageOf(judged('DA-05', carried, aContext({ budgetDocuments })))).toContain(
      '上年结转指标，缺 100.00 元',
    );
    const opening = { openingSpentFen: 10_000, openingSpentCarryoverFen: 10_000 };
    const small = anEntry({ funding: 'carryover', amountFen: 30_000 });
    expect(judged('DA-05', small, aContext({ budgetDocuments, ...opening })).outcome).toBe(
      'passed',
    );
    const less = anEntry({ funding: 'carryover', amountFen: 30_001 });
    expect(judged('DA-05', less, aContext({ budgetDocuments, ...opening })).outcome).toBe('failed');
  });

  test('fires only where the batch raises spending: a return into an overspent year passes', () => {
    const payment = anEntry({ uid: 'paid' });
    const effect = effectOf(payment, null);
    const red = anEntry({ uid: 'red', correction: { color: 'red', entryUid: 'paid', effect } });
    const blue = anEntry({ uid: 'blue', correction: { color: 'blue', entryUid: 'paid' } });
    const context = aContext({ dayTotals: [spent('2024-05-22', 500_000)] });
    expect(judged('DA-05', red, context, [blue]).outcome).toBe('passed');
    expect(judged('DA-05', blue, context, [red]).outcome).toBe('passed');
    expect(judged('DA-05', { ...blue, amountFen: 50_001 }, context, [red]).outcome).toBe('failed');
  });

  test('only what the money bought is judged, not what goes through', () => {
    for (const kind of ['inquiry_out', 'interest', 'transfer_out', 'unspent_returned'] as const) {
      expect(judged('DA-05', anEntry({ kind, amountFen: 900_000 })).outcome).toBe('not-applicable');
    }
  });

  test('money under inquiry is judged on the day it is reclassified, once', () => {
    const inquiry = anEntry({ uid: 'q', kind: 'inquiry_out', businessDate: '2024-01-05' });
    const relief = anEntry({ reclassifies: true, ofEntryUid: 'q', businessDate: '2024-01-10' });
    expect(judged('DA-05', relief, aContext(), [inquiry]).outcome).toBe('passed');
    const early = { ...relief, businessDate: '2024-01-09' };
    expect(judged('DA-05', early, aContext(), [inquiry]).outcome).toBe('failed');
  });

  test('a payment of a closed year recorded late still needs that year’s budget', () => {
    const context = aContext({ closedPeriods: [{ year: 2024, period: null }] });
    const late = anEntry({ amountFen: 100_001 });
    expect(judged('DA-05', late, context).outcome).toBe('failed');
    expect(judged('DA-05', { ...late, amountFen: 100_000 }, context).outcome).toBe('passed');
    const carried = anEntry({ amountFen: 1, funding: 'carryover' });
    expect(messageOf(judged('DA-05', carried, context))).toContain('上年结转指标，缺 0.01 元');
  });

  test('a batch of two years is the caller’s error', () => {
    expect(() => judged('DA-05', anEntry({ businessDate: '2025-01-02' }))).toThrow(RangeError);
  });
});

describe('a budget document below what is spent', () => {
  const cut = aDocument({
    uid: 'cut',
    kind: 'reduction',
    effectiveOn: '2024-09-30',
    amountFen: 60_000,
  });
  const at = (spentFen: number) =>
    findingWith(
      cut,
      aContext({ budgetDocuments: [aDocument(), cut], dayTotals: [spent('2024-05-22', spentFen)] }),
    );

  test('is recorded with a finding that says when and how much', () => {
    expect(at(40_000)).toBeNull();
    expect(at(40_001)).toMatchObject({
      code: 'DA-05',
      severity: 'warn',
      where: { kind: 'budget-document', uid: 'cut' },
    });
    expect(at(40_001)?.message).toMatch(/2024年9月30日.*超出预算指标 0.01 元.*申请追加/);
  });

  test('a supplement is never the cause', () => {
    const more = aDocument({ uid: 'more', kind: 'supplement', amountFen: 1 });
    const context = aContext({
      budgetDocuments: [aDocument(), more],
      dayTotals: [spent('2024-05-22', 500_000)],
    });
    expect(findingWith(more, context)).toBeNull();
  });

  test('an initial budget below what was advanced is one', () => {
    const advance = aDocument({
      uid: 'advance',
      kind: 'advance',
      effectiveOn: '2024-01-01',
      amountFen: 80_000,
    });
    const initial = aDocument({ effectiveOn: '2024-03-01', amountFen: 50_000 });
    const context = aContext({
      budgetDocuments: [advance, initial],
      dayTotals: [spent('2024-02-01', 70_000)],
    });
    expect(findingWith(initial, context)?.message).toContain('200.00 元');
    expect(findingWith(advance, context)).toBeNull();
  });

  test('a correction to less, or to nothing, is one; to more it is none', () => {
    const old = aDocument();
    const corrected = (amountFen: number) => {
      const document = aDocument({ uid: 'new', amountFen });
      const inForce = amountFen === 0 ? [] : [document];
      const context = aContext({
        budgetDocuments: inForce,
        dayTotals: [spent('2024-05-22', 50_000)],
      });
      return findingOfBudget(document, [old], context);
    };
    expect(corrected(50_000)).toBeNull();
    expect(corrected(49_999)?.message).toContain('0.01 元');
    expect(corrected(0)?.message).toContain('500.00 元');
    expect(corrected(200_000)).toBeNull();
  });

  test('carried-over money corrected to less is one', () => {
    const carryover = (amountFen: number) => aDocument({ uid: 'c', kind: 'carryover', amountFen });
    const context = aContext({
      budgetDocuments: [aDocument(), carryover(10)],
      dayTotals: [spent('2024-05-22', 20, 20)],
    });
    expect(findingOfBudget(carryover(10), [aDocument(), carryover(20)], context)).not.toBeNull();
  });
});
