import type { Day } from '../dates/day.ts';
import { CASE_CATEGORIES, type CaseCategory } from './kinds.ts';
import { type CaseEvent, caseStanding, type Satisfaction } from './state.ts';

export interface FoldableCase {
  readonly category: CaseCategory;
  readonly dueOn: Day;
  readonly events: readonly CaseEvent[];
}

/** Settled ÷ handled is the settled rate (息访率); the number handled is a figure of its own. */
export interface SettledCount {
  readonly handled: number;
  readonly settled: number;
}

export interface CaseFigures {
  readonly all: SettledCount;
  readonly byCategory: Readonly<Record<CaseCategory, SettledCount>>;
  readonly satisfaction: Satisfaction;
  /** Follow-ups that wait to be made, those among them past their day, and those that failed. */
  readonly followUps: { readonly due: number; readonly overdue: number; readonly failed: number };
  /** Past their own day and not settled. */
  readonly overdue: number;
}

/** Counts over cases as they stand on the cut-off day; for a year pass the cases due in it. */
export function caseFigures(cases: readonly FoldableCase[], cutOff: Day): CaseFigures {
  const standings = cases.map(({ category, dueOn, events }) => ({
    category,
    ...caseStanding(dueOn, events, cutOff),
  }));
  const settledOf = (some: typeof standings): SettledCount => ({
    handled: some.length,
    settled: some.filter(({ settled }) => settled).length,
  });
  const sum = (part: keyof Satisfaction) =>
    standings.reduce((total, { satisfaction }) => total + satisfaction[part], 0);
  const followUps = standings.flatMap((standing) => [...standing.followUps]);
  const count = (...statuses: string[]) =>
    followUps.filter(({ status }) => statuses.includes(status)).length;
  return {
    all: settledOf(standings),
    byCategory: Object.fromEntries(
      CASE_CATEGORIES.map((category) => [
        category,
        settledOf(standings.filter((each) => each.category === category)),
      ]),
    ) as Record<CaseCategory, SettledCount>,
    satisfaction: { asked: sum('asked'), answered: sum('answered'), satisfied: sum('satisfied') },
    followUps: {
      due: count('due', 'overdue'),
      overdue: count('overdue'),
      failed: count('failed'),
    },
    overdue: standings.filter(({ state }) => state === 'overdue').length,
  };
}
