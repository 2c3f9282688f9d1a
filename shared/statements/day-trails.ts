import type { Groups } from '#shared/statements/chain.ts';
import { sortedByDate } from '#shared/statements/chronology.ts';
import type { Movement } from '#shared/statements/rows.ts';

/**
 * Orders the rows of each day by their balances alone, for files that shuffle rows of one day or
 * one second: every row is a step from its balance before to its balance after, and the day is a
 * trail over all steps. Returns the positions in time order, or null when some day has no trail
 * that starts where the day before ended. Linear in the number of rows.
 */
export function dayTrails(
  movements: readonly Movement[],
  amounts: Float64Array,
  groups: Groups,
): Int32Array | null {
  if (groups.count !== 1 || movements.length < 2) return null;
  for (let k = 0; k < movements.length; k++) {
    if (movements[k]!.balanceFen === null || Number.isNaN(amounts[k]!)) return null;
  }
  const byDay = sortedByDate(movements, 'day', 'kept');
  const order = new Int32Array(movements.length);
  let balance: number | null = null;
  let from = 0;
  while (from < byDay.length) {
    let until = from + 1;
    const { day } = movements[byDay[from]!]!;
    while (until < byDay.length && movements[byDay[until]!]!.day === day) until++;
    const steps = Array.from(byDay.subarray(from, until));
    const trail = trailOver(movements, amounts, steps, balance);
    if (trail === null) return null;
    order.set(trail, from);
    balance = movements[trail.at(-1)!]!.balanceFen;
    from = until;
  }
  return order;
}

/** Hierholzer's algorithm on balances as places and rows as steps between them. */
function trailOver(
  movements: readonly Movement[],
  amounts: Float64Array,
  steps: readonly number[],
  startAt: number | null,
): number[] | null {
  const leaving = new Map<number, number[]>();
  const surplus = new Map<number, number>();
  // Steps are taken from the end of each list: reversed, so that the file's order is preferred.
  for (const k of [...steps].reverse()) {
    const after = movements[k]!.balanceFen!;
    const before = after - amounts[k]!;
    const list = leaving.get(before);
    if (list) list.push(k);
    else leaving.set(before, [k]);
    surplus.set(before, (surplus.get(before) ?? 0) + 1);
    surplus.set(after, (surplus.get(after) ?? 0) - 1);
  }
  const start = startOf(surplus, movements[steps[0]!]!.balanceFen! - amounts[steps[0]!]!, startAt);
  return start === null ? null : walkFrom(start, movements, leaving, steps.length);
}

function startOf(
  surplus: ReadonlyMap<number, number>,
  firstInFile: number,
  startAt: number | null,
): number | null {
  let start: number | null = null;
  for (const [place, extra] of surplus) {
    if (extra === 0 || extra === -1) continue;
    if (extra !== 1 || start !== null) return null;
    start = place;
  }
  const begin = start ?? startAt ?? firstInFile;
  return startAt === null || begin === startAt ? begin : null;
}

function walkFrom(
  start: number,
  movements: readonly Movement[],
  leaving: ReadonlyMap<number, number[]>,
  length: number,
): number[] | null {
  const trail: number[] = [];
  const places: number[] = [start];
  const taken: number[] = [];
  while (places.length > 0) {
    const next = leaving.get(places.at(-1)!)?.pop();
    if (next !== undefined) {
      places.push(movements[next]!.balanceFen!);
      taken.push(next);
    } else {
      places.pop();
      const step = taken.pop();
      if (step !== undefined) trail.push(step);
    }
  }
  return trail.length === length ? trail.reverse() : null;
}
