import {
  along,
  backwards,
  type ChainCheck,
  checkChain,
  forwards,
  type Groups,
  groupsOf,
  type Walk,
} from '#shared/statements/chain.ts';
import { type DateEvidence, dateEvidence, sortedByDate } from '#shared/statements/chronology.ts';
import { dayTrails } from '#shared/statements/day-trails.ts';
import type { DirectedAmounts } from '#shared/statements/readings.ts';
import type { Movement } from '#shared/statements/rows.ts';
import type { DirectionReading, Order, Proof, Reading } from '#shared/statements/types.ts';

/** What balances and dates settle about a file. */
export interface Settled {
  readonly direction: DirectionReading;
  readonly amounts: Float64Array;
  readonly order: Order | 'unknown';
  readonly proof: Proof;
  readonly walk: Walk;
  readonly groups: Groups;
  readonly check: ChainCheck;
  readonly candidates: readonly Reading[];
}

interface Trial {
  readonly reading: DirectedAmounts;
  readonly order: Order;
  readonly walk: Walk;
  readonly check: ChainCheck;
  /** True when the rows were put in order by date or balance, not taken as the file has them. */
  readonly sorted: boolean;
}

export interface ProofChoices {
  readonly direction?: DirectionReading | undefined;
  readonly order?: Order | undefined;
}

/**
 * Tries every meaning of the amounts in both orders. A reading stands when no balance contradicts
 * it and time doesn't run backwards in it. `whenNoneStands` gives meanings that are only tried then.
 * Exactly one that stands is proven; several are
 * ambiguous; none: the one with fewest breaks is proposed.
 *
 * What can't be told apart, and why it is said so: a file of one row (nothing to compare); rows of
 * one day whose reading backwards with every sign turned is also a chain (equal amounts in a row);
 * a chain that returns to its start through its own mirror image.
 */
export function settle(
  movements: readonly Movement[],
  readings: readonly DirectedAmounts[],
  choices: ProofChoices,
  wordsDecide: boolean,
  whenNoneStands: (groups: Groups) => readonly DirectedAmounts[] = () => [],
): Settled {
  const groups = groupsOf(movements);
  const evidence = dateEvidence(movements, groups);
  const trials = inFileOrder(movements, readings, groups);
  let standing = trials.filter((t) => stands(t, evidence));
  if (standing.length === 0 || choices.direction === 'by-balance') {
    trials.push(...inFileOrder(movements, whenNoneStands(groups), groups));
    standing = trials.filter((t) => stands(t, evidence));
  }
  if (standing.length === 0 && trials.some((t) => t.check.checks > 0)) {
    const shuffled = outOfFileOrder(movements, readings, groups, evidence);
    standing = onePerDirection(
      shuffled.filter((t) => t.check.checks > 0 && t.check.breaks.length === 0),
    );
    trials.push(...shuffled);
  }
  const candidates = standing.map((t) => ({ direction: t.reading.direction, order: t.order }));
  const chosen = choose(trials, standing, evidence, choices);
  const settled = { groups, candidates, amounts: chosen.reading.amounts, check: chosen.check };
  const direction = chosen.reading.direction;
  const proof = proofOf(movements, standing, chosen, trials, choices, wordsDecide);
  const order = orderOf(movements, standing, chosen, evidence, choices);
  return {
    ...settled,
    direction,
    proof,
    order,
    walk: walkOf(movements, chosen, evidence, choices),
  };
}

function inFileOrder(
  movements: readonly Movement[],
  readings: readonly DirectedAmounts[],
  groups: Groups,
): Trial[] {
  const n = movements.length;
  return readings.flatMap((reading) =>
    (['ascending', 'descending'] as const).map((order): Trial => {
      const walk = order === 'ascending' ? forwards(n) : backwards(n);
      const check = checkChain(movements, reading.amounts, groups, walk);
      return { reading, order, walk, check, sorted: false };
    }),
  );
}

/** Days listed one way and rows within a day the other; rows of one day or second shuffled. */
function outOfFileOrder(
  movements: readonly Movement[],
  readings: readonly DirectedAmounts[],
  groups: Groups,
  evidence: DateEvidence,
): Trial[] {
  const order = evidence.order ?? 'ascending';
  const sorts = (['day', 'time'] as const).flatMap((by) =>
    (['kept', 'reversed'] as const).map((ties) => along(sortedByDate(movements, by, ties))),
  );
  return readings.flatMap((reading) => {
    const trails = dayTrails(movements, reading.amounts, groups);
    const walks = trails === null ? sorts : [...sorts, along(trails)];
    return walks.map((walk): Trial => {
      const check = checkChain(movements, reading.amounts, groups, walk);
      return { reading, order, walk, check, sorted: true };
    });
  });
}

