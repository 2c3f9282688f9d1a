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
  if (ties === 'kept' && isSorted(keys)) return order;
  return order.sort((a, b) => keys[a]! - keys[b]! || sign * (a - b));
}

function isSorted(keys: Float64Array): boolean {
  for (let k = 1; k < keys.length; k++) if (keys[k]! < keys[k - 1]!) return false;
  return true;
}

/** Days and seconds as one number. A row without a date of its own stays beside the row above it. */
function movementKeys(movements: readonly Movement[], by: 'day' | 'time'): Float64Array {
  const days = new Map<string, number>();
  const keys = new Float64Array(movements.length);
  let [day, second] = [0, 0];
  movements.forEach((m, k) => {
    if (m.day !== null) {
      let number = days.get(m.day);
      if (number === undefined) {
        number = Number(m.day.replaceAll('-', ''));
        days.set(m.day, number);
      }
      const sameDay = number === day;
      day = number;
      if (m.time !== null) second = secondOf(m.time);
      else if (!sameDay) second = 0;
    }
    keys[k] = by === 'day' ? day : day * 86_400 + second;
  });
  return keys;
}

/** `HH:MM:SS` as seconds of the day. */
function secondOf(time: string): number {
  const digit = (at: number): number => time.charCodeAt(at) - 0x30;
  const two = (at: number): number => digit(at) * 10 + digit(at + 1);
  return two(0) * 3600 + two(3) * 60 + two(6);
}
