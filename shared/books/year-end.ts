import { ACCOUNT } from './accounts.ts';
import { assertBalanced, credit, debit } from './lines.ts';
import type { VoucherLine } from './types.ts';

/** Debits less credits of each account at the year's end, before the transfer. Signed 分. */
export type NetBalances = ReadonlyMap<string, number>;

/**
 * 年末结转: income and expense → 3301 → 3001, with 3501 → 3001; budget income and spending →
 * 8101 本年收支结转, and the year's details of 8101 → 累计结转. Empty when nothing moved.
 */
export function yearEndLines(net: NetBalances): VoucherLine[] {
  const yearsResult = (code: string) => /^[45]\d/.test(code);
  const budgetResult = (code: string) => /^[67]\d/.test(code);
  return assertBalanced([
    ...transfer(net, yearsResult, ACCOUNT.surplusOfPeriod),
    ...onward(net, yearsResult, ACCOUNT.surplusOfPeriod, ACCOUNT.accumulated),
    ...transfer(net, (code) => code === ACCOUNT.priorYears, ACCOUNT.accumulated),
    ...transfer(net, budgetResult, ACCOUNT.carriedOfYear),
    ...onward(net, budgetResult, ACCOUNT.carriedOfYear, ACCOUNT.carriedTotal),
    ...transfer(net, isYearsDetail, ACCOUNT.carriedTotal),
  ]);
}

const isYearsDetail = (code: string): boolean =>
  code === ACCOUNT.carriedAdjustment || code === ACCOUNT.carriedHandedOver;

/** Each account is emptied against the other one. */
function transfer(net: NetBalances, from: (code: string) => boolean, to: string): VoucherLine[] {
  return [...net]
    .filter(([code, fen]) => from(code) && fen !== 0)
    .sort(([a], [b]) => a.localeCompare(b, 'en'))
    .flatMap(([code, fen]) => empty(code, fen, to));
}

/** What was just gathered on an account goes on to the next. */
function onward(
  net: NetBalances,
  from: (code: string) => boolean,
  over: string,
  to: string,
): VoucherLine[] {
  const gathered = [...net].reduce((sum, [code, fen]) => (from(code) ? sum + fen : sum), 0);
  return gathered === 0 ? [] : empty(over, gathered, to);
}

/** A debit balance is credited away, a credit balance debited. */
function empty(code: string, fen: number, to: string): VoucherLine[] {
  return fen > 0 ? [debit(to, fen), credit(code, fen)] : [debit(code, -fen), credit(to, -fen)];
}
