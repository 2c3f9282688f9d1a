import { describe, expect, test } from 'vitest';
import { effectOf } from '#shared/entries/effect.ts';
import { voucherFor } from '#shared/rules/period.ts';
import type { ClosedPeriod } from '#shared/rules/types.ts';
import { aContext, anEntry, judged, messageOf } from './world.ts';

const closed = (...periods: [number, number | null][]): ClosedPeriod[] =>
  periods.map(([year, period]) => ({ year, period }));
const at = (
  date: string,
  period: number,
  closedPeriods: ClosedPeriod[],
  changes: Parameters<typeof anEntry>[0] = {},
) =>
  judged('DA-13', anEntry({ voucher: { date, period }, ...changes }), aContext({ closedPeriods }));

describe('DA-13 nothing into a closed month or year', () => {
  test('an open month passes, a closed one is refused with the way out', () => {
    expect(at('2024-05-22', 5, closed([2024, 4])).outcome).toBe('passed');
    const refused = at('2024-05-22', 5, closed([2024, 5]));
    expect(refused.outcome).toBe('failed');
    expect(messageOf(refused)).toContain('2024年5月已结账');
    expect(messageOf(refused)).toContain('首个未结账日，业务日期保持不变');
  });

  test('a closed year refuses every period of it', () => {
    const judgement = at('2024-12-31', 13, closed([2024, null]));
    expect(messageOf(judgement)).toContain('2024年已结账');
    expect(messageOf(judgement)).toContain('在新年度按以前年度更正处理');
  });

  test('a draft takes the first open day, so a late line passes', () => {
    expect(judged('DA-13', anEntry(), aContext({ closedPeriods: closed([2024, 5]) })).outcome).toBe(
      'passed',
    );
    expect(at('2024-06-01', 6, closed([2024, 5])).outcome).toBe('passed');
  });

  test.each([
    ['2024-05-22', 6],
    ['2024-12-30', 13],
    ['2024-05-22', 5.5],
  ])('the period of %s is not %s', (date, period) => {
    expect(messageOf(at(date, period, []))).toContain('会计期间');
  });

  test('period 13 takes corrections and reclassifications only', () => {
    const blue = { correction: { color: 'blue', entryUid: 'x' } } as const;
    expect(at('2024-12-31', 13, closed([2024, 12]), blue).outcome).toBe('passed');
    const moved = { reclassifies: true, ofEntryUid: 'q' };
    expect(at('2024-12-31', 13, [], moved).outcome).toBe('passed');
    expect(messageOf(at('2024-12-31', 13, []))).toContain('只用于更正和转列');
  });

  test('a line of another year only as the correction of a closed one, never in red', () => {
    expect(at('2025-01-01', 1, closed([2024, null])).outcome).toBe('passed');
    expect(messageOf(at('2025-01-01', 1, []))).toContain('2024年尚未结账');
    expect(messageOf(at('2023-12-31', 12, []))).toContain('早于业务日期所在年度');
    const red = { color: 'red', entryUid: 'x', effect: effectOf(anEntry(), null) } as const;
    expect(messageOf(at('2025-01-01', 1, closed([2024, null]), { correction: red }))).toContain(
      '用蓝字填制更正凭证',
    );
  });
});

describe('the voucher day of a line', () => {
  test.each([
    [[], '2024-05-22', 5],
    [closed([2024, 5]), '2024-06-01', 6],
    [closed([2024, 5], [2024, 6]), '2024-07-01', 7],
    [closed([2024, null]), '2025-01-01', 1],
    [closed([2024, null], [2025, 1]), '2025-02-01', 2],
    [closed([2024, null], [2025, null]), '2026-01-01', 1],
  ])('with %j closed is %s', (closedPeriods, date, period) => {
    expect(voucherFor('2024-05-22', closedPeriods)).toEqual({ date, period });
  });
});
