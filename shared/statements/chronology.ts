import type { Groups } from '#shared/statements/chain.ts';
import type { Movement } from '#shared/statements/rows.ts';
import type { Order } from '#shared/statements/types.ts';

/** What dates and times alone say about the order of the file. */
export interface DateEvidence {
  /** The only order the dates allow; null when they say nothing or contradict themselves. */
  readonly order: Order | null;
  /** True when dates go both up and down: neither order is the order of the days. */
  readonly mixed: boolean;
}

/**
 * Days decide; times only where all days are equal, since a bank may list days one way and the
 * rows within a day the other way. Each account's rows are compared among themselves.
 */
export function dateEvidence(movements: readonly Movement[], groups: Groups): DateEvidence {
  const last: (Movement | undefined)[] = new Array(groups.count);
  const days = { up: 0, down: 0 };
  const times = { up: 0, down: 0 };
  movements.forEach((m, k) => {
    if (m.day === null) return;
    const before = last[groups.of[k]!];
    last[groups.of[k]!] = m;
    if (before === undefined) return;
    if (m.day > before.day!) days.up++;
    else if (m.day < before.day!) days.down++;
    else if (m.time !== null && before.time !== null) {
      if (m.time > before.time) times.up++;
      else if (m.time < before.time) times.down++;
    }
  });
  const { up, down } = days.up + days.down > 0 ? days : times;
  if (up > 0 && down > 0) return { order: null, mixed: days.up > 0 && days.down > 0 };
  if (up === 0 && down === 0) return { order: null, mixed: false };
  return { order: up > 0 ? 'ascending' : 'descending', mixed: false };
}

/** Positions sorted by day, or by day and time; rows that tie keep the file's order or reverse it. */
export function sortedByDate(
  movements: readonly Movement[],
  by: 'day' | 'time',
  ties: 'kept' | 'reversed',
): Int32Array {
  const keys = movementKeys(movements, by);
  const order = Int32Array.from(movements, (_, k) => k);
  const sign = ties === 'kept' ? 1 : -1;
  return order.sort((a, b) => {
    const [x, y] = [keys[a]!, keys[b]!];
    return x < y ? -1 : x > y ? 1 : sign * (a - b);
  });
}

/** A row without a date of its own stays beside the row above it. */
function movementKeys(movements: readonly Movement[], by: 'day' | 'time'): string[] {
  let day = '';
  let time = '';
  return movements.map((m) => {
    if (m.day !== null) {
      time = m.time ?? (m.day === day ? time : '');
      day = m.day;
    }
    return by === 'day' ? day : `${day} ${time}`;
  });
}
