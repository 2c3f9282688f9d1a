import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ComparableLine, dedupe, type ExistingLine } from '#shared/statements/dedupe.ts';
import { lineKey } from '#shared/statements/identity.ts';

const days = ['2023-01-01', '2023-01-02', '2023-01-03'];
// Few values, so that equal lines are common.
const lines = (serials: boolean, balances: boolean) =>
  fc.array(
    fc.record({
      day: fc.constantFrom(...days),
      amountFen: fc.constantFrom(100, -100, 250),
      balanceFen: balances ? fc.constantFrom(500, 600, 700) : fc.constant(null),
      serial: serials ? fc.constantFrom('A', 'B') : fc.constant(null),
    }),
    { maxLength: 30 },
  );
const anyLayout = fc
  .tuple(fc.boolean(), fc.boolean())
  .chain(([serials, balances]) => lines(serials, balances));

/** A ledger that imports: new lines are kept, the rest is not. */
class Kept {
  readonly lines: ExistingLine<string>[] = [];
  import(incoming: readonly ComparableLine[]): number {
    const { verdicts } = dedupe(incoming, (from, to) =>
      this.lines.filter(({ day }) => from <= day && day <= to),
    );
    let added = 0;
    incoming.forEach((line, k) => {
      if (verdicts[k]!.verdict !== 'new') return;
      this.lines.push({ ...line, id: `${lineKey(line)}|${verdicts[k]!.occurrence}` });
      added++;
    });
    return added;
  }
}

const countOf = (all: readonly ComparableLine[]): Map<string, number> => {
  const counts = new Map<string, number>();
  for (const line of all) {
    const key = lineKey(line);
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
};

describe('dedupe', () => {
  it('adds nothing when a file is imported twice, and keeps every twin', () => {
    fc.assert(
      fc.property(anyLayout, (file) => {
        const kept = new Kept();
        expect(kept.import(file)).toBe(file.length);
        expect(kept.import(file)).toBe(0);
        expect(new Set(kept.lines.map((l) => l.id)).size).toBe(file.length);
      }),
    );
  });

  it('makes the whole from overlapping periods of whole days, in any order', () => {
    fc.assert(
      fc.property(anyLayout, fc.shuffledSubarray([0, 1, 2], { minLength: 3 }), (file, order) => {
        const periods = [days.slice(0, 2), days.slice(1), days];
        const kept = new Kept();
        for (const k of order) kept.import(file.filter(({ day }) => periods[k]!.includes(day)));
        expect(countOf(kept.lines)).toEqual(countOf(file));
      }),
    );
  });

  it('keeps of each key the larger count of two files of one layout', () => {
    const two = fc
      .tuple(fc.boolean(), fc.boolean())
      .chain(([serials, balances]) => fc.tuple(lines(serials, balances), lines(serials, balances)));
    fc.assert(
      fc.property(two, ([a, b]) => {
        const kept = new Kept();
        kept.import(a);
        const before = kept.lines.length;
        const { verdicts } = dedupe(b, () => kept.lines.slice(0, before));
        const [counts, others] = [countOf(a), countOf(b)];
        let surplus = 0;
        for (const [key, count] of others) surplus += Math.max(0, count - (counts.get(key) ?? 0));
        expect(verdicts.filter((v) => v.verdict !== 'existing')).toHaveLength(surplus);
      }),
    );
  });

  it('suspects every line that a second layout repeats, adding and dropping none', () => {
    fc.assert(
      fc.property(lines(true, true), (file) => {
        const kept = new Kept();
        kept.import(file);
        const other = file.map((line) => ({ ...line, serial: null }));
        const { verdicts } = dedupe(other, () => kept.lines);
        expect(verdicts.every((v) => v.verdict === 'suspected')).toBe(true);
        expect(new Set(verdicts.map((v) => v.matches)).size).toBe(file.length);
      }),
    );
  });
});
