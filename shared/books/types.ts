/** 财务会计 or 预算会计: each half of a voucher balances on its own. */
export type Half = 'financial' | 'budgetary';

/** One line of a voucher. Exactly one of the two amounts is non-zero; red letters are negative. */
export interface VoucherLine {
  half: Half;
  /** Account code with its detail, e.g. `1002`, `5001.01`. */
  accountCode: string;
  debitFen: number;
  creditFen: number;
}
