import { describe, expect, test } from 'vitest';
import { parameterFaults } from '#shared/rules/parameter-faults.ts';
import { DEFAULT_PARAMETERS, type RuleParameters, tierFor } from '#shared/rules/parameters.ts';

const faults = (changes: Partial<RuleParameters>) =>
  parameterFaults({ ...DEFAULT_PARAMETERS, ...changes }).map(({ field }) => field);
const tier = (level: string, upToFen: number | null) => ({ level, upToFen });

describe('rule parameters', () => {
  test('the defaults are sound and assume nothing', () => {
    expect(parameterFaults(DEFAULT_PARAMETERS)).toEqual([]);
    const {
      gates: _,
      oneOff,
      reliefTiers,
      undeterminedWarnDays: __,
      ...limits
    } = DEFAULT_PARAMETERS;
    expect([oneOff, reliefTiers]).toEqual([false, []]);
    expect(Object.values(limits).every((limit) => limit === null)).toBe(true);
  });

  test('tiers rise, are named once, and only the last may be without bound', () => {
    expect(faults({ reliefTiers: [tier('低', 1), tier('高', 2), tier('最高', null)] })).toEqual([]);
    for (const bad of [
      [tier(' ', 1)],
      [tier('低', 1), tier('低 ', 2)],
      [tier('低', 2), tier('高', 2)],
      [tier('低', null), tier('高', 2)],
      [tier('低', null), tier('高', null)],
      [tier('低', 0)],
      [tier('低', 1.5)],
    ]) {
      expect(faults({ reliefTiers: bad })).toEqual(['reliefTiers']);
    }
  });

  test('limits are above zero or off; a cap cites its clause', () => {
    expect(faults({ urgent: { limitFen: 1, paperDays: 1 } })).toEqual([]);
    expect(faults({ urgent: { limitFen: 0, paperDays: 1 } })).toEqual(['urgent']);
    expect(faults({ urgent: { limitFen: 1, paperDays: 0 } })).toEqual(['urgent']);
    const cap = (rateHundredths: number, clause = '第九条') =>
      faults({ workingExpenseCap: { rateHundredths, clause } });
    expect([cap(0), cap(10_000)]).toEqual([[], []]);
    for (const found of [cap(-1), cap(10_001), cap(0.5), cap(1, ' ')]) {
      expect(found).toEqual(['workingExpenseCap']);
    }
    for (const field of ['caseLimitFen', 'procurementFromFen', 'collectiveAboveFen'] as const) {
      expect(faults({ [field]: 0 })).toEqual([field]);
      expect(faults({ [field]: 1 })).toEqual([]);
    }
    expect(faults({ validityMonths: 0 })).toEqual(['validityMonths']);
    expect(faults({ validityMonths: 12 })).toEqual([]);
  });

  test('publicity can’t be switched off, and modes are the three words', () => {
    const { gates } = DEFAULT_PARAMETERS;
    const relief = (changes: object) => ({ ...gates, relief: { ...gates.relief, ...changes } });
    expect(faults({ gates: relief({ agreed: 'off' }) })).toEqual([]);
    expect(faults({ gates: relief({ published: 'off' }) })).toEqual(['gates']);
    expect(faults({ gates: relief({ agreed: 'maybe' }) })).toEqual(['gates']);
  });

  test('an amount needs the first tier that reaches it', () => {
    const tiers = [tier('低', 10), tier('高', 20)];
    expect([1, 10, 11, 20, 21].map((fen) => tierFor(tiers, fen))).toEqual([0, 0, 1, 1, -1]);
    expect(tierFor([tier('低', 10), tier('高', null)], 21)).toBe(1);
    expect(tierFor([], 21)).toBeNull();
  });
});
