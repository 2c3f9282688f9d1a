import { type Day, daysBetween } from '../dates/day.ts';
import type { Claim } from './claims.ts';
import { plain, sameParty } from './payees.ts';

/** A statement line that pays out and isn't accounted for yet. */
export interface PayingLine {
  uid: string;
  day: Day;
  /** Positive. */
  amountFen: number;
  counterparty: { name: string; account: string | null };
  memo: string;
}

/** How well a line fits a claim: the score is the sum of its reasons. */
export interface Fit {
  score: number;
  /** In Chinese, for the screen: 金额相符, 收款账号相符… Names nobody. */
  reasons: string[];
  /** Exact amount, known payee, expected time: may be accepted in bulk if nothing rivals it. */
  strong: boolean;
}

/** Days around the expected day within which a payment is no surprise. */
const NEAR_DAYS = 31;

const POINTS = {
  amount: 50,
  part: 15,
  account: 35,
  name: 25,
  memo: 15,
  near: 10,
  later: 4,
} as const;

/** The fit of a line to a claim, or null when it can't be this payment. */
export function fitOf(line: PayingLine, claim: Claim): Fit | null {
  if (line.day < claim.from || (claim.until !== null && line.day > claim.until)) return null;
  const claimedFen = claim.parts.reduce((sum, part) => sum + part.amountFen, 0);
  const whole = line.amountFen === claimedFen;
  // Never more than the approval; a list is paid as a whole or not at all.
  if (!whole && (line.amountFen > claimedFen || claim.list)) return null;
  const payee = payeeFit(line, claim);
  if (payee === null) return null;
  const apart = Math.abs(daysBetween(claim.expectedOn, line.day));
  const near = apart <= NEAR_DAYS;
  const reasons = [
    whole ? '金额相符' : '金额为其中一部分',
    ...(payee.reason === '' ? [] : [payee.reason]),
    near ? '日期相近' : `与预计日期相差 ${apart} 天`,
  ];
  const score =
    (whole ? POINTS.amount : POINTS.part) + payee.points + (near ? POINTS.near : POINTS.later);
  return { score, reasons, strong: whole && near && payee.known };
}

interface PayeeFit {
  points: number;
  reason: string;
  /** The bank's own words say who was paid. */
  known: boolean;
}

/** null: the bank names somebody else. */
function payeeFit(line: PayingLine, { payees }: Claim): PayeeFit | null {
  const { name, account } = line.counterparty;
  const byAccount = payees.some(
    (payee) => plain(payee.account) !== '' && plain(payee.account) === plain(account),
  );
  if (byAccount) return { points: POINTS.account, reason: '收款账号相符', known: true };
  if (payees.some((payee) => sameParty(payee, line.counterparty))) {
    return { points: POINTS.name, reason: '收款户名相符', known: true };
  }
  const memo = plain(line.memo);
  const inMemo = payees.some(
    (payee) => plain(payee.name) !== '' && memo.includes(plain(payee.name)),
  );
  if (inMemo) return { points: POINTS.memo, reason: '附言中有收款人', known: false };
  // Same name on another account: perhaps the recipient's new one, perhaps another person.
  if (payees.some((payee) => plain(payee.name) !== '' && plain(payee.name) === plain(name))) {
    return { points: POINTS.memo, reason: '户名相同而账号不同', known: false };
  }
  // Nothing is known of who was paid, e.g. a cash withdrawal.
  if (plain(name) === '' && plain(account) === '') return { points: 0, reason: '', known: false };
  return payees.length === 0 ? { points: 0, reason: '', known: false } : null;
}
