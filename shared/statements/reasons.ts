import type { FaultCode, SkipCode } from '#shared/statements/types.ts';

/** Why a row is no transaction. */
export const SKIP_REASONS: Readonly<Record<SkipCode, string>> = {
  blank: '空行或分隔线',
  'header-repeated': '重复的表头',
  total: '合计行',
  opening: '期初或承前余额行',
  failed: '银行标明没有成功的交易，没有资金变动',
  zero: '金额为零，没有资金变动',
  continuation: '上一行的续行文字',
  note: '说明文字，不是交易',
};

/** Why a row that looks like a transaction could not be read. */
export const FAULT_REASONS: Readonly<Record<FaultCode, string>> = {
  'date-missing': '有金额但没有日期',
  'date-unreadable': '日期无法识别',
  'date-ambiguous': '日期里年、月、日的先后无法判断，请选定日期写法',
  'amount-missing': '有日期但没有金额',
  'amount-unreadable': '金额无法识别',
  'amount-decimals': '金额超过两位小数',
  'amount-too-large': '金额超出允许范围',
  'amount-both': '收入和支出同时有金额',
  'balance-unreadable': '余额无法识别',
  'flag-unreadable': '收支（借贷）标志无法识别',
  'side-unknown': '无法判断这一笔是收还是付',
};
