import fc from 'fast-check';
import type { EntryFacts } from '#shared/entries/entry.ts';
import type { BudgetDocument, BudgetKind, DayTotal } from '#shared/rules/types.ts';
import { aContext, aDocument, anEntry } from '../../unit/rules/world.ts';

/** Few days and small amounts, so that borders and coincidences are met often. */
const DAYS = ['2024-01-01', '2024-01-02', '2024-02-29', '2024-06-30', '2024-12-30', '2024-12-31'];
export const day = fc.constantFrom(...DAYS);
export const fen = fc.integer({ min: 1, max: 60 });
export const funding = fc.constantFrom('current' as const, 'carryover' as const);

const budgetKinds: BudgetKind[] = ['carryover', 'advance', 'initial', 'supplement', 'reduction'];

export const documents: fc.Arbitrary<BudgetDocument[]> = fc
  .array(
    fc.record({
      kind: fc.constantFrom(...budgetKinds),
      effectiveOn: fc.oneof(day, fc.constant('2023-11-11')),
      amountFen: fc.integer({ min: 1, max: 100 }),
      budgetYear: fc.constantFrom(2024, 2024, 2024, 2025),
    }),
    { maxLength: 7 },
  )
  .map((list) => list.map((changes, at) => aDocument({ uid: `document-${at}`, ...changes })));

export const dayTotals: fc.Arbitrary<DayTotal[]> = fc.array(
  fc
    .record({
      day,
      currentFen: fc.integer({ min: -20, max: 40 }),
      carryFen: fc.integer({ min: -5, max: 20 }),
    })
    .map(({ day: on, currentFen, carryFen }) => ({
      accountUid: 'account',
      day: on,
      inFen: 0,
      outFen: currentFen + carryFen,
      spentFen: currentFen + carryFen,
      spentCarryoverFen: carryFen,
    })),
  { maxLength: 5 },
);

export const context = fc
  .record({ documents, dayTotals, opening: fc.integer({ min: 0, max: 20 }), carried: fc.nat(5) })
  .map(({ documents: budgetDocuments, dayTotals: totals, opening, carried }) =>
    aContext({
      budgetDocuments,
      dayTotals: totals,
      openingSpentFen: opening + carried,
      openingSpentCarryoverFen: carried,
    }),
  );

/** Payments, and returns of payments posted before. */
export const entries: fc.Arbitrary<EntryFacts[]> = fc
  .array(
    fc.record({
      kind: fc.constantFrom(
        'relief' as const,
        'working_expense' as const,
        'returned' as const,
        'inquiry_out' as const,
      ),
      businessDate: day,
      amountFen: fen,
      funding,
    }),
    { minLength: 1, maxLength: 6 },
  )
  .map((list) =>
    list.map((changes, at) =>
      anEntry({
        uid: `entry-${at}`,
        ofEntryUid: changes.kind === 'returned' ? `paid-${changes.funding}` : null,
        ...changes,
      }),
    ),
  );

/** A fee of the bank, taken on any day from either year's money. */
export const fees: fc.Arbitrary<EntryFacts[]> = fc
  .array(fc.record({ businessDate: day, amountFen: fen, funding }), { maxLength: 3 })
  .map((list) =>
    list.map((changes, at) => anEntry({ uid: `fee-${at}`, kind: 'bank_fee', ...changes })),
  );
