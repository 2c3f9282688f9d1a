import type { z } from 'zod';
import type { fileQuestion } from '../contract/statements.ts';
import type { DateOrder } from './date-order.ts';
import type { CheckName, ColumnRole, Container, DirectionReading, Order, Proof } from './types.ts';

/** The words of a recognised statement, on screen and on the command line. */
export const COLUMN_ROLE_WORDS: Record<ColumnRole, string> = {
  unknown: '（未识别）',
  other: '不使用',
  date: '日期',
  time: '时间',
  in: '收入金额',
  out: '支出金额',
  amount: '金额（一列）',
  flag: '收支标志',
  balance: '余额',
  counterpartyName: '对方户名',
  counterpartyAccount: '对方账号',
  payerName: '付款人户名',
  payerAccount: '付款人账号',
  payeeName: '收款人户名',
  payeeAccount: '收款人账号',
  summary: '摘要',
  purpose: '用途',
  remark: '附言',
  serial: '流水号',
  voucher: '凭证号',
  ownAccount: '本方账号',
  ownName: '本方户名',
  currency: '币种',
  status: '交易状态',
};

export const DIRECTION_WORDS: Record<DirectionReading, string> = {
  'as-worded': '按列名：收入列为收，支出列为付',
  swapped: '与列名相反：收入列为付，支出列为收',
  'debit-out': '借方为付，贷方为收',
  'debit-in': '借方为收，贷方为付',
  signed: '正数为收，负数为付',
  'signed-reversed': '正数为付，负数为收',
  sides: '本方账号是付款人的为付，是收款人的为收',
  'by-balance': '余额增加的为收，减少的为付',
  payments: '全部为付款，负数为退回',
  'payments-reversed': '全部为收款，负数为退回',
};

export const ORDER_WORDS: Record<Order | 'unknown', string> = {
  ascending: '由早到晚',
  descending: '由晚到早',
  unknown: '无法判断',
};

export const DATE_ORDER_WORDS: Record<DateOrder, string> = {
  'year-first': '年-月-日',
  'month-first': '月/日/年',
  'day-first': '日/月/年',
};

export const PROOF_WORDS: Record<Proof, string> = {
  proven: '已由余额证明',
  assumed: '未能证明',
  ambiguous: '有几种可能',
};

export const CHECK_WORDS: Record<CheckName, string> = {
  count: '笔数',
  countIn: '收入笔数',
  countOut: '支出笔数',
  totalIn: '收入合计',
  totalOut: '支出合计',
  opening: '期初余额',
  closing: '期末余额',
  movement: '期初＋收入－支出＝期末',
  period: '起止日期',
  sheets: '像对账单的工作表',
};

/** Checks whose figures are 分, not counts or days. */
const IN_FEN: readonly CheckName[] = ['totalIn', 'totalOut', 'opening', 'closing', 'movement'];
export const isAmountCheck = (name: CheckName): boolean => IN_FEN.includes(name);

export const CONTAINER_WORDS: Record<Container, string> = {
  biff: 'Excel 97–2003 工作簿',
  xlsx: 'Excel 工作簿',
  html: '网页表格',
  spreadsheetml: 'XML 表格',
  text: '文本',
};

/** What becomes of a row of the file. */
export const ROW_STATUS_WORDS = {
  new: '新增',
  existing: '已存在',
  suspected: '疑似重复',
  skipped: '跳过',
  faulty: '有误',
} as const;

/** What is asked about a whole file. */
export const QUESTION_WORDS: Record<z.infer<typeof fileQuestion>['code'], string> = {
  'account-unproven': '本方账号未核对',
  'direction-ambiguous': '收支方向无法判断',
  'direction-unproven': '收支方向未能证明',
  'cross-check-failed': '合计、笔数或工作表对不上',
  'part-of-day': '可能只含当天的一部分',
};