function stands(trial: Trial, evidence: DateEvidence): boolean {
  if (trial.check.checks === 0 || trial.check.breaks.length > 0) return false;
  return evidence.order === null || evidence.order === trial.order;
}

function onePerDirection(trials: readonly Trial[]): Trial[] {
  const seen = new Map<DirectionReading, Trial>();
  for (const trial of trials) {
    if (!seen.has(trial.reading.direction)) seen.set(trial.reading.direction, trial);
  }
  return [...seen.values()];
}

/** A person's choice first; then a reading that stands; then dates, fewest breaks, the words. */
function choose(
  trials: readonly Trial[],
  standing: readonly Trial[],
  evidence: DateEvidence,
  choices: ProofChoices,
): Trial {
  const allowed = (t: Trial): boolean => isChosen(t, choices);
  const stood = standing.find(allowed);
  if (stood !== undefined) return stood;
  const open = trials.filter(allowed);
  const pool = open.length > 0 ? open : trials;
  // Time never runs backwards, however well the balances would follow: they may stand before the line.
  const backwards = (t: Trial): boolean => evidence.order !== null && evidence.order !== t.order;
  const cost = (t: Trial): number => t.check.breaks.length + (backwards(t) ? t.walk.length + 1 : 0);
  return pool.reduce((best, t) => (cost(t) < cost(best) ? t : best));
}

/** The two pairs of names say the same of a file; which of them applies depends on its words. */
const SAME: Readonly<Partial<Record<DirectionReading, DirectionReading>>> = {
  'debit-out': 'as-worded',
  'debit-in': 'swapped',
};
const sameReading = (a: DirectionReading, b: DirectionReading): boolean =>
  (SAME[a] ?? a) === (SAME[b] ?? b);

function isChosen(trial: Trial, choices: ProofChoices): boolean {
  const { direction, order } = choices;
  if (direction !== undefined && !sameReading(trial.reading.direction, direction)) return false;
  return order === undefined || trial.order === order;
}

function proofOf(
  movements: readonly Movement[],
  standing: readonly Trial[],
  chosen: Trial,
  trials: readonly Trial[],
  choices: ProofChoices,
  wordsDecide: boolean,
): Proof {
  if (standing.length === 1 && standing[0] === chosen) return 'proven';
  // A person decided what the balances could not.
  const decided = choices.direction !== undefined || choices.order !== undefined;
  if (decided && standing.filter((t) => isChosen(t, choices)).length < 2) return 'assumed';
  if (standing.length > 1) return 'ambiguous';
  if (trials.some((t) => t.check.checks > 0)) return 'assumed';
  // Nothing could be compared: one row with a balance is a question, no balances are an assumption.
  if (movements.some((m) => m.balanceFen !== null)) return 'ambiguous';
  return wordsDecide || movements.length === 0 ? 'assumed' : 'ambiguous';
}

function orderOf(
  movements: readonly Movement[],
  standing: readonly Trial[],
  chosen: Trial,
  evidence: DateEvidence,
  choices: ProofChoices,
): Order | 'unknown' {
  if (choices.order !== undefined) return choices.order;
  if (movements.length < 2) return 'unknown';
  if (evidence.order !== null && chosen.order === evidence.order) return evidence.order;
  if (chosen.check.checks === 0) return evidence.order ?? 'unknown';
  if (standing.some((t) => t.order !== chosen.order)) return 'unknown';
  return chosen.sorted || (evidence.mixed && standing.length === 0) ? 'unknown' : chosen.order;
}

/** Without balances only the dates can order the rows. */
function walkOf(
  movements: readonly Movement[],
  chosen: Trial,
  evidence: DateEvidence,
  choices: ProofChoices,
): Walk {
  if (chosen.check.checks > 0 || choices.order !== undefined) return chosen.walk;
  if (evidence.order === 'descending') return backwards(movements.length);
  return evidence.mixed
    ? along(sortedByDate(movements, 'time', 'kept'))
    : forwards(movements.length);
}
