import type { Layout } from '#shared/statements/columns.ts';
import type { Movement } from '#shared/statements/rows.ts';
import type { DirectionReading } from '#shared/statements/types.ts';

/** One way to read all amounts of a file: signed 分 per movement, NaN where it can't be known. */
export interface DirectedAmounts {
  readonly direction: DirectionReading;
  readonly amounts: Float64Array;
}

/** Which side the own account is on, per movement: payer (−1), payee (+1) or unknown (0). */
export type SideOf = (movement: Movement) => -1 | 0 | 1;

/**
 * Every distinct meaning the file's amounts could have, the one its words suggest first.
 * Two meanings that give the same amounts are one.
 */
export function directionReadings(
  layout: Layout,
  movements: readonly Movement[],
  sideOf: SideOf | null,
): DirectedAmounts[] {
  const { of } = layout;
  if (of.in >= 0 && of.out >= 0) return twoColumns(layout, movements);
  if (of.amount >= 0 && of.flag >= 0) return flagged(movements);
  if (of.amount >= 0) return signed(movements, sideOf);
  if (of.out < 0) {
    return distinct([
      read('as-worded', movements, (m) => m.into),
      read('swapped', movements, (m) => -m.into),
    ]);
  }
  const payments = [
    read('payments', movements, (m) => -m.out),
    read('payments-reversed', movements, (m) => m.out),
  ];
  return distinct(signedPayments(movements) > 0 ? payments.reverse() : payments);
}

/**
 * How many figures stand in the money-out column where every one has a minus: `支出金额(-元)` says
 * the direction twice. 0 as soon as one has none, since then a minus is a 冲正.
 */
export function signedPayments(movements: readonly Movement[]): number {
  let count = 0;
  for (const m of movements) {
    if (!m.known || m.out === 0) continue;
    if (m.out > 0) return 0;
    count++;
  }
  return count;
}

function read(
  direction: DirectionReading,
  movements: readonly Movement[],
  amountOf: (m: Movement) => number,
): DirectedAmounts {
  const amounts = new Float64Array(movements.length);
  movements.forEach((m, k) => {
    amounts[k] = m.known ? amountOf(m) : Number.NaN;
  });
  return { direction, amounts };
}

function twoColumns(layout: Layout, movements: readonly Movement[]): DirectedAmounts[] {
  const explicit = layout.wording === 'explicit';
  const byColumn = [
    read(explicit ? 'as-worded' : 'debit-out', movements, (m) => m.into - m.out),
    read(explicit ? 'swapped' : 'debit-in', movements, (m) => m.out - m.into),
  ];
  if (signedPayments(movements) === 0) return distinct(byColumn);
  return distinct([read('signed', movements, (m) => m.into + m.out), ...byColumn]);
}

/** One amount and a flag; some banks print the amount already signed, so the flag may say it twice. */
function flagged(movements: readonly Movement[]): DirectedAmounts[] {
  const plain = movements.every((m) => m.flag === null || m.flag === '+' || m.flag === '-');
  const flagIn = (m: Movement): number => (m.flag === '+' || m.flag === 'C' ? m.into : -m.into);
  const byFlag = [
    read(plain ? 'as-worded' : 'debit-out', movements, flagIn),
    read(plain ? 'swapped' : 'debit-in', movements, (m) => -flagIn(m)),
  ];
  if (!movements.some((m) => m.into < 0)) return distinct(byFlag);
  const bySign = signed(movements, null);
  // Else every row of one flag would be a 冲正: no file is like that.
  return signRepeatsFlag(movements) ? bySign : distinct([...byFlag, ...bySign]);
}

/** Negative exactly where one of the two flags stands: the sign repeats the flag, it is no 冲正. */
function signRepeatsFlag(movements: readonly Movement[]): boolean {
  const isIn = (m: Movement): boolean => m.flag === '+' || m.flag === 'C';
  const known = movements.filter((m) => m.known && m.into !== 0);
  const same = known.filter((m) => m.into > 0 === isIn(m)).length;
  return same === known.length || same === 0;
}

function signed(movements: readonly Movement[], sideOf: SideOf | null): DirectedAmounts[] {
  const bySign = [
    read('signed', movements, (m) => m.into),
    read('signed-reversed', movements, (m) => -m.into),
  ];
  if (sideOf === null) return distinct(bySign);
  const sides = read('sides', movements, (m) => {
    const side = sideOf(m);
    return side === 0 ? Number.NaN : side * Math.abs(m.into);
  });
  // Amounts without any sign leave the sides as the only thing that tells in from out.
  const signedAtAll = movements.some((m) => m.into < 0);
  return distinct(signedAtAll ? [...bySign, sides] : [sides, ...bySign]);
}

function distinct(readings: readonly DirectedAmounts[]): DirectedAmounts[] {
  const kept: DirectedAmounts[] = [];
  for (const reading of readings) {
    if (!kept.some((k) => sameAmounts(k.amounts, reading.amounts))) kept.push(reading);
  }
  return kept;
}

function sameAmounts(a: Float64Array, b: Float64Array): boolean {
  for (let k = 0; k < a.length; k++) if (!Object.is(a[k]! + 0, b[k]! + 0)) return false;
  return a.length > 0;
}
