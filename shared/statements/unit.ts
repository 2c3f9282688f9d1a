import { cellText, withoutSpaces } from '#shared/statements/text.ts';
import type { Column, Row } from '#shared/statements/types.ts';

/** Not 元: 角, 分, 万元 … */
const OTHER = '(?:角|分|[十百千万亿]+元)';
const STATED = new RegExp(`单位[:：]?\\|*(?:人民币)?${OTHER}(?![\\u4e00-\\u9fff])`);
const HEADED = new RegExp(`[/(](?:单位:?)?(?:人民币)?${OTHER}\\)?$|[十百千万亿]+元\\)?$`);

/**
 * Does the sheet say that its amounts are not in 元, above its table (「单位：万元」) or in the header
 * of a money column (「支出金额(分)」)? No bank's statement does, and it is never to be read as 元.
 */
export function isInOtherUnit(preamble: readonly Row[], columns: readonly Column[]): boolean {
  const stated = preamble.some((row) => STATED.test(plain(row.map(cellText).join('|'))));
  return stated || columns.some((c) => isMoney(c) && HEADED.test(plain(c.header)));
}

const plain = (text: string): string => withoutSpaces(text.normalize('NFKC'));

const isMoney = ({ role }: Column): boolean =>
  role === 'in' || role === 'out' || role === 'amount' || role === 'balance';
