import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readStatement } from '#electron/formats/read-statement.ts';
import { bytesOf, CONTAINERS } from '../../fixtures/statements/containers.ts';
import { LAYOUTS, sheetOf } from '../../fixtures/statements/layouts.ts';
import { type Ledger, ledgerOf } from '../../fixtures/statements/ledger.ts';

const steps = fc.array(
  fc.record({
    days: fc.integer({ min: 0, max: 3 }),
    seconds: fc.integer({ min: 1, max: 600 }),
    amountFen: fc.integer({ min: -5_000_000, max: 5_000_000 }).map((fen) => (fen === 0 ? 1 : fen)),
  }),
  { minLength: 1, maxLength: 25 },
);
const ledgers = fc
  .tuple(fc.integer({ min: 0, max: 900_000_000 }), steps)
  .map(([opening, list]) => ledgerOf(opening, list));

const conventions = fc.record({
  order: fc.constantFrom('ascending' as const, 'descending' as const),
  debit: fc.constantFrom('out' as const, 'in' as const),
});

/** Counts, by the definition and nothing else, the readings of (sign, order) that nothing contradicts. */
function readingsThatStand(ledger: Ledger, withTimes: boolean): number {
  const entries = ledger.entries;
  if (entries.length < 2) return 2;
  const key = (k: number): string =>
    entries[k]!.day +
    (withTimes && entries[0]!.day === entries.at(-1)!.day ? entries[k]!.time : '');
  let standing = 0;
  for (const sign of [1, -1]) {
    for (const order of [entries.map((_, k) => k), entries.map((_, k) => k).reverse()]) {
      const holds = order.every((k, step) => {
        if (step === 0) return true;
        const before = entries[order[step - 1]!]!;
        const { balanceFen, amountFen } = entries[k]!;
        return (
          key(order[step - 1]!) <= key(k) && before.balanceFen + sign * amountFen === balanceFen
        );
      });
      if (holds) standing++;
    }
  }
  return standing;
}

describe('any ledger in any layout, container, order and direction', () => {
  for (const layout of LAYOUTS) {
    for (const style of CONTAINERS) {
      it(`${layout.name} · ${style}`, () => {
        fc.assert(
          fc.property(ledgers, conventions, (ledger, convention) => {
            const rows = sheetOf(layout, ledger, convention);
            const { recognition, grid } = readStatement(bytesOf(rows, style));
            const expected = readingsThatStand(ledger, layout.carries.time);
            expect(recognition.direction.proof).toBe(expected === 1 ? 'proven' : 'ambiguous');
            expect(recognition.faulty).toEqual([]);
            expect(recognition.lines).toHaveLength(ledger.entries.length);
            const headerEnd = recognition.headerRow - 1 + recognition.headerLines;
            expect(recognition.lines.length + recognition.skipped.length).toBe(
              recognition.totalRows - headerEnd,
            );
            expect(grid.rows.length).toBeGreaterThanOrEqual(recognition.totalRows);
            if (expected !== 1) return;
            expect(recognition.order).toBe(convention.order);
            expect(recognition.breaks).toEqual([]);
            expect(recognition.openingFen).toBe(ledger.openingFen);
            expect(recognition.closingFen).toBe(ledger.entries.at(-1)!.balanceFen);
            const inTime = recognition.chronological.map((k) => recognition.lines[k]!);
            expect(
              inTime.map((line) => ({
                day: line.day,
                amountFen: line.amountFen,
                balanceFen: line.balanceFen,
                account: line.ownAccount ?? ledger.account,
                ...(layout.carries.time ? { time: line.time } : {}),
                ...(layout.carries.serial ? { serial: line.serial } : {}),
                ...(layout.carries.party
                  ? { party: line.counterpartyName, partyAccount: line.counterpartyAccount }
                  : {}),
              })),
            ).toEqual(
              ledger.entries.map((entry) => ({
                day: entry.day,
                amountFen: entry.amountFen,
                balanceFen: entry.balanceFen,
                account: ledger.account,
                ...(layout.carries.time ? { time: entry.time } : {}),
                ...(layout.carries.serial ? { serial: entry.serial } : {}),
                ...(layout.carries.party
                  ? { party: entry.party, partyAccount: entry.partyAccount }
                  : {}),
              })),
            );
            for (const check of recognition.crossChecks) expect(check).toMatchObject({ ok: true });
          }),
          { numRuns: 12 },
        );
      });
    }
  }
});
