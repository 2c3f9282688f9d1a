import type {
  CheckName,
  ColumnRole,
  DirectionReading,
  Order,
  Proof,
} from '#shared/statements/types.ts';

/** Words of the import screens; the domain's own words are in `#shared/terms.ts`. */
export const ROLE_OPTIONS: { value: ColumnRole; label: string }[] = [
  // The list opens at its value: from these two the commonest roles are in sight.
  { value: 'unknown', label: '（未识别）' },
  { value: 'other', label: '不使用' },
  { value: 'date', label: '日期' },
  { value: 'time', label: '时间' },
  { value: 'in', label: '收入金额' },
  { value: 'out', label: '支出金额' },
  { value: 'amount', label: '金额（一列）' },
  { value: 'flag', label: '收支标志' },
  { value: 'balance', label: '余额' },
  { value: 'counterpartyName', label: '对方户名' },
  { value: 'counterpartyAccount', label: '对方账号' },
  { value: 'payerName', label: '付款人户名' },
  { value: 'payerAccount', label: '付款人账号' },
  { value: 'payeeName', label: '收款人户名' },
  { value: 'payeeAccount', label: '收款人账号' },
  { value: 'summary', label: '摘要' },
  { value: 'purpose', label: '用途' },
  { value: 'remark', label: '附言' },
  { value: 'serial', label: '流水号' },
  { value: 'voucher', label: '凭证号' },
  { value: 'ownAccount', label: '本方账号' },
  { value: 'ownName', label: '本方户名' },
  { value: 'currency', label: '币种' },
];

export const DIRECTION_WORDS: Record<DirectionReading, string> = {
  'as-worded': '按列名：收入列为收，支出列为付',
  swapped: '与列名相反：收入列为付，支出列为收',
  'debit-out': '借方为付，贷方为收',
  'debit-in': '借方为收，贷方为付',
  signed: '正数为收，负数为付',
  'signed-reversed': '正数为付，负数为收',
  sides: '本方账号是付款人的为付，是收款人的为收',
  payments: '全部为付款，负数为退回',
  'payments-reversed': '全部为收款，负数为退回',
};

export const ORDER_WORDS: Record<Order | 'unknown', string> = {
  ascending: '由早到晚',
  descending: '由晚到早',
  unknown: '无法判断',
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

export const ENCODING_OPTIONS = [
  { value: 'utf-8', label: 'UTF-8' },
  { value: 'gb18030', label: 'GB 18030' },
  { value: 'utf-16le', label: 'UTF-16' },
  { value: 'utf-16be', label: 'UTF-16（高位在前）' },
];

export const DELIMITER_OPTIONS = [
  { value: ',', label: '逗号 ,' },
  { value: '\t', label: '制表符' },
  { value: '|', label: '竖线 |' },
  { value: ';', label: '分号 ;' },
  { value: '，', label: '中文逗号 ，' },
  { value: '^', label: '尖角号 ^' },
  { value: '~', label: '波浪号 ~' },
  { value: 'padded', label: '空格对齐' },
];

export const PREVIEW_WORDS = {
  new: '新增',
  existing: '已存在',
  suspected: '疑似重复',
  skipped: '跳过',
  faulty: '有误',
} as const;
