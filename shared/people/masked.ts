// Personal data as screens show it by default: enough to tell two apart, not enough to use.

declare const masked: unique symbol;
/** A name that went through {@link maskedName}: where this type is asked for, no other can stand. */
export type MaskedName = string & { readonly [masked]: 'name' };

/** Surnames of two characters (复姓). */
const COMPOUND_SURNAMES: ReadonlySet<string> = new Set(
  (
    '欧阳 上官 司马 诸葛 夏侯 皇甫 尉迟 公孙 令狐 慕容 司徒 端木 东方 南宫 西门 独孤 申屠 ' +
    '宇文 长孙 轩辕 闻人 澹台 公冶 濮阳 淳于 单于 太叔 仲孙 钟离 鲜于 闾丘 司空 亓官 赫连 呼延 拓跋'
  ).split(' '),
);

/**
 * 张三 → 张**, 欧阳某某 → 欧阳**: the surname, and always two stars, so that the length of a name tells
 * nothing. Of any other name its first letter; a digit is never shown.
 */
export function maskedName(name: string): MaskedName {
  const letters = [...name.normalize('NFKC').replace(/[^\p{L}]/gu, '')];
  if (letters.length === 0) return (name.trim() === '' ? '' : '**') as MaskedName;
  const two = letters.slice(0, 2).join('');
  const surname = letters.length > 2 && COMPOUND_SURNAMES.has(two) ? two : letters[0];
  return `${surname}**` as MaskedName;
}

/** What the names of units end in; a number or 第一 may stand before it, a place after it in brackets. */
const UNIT_WORDS =
  /(公司|政府|委员会|委会|办事处|管理所|服务所|卫生所|派出所|事务所|中心|医院|学校|银行|信用社|合作社|供销社|旅行社|工作站|服务站|商店|商行|超市|酒店|宾馆|饭店|经营部|服务部|门市部|印刷厂|工厂|局|协会|基金会)$/;

/**
 * The name of a firm or an office as it is, a person's masked. What doesn't plainly read as a unit counts as
 * a person; never used for one who is helped.
 */
export function maskedPayee(name: string): string {
  const plain = name.normalize('NFKC').replace(/[(（][^()（）]*[)）]|\s/gu, '');
  return [...plain].length >= 4 && UNIT_WORDS.test(plain) ? name : maskedName(name);
}

/** A text a bank wrote, with the names that are known masked wherever they stand in it. */
export const withMaskedNames = (text: string, names: readonly string[]): string =>
  names
    .filter((name) => name.trim().length > 1)
    .toSorted((a, b) => b.length - a.length)
    .reduce((masked, name) => masked.replaceAll(name.trim(), maskedName(name)), text);

/** 430***********1234: neither the birth date nor, of an old number, its last digit is shown. */
export function maskedIdNumber(number: string): string {
  const plain = plainNumber(number);
  if (/^\d{17}[\dX]$/.test(plain)) return `${plain.slice(0, 3)}${'*'.repeat(11)}${plain.slice(-4)}`;
  // Of the fifteen digits of an old number the last three are no part of the date.
  if (/^\d{15}$/.test(plain)) return `${plain.slice(0, 3)}${'*'.repeat(9)}${plain.slice(-3)}`;
  return maskedTail(plain);
}

/** 138****1234; of a number with an area code its last four. */
export function maskedPhone(phone: string): string {
  const plain = plainNumber(phone);
  return /^1\d{10}$/.test(plain) ? `${plain.slice(0, 3)}****${plain.slice(-4)}` : maskedTail(plain);
}

/** The last four of an account: `6222021234561234` becomes `****1234`. */
export const maskedAccount = (account: string): string => maskedTail(plainNumber(account));

/** Last four, where that isn't nearly all of it. */
function maskedTail(plain: string): string {
  if (plain === '') return '';
  return plain.length > 7 ? `****${plain.slice(-4)}` : '****';
}

const plainNumber = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/[^\p{L}\p{N}]/gu, '')
    .toUpperCase();

/**
 * Runs of eleven digits and more, also in groups of three and more as people type them (6222 0212
 * 3456 1234, 138-0000-1234) and in full width. Days and amounts have shorter groups and stay.
 */
const LONG_NUMBER =
  /[\d０-９]{10,}[\d０-９XxＸｘ]|[\d０-９]{3,}(?:[ 　－-][\d０-９]{3,})+(?:[ 　－-]?[XxＸｘ])?/g;

/** A bank's memo with the accounts, identity and phone numbers in it masked; all else as it is. */
export const withMaskedNumbers = (text: string): string =>
  text.replace(LONG_NUMBER, (found) => {
    const plain = plainNumber(found);
    if (plain.length < 11) return found;
    if (plain.length === 18 || plain.length === 15) return maskedIdNumber(plain);
    return plain.length === 11 ? maskedPhone(plain) : maskedTail(plain);
  });

/** For lists hung out in public: every number of four digits and more is gone, whatever it was. */
export const withoutNumbers = (text: string): string =>
  text.replace(/[\d０-９](?:[\s－-]?[\d０-９XxＸｘ]){3,}/g, '****');
