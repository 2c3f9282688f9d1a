import type { Day } from '#shared/dates/day.ts';
import { statedFen } from '#shared/statements/amount.ts';
import { MomentReader } from '#shared/statements/moment.ts';
import { cellText, currencyOf, trimmed, withoutSpaces } from '#shared/statements/text.ts';
import type { Row, StatedFacts } from '#shared/statements/types.ts';
import { normaliseHeader } from '#shared/statements/words.ts';

export interface KeyValue {
  readonly key: string;
  readonly value: string;
}

type FactName = Exclude<keyof StatedFacts, 'periodFrom' | 'periodTo'> | 'period' | 'from' | 'to';

/** Keys of a sheet's head and foot in their normalised form, most particular first. */
const KEYS: readonly (readonly [FactName, RegExp])[] = [
  [
    'ownName',
    /^(?:本方)?(?:户名|账户名称?|客户名称?|单位名称|公司名称|姓名|账号名称|开户名称|(?:ACCOUNT|CUSTOMER)(?:NAME|HOLDER))$/,
  ],
  [
    'ownAccount',
    /^(?:查询|本方|银行|客户|交易|开户|存款)?(?:账号|账户|账户号|卡号|账户号码|账号\/卡号)$|^(?:ACCOUNT|A\/C)(?:NO\.?|NUMBER)?$/,
  ],
  ['currency', /^(?:账户)?(?:币种|货币|币别)$|^CURRENCY$/],
  [
    'openingFen',
    /^(?:对账单)?(?:期初|上期|月初|年初|起始|承前|上月|上年|期初账户)(?:末)?(?:结转)?余额$|^OPENINGBALANCE$/,
  ],
  [
    'closingFen',
    /^(?:对账单)?(?:期末|本期|月末|年末|结束|截止|终止|账户|期末账户|本期末)余额$|^CLOSINGBALANCE$/,
  ],
  ['from', /^(?:查询)?(?:起始|开始|起|自)(?:日期|时间|日)?$/],
  ['to', /^(?:查询)?(?:截止|终止|结束|截至|止|至)(?:日期|时间|日)?$/],
  [
    'period',
    /^(?:查询时间范围|(?:查询|交易|对账|账单|账务|起止|明细|日期|时间)?(?:起止)?(?:日期|时间|期间|区间|周期|范围|时段)(?:范围|区间)?)$|^(?:STATEMENT)?(?:PERIOD|DATERANGE)$/,
  ],
  [
    'countIn',
    /^(?:收入|贷方收入|收方|存入|转入|入账)(?:交易|发生)?(?:总|合计)?笔数(?:合计)?$|^总?收入(?:总)?笔数$/,
  ],
  [
    'countOut',
    /^(?:支出|付方|支取|转出|出账)(?:交易|发生)?(?:总|合计)?笔数(?:合计)?$|^总?支出(?:总)?笔数$/,
  ],
  ['countDebit', /^(?:汇总)?借方?(?:交易|发生)?(?:总|合计)?笔数(?:合计)?$/],
  ['countCredit', /^(?:汇总)?贷方?(?:交易|发生)?(?:总|合计)?笔数(?:合计)?$/],
  ['count', /^(?:总|交易|合计|汇总交易|交易总|明细|记录|总交易)?(?:笔数|条数|记录数)(?:合计)?$/],
  [
    'totalInFen',
    /^(?:汇总|总)?(?:收入|存入|转入|收方|入账)(?:交易|发生)?(?:总|合计)?(?:金额|额|发生额)?(?:总计|合计|总额|累计)?$/,
  ],
  [
    'totalOutFen',
    /^(?:汇总|总)?(?:支出|支取|转出|付方|出账)(?:交易|发生)?(?:总|合计)?(?:金额|额|发生额)?(?:总计|合计|总额|累计)?$/,
  ],
  [
    'totalDebitFen',
    /^(?:汇总|总)?借方?(?:交易|发生)?(?:总|合计)?(?:金额|额|发生额)?(?:总计|合计|总额|累计)?$/,
  ],
  [
    'totalCreditFen',
    /^(?:汇总|总)?贷方?(?:交易|发生)?(?:总|合计)?(?:金额|额|发生额)?(?:总计|合计|总额|累计)?$/,
  ],
];

/** Keys that carry a value of no use here, known so that they don't swallow their neighbours. */
const OTHER_KEYS =
  /^(?:网点号|页号|页码|上页余额|当前余额|可用余额|保留余额|冻结余额|开户行|开户机构|打印时间|打印日期|打印机构|查询时间|下载时间|账户类型|账户状态|客户号|币种类型|制单人|操作员|备注)$/;

