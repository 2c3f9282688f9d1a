/**
 * The kinds of entry (台账记录), each with its direction and its effect on spending.
 * One truth for forms, rules, voucher templates, lists and the ledger file's CHECK.
 */
export const ENTRY_KINDS = {
  appropriation: { word: '财政拨款', direction: 'in', spends: false },
  undetermined: { word: '暂收待定', direction: 'in', spends: false },
  misdirected: { word: '误入款', direction: 'in', spends: false },
  misdirected_refund: { word: '误入款退回', direction: 'out', spends: false },
  relief: { word: '救助支出', direction: 'out', spends: true },
  working_expense: { word: '工作经费', direction: 'out', spends: true },
  bank_fee: { word: '手续费', direction: 'out', spends: true },
  interest: { word: '利息', direction: 'in', spends: false },
  interest_remitted: { word: '利息上缴', direction: 'out', spends: false },
  /** 退汇/退款/追回: names the payment (or the inquiry) the money comes back from. */
  returned: { word: '退回款项', direction: 'in', spends: false },
  unspent_returned: { word: '结余上缴', direction: 'out', spends: false },
  /** One entry for each side of a 账户间划转; the second names the first. */
  transfer_out: { word: '账户划出', direction: 'out', spends: false },
  transfer_in: { word: '账户划入', direction: 'in', spends: false },
  /** 待查款项: a bank fact that no rule allows as spending (out) or nobody can explain yet (in). */
  inquiry_out: { word: '待查付款', direction: 'out', spends: false },
  inquiry_in: { word: '待查收款', direction: 'in', spends: false },
} as const satisfies Record<string, KindFacts>;

export interface KindFacts {
  readonly word: string;
  /** The side of the bank account the money moves on. */
  readonly direction: 'in' | 'out';
  /** Whether it counts as the fund's spending. */
  readonly spends: boolean;
}

export type EntryKind = keyof typeof ENTRY_KINDS;
export const ENTRY_KIND_LIST = Object.keys(ENTRY_KINDS) as EntryKind[];

/** The kinds a permitted use (用途) can belong to: each use belongs to exactly one. */
export type UseKind = 'relief' | 'working_expense';

/** Which year's money pays: this year's budget, or what was carried over (上年结转). */
export type Funding = 'current' | 'carryover';

/**
 * Kinds that may settle an earlier entry without moving bank money: money under inquiry becomes
 * what it proves to be, undetermined money gets its budget document.
 */
export const RECLASSIFIES = {
  inquiry_out: ['relief', 'working_expense', 'bank_fee', 'interest_remitted', 'unspent_returned'],
  inquiry_in: ['appropriation', 'interest', 'misdirected'],
  undetermined: ['appropriation', 'misdirected'],
} as const satisfies Partial<Record<EntryKind, readonly EntryKind[]>>;
