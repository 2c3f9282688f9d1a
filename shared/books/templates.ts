import { yearOf } from '../dates/day.ts';
import { isKindOfCustody } from '../entries/completeness.ts';
import { type EntryEffect, isPriorYearCorrection } from '../entries/effect.ts';
import type { AnsweredEntry, EntryFacts } from '../entries/entry.ts';
import type { EntryKind } from '../entries/kinds.ts';
import type { RuleContext } from '../rules/types.ts';
import { ACCOUNT } from './accounts.ts';
import { assertBalanced, credit, debit, negateLines } from './lines.ts';
import type { VoucherLine } from './types.ts';

/** Kept with every voucher: which set of templates wrote it. Raise it when a line changes. */
export const TEMPLATE_VERSION = 1;

export type Custody = RuleContext['custody'];

/**
 * The voucher of an entry: a financial half and, where budget money moves, a budgetary half.
 * Red entries give the negated lines of what they cancel; when that was posted under an older
 * template version the stored lines must be negated instead (`redLines`).
 *
 * @param effect as `effectOf` or `judgeBatch` gave it: it holds the split of a fee.
 * @param answered the entry named by `ofEntryUid`; needed by returns and reclassifications.
 * @returns balanced lines without zeros; empty for a kind that custody (c) doesn't know, because
 *   a treasury payment account holds no money (see `isKindOfCustody`).
 * @throws TypeError when the answered entry is needed and missing: a programmer's error.
 */
export function voucherLines(
  entry: EntryFacts,
  effect: EntryEffect,
  answered: AnsweredEntry | null,
  custody: Custody,
): VoucherLine[] {
  if (!isKindOfCustody(entry.kind, custody)) return [];
  if (entry.correction?.color === 'red') {
    return assertBalanced(
      negateLines(plainLines(entry, entry.correction.effect, answered, custody)),
    );
  }
  return assertBalanced(plainLines(entry, effect, answered, custody));
}

function plainLines(
  entry: EntryFacts,
  effect: EntryEffect,
  answered: AnsweredEntry | null,
  custody: Custody,
): VoucherLine[] {
  const money = moneySides(entry, answered, custody);
  const lines =
    entry.kind === 'returned'
      ? returnLines(entry, effect, answered, custody)
      : kindLines(entry, effect, money);
  const shown = lines.filter((line) => line.debitFen !== 0 || line.creditFen !== 0);
  return isPriorYearCorrection(entry) ? shown.map(toPriorYear) : shown;
}

/** Where the money stands in each half. */
interface MoneySides {
  financial: string;
  budgetary: string;
}

/** A reclassification takes the place of the account that held the money meanwhile. */
function moneySides(
  entry: EntryFacts,
  answered: AnsweredEntry | null,
  custody: Custody,
): MoneySides {
  const treasury = custody === 'treasury';
  const budgetary = treasury ? ACCOUNT.budgetIncome : ACCOUNT.budgetMoney;
  const moving = treasury ? ACCOUNT.appropriationIncome : ACCOUNT.bank;
  return { financial: entry.reclassifies ? heldIn(entry, answered) : moving, budgetary };
}

function heldIn(entry: EntryFacts, answered: AnsweredEntry | null): string {
  switch (answered?.kind) {
    case 'inquiry_out':
      return ACCOUNT.inquiry;
    case 'inquiry_in':
      return ACCOUNT.inquiryIn;
    case 'undetermined':
      return ACCOUNT.undetermined;
    default:
      throw new TypeError(`a reclassification needs what it reclassifies: ${entry.uid}`);
  }
}

function kindLines(entry: EntryFacts, effect: EntryEffect, money: MoneySides): VoucherLine[] {
  const fen = entry.amountFen;
  const { financial: at, budgetary: budget } = money;
  switch (entry.kind) {
    case 'appropriation':
      return [
        ...inTo(at, ACCOUNT.appropriationIncome, fen),
        ...inTo(budget, ACCOUNT.budgetIncome, fen),
      ];
    case 'relief':
      return [
        ...outOf(at, ACCOUNT.reliefExpense, fen),
        ...outOf(budget, ACCOUNT.reliefSpending, fen),
      ];
    case 'working_expense':
      return [
        ...outOf(at, ACCOUNT.workingExpense, fen),
        ...outOf(budget, ACCOUNT.workingSpending, fen),
      ];
    case 'bank_fee':
      return feeLines(fen, effect, money);
    case 'unspent_returned':
      return unspentLines(entry, money);
    case 'undetermined':
      return inTo(at, ACCOUNT.undetermined, fen);
    case 'misdirected':
      return inTo(at, ACCOUNT.misdirected, fen);
    case 'inquiry_in':
      return inTo(at, ACCOUNT.inquiryIn, fen);
    case 'interest':
      return inTo(at, ACCOUNT.dueToTreasury, fen);
    case 'transfer_in':
      return inTo(at, ACCOUNT.inTransit, fen);
    case 'misdirected_refund':
      return outOf(at, ACCOUNT.misdirected, fen);
    case 'inquiry_out':
      return outOf(at, ACCOUNT.inquiry, fen);
    case 'interest_remitted':
      return outOf(at, ACCOUNT.dueToTreasury, fen);
    case 'transfer_out':
      return outOf(at, ACCOUNT.inTransit, fen);
    case 'returned':
      throw new TypeError('returns have lines of their own');
  }
}

