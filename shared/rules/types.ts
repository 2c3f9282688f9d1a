import type { ApprovalFacts } from '../approvals/types.ts';
import type { Day } from '../dates/day.ts';
import type { AnsweredEntry } from '../entries/entry.ts';
import type { UseKind } from '../entries/kinds.ts';
import type { RuleParameters, RuleSettings } from './parameters.ts';

export const RULE_CODES = [
  'DA-01',
  'DA-02',
  'DA-03',
  'DA-04',
  'DA-05',
  'DA-06',
  'DA-07',
  'DA-08',
  'DA-09',
  'DA-10',
  'DA-11',
  'DA-12',
  'DA-13',
  'DA-14',
  'DA-15',
  'DA-16',
  'DA-17',
] as const;
export type RuleCode = (typeof RULE_CODES)[number];

export type Severity = 'block' | 'warn';

/** 核查问题: what a check reports. */
export interface Finding {
  code: RuleCode;
  severity: Severity;
  /** What is wrong in this record and what to do, in Chinese. */
  message: string;
  /** The record it speaks of. */
  where: {
    kind: 'entry' | 'line' | 'budget-document' | 'account' | 'period' | 'approval';
    uid: string;
  };
}

/** One rule's verdict on one entry; the yearly 专款专用核查表 counts these. */
export interface Judgement {
  code: RuleCode;
  outcome: 'passed' | 'warned' | 'failed' | 'not-applicable';
  finding: Finding | null;
}

export type BudgetKind = 'carryover' | 'advance' | 'initial' | 'supplement' | 'reduction';

/** 预算指标 in force (not replaced by a correction). Amounts are positive 分; 调减 subtracts. */
export interface BudgetDocument {
  uid: string;
  fundUid: string;
  budgetYear: number;
  kind: BudgetKind;
  documentNo: string;
  /** 生效日期: the day the rules use. */
  effectiveOn: Day;
  amountFen: number;
}

/** An account of the bureau, with the funds registered to use it and when. */
export interface RegisteredAccount {
  uid: string;
  accountNo: string;
  registrations: { fundUid: string; validFrom: Day; validTo: Day | null }[];
}

export interface PermittedUse {
  uid: string;
  fundUid: string;
  kind: UseKind;
  name: string;
  /** The clause that allows it. */
  clause: string;
  validFrom: Day;
  validTo: Day | null;
}

/** Posted figures of one fund, account and day (the ledger file's `day_total`). */
export interface DayTotal {
  accountUid: string;
  day: Day;
  inFen: number;
  outFen: number;
  spentFen: number;
  /** The part of spentFen paid from carried-over money. */
  spentCarryoverFen: number;
}

export interface ClosedPeriod {
  year: number;
  /** 1–12, 13 for 调整期, or null when the whole year is closed. */
  period: number | null;
}

/**
 * All that judging one fund's entries of one budget year needs; gathered by the service. The
 * year is that of the entries' business dates: a batch that spans two years is judged in two.
 */
export interface RuleContext {
  fundUid: string;
  budgetYear: number;
  custody: 'own-account' | 'shared-account' | 'treasury';
  accounts: RegisteredAccount[];
  permittedUses: PermittedUse[];
  /** Every version of the rule parameters; `settingsOn` says which judges a day. */
  settings: RuleSettings[];
  /** In force, of this fund, all years. */
  budgetDocuments: BudgetDocument[];
  /** Posted totals of this fund in the entries' budget year, any order, all accounts. */
  dayTotals: DayTotal[];
  /** Spending of the year before the ledger was adopted in mid-year. */
  openingSpentFen: number;
  /** The part of openingSpentFen paid from carried-over money. */
  openingSpentCarryoverFen: number;
  /** Balance of each account at the start of the budget year (opening balance included). */
  openingBalances: { accountUid: string; day: Day; balanceFen: number }[];
  /** The bank's own end-of-day balances where the statements give them (DA-06's advice). */
  bankBalances: { accountUid: string; day: Day; balanceFen: number }[];
  closedPeriods: ClosedPeriod[];
  /** Entries named by `ofEntryUid`. */
  answered: AnsweredEntry[];
  /** Persons, not accounts (DA-12); null while nobody has reviewed yet. */
  preparerPersonUid: string | null;
  reviewerPersonUid: string | null;
  /** A 用款申请 is judged before payment by the same rules as the bank's fact when recording. */
  moment: 'before-payment' | 'recording';
  /** The approvals the entries name; posted payments only, so without this batch. */
  approvals: ApprovalFacts[];
  /** The version in force, for what is not settled by an approval's own version. */
  parameters: RuleParameters;
  /**
   * Posted working expenses of the budget year, fees included, net of returns, with the opening's;
   * null only while no cap is set (DA-10).
   */
  workingSpentFen: number | null;
}