/** Key–value pairs of rows outside the table, in the ways banks write them. */
export function keyValuesOf(rows: readonly Row[]): KeyValue[] {
  const pairs: KeyValue[] = [];
  rows.forEach((row, at) => {
    const texts = row.map((cell) => trimmed(cellText(cell)));
    const aboveValues = isLineOfKeys(texts);
    for (let k = 0; k < texts.length; k++) {
      const text = texts[k]!;
      if (text === '') continue;
      const inside = insideOneCell(text);
      for (const pair of inside) if (pair.value !== '') pairs.push(pair);
      const bare = inside.length > 0 ? inside.at(-1)! : { key: normaliseHeader(text), value: '' };
      if (bare.value !== '' || !isKey(bare.key)) continue;
      const [beside, below] = [valueBeside(texts, k), valueBelow(rows, at, k)];
      const value = aboveValues ? (below ?? beside) : (beside ?? below);
      if (value !== null) pairs.push({ key: bare.key, value });
    }
  });
  return pairs;
}

const factOf = (written: string): FactName | null => {
  const key = written.replace(/(?<=.)\([^()]*\)$/, '');
  for (const [name, pattern] of KEYS) if (pattern.test(key)) return name;
  return null;
};

const isKey = (key: string): boolean => factOf(key) !== null || OTHER_KEYS.test(key);

const KEY_BEFORE_COLON = /([\u4e00-\u9fffA-Za-z][\u4e00-\u9fffA-Za-z()（）/[\].]*)\s*[:：]/g;

/** `户名：某局 账号：430…` or several lines in one cell; the last pair may lack its value. */
function insideOneCell(text: string): KeyValue[] {
  const pairs: KeyValue[] = [];
  for (const line of text.split(/[\r\n]+/)) {
    // `账　　号：` is one word spread out for looks.
    const joined = line
      .replace(/([\u4e00-\u9fff])[\s\u00a0\u3000]+(?=[\u4e00-\u9fff]\s*[:：])/g, '$1')
      .replace(/([A-Za-z])\s+(?=[A-Za-z]+\.?\s*[:：])/g, '$1');
    const keys = [...joined.matchAll(KEY_BEFORE_COLON)].map(keyPlace);
    keys.forEach(({ key, end }, k) => {
      const value = joined.slice(end, keys[k + 1]?.start ?? joined.length);
      pairs.push({ key, value: trimmed(value).replace(/[;；,，。]+$/, '') });
    });
  }
  return pairs;
}

interface KeyPlace {
  readonly key: string;
  readonly start: number;
  readonly end: number;
}

/** `某某局账号：` without a gap: the known word at the end is the key, the rest a value before it. */
function keyPlace(match: RegExpExecArray): KeyPlace {
  const written = match[1]!;
  const place = { start: match.index, end: match.index + match[0].length };
  const key = normaliseHeader(written);
  if (isKey(key)) return { key, ...place };
  for (let from = 1; from <= written.length - 2; from++) {
    const tail = normaliseHeader(written.slice(from));
    if (isKey(tail)) return { key: tail, start: match.index + from, end: place.end };
  }
  return { key, ...place };
}

/** `账号 | 户名 | 币种 | 开户日期`: a line of keys, whose values stand below it, not beside. */
function isLineOfKeys(texts: readonly string[]): boolean {
  const filled = texts.filter((text) => text !== '');
  const keys = filled.filter((text) => isKey(normaliseHeader(text))).length;
  return filled.length > 2 && keys * 2 > filled.length;
}

/** The next filled cell to the right, unless it is a key itself. */
function valueBeside(texts: readonly string[], k: number): string | null {
  for (let j = k + 1; j < Math.min(texts.length, k + 12); j++) {
    const text = texts[j]!;
    if (text === '') continue;
    const key = normaliseHeader(text);
    return isKey(key) || isKey(insideOneCell(text)[0]?.key ?? '') ? null : text;
  }
  return null;
}

/** A line of keys above a line of values. */
function valueBelow(rows: readonly Row[], at: number, k: number): string | null {
  const text = trimmed(cellText(rows[at + 1]?.[k]));
  if (text === '' || isKey(normaliseHeader(text)) || insideOneCell(text).length > 0) return null;
  return text;
}

export const NO_FACTS: StatedFacts = {
  ownAccount: null,
  ownName: null,
  currency: null,
  periodFrom: null,
  periodTo: null,
  openingFen: null,
  closingFen: null,
  totalInFen: null,
  totalOutFen: null,
  totalDebitFen: null,
  totalCreditFen: null,
  count: null,
  countIn: null,
  countOut: null,
  countDebit: null,
  countCredit: null,
};

