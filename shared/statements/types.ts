import type { Day } from '#shared/dates/day.ts';
import type { DateOrder } from '#shared/statements/date-order.ts';

/**
 * One cell of a sheet. A plain string is a text cell, kept as it stands. Cells that were a date or
 * a number in the file also say so, because the shown text alone may hide it.
 */
export type Cell = string | TypedCell;

export interface TypedCell {
  /** What a person sees. */
  readonly text: string;
  /** `YYYY-MM-DD HH:MM:SS` when the file stored a date: the day and time shown, no time zone. */
  readonly date?: string;
  /** Exact decimal text (no exponent, no separators) when the file stored a number. */
  readonly number?: string;
  /** A place that a cell above, merged with it, covers: what that one says holds here too. */
  readonly ofAbove?: true;
}

export type Row = readonly Cell[];

/** What kind of file the rows came in, whatever its name. */
export const CONTAINERS = ['biff', 'xlsx', 'html', 'spreadsheetml', 'text'] as const;
export type Container = (typeof CONTAINERS)[number];

/** What a column means. `other` is known to be of no use here; `unknown` was not understood. */
export const COLUMN_ROLES = [
  ...(['date', 'time', 'in', 'out', 'amount', 'flag', 'balance'] as const),
  ...(['counterpartyName', 'counterpartyAccount', 'payerName', 'payerAccount'] as const),
  ...(['payeeName', 'payeeAccount', 'summary', 'purpose', 'remark', 'serial'] as const),
  ...(['voucher', 'ownAccount', 'ownName', 'currency', 'status', 'other', 'unknown'] as const),
] as const;
export type ColumnRole = (typeof COLUMN_ROLES)[number];

export interface ColumnChoice {
  /** 0-based position in the row. */
  readonly index: number;
  readonly role: ColumnRole;
}

export interface Column extends ColumnChoice {
  /** The header's words as shown, a two-line header joined by a space. */
  readonly header: string;
}

/**
 * How amounts become in (+) and out (−).
 * `as-worded`: 收入 in, 支出 out. `debit-out`: 借 is money out. `debit-in`: 借 is money in.
 * `swapped`: 收入 and 支出 mean the opposite. `signed`: + is in. `signed-reversed`: + is out.
 * `sides`: out where the own account is the payer. `by-balance`: out where the balance fell.
 * `payments`: one column of payments, + is out.
 */
export const DIRECTION_READINGS = [
  ...(['as-worded', 'swapped', 'debit-out', 'debit-in', 'signed', 'signed-reversed'] as const),
  ...(['sides', 'by-balance', 'payments', 'payments-reversed'] as const),
] as const;
export type DirectionReading = (typeof DIRECTION_READINGS)[number];

export const ORDERS = ['ascending', 'descending'] as const;
export type Order = (typeof ORDERS)[number];
export type Proof = 'proven' | 'assumed' | 'ambiguous';

/** What a person chose by hand instead of the guess; absent parts are guessed. */
export interface Mapping {
  readonly encoding?: string;
  readonly delimiter?: string;
  readonly sheet?: string;
  /** 1-based row of the header's first line; 0 when the sheet has none and its columns are given. */
  readonly headerRow?: number;
  readonly headerLines?: 1 | 2;
  /** Roles of all columns; a column not named is ignored. */
  readonly columns?: readonly ColumnChoice[];
  readonly direction?: DirectionReading;
  readonly order?: Order;
  readonly dates?: DateOrder;
}

/** One transaction of the bank, normalised. */
export interface StatementLine {
  /** Row in the sheet, from 1. */
  readonly rowNumber: number;
  readonly day: Day;
  /** `HH:MM:SS` or null. */
  readonly time: string | null;
  /** Money in is positive, money out negative; a 冲正 keeps its sign and so counts against its side. */
  readonly amountFen: number;
  /** 冲正: a negative figure in a column of its own direction. It lowers that side's total. */
  readonly reversal: boolean;
  /** Balance after the line. */
  readonly balanceFen: number | null;
  readonly serial: string | null;
  readonly counterpartyName: string | null;
  readonly counterpartyAccount: string | null;
  /** 摘要, 用途 and 附言 without repetition, joined by 「；」. */
  readonly memo: string;
  /** Own account as the row or the sheet names it, digits and mask only. */
  readonly ownAccount: string | null;
  /** `CNY` for 人民币; other currencies by their ISO code where known. */
  readonly currency: string | null;
}

