import fc from 'fast-check';
import { expect, test } from 'vitest';
import { caseFigures } from '#shared/cases/figures.ts';
import { historyFault } from '#shared/cases/history.ts';
import { CASE_CATEGORIES, CASE_EVENT_KINDS, resultsOf } from '#shared/cases/kinds.ts';
import { type CaseEvent, caseStanding } from '#shared/cases/state.ts';
import { addDays } from '#shared/dates/day.ts';

const day = fc.integer({ min: 0, max: 400 }).map((n) => addDays('2023-01-01', n));

/** Events of one case; each may correct or withdraw an earlier one that nothing else did. */
const events = fc
  .array(fc.tuple(fc.constantFrom(...CASE_EVENT_KINDS), day, fc.nat(), fc.option(fc.nat())), {
    maxLength: 14,
  })
  .map((drawn) => {
    const made: CaseEvent[] = [];
    for (const [kind, on, pick, old] of drawn) {
      const free = made.filter(
        (each) => each.kind !== 'withdrawn' && !made.some((m) => m.replacesUid === each.uid),
      );
      const target = old === null || free.length === 0 ? null : free[old % free.length]!;
      if (kind === 'withdrawn' && target === null) continue;
      const results = resultsOf(kind);
      const result = results.length === 0 ? null : results[pick % results.length]!;
      made.push({
        uid: `e${made.length}`,
        kind,
        day: on,
        result,
        replacesUid: target?.uid ?? null,
      });
    }
    return made;
  });
const shuffled = events.chain((list) =>
  fc.tuple(
    fc.constant(list),
    fc.shuffledSubarray(list, { minLength: list.length, maxLength: list.length }),
  ),
);

test('neither the state nor what may stand depends on the order of recording', () => {
  fc.assert(
    fc.property(shuffled, day, day, ([list, mixed], due, on) => {
      expect(caseStanding(due, mixed, on)).toEqual(caseStanding(due, list, on));
      const verdict = (all: CaseEvent[]) => historyFault('2023-01-01', all)?.fault ?? null;
      expect(verdict(mixed)).toBe(verdict(list));
    }),
  );
});

test('settled needs a settlement by that day, and nothing later changes an earlier day', () => {
  fc.assert(
    fc.property(events, day, day, (list, due, on) => {
      const standing = caseStanding(due, list, on);
      if (standing.settled) {
        expect(standing.settledOn! <= on).toBe(true);
        expect(standing.followUps.some((f) => f.status === 'failed' && f.dueOn <= on)).toBe(false);
      }
      expect(standing.settled).toBe(standing.state === 'settled');
      const later: CaseEvent = {
        uid: 'later',
        kind: 'settlement-failed',
        day: addDays(on, 1),
        result: null,
        replacesUid: null,
      };
      expect(caseStanding(due, [...list, later], on)).toEqual(standing);
    }),
  );
});

test('figures: parts add up, settled ≤ handled, satisfied ≤ answered ≤ asked, order plays no part', () => {
  const aCase = fc.record({
    category: fc.constantFrom(...CASE_CATEGORIES),
    dueOn: day,
    events,
  });
  fc.assert(
    fc.property(fc.array(aCase, { maxLength: 12 }), day, (cases, on) => {
      const figures = caseFigures(cases, on);
      const parts = Object.values(figures.byCategory);
      const sum = (key: 'handled' | 'settled') => parts.reduce((n, part) => n + part[key], 0);
      expect(figures.all).toEqual({ handled: sum('handled'), settled: sum('settled') });
      expect(figures.all.handled).toBe(cases.length);
      expect(figures.all.settled).toBeLessThanOrEqual(figures.all.handled);
      const { asked, answered, satisfied } = figures.satisfaction;
      expect(satisfied <= answered && answered <= asked).toBe(true);
      expect(figures.followUps.overdue).toBeLessThanOrEqual(figures.followUps.due);
      expect(caseFigures([...cases].reverse(), on)).toEqual(figures);
    }),
  );
});