/** Facts from key–value pairs; the first statement of each wins. */
export function factsOf(pairs: readonly KeyValue[]): StatedFacts {
  const facts: { -readonly [K in keyof StatedFacts]: StatedFacts[K] } = { ...NO_FACTS };
  for (const { key, value } of pairs) {
    const name = factOf(key);
    if (name === null) continue;
    if (name === 'period') {
      const [from, to] = daysIn(value);
      if (from !== undefined && to !== undefined) {
        facts.periodFrom ??= from;
        facts.periodTo ??= to;
      }
    } else if (name === 'from') facts.periodFrom ??= daysIn(value)[0] ?? null;
    else if (name === 'to') facts.periodTo ??= daysIn(value)[0] ?? null;
    else if (name === 'ownAccount') facts.ownAccount ??= accountIn(value);
    else if (name === 'ownName') facts.ownName ??= value.split(/[\r\n]/)[0]!.trim() || null;
    else if (name === 'currency') facts.currency ??= currencyOf(value.split(/\s/)[0]!);
    else if (name.endsWith('Fen')) facts[name as 'openingFen'] ??= amountIn(value);
    else facts[name as 'count'] ??= countIn(value);
  }
  return facts;
}

/** Own account: at least four digits, mask characters allowed, spaces and hyphens dropped. */
export function accountIn(text: string): string | null {
  const t = text.normalize('NFKC').replace(/(?<=[\d*])[\s\u3000-]+(?=[\d*])/g, '');
  const m = /[\d*][\dA-Za-z*•×]{5,39}/.exec(t.replace(/[•×]/g, '*'));
  if (m === null || (m[0].match(/\d/g)?.length ?? 0) < 4) return null;
  return m[0].replace(/[xX]/g, '*');
}

const ACCOUNT_IN_PROSE =
  /(?<!对方|对手|收款|付款|款人|方)(?:账号|账户|卡号)[\s:：[(（【]*([\d*][\d*\s-]{6,}[\d*])/;

/**
 * `账户[430…]交易明细`, `账号 430… 户名 某局`, `某银行（430…）对账单`: where no key and value name the own
 * account. A number in brackets is one only if nothing else could be.
 */
export function accountInProse(rows: readonly Row[]): string | null {
  const texts = rows.flatMap((row) =>
    row.map((cell) => cellText(cell).slice(0, 400).normalize('NFKC').replaceAll('帐', '账')),
  );
  for (const text of texts) {
    const account = accountIn(ACCOUNT_IN_PROSE.exec(text)?.[1] ?? '');
    if (account !== null) return account;
  }
  const bracketed = new Set(texts.flatMap(accountsInBrackets));
  return bracketed.size === 1 ? [...bracketed][0]! : null;
}

const IN_BRACKETS = /([^[\](){}【】「」]*)[[({【「]([^[\](){}【】「」]*)[\])}】」]/g;
const ACCOUNT_NUMBER = /(?<![\dA-Za-z.*])\d[\d*]{8,30}\d(?![\dA-Za-z.*])/g;
/** Numbers of something else: whose they are stands before them. */
const OTHERS_NUMBER =
  /(?:代码|证|编号|电话|流水|机构|网点|客户|行号|号码|对方|对手|收款|付款|时间|日期|期间)[^\d]*$/;

function accountsInBrackets(text: string): string[] {
  const found: string[] = [];
  const reader = new MomentReader();
  for (const [, before, written] of text.matchAll(IN_BRACKETS)) {
    // `4306 2101 0000 1234 567`
    const inside = written!.replace(/(?<=\d{4}) (?=\d{3,4}(?!\d))/g, '');
    for (const number of inside.matchAll(ACCOUNT_NUMBER)) {
      const lead = `${before}${inside.slice(0, number.index)}`;
      if (OTHERS_NUMBER.test(lead) || reader.read(number[0]) !== null) continue;
      found.push(number[0]);
    }
  }
  return found;
}

/** The first figure that counts no entries: `6笔，共1,234.00元` states 1,234.00. */
function amountIn(text: string): number | null {
  const first =
    /[-+(¥￥]*[\d０-９][\d０-９,，]*(?:[.．][\d０-９]+)?\)?(?![\d０-９,，.．]*\s*[笔条])/.exec(
      text,
    );
  return first === null ? null : statedFen(first[0].replaceAll('，', ','));
}

function countIn(text: string): number | null {
  const m = /^\D{0,3}(\d{1,7})(?:\.0+)?\s*[笔条]?$/.exec(withoutSpaces(text.normalize('NFKC')));
  return m === null ? null : Number(m[1]);
}

const DAYS = /\d{4}(?:[-/.年]\d{1,2}[-/.月]\d{1,2}日?|\d{4})/g;

function daysIn(text: string): Day[] {
  const reader = new MomentReader();
  const found: Day[] = [];
  for (const [written] of text.normalize('NFKC').matchAll(DAYS)) {
    const moment = reader.read(written);
    if (moment !== null) found.push(moment.day);
  }
  return found;
}
