import { englishMeaning } from '#shared/statements/english-words.ts';
import { withoutSpaces } from '#shared/statements/text.ts';
import type { ColumnRole } from '#shared/statements/types.ts';

/**
 * What a header's words say about a column. `strength` ranks columns that claim the same role:
 * 3 says exactly this, 2 says it by its parts, 1 only might.
 */
export interface WordMeaning {
  readonly role: ColumnRole;
  readonly strength: 1 | 2 | 3;
  /** For in and out: do the words say 收入/支出, or only 借/贷? */
  readonly wording?: 'explicit' | 'debit-credit';
}

const UNIT = /[/(]?(?:单位)?:?(?:人民币)?(?:\(?[+-]\)?)?(?:(?<![万千百])元|RMB|CNY|人民币)\)?$/;

/**
 * A header's words in one form: NFKC, no spaces of any kind, the part before `[`, 帐 as 账,
 * without a unit (`/元`, `(元)`) and, where it is bilingual, without the foreign half.
 */
export function normaliseHeader(text: string): string {
  let t = withoutSpaces(text.normalize('NFKC')).replaceAll('帐', '账').replaceAll('帳', '账');
  const bracket = t.search(/[[「【]/);
  if (bracket > 0) t = t.slice(0, bracket);
  else if (bracket === 0) t = t.replace(/[[\]「」【】]/g, '');
  t = t.replace(/[:*#"']+$/g, '').replace(/^["'*]+/, '');
  t = t.replace(/\/元(?=\(|$)/, '').replace(/\((?:元|单位:?元|人民币|RMB|CNY)\)/g, '');
  if (/[\u4e00-\u9fff]/.test(t) && t.length > 2) t = t.replace(UNIT, '') || t;
  return withoutForeignHalf(t).toUpperCase();
}

/** `交易日期TransactionDate`, `交易日期/Date`, `交易日期(Date)` → `交易日期`. */
function withoutForeignHalf(text: string): string {
  if (!/[\u4e00-\u9fff]{2}/.test(text)) return text;
  return text.replace(/[/(]?[A-Za-z][A-Za-z.'&/_-]{2,}\)?/g, '') || text;
}

const exact = (
  role: ColumnRole,
  words: string,
  wording?: WordMeaning['wording'],
): [string, WordMeaning][] =>
  words
    .split(' ')
    .map((word) => [word, wording ? { role, strength: 3, wording } : { role, strength: 3 }]);

const EXACT: ReadonlyMap<string, WordMeaning> = new Map<string, WordMeaning>([
  ...exact('date', '交易日期 交易时间 交易日 日期 交易日期时间 实际支付日期'),
  ...exact('time', '时间 交易时刻'),
  ...exact(
    'in',
    '收入 收入金额 存入 存入金额 转入 转入金额 收方金额 流入金额 收款金额 增加 收',
    'explicit',
  ),
  ...exact('in', '贷方发生额 贷方金额 贷方 贷', 'debit-credit'),
  ...exact(
    'out',
    '支出 支出金额 取出金额 转出 转出金额 付方金额 流出金额 付款金额 减少 支 付 付出',
    'explicit',
  ),
  ...exact('out', '借方发生额 借方金额 借方 借', 'debit-credit'),
  ...exact('amount', '交易金额 发生额 发生金额 金额 交易额 转账金额'),
  ...exact(
    'flag',
    '借贷标志 借贷方 借/贷 借贷 收付标志 收支方向 借贷方向 收/支 收/付 收支 存/取 进/出 资金流向 方向 DC标志 借贷状态 借贷标记 借贷标识',
  ),
  ...exact('balance', '余额 账户余额 本次余额 账面余额 交易后余额 联机余额 交易余额 结存 余'),
  ...exact('counterpartyName', '对方户名 对方单位 对方单位名称 对方名称 对方账户名 对方账户名称'),
  ...exact('counterpartyName', '交易对方 对方 对手户名 交易对手 交易对手名称 交易对手方'),
  ...exact('counterpartyAccount', '对方账号 对方账户 对方卡号 对手账号 交易对手账号 对方账户号'),
  ...exact('payerName', '付款人名称 付款人 付款方名称 付款户名 付款方户名 付款人户名'),
  ...exact('payerAccount', '付款人账号 付款账号 付款方账号 付款账户'),
  ...exact('payeeName', '收款人名称 收款人 收款方名称 收款户名 收款方户名 收款人户名'),
  ...exact('payeeAccount', '收款人账号 收款账号 收款方账号 收款账户'),
  ...exact('summary', '摘要 交易摘要 业务摘要 摘要说明'),
  ...exact('purpose', '用途 交易用途 款项用途 资金用途 事由'),
  ...exact('remark', '附言 备注 交易附言 客户附言 交易备注 留言 交易说明'),
  ...exact(
    'serial',
    '交易流水号 流水号 银行流水号 核心流水号 账户明细编号-交易流水号 银行交易流水号',
  ),
  ...exact('voucher', '凭证号 凭证号码 票据号 凭证编号'),
  ...exact(
    'ownAccount',
    '账号 本方账号 交易账号 卡号 账户 账户号 交易卡号 查询账号 银行账号 我方账号',
  ),
  ...exact('ownName', '户名 账户名称 账户名 本方户名 本方账户名称'),
  ...exact('status', '状态 交易状态 处理状态 支付状态 指令状态 订单状态 交易结果 处理结果'),
  ...exact('currency', '币种 货币 币别 货币种类 交易货币'),
]);

/** Words of columns that look like something else and are not: checked before the patterns. */
const OF_NO_USE =
  /笔数|次数|序号|行号|网点|机构|柜员|操作员|经办|地址|省市|地区|手续费|工本费|积分|利率|汇率|牌价|个性化|回单|渠道|附件|打印|页号|证件|电话|邮编|国别|费用|起息|冲[账正]|可用余额|冻结|保留余额|昨日|上[日期页笔次]余额|(?<!当)前余额|交易代码|代码|企业流水|商户|母\/子|母子公司|起存|状态|指标文号|预算|科目|限额|凭证种类|凭证类型|联行|关联|下挂|虚拟|付款方式|收款方式/;

const COUNTERPARTY = /对方|对手|收[(/]?付\)?款?[方人](?!向|式)|收付款[方人]|往来[方户单]|他方|对端/;
const ACCOUNT = /账号|卡号|账户号|号码|账户$/;
const NAME = /户名|名称|单位|姓名|账户名|客户|方$|人$/;
const BANK = /行名|开户|行$|银行$|分行/;

/** Meaning of a normalised header word, or null when nothing is known about it. */
export function meaningOf(word: string): WordMeaning | null {
  if (word === '' || word.length > 40) return null;
  return EXACT.get(word) ?? englishMeaning(word) ?? partsMeaning(word);
}

function partsMeaning(word: string): WordMeaning | null {
  if (COUNTERPARTY.test(word)) return counterpartyMeaning(word);
  const side = sideMeaning(word);
  if (side !== null) return side;
  if (OF_NO_USE.test(word)) return { role: 'other', strength: 2 };
  if (/余额|结存|结余/.test(word)) return { role: 'balance', strength: 2 };
  return moneyMeaning(word) ?? momentMeaning(word) ?? textMeaning(word);
}

function counterpartyMeaning(word: string): WordMeaning {
  if (/账号名|账户名/.test(word)) return { role: 'counterpartyName', strength: 3 };
  if (/地址|证件|地区|省|市$|币种|行号|电话/.test(word)) return { role: 'other', strength: 2 };
  if (ACCOUNT.test(word) && !/户名/.test(word)) return { role: 'counterpartyAccount', strength: 2 };
  if (BANK.test(word) || /机构|网点/.test(word)) return { role: 'other', strength: 2 };
  if (NAME.test(word)) return { role: 'counterpartyName', strength: 2 };
  // 对手信息: whoever it is, by name or by number.
  if (/信息$/.test(word)) return { role: 'counterpartyName', strength: 1 };
  return { role: 'other', strength: 1 };
}

/** 付款人…, 收款人…: the two sides of a transfer, of which one is the own account. */
function sideMeaning(word: string): WordMeaning | null {
  const m =
    /^(?:实际)?(付款|收款|付方|收方|汇款|汇入|汇出|转出|转入|借方|贷方)(人|方|单位|账户|行|开户|账|户|客户|银行)/.exec(
      word,
    );
  if (m === null || /金额|发生额|方式/.test(word)) return null;
  if (BANK.test(word) || /行号|机构|地址|证件/.test(word)) return { role: 'other', strength: 2 };
  const payer = /付|汇款|出|借/.test(m[1]!);
  if (ACCOUNT.test(word) && !/账户名|户名|名称/.test(word)) {
    return { role: payer ? 'payerAccount' : 'payeeAccount', strength: 2 };
  }
  return { role: payer ? 'payerName' : 'payeeName', strength: 2 };
}

const MONEY =
  /金额|发生额|数额|额$|款额|^(?:本[期次笔])?(?:收入|支出|存入|支取|取出|转入|转出|流入|流出|借方?|贷方?)(?:[(/]|$)/;
const EXPLICIT_IN = /收入|存入|存款|转入|收方|流入|汇入|收款|入账|进账|来账|增加|收取/;
const EXPLICIT_OUT = /支出|支取|取出|取款|提取|转出|付方|流出|汇出|付款|出账|往账|减少|支付|付出/;

const DIRECTION_WORD = /方向|借贷|收付|收支|存取|往来账/;
/** 记录标识号 is a number that marks the record, not a mark of its direction. */
const MARK_WORD = /标[志识记](?!号|码|符|ID)/;

function moneyMeaning(word: string): WordMeaning | null {
  if (!/金额|发生额/.test(word)) {
    if (DIRECTION_WORD.test(word)) return { role: 'flag', strength: 2 };
    if (MARK_WORD.test(word)) return { role: 'flag', strength: 1 };
  }
  if (!MONEY.test(word) && !/^(?:借方|贷方)/.test(word)) return null;
  if (/日期|时间|账号|户名|类型|名称/.test(word)) return null;
  const [into, out] = [EXPLICIT_IN.test(word), EXPLICIT_OUT.test(word)];
  if (into !== out) {
    const strength = word === '实际支付金额' ? 3 : 2;
    return { role: into ? 'in' : 'out', strength, wording: 'explicit' };
  }
  const [debit, credit] = [word.includes('借'), word.includes('贷')];
  if (debit !== credit) return { role: debit ? 'out' : 'in', strength: 2, wording: 'debit-credit' };
  if (/(?:累计|合计|总额|折|申请|合同|计划)/.test(word)) return { role: 'other', strength: 1 };
  return { role: 'amount', strength: 2 };
}

function momentMeaning(word: string): WordMeaning | null {
  if (/到期|开户|打印|查询|生效|对账|出票|制单|申请|提交|审核|值日|计息/.test(word)) {
    return /日期?|时间/.test(word) ? { role: 'other', strength: 2 } : null;
  }
  if (
    /(?:记账|入账|发生|交易|支付|到账|完成|业务|清算|登记|处理).*(?:日期?|时间)|日期/.test(word)
  ) {
    return { role: 'date', strength: 2 };
  }
  if (/时间$|时刻$/.test(word)) return { role: 'time', strength: 2 };
  return null;
}

function textMeaning(word: string): WordMeaning | null {
  if (/流水|交易编号|交易号|明细编号|参考号|业务编号|日志号|唯一|交易序号|订单号/.test(word)) {
    return { role: 'serial', strength: /交易流水|银行流水/.test(word) ? 3 : 2 };
  }
  if (/凭证|票据|支票/.test(word)) return { role: 'voucher', strength: 1 };
  if (/摘要/.test(word)) return { role: 'summary', strength: 2 };
  if (/用途/.test(word)) return { role: 'purpose', strength: 2 };
  if (/附言|备注|留言|说明|描述|详情/.test(word)) return { role: 'remark', strength: 2 };
  if (/币种|货币|币别/.test(word)) return { role: 'currency', strength: 2 };
  if (BANK.test(word)) return { role: 'other', strength: 1 };
  if (/账户名|户名/.test(word)) return { role: 'ownName', strength: 2 };
  if (ACCOUNT.test(word)) return { role: 'ownAccount', strength: 2 };
  if (/类型|种类|方式|业务名称|交易名称/.test(word)) return { role: 'other', strength: 1 };
  return null;
}

/** What a direction flag says: `+` in, `-` out by plain words; `C`/`D` only 贷/借. */
export type FlagSign = '+' | '-' | 'C' | 'D';

const FLAGS: ReadonlyMap<string, FlagSign> = new Map<string, FlagSign>([
  ...flags(
    '+',
    '收 收入 入 入账 转入 存入 存 来账 进 进账 收款 收方 流入 增加 增 + 贷(收入) 汇入 来 IN',
  ),
  ...flags(
    '-',
    '付 支 支出 出 出账 转出 支取 取 取出 往账 付款 付方 流出 减少 减 - 借(支出) 汇出 往 OUT',
  ),
  ...flags('C', '贷 贷方 C CR CREDIT 贷记 2'),
  ...flags('D', '借 借方 D DR DEBIT 借记 1'),
]);

function flags(sign: FlagSign, words: string): [string, FlagSign][] {
  return words.split(' ').map((word) => [word, sign]);
}

/** Null when the text is no direction flag. */
export function flagSign(text: string): FlagSign | null {
  const known = FLAGS.get(text);
  if (known !== undefined) return known;
  const t = withoutSpaces(text.normalize('NFKC'))
    .toUpperCase()
    .replace(/^["'`[【(「]|["'\]】)」]$/g, '');
  // `贷(收入)`, `借-支出`, `贷 Cr`: the first word is the flag.
  return FLAGS.get(t) ?? FLAGS.get(t.replace(/(?<=.)(?:[-/(:].*|[A-Z]+)$/, '')) ?? null;
}

/** A row the bank itself marks as not carried out moved no money. */
export const saysFailed = (text: string): boolean =>
  /失败|拒绝|作废|[未不]成功|已取消/.test(withoutSpaces(text));

/** First words of a row that ends or sums up a table. */
const TOTAL =
  /^(?:(?:本?[页日月年期]|[\d年月日./-]{1,12}|第\d+页)?(?:合计|总计|小计|累计)|当?[前页日月年](?:合计|小计|累计)|汇总|总计|合计|小计|人民币合计|总收入|总支出|总笔数|总金额|收入合计|支出合计|[借贷收付]方?(?:交易|发生)?(?:总?笔数|合计|总额|累计)|[收支]入?出?(?:总额|总金额|笔数|总笔数)|(?:收入|支出|借方|贷方)(?:总|合计|金额合计|发生额合计|交易笔数|累计)|共计|共\d+[笔条]|本页|总?(?:借方|贷方|收入|支出)(?:发生额)?(?:合计|总计)|TOTAL|合计金额|交易笔数|笔数合计)/;

const OPENING =
  /^(?:承前|上[页期月年日]|期初|年初|月初|起始|上年)(?:页|期|年|月|日)?(?:结转|余额|结余|转入|末余额)?(?:余额)?$|承前页|上页余额|上年结转|期初余额|上期余额|上月余额/;
const CLOSING = /过次页|转下页|期末余额|本期余额|结转下[页年]/;

/** Words below or between the rows of a table that are no transaction. */
const NOTE =
  /以上(?:数据|信息|内容)|仅供参考|截止日期|打印(?:时间|日期|机构)|第?\d*页|共\d+页|导出(?:时间|日期)|温馨提示|注[:：]|备注[:：]|说明[:：]|查询时间|下载时间|盖章|经办|复核|制表|账户余额[:：]|无(?:交易|明细)|没有(?:符合|交易)|END|以下空白/;

/** Nothing but strokes, as printed tables are ruled with. */
const RULE = /^[-=_+*·.:|~─━—═│┃┆┼├┤┬┴┌┐└┘╪╋]{2,}$/;

export const isRule = (text: string): boolean => RULE.test(withoutSpaces(text));
export const isTotalWord = (text: string): boolean => TOTAL.test(compact(text));
export const isOpeningWord = (text: string): boolean => OPENING.test(compact(text));
export const isClosingWord = (text: string): boolean => CLOSING.test(compact(text));
export const isNoteWord = (text: string): boolean => NOTE.test(compact(text));

const compact = (text: string): string =>
  withoutSpaces(text.slice(0, 80).normalize('NFKC')).toUpperCase();
