import { describe, expect, test } from 'vitest';
import { effectOf } from '#shared/entries/effect.ts';
import type { DayTotal } from '#shared/rules/types.ts';
import { aContext, anEntry, judged, messageOf } from './world.ts';

const moved = (day: string, inFen: number, outFen: number): DayTotal => ({
  accountUid: 'account',
  day,
  inFen,
  outFen,
  spentFen: 0,
  spentCarryoverFen: 0,
});
const opening = (balanceFen: number, day = '2024-01-01') => [
  { accountUid: 'account', day, balanceFen },
];

describe('DA-06 the end-of-day balance is not below zero', () => {
  test('passes down to zero and warns one 分 below', () => {
    expect(judged('DA-06', anEntry(), aContext({ openingBalances: opening(50_000) })).outcome).toBe(
      'passed',
    );
    const short = judged('DA-06', anEntry(), aContext({ openingBalances: opening(49_999) }));
    expect(short.outcome).toBe('warned');
    expect(short.finding?.severity).toBe('warn');
    expect(messageOf(short)).toContain('2024年5月22日日终账户账面余额为 -0.01 元');
    expect(messageOf(short)).toContain('由复核人写明理由');
  });

  test('looks at the end of the day and at later days', () => {
    const income = anEntry({ uid: 'in', kind: 'undetermined' });
    const context = aContext({ openingBalances: opening(0) });
    expect(judged('DA-06', anEntry(), context, [income]).outcome).toBe('passed');
    const nextDay = { ...income, businessDate: '2024-05-23' };
    expect(judged('DA-06', anEntry(), context, [nextDay]).outcome).toBe('warned');
    const later = aContext({
      openingBalances: opening(60_000),
      dayTotals: [moved('2024-08-01', 0, 20_000)],
    });
    expect(messageOf(judged('DA-06', anEntry(), later))).toContain('2024年8月1日');
  });

  test('warns of what an entry leads to, not of what happened before it', () => {
    const early = anEntry({ uid: 'early', businessDate: '2024-02-01' });
    const refill = anEntry({
      uid: 'refill',
      kind: 'undetermined',
      businessDate: '2024-03-01',
      amountFen: 100_000,
    });
    const context = aContext({ openingBalances: opening(0) });
    expect(judged('DA-06', early, context, [refill, anEntry()]).outcome).toBe('warned');
    expect(judged('DA-06', anEntry(), context, [refill, early]).outcome).toBe('passed');
  });

  test('asks for missing earlier lines where the bank itself was not below zero', () => {
    const bankBalances = [{ accountUid: 'account', day: '2024-05-22', balanceFen: 0 }];
    const context = { openingBalances: opening(0), bankBalances };
    expect(messageOf(judged('DA-06', anEntry(), aContext(context)))).toContain(
      '请先补录此前的流水',
    );
    const shared = aContext({ ...context, custody: 'shared-account' });
    expect(messageOf(judged('DA-06', anEntry(), shared))).toMatch(
      /分账余额.*核对各笔流水归属的基金/,
    );
    const overdrawn = [{ ...bankBalances[0]!, balanceFen: -1 }];
    expect(
      messageOf(judged('DA-06', anEntry(), aContext({ ...context, bankBalances: overdrawn }))),
    ).not.toContain('请先补录此前的流水');
  });

  test('a balance already below zero does not warn for a pair that nets to zero', () => {
    const effect = effectOf(anEntry(), null);
    const red = anEntry({ uid: 'red', correction: { color: 'red', entryUid: 'x', effect } });
    const blue = anEntry({ correction: { color: 'blue', entryUid: 'x' } });
    const context = aContext({ openingBalances: opening(-1) });
    expect(judged('DA-06', blue, context, [red]).outcome).toBe('passed');
  });

  test('other accounts and what stood before the opening do not count', () => {
    const context = aContext({
      openingBalances: opening(50_000, '2024-05-01'),
      dayTotals: [
        moved('2024-03-01', 0, 1),
        { ...moved('2024-05-02', 0, 1), accountUid: 'second' },
      ],
    });
    expect(judged('DA-06', anEntry(), context).outcome).toBe('passed');
  });

  test('is not used in custody c, nor where no money moves or money comes in', () => {
    const context = aContext({ openingBalances: opening(0), custody: 'treasury' });
    expect(judged('DA-06', anEntry(), context).outcome).toBe('not-applicable');
    const income = anEntry({ kind: 'undetermined' });
    expect(judged('DA-06', income, aContext({ openingBalances: opening(-9) })).outcome).toBe(
      'passed',
    );
    const moveless = anEntry({ reclassifies: true, ofEntryUid: 'q' });
    expect(judged('DA-06', moveless, aContext({ openingBalances: opening(-9) })).outcome).toBe(
      'not-applicable',
    );
  });
});
