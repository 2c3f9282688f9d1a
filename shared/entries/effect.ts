import { type Day, yearOf } from '../dates/day.ts';
import { assertFen } from '../money/fen.ts';
import type { AnsweredEntry, EntryFacts } from './entry.ts';
import { ENTRY_KINDS, type Funding } from './kinds.ts';

/** What one posted entry changes in the totals. Amounts in signed 分; a red voucher turns all. */
export interface EntryEffect {
  direction: 'in' | 'out';
  /** On the bank account: + in, − out, 0 for a reclassification. */
  bankFen: number;
  /** On the spending of `budgetYear`: + spent, − came back. */
  spentFen: number;
  /** The part of spentFen that concerns carried-over money (上年结转). */
  spentCarryoverFen: number;
  /**
   * Spending of an earlier, closed or reported year that this entry corrects: − a payment that
   * came back later, + a payment recorded late. Shown separately; the reported year stays.
   */
  priorYearFen: number;
  /** The year of the business date. */
  budgetYear: number;
}

/** How a bank fee divides between the fund's spending and what the bureau owes the fund (1218). */
export interface FeeSplit {
  spentFen: number;
  owedFen: number;
}

/**
 * The one place that says what an entry does to account, spending and year: stored by the
 * service and used by DA-05. A red entry gives the exact opposite of what it cancels.
 *
 * @param answered the entry named by `ofEntryUid`; needed by a return.
 * @param fee how a bank fee divides, see `feeSplit`; needed by a bank fee.
 * @throws TypeError when one of the two is needed and missing: a programmer's error.
 */
export function effectOf(
  entry: EntryFacts,
  answered: AnsweredEntry | null,
  fee: FeeSplit | null = null,
): EntryEffect {
  if (entry.correction?.color === 'red') return negateEffect(entry.correction.effect);
  const { direction } = ENTRY_KINDS[entry.kind];
  const spending = spendingOf(entry, answered, fee);
  const carried = spending.funding === 'carryover' && !spending.priorYear;
  return {
    direction,
    bankFen: entry.reclassifies ? 0 : direction === 'in' ? entry.amountFen : -entry.amountFen,
    spentFen: spending.priorYear ? 0 : spending.fen,
    spentCarryoverFen: carried ? spending.fen : 0,
    priorYearFen: spending.priorYear ? spending.fen : 0,
    budgetYear: yearOf(entry.businessDate),
  };
}

/** Every sign turned: the effect of the red voucher (红字冲销). */
export function negateEffect(effect: EntryEffect): EntryEffect {
  return {
    ...effect,
    bankFen: negate(effect.bankFen),
    spentFen: negate(effect.spentFen),
    spentCarryoverFen: negate(effect.spentCarryoverFen),
    priorYearFen: negate(effect.priorYearFen),
  };
}

/** Minus zero would print and compare oddly. */
const negate = (fen: number): number => (fen === 0 ? 0 : -fen);

/** True for a line of an earlier year whose voucher stands in a later one: a correction (8101). */
export function isPriorYearCorrection(entry: {
  businessDate: Day;
  voucher: { date: Day } | null;
}): boolean {
  return entry.voucher !== null && yearOf(entry.voucher.date) > yearOf(entry.businessDate);
}

interface Spending {
  fen: number;
  funding: Funding;
  priorYear: boolean;
}

function spendingOf(
  entry: EntryFacts,
  answered: AnsweredEntry | null,
  fee: FeeSplit | null,
): Spending {
  const late = isPriorYearCorrection(entry);
  if (entry.kind === 'returned') {
    if (!answered) throw new TypeError(`a return needs the payment it answers: ${entry.uid}`);
    const { spentFen } = returnSplit(entry.amountFen, answered);
    const laterYear = late || yearOf(entry.businessDate) !== answered.budgetYear;
    return { fen: negate(spentFen), funding: answered.funding, priorYear: laterYear };
  }
  if (entry.kind === 'bank_fee') {
    if (!fee) throw new TypeError(`a bank fee needs its split: ${entry.uid}`);
    if (assertFen(fee.spentFen) + assertFen(fee.owedFen) !== entry.amountFen) {
      throw new TypeError(`the split of a bank fee must add up: ${entry.uid}`);
    }
    return { fen: fee.spentFen, funding: entry.funding, priorYear: late };
  }
  const fen = ENTRY_KINDS[entry.kind].spends ? entry.amountFen : 0;
  return { fen, funding: entry.funding, priorYear: late };
}

/**
 * Which part of a return takes back spending, and which only settles a claim. Of a bank fee the
 * part owed by the bureau comes back first; money under inquiry never was spending.
 */
export function returnSplit(
  amountFen: number,
  answered: AnsweredEntry,
): { spentFen: number; claimFen: number } {
  const { kind } = answered;
  if (kind === 'relief' || kind === 'working_expense') return { spentFen: amountFen, claimFen: 0 };
  if (kind !== 'bank_fee') return { spentFen: 0, claimFen: amountFen };
  const returnedBefore = answered.amountFen - answered.openFen;
  const owedStillOpen = Math.max(0, answered.amountFen - answered.spentFen - returnedBefore);
  const claimFen = Math.min(amountFen, owedStillOpen);
  return { spentFen: amountFen - claimFen, claimFen };
}

/** An entry as another one answers it, before anything came back. */
export function asAnswered(entry: EntryFacts, effect: EntryEffect): AnsweredEntry {
  const { uid, kind, businessDate, amountFen, permittedUseUid, approvalUid, funding, accountUid } =
    entry;
  return {
    uid,
    kind,
    businessDate,
    budgetYear: effect.budgetYear,
    amountFen,
    openFen: amountFen,
    spentFen: effect.spentFen + effect.priorYearFen,
    permittedUseUid,
    approvalUid,
    funding,
    accountUid,
    counterparty: entry.counterparty,
  };
}