const inTo = (money: string, from: string, fen: number): VoucherLine[] => [
  debit(money, fen),
  credit(from, fen),
];

const outOf = (money: string, what: string, fen: number): VoucherLine[] => [
  debit(what, fen),
  credit(money, fen),
];

/** What the budget doesn't cover is owed to the fund by the bureau and never was spending. */
function feeLines(fen: number, effect: EntryEffect, money: MoneySides): VoucherLine[] {
  const spentFen = effect.spentFen + effect.priorYearFen;
  return [
    debit(ACCOUNT.workingExpense, spentFen),
    debit(ACCOUNT.owedByBureau, fen - spentFen),
    credit(money.financial, fen),
    ...outOf(money.budgetary, ACCOUNT.workingSpending, spentFen),
  ];
}

/** 结余上缴: this year's money takes back income, earlier years' money comes out of what was kept. */
function unspentLines(
  { amountFen, funding }: Pick<EntryFacts, 'amountFen' | 'funding'>,
  money: MoneySides,
): VoucherLine[] {
  const current = funding === 'current';
  const financial = current ? ACCOUNT.appropriationIncome : ACCOUNT.accumulated;
  const budgetary = current ? ACCOUNT.budgetIncome : ACCOUNT.carriedHandedOver;
  return [
    ...outOf(money.financial, financial, amountFen),
    ...outOf(money.budgetary, budgetary, amountFen),
  ];
}

/**
 * 退汇/退款/追回. Spending of the same year is taken back in red; of an earlier year through
 * 3501 and 8101, so that the reported year stays; a claim or debt is simply settled.
 */
function returnLines(
  entry: EntryFacts,
  effect: EntryEffect,
  answered: AnsweredEntry | null,
  custody: Custody,
): VoucherLine[] {
  if (!answered) throw new TypeError(`a return needs the payment it answers: ${entry.uid}`);
  const laterYear =
    isPriorYearCorrection(entry) || yearOf(entry.businessDate) !== answered.budgetYear;
  const to = returnsTo(custody, laterYear);
  if (answered.kind === 'unspent_returned') {
    if (laterYear) return takenBackLater(entry.amountFen, to);
    return negateLines(unspentLines({ amountFen: entry.amountFen, funding: answered.funding }, to));
  }
  const spentFen = -(effect.spentFen + effect.priorYearFen);
  const claimFen = entry.amountFen - spentFen;
  const claim = inTo(to.financial, claimAccount(answered.kind), claimFen);
  const taken = laterYear
    ? takenBackLater(spentFen, to)
    : negateLines(spendingLines(answered.kind, spentFen, to));
  return [...taken, ...claim];
}

/** Money a treasury payment gives back in a later year becomes a claim on the treasury. */
function returnsTo(custody: Custody, laterYear: boolean): MoneySides {
  if (custody !== 'treasury') return { financial: ACCOUNT.bank, budgetary: ACCOUNT.budgetMoney };
  return laterYear
    ? { financial: ACCOUNT.treasuryClaim, budgetary: ACCOUNT.budgetTreasuryClaim }
    : { financial: ACCOUNT.appropriationIncome, budgetary: ACCOUNT.budgetIncome };
}

const takenBackLater = (fen: number, to: MoneySides): VoucherLine[] => [
  ...inTo(to.financial, ACCOUNT.priorYears, fen),
  ...inTo(to.budgetary, ACCOUNT.carriedAdjustment, fen),
];

function spendingLines(kind: EntryKind, fen: number, money: MoneySides): VoucherLine[] {
  const relief = kind === 'relief';
  const expense = relief ? ACCOUNT.reliefExpense : ACCOUNT.workingExpense;
  const spending = relief ? ACCOUNT.reliefSpending : ACCOUNT.workingSpending;
  return [...outOf(money.financial, expense, fen), ...outOf(money.budgetary, spending, fen)];
}

/** The account on which a payment that was no spending still stands open. */
function claimAccount(kind: EntryKind): string {
  switch (kind) {
    case 'bank_fee':
      return ACCOUNT.owedByBureau;
    case 'interest_remitted':
      return ACCOUNT.dueToTreasury;
    case 'misdirected_refund':
      return ACCOUNT.misdirected;
    case 'transfer_out':
      return ACCOUNT.inTransit;
    default:
      return ACCOUNT.inquiry;
  }
}

/** Income, expense and spending of a closed year are corrected through 3501 and 8101. */
function toPriorYear(line: VoucherLine): VoucherLine {
  return { ...line, accountCode: priorYearAccount(line.accountCode) };
}

/** The account through which a closed year's income, expense or spending is corrected. */
function priorYearAccount(code: string): string {
  if (/^[45]/.test(code)) return ACCOUNT.priorYears;
  if (/^[67]/.test(code)) return ACCOUNT.carriedAdjustment;
  return code;
}
