import type { Day } from '../dates/day.ts';
import type { EntryEffect } from './effect.ts';
import type { EntryKind, Funding } from './kinds.ts';

/** What a voucher rests on (DA-15). */
export type Attachment =
  | { kind: 'paper'; sheets: number; place: string }
  /** Enough for fees and interest: the bank's own line. */
  | { kind: 'bank-line' }
  /** A file of the ledger, by its document link: that knows its name, and what it is. */
  | { kind: 'file'; linkUid: string };

/** What is printed of the application a payment rests on. */
export interface DecisionPrinted {
  number: string;
  approver: string;
  /** Null until it is decided. */
  date: Day | null;
  amountFen: number | null;
}

/** One business event of the fund, complete enough to be judged and booked. Money in 分. */
export interface EntryFacts {
  uid: string;
  fundUid: string;
  accountUid: string;
  kind: EntryKind;
  /** 业务日期: bank or treasury date; decides the budget year and what the rules compare. */
  businessDate: Day;
  /** Always positive; the kind gives the direction, a reversal turns every sign. */
  amountFen: number;
  /** 用途: the concrete purpose. */
  purpose: string;
  permittedUseUid: string | null;
  funding: Funding;
  /** Budget documents an appropriation (or a return of unspent money) names, with a share each. */
  budgetShares: { documentUid: string; amountFen: number }[];
  /**
   * The earlier entry this one answers: the payment that came back, the inquiry or undetermined
   * money reclassified, the misdirected money refunded, the other side of a transfer.
   */
  ofEntryUid: string | null;
  /** True when this entry only reclassifies `ofEntryUid` and moves no bank money. */
  reclassifies: boolean;
  /** The application this pays (DA-07, DA-17). */
  approvalUid: string | null;
  /** 信访编号 of that application's case, and its decision, for print: never typed. */
  caseNo: string | null;
  approval: DecisionPrinted | null;
  /** Who pays or is paid, as the bank or the decision names them. */
  counterparty: { name: string; account: string | null } | null;
  /** Documents that allow a payment to an account of the bureau or of another fund (DA-02). */
  ownAccountBasis: OwnAccountBasis | null;
  attachments: Attachment[];
  /** Statement lines this entry accounts for, with the part of each (signed like the line). */
  lines: { lineUid: string; day: Day; amountFen: number }[];
  /**
   * 凭证日期 and period (1–12, 13 for 调整期) as posting will write them; null while a draft, then
   * the first open day on or after the business date counts.
   */
  voucher: { date: Day; period: number } | null;
  /** Set on the vouchers of a correction; null on everything else. */
  correction: Correction | null;
}

/**
 * One voucher of a correction (订正). The red one repeats the facts of the posted entry it cancels,
 * business date included, under an own uid; it carries that entry's stored effect, because a fee
 * split or a return can't be worked out a second time from the state of today.
 */
export type Correction =
  | { color: 'red'; entryUid: string; effect: EntryEffect }
  | { color: 'blue'; entryUid: string };

/** DA-02's permitted reasons for paying an account of the bureau or of another fund. */
export interface OwnAccountBasis {
  reason: 'treasury' | 'misdirected' | 'account-change' | 'reimbursement';
  documentNo: string;
  /** Reimbursement of advances (归垫) lists each original payment. */
  advances: { day: Day; amountFen: number; purpose: string; permittedUseUid: string }[];
}

/** The entry an entry answers, as rules and templates need it. */
export interface AnsweredEntry {
  uid: string;
  kind: EntryKind;
  businessDate: Day;
  budgetYear: number;
  amountFen: number;
  /** Still open: the amount not yet returned, reclassified, refunded or met. */
  openFen: number;
  /** How much of it counted as spending (a fee above the budget counts less than its amount). */
  spentFen: number;
  permittedUseUid: string | null;
  /** The approval a payment named: what comes back of it may be paid again. */
  approvalUid: string | null;
  funding: Funding;
  accountUid: string;
  /** Who paid or was paid: misdirected money goes back to its payer only. */
  counterparty: { name: string; account: string | null } | null;
}
