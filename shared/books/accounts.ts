import type { Half } from './types.ts';

/** The five classes of 财务会计 and the three of 预算会计. */
export type AccountElement =
  | '资产'
  | '负债'
  | '净资产'
  | '收入'
  | '费用'
  | '预算收入'
  | '预算支出'
  | '预算结余';

/** One account of the chart. Codes with a dot are details of the code before the dot. */
export interface LedgerAccount {
  readonly code: string;
  /** As printed, with the account it details: 其他应收款—待查款项. */
  readonly name: string;
  readonly half: Half;
  readonly element: AccountElement;
  /** The side on which a balance of this account normally stands. */
  readonly normalSide: 'debit' | 'credit';
}

/** The accounts the templates write, by what they mean here. */
export const ACCOUNT = {
  bank: '1002',
  inTransit: '1021',
  treasuryClaim: '1201',
  inquiry: '1218.01',
  owedByBureau: '1218.02',
  dueToTreasury: '2103',
  undetermined: '2307.01',
  misdirected: '2307.02',
  inquiryIn: '2307.03',
  accumulated: '3001',
  surplusOfPeriod: '3301',
  priorYears: '3501',
  appropriationIncome: '4001',
  reliefExpense: '5001.01',
  workingExpense: '5001.02',
  budgetIncome: '6001',
  reliefSpending: '7101.303',
  workingSpending: '7101.302',
  budgetMoney: '8001.01',
  budgetTreasuryClaim: '8001.02',
  carriedAdjustment: '8101.01',
  carriedHandedOver: '8101.02',
  carriedOfYear: '8101.03',
  carriedTotal: '8101.04',
} as const;

/**
 * The fund's part of the government chart of accounts (政府会计制度). Numbers of details are the
 * unit's own. Parents of details stand in the chart for totals and are never posted to.
 */
export const CHART: readonly LedgerAccount[] = [
  financial('资产', 'debit', [
    ['1002', '银行存款—专账'],
    ['1021', '其他货币资金—在途'],
    ['1201', '财政应返还额度'],
    ['1218', '其他应收款'],
    ['1218.01', '其他应收款—待查'],
    ['1218.02', '其他应收款—单位应补手续费'],
  ]),
  financial('负债', 'credit', [
    ['2103', '应缴财政款'],
    ['2307', '其他应付款'],
    ['2307.01', '其他应付款—暂收待定'],
    ['2307.02', '其他应付款—误入款'],
    ['2307.03', '其他应付款—待查收款'],
  ]),
  financial('净资产', 'credit', [
    ['3001', '累计盈余'],
    ['3301', '本期盈余'],
    ['3501', '以前年度盈余调整'],
  ]),
  financial('收入', 'credit', [['4001', '财政拨款收入']]),
  financial('费用', 'debit', [
    ['5001', '业务活动费用'],
    ['5001.01', '业务活动费用—对个人和家庭的补助'],
    ['5001.02', '业务活动费用—商品和服务费用'],
  ]),
  budgetary('预算收入', 'credit', [['6001', '财政拨款预算收入—项目支出']]),
  budgetary('预算支出', 'debit', [
    ['7101', '行政支出—财政拨款支出—项目'],
    ['7101.302', '行政支出—财政拨款支出—项目—302'],
    ['7101.303', '行政支出—财政拨款支出—项目—303'],
  ]),
  budgetary('预算结余', 'debit', [
    ['8001', '资金结存'],
    ['8001.01', '资金结存—货币资金'],
    ['8001.02', '资金结存—财政应返还额度'],
  ]),
  budgetary('预算结余', 'credit', [
    ['8101', '财政拨款结转'],
    ['8101.01', '财政拨款结转—年初余额调整'],
    ['8101.02', '财政拨款结转—归集上缴'],
    ['8101.03', '财政拨款结转—本年收支结转'],
    ['8101.04', '财政拨款结转—累计结转'],
  ]),
].flat();

const BY_CODE = new Map(CHART.map((account) => [account.code, account]));

/** The account of a code. @throws RangeError for a code outside the chart: a programmer's error. */
export function accountOf(code: string): LedgerAccount {
  const account = BY_CODE.get(code);
  if (!account) throw new RangeError(`no such account: ${code}`);
  return account;
}

/** Lines name accounts without details below them; a parent only adds up. */
export function isPostable(code: string): boolean {
  return BY_CODE.has(code) && !CHART.some((account) => account.code.startsWith(`${code}.`));
}

type Row = readonly [code: string, name: string];

function financial(element: AccountElement, normalSide: 'debit' | 'credit', rows: Row[]) {
  return rows.map(([code, name]) => ({
    code,
    name,
    half: 'financial' as const,
    element,
    normalSide,
  }));
}

function budgetary(element: AccountElement, normalSide: 'debit' | 'credit', rows: Row[]) {
  return rows.map(([code, name]) => ({
    code,
    name,
    half: 'budgetary' as const,
    element,
    normalSide,
  }));
}
