import type { Movement } from '#shared/statements/rows.ts';

/** Movements grouped by own account and currency: each group has a chain of balances of its own. */
export interface Groups {
  readonly of: Int32Array;
  readonly count: number;
}

export interface ChainCheck {
  /** Balances that could be compared with the one before. */
  checks: number;
  /** Positions of movements whose balance doesn't follow. */
  breaks: number[];
}

export function groupsOf(movements: readonly Movement[]): Groups {
  const of = new Int32Array(movements.length);
  const known = new Map<string, number>();
  // A row that leaves account or currency out goes with the row above it.
  let account = movements.find((m) => m.ownAccount !== null)?.ownAccount ?? '';
  let currency = movements.find((m) => m.currency !== null)?.currency ?? '';
  movements.forEach((m, k) => {
    account = m.ownAccount ?? account;
    currency = m.currency ?? currency;
    const key = `${account}|${currency}`;
    let group = known.get(key);
    if (group === undefined) {
      group = known.size;
      known.set(key, group);
    }
    of[k] = group;
  });
  return { of, count: Math.max(known.size, 1) };
}

/** The order in which movements are walked: a permutation, or the file's order and its reverse. */
export type Walk = { readonly length: number; readonly at: (step: number) => number };

export const forwards = (length: number): Walk => ({ length, at: (step) => step });
export const backwards = (length: number): Walk => ({ length, at: (step) => length - 1 - step });
export const along = (order: Int32Array): Walk => ({
  length: order.length,
  at: (step) => order[step]!,
});

/**
 * Walks the balances: each must be the last known one plus everything that moved since. A row
 * without a balance is carried on to the next that has one; a row whose amount is unknown only
 * anchors the chain again. Stops early once `limit` breaks are exceeded.
 */
export function checkChain(
  movements: readonly Movement[],
  amounts: Float64Array,
  groups: Groups,
  walk: Walk,
  limit = Number.POSITIVE_INFINITY,
): ChainCheck {
  const last = new Float64Array(groups.count).fill(Number.NaN);
  const moved = new Float64Array(groups.count);
  const result: ChainCheck = { checks: 0, breaks: [] };
  for (let step = 0; step < walk.length; step++) {
    const k = walk.at(step);
    const group = groups.of[k]!;
    const { balanceFen } = movements[k]!;
    // NaN, an amount that isn't known, spoils the sum until the next balance.
    moved[group]! += amounts[k]!;
    if (balanceFen === null) continue;
    const expected = last[group]! + moved[group]!;
    if (!Number.isNaN(expected)) {
      result.checks++;
      if (expected !== balanceFen) {
        result.breaks.push(k);
        if (result.breaks.length > limit) return result;
      }
    }
    last[group] = balanceFen;
    moved[group] = 0;
  }
  return result;
}

export interface ChainEnds {
  readonly openingFen: number | null;
  readonly closingFen: number | null;
}

/** Balance before the first and after the last movement of each group, null where not provable. */
export function chainEnds(
  movements: readonly Movement[],
  amounts: Float64Array,
  groups: Groups,
  walk: Walk,
): ChainEnds[] {
  const opening = new Float64Array(groups.count).fill(Number.NaN);
  const closing = new Float64Array(groups.count).fill(Number.NaN);
  const before = new Float64Array(groups.count);
  const seen = new Uint8Array(groups.count);
  for (let step = 0; step < walk.length; step++) {
    const k = walk.at(step);
    const group = groups.of[k]!;
    const { balanceFen } = movements[k]!;
    before[group]! += amounts[k]!;
    if (balanceFen === null) {
      closing[group]! += amounts[k]!;
      continue;
    }
    if (seen[group] === 0) opening[group] = balanceFen - before[group]!;
    seen[group] = 1;
    closing[group] = balanceFen;
  }
  const orNull = (fen: number): number | null => (Number.isNaN(fen) ? null : fen);
  return Array.from(opening, (fen, g) => ({
    openingFen: orNull(fen),
    closingFen: orNull(closing[g]!),
  }));
}