export type SkipCode =
  | 'blank'
  | 'header-repeated'
  | 'total'
  | 'opening'
  | 'zero'
  | 'failed'
  | 'continuation'
  | 'note';

export interface SkippedRow {
  readonly row: number;
  readonly code: SkipCode;
  /** Chinese, for the user. */
  readonly reason: string;
}

export type FaultCode =
  | 'date-missing'
  | 'date-unreadable'
  | 'date-ambiguous'
  | 'amount-missing'
  | 'amount-unreadable'
  | 'amount-decimals'
  | 'amount-too-large'
  | 'amount-both'
  | 'balance-unreadable'
  | 'flag-unreadable'
  | 'side-unknown';

export interface FaultyRow {
  readonly row: number;
  readonly code: FaultCode;
  /** Chinese, for the user. */
  readonly reason: string;
}

/** Values stated by the sheet itself, outside its rows of transactions. */
export interface StatedFacts {
  /** Digits and mask characters (`*`), null where the sheet names none. */
  readonly ownAccount: string | null;
  readonly ownName: string | null;
  readonly currency: string | null;
  readonly periodFrom: Day | null;
  readonly periodTo: Day | null;
  readonly openingFen: number | null;
  readonly closingFen: number | null;
  readonly totalInFen: number | null;
  readonly totalOutFen: number | null;
  readonly totalDebitFen: number | null;
  readonly totalCreditFen: number | null;
  readonly count: number | null;
  readonly countIn: number | null;
  readonly countOut: number | null;
  readonly countDebit: number | null;
  readonly countCredit: number | null;
}

export type CheckName =
  | 'count'
  | 'countIn'
  | 'countOut'
  | 'totalIn'
  | 'totalOut'
  | 'opening'
  | 'closing'
  | 'movement'
  | 'period'
  /** Of several sheets that look like statements only one was read. */
  | 'sheets';

export interface CrossCheck {
  readonly name: CheckName;
  readonly ok: boolean;
  /** What the sheet states and what its rows give: 分, a count, or a day. */
  readonly stated: number | string;
  readonly found: number | string;
}

export interface Reading {
  readonly direction: DirectionReading;
  readonly order: Order;
}

/** The chain of balances of one own account and currency within the file. */
export interface BalanceChain {
  readonly account: string | null;
  readonly currency: string | null;
  readonly openingFen: number | null;
  readonly closingFen: number | null;
  readonly lines: number;
}

export interface Recognition {
  /** 1-based row of the header's first line; 0 where the user said that there is none. */
  readonly headerRow: number;
  readonly headerLines: 0 | 1 | 2;
  readonly columns: readonly Column[];
  readonly facts: StatedFacts;
  /** In the order of the file. */
  readonly lines: readonly StatementLine[];
  /** Positions in {@link lines}, first transaction first. */
  readonly chronological: readonly number[];
  readonly skipped: readonly SkippedRow[];
  readonly faulty: readonly FaultyRow[];
  readonly order: Order | 'unknown';
  readonly direction: { readonly reading: DirectionReading; readonly proof: Proof };
  /** Every reading that no row contradicts: one when proven, several when ambiguous. */
  readonly candidates: readonly Reading[];
  /** Balances found where the chain could be checked, and how many checks there were. */
  readonly checkedBalances: number;
  /** Rows whose balance doesn't follow from the row before it, under the proposed reading. */
  readonly breaks: readonly number[];
  readonly chains: readonly BalanceChain[];
  readonly openingFen: number | null;
  readonly closingFen: number | null;
  /** Sum of the in side, each 冲正 of it deducted. */
  readonly totalInFen: number;
  /** Sum of the out side as a positive figure, each 冲正 of it deducted. */
  readonly totalOutFen: number;
  readonly crossChecks: readonly CrossCheck[];
  /** Rows of the sheet up to its last row with any text; all of them are accounted for. */
  readonly totalRows: number;
  /** Own accounts named in the rows, in order of appearance. */
  readonly ownAccounts: readonly string[];
}

/** The sheet was read but no statement was recognised in it. */
export interface NotRecognised {
  /** `unit`: the sheet says that its amounts are not in 元. */
  readonly reason: 'empty' | 'no-header' | 'unit';
  /** Below a header row chosen by hand: its columns as far as they are understood. */
  readonly columns?: readonly Column[];
}
