import { describe, expect, test } from 'vitest';
import { authorisedOn } from '#shared/rules/budget.ts';
import { aDocument } from './world.ts';

describe('what is authorised on a day', () => {
  test('the figures of 2023: 500,000 + 2,341,400 = 2,841,400 元', () => {
    const documents = [
      aDocument({ amountFen: 50_000_000 }),
      aDocument({
        uid: 's1',
        kind: 'supplement',
        effectiveOn: '2024-06-01',
        amountFen: 200_000_000,
      }),
      aDocument({
        uid: 's2',
        kind: 'supplement',
        effectiveOn: '2024-09-01',
        amountFen: 34_140_000,
      }),
    ];
    expect(authorisedOn(documents, 2024, '2024-12-31')).toEqual({
      totalFen: 284_140_000,
      currentFen: 284_140_000,
      carryoverFen: 0,
    });
    expect(authorisedOn(documents, 2024, '2024-05-31').totalFen).toBe(50_000_000);
  });

  test('the initial budget replaces what was advanced, from its effective day, and never adds', () => {
    const documents = [
      aDocument({ uid: 'a1', kind: 'advance', effectiveOn: '2024-01-01', amountFen: 30_000 }),
      aDocument({ uid: 'a2', kind: 'advance', effectiveOn: '2024-02-01', amountFen: 10_000 }),
      aDocument({ effectiveOn: '2024-03-01', amountFen: 35_000 }),
    ];
    expect(authorisedOn(documents, 2024, '2023-12-31').currentFen).toBe(0);
    expect(authorisedOn(documents, 2024, '2024-02-29').currentFen).toBe(40_000);
    expect(authorisedOn(documents, 2024, '2024-03-01').currentFen).toBe(35_000);
  });

  test('reductions subtract, carry-over stands apart, other years are other years', () => {
    const documents = [
      aDocument({ amountFen: 100 }),
      aDocument({ uid: 'cut', kind: 'reduction', amountFen: 130 }),
      aDocument({ uid: 'kept', kind: 'carryover', amountFen: 40 }),
      aDocument({ uid: 'next', budgetYear: 2025, amountFen: 7_000 }),
    ];
    expect(authorisedOn(documents, 2024, '2024-12-31')).toEqual({
      totalFen: 10,
      currentFen: -30,
      carryoverFen: 40,
    });
  });
});
