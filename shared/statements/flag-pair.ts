import { readAmount } from '#shared/statements/amount.ts';
import { cellText, trimmed } from '#shared/statements/text.ts';
import type { Row } from '#shared/statements/types.ts';
import { type FlagSign, flagSign } from '#shared/statements/words.ts';

const SAMPLE_ROWS = 60;

/**
 * A direction column of two values that no word explains (0 and 1, J and D): taken for 借 and 贷
 * without a claim which is which, so that only balances can prove one. Null where words explain
 * them or there are more than two.
 */
export function flagPairOf(
  rows: readonly Row[],
  from: number,
  flag: number,
  amount: number,
): ReadonlyMap<string, FlagSign> | null {
  const values = new Set<string>();
  let sampled = 0;
  for (let at = from; at < rows.length && sampled < SAMPLE_ROWS; at++) {
    const value = trimmed(cellText(rows[at]![flag]));
    if (value === '' || typeof readAmount(rows[at]![amount]) !== 'number') continue;
    sampled++;
    if (values.add(value).size > 2) return null;
  }
  if (values.size === 0 || [...values].every((value) => flagSign(value) !== null)) return null;
  const [first, second] = [...values].sort();
  const debitFirst = !isCredit(signOf(first!)) && !isDebit(signOf(second ?? ''));
  return new Map<string, FlagSign>([
    [first!, debitFirst ? 'D' : 'C'],
    [second ?? '', debitFirst ? 'C' : 'D'],
  ]);
}

/** 1 is 借 beside 2 but 贷 beside 0: a digit alone says nothing. */
const signOf = (value: string): FlagSign | null => (/\d/.test(value) ? null : flagSign(value));

const isCredit = (sign: FlagSign | null): boolean => sign === 'C' || sign === '+';
const isDebit = (sign: FlagSign | null): boolean => sign === 'D' || sign === '-';
