import { sumFen } from '../money/fen.ts';
import { accountOf, isPostable } from './accounts.ts';
import type { Half, VoucherLine } from './types.ts';

const HALVES: readonly Half[] = ['financial', 'budgetary'];

/** A debit line; the half is the account's. */
export const debit = (accountCode: string, amountFen: number): VoucherLine => ({
  half: accountOf(accountCode).half,
  accountCode,
  debitFen: amountFen,
  creditFen: 0,
});

export const credit = (accountCode: string, amountFen: number): VoucherLine => ({
  half: accountOf(accountCode).half,
  accountCode,
  debitFen: 0,
  creditFen: amountFen,
});

/** Red letters: every amount negated, the sides unchanged. */
export const negateLines = (lines: readonly VoucherLine[]): VoucherLine[] =>
  lines.map((line) => ({
    ...line,
    debitFen: line.debitFen === 0 ? 0 : -line.debitFen,
    creditFen: line.creditFen === 0 ? 0 : -line.creditFen,
  }));

/**
 * Throws unless each half balances on its own, has no line or at least two, and every line has
 * exactly one amount on an account of its half. Called by every template before it returns.
 */
export function assertBalanced(lines: readonly VoucherLine[]): VoucherLine[] {
  for (const line of lines) assertLine(line);
  for (const half of HALVES) {
    const own = lines.filter((line) => line.half === half);
    const debitFen = sumFen(own.map((line) => line.debitFen));
    const creditFen = sumFen(own.map((line) => line.creditFen));
    if (debitFen !== creditFen) {
      throw new RangeError(`the ${half} half does not balance: ${debitFen} ≠ ${creditFen}`);
    }
    if (own.length === 1) throw new RangeError(`the ${half} half has one line only`);
  }
  return [...lines];
}

function assertLine({ half, accountCode, debitFen, creditFen }: VoucherLine): void {
  if (!isPostable(accountCode) || accountOf(accountCode).half !== half) {
    throw new RangeError(`${accountCode} takes no ${half} lines`);
  }
  if ((debitFen === 0) === (creditFen === 0)) {
    throw new RangeError(`a line has exactly one amount: ${accountCode}`);
  }
}
