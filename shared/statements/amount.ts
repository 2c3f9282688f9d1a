import { MAX_FEN, parseYuan } from '#shared/money/fen.ts';
import { cellText, trimmed, withoutTextMark } from '#shared/statements/text.ts';
import type { Cell } from '#shared/statements/types.ts';

export type AmountFault = 'amount-unreadable' | 'amount-decimals' | 'amount-too-large';

/** 分; null where the bank wrote nothing (empty, `-`, `--`); a fault code where it can't be read. */
export type AmountRead = number | null | AmountFault;

const NOTHING = /^[-–—－]{1,3}$|^\/$|^null$/i;

/**
 * Reads an amount cell. Plain digits are read without any regular expression, the rest goes to
 * {@link parseYuan}; neither ever makes a float of a fraction.
 */
export function readAmount(cell: Cell | undefined): AmountRead {
  if (cell === undefined) return null;
  if (typeof cell === 'string') return cell === '' ? null : amountOfText(cell);
  if (cell.number !== undefined) return amountOfText(cell.number);
  return cell.date === undefined ? amountOfText(cell.text) : 'amount-unreadable';
}

function amountOfText(text: string): AmountRead {
  const fast = plainFen(text);
  return fast !== undefined ? fast : slowAmount(text);
}

/** `-1234.56`, `1,234.56`, with blanks or a tab around it; undefined when it takes more reading. */
function plainFen(text: string): number | undefined {
  let at = 0;
  let end = text.length;
  while (at < end && text.charCodeAt(at) <= 0x20) at++;
  while (end > at && text.charCodeAt(end - 1) <= 0x20) end--;
  let negative = false;
  const first = text.charCodeAt(at);
  if (first === 0x2d || first === 0x2b) {
    negative = first === 0x2d;
    at++;
  }
  let whole = 0;
  let digits = 0;
  let sinceComma = -1;
  for (; at < end; at++) {
    const code = text.charCodeAt(at);
    if (code >= 0x30 && code <= 0x39) {
      whole = whole * 10 + (code - 0x30);
      digits++;
      if (sinceComma >= 0) sinceComma++;
    } else if (
      code === 0x2c &&
      digits > 0 &&
      (sinceComma === 3 || (sinceComma < 0 && digits < 4))
    ) {
      sinceComma = 0;
    } else break;
  }
  if (digits === 0 || digits > 12 || (sinceComma >= 0 && sinceComma !== 3)) return undefined;
  let cents = 0;
  if (at < end) {
    if (text.charCodeAt(at) !== 0x2e) return undefined;
    const decimals = end - at - 1;
    if (decimals < 1 || decimals > 2) return undefined;
    for (let k = at + 1; k < end; k++) {
      const digit = text.charCodeAt(k) - 0x30;
      if (digit < 0 || digit > 9) return undefined;
      cents = cents * 10 + digit;
    }
    if (decimals === 1) cents *= 10;
  }
  const fen = whole * 100 + cents;
  if (fen > MAX_FEN) return undefined;
  return negative && fen !== 0 ? -fen : fen;
}

function slowAmount(text: string): AmountRead {
  let t = withoutTextMark(trimmed(text));
  if (t === '' || NOTHING.test(t)) return null;
  // `1,234.56-`: accounting systems put the minus last.
  const trailing = /^([^+-].*\d)\s*[-－]$/.exec(t);
  if (trailing) t = `-${trailing[1]}`;
  const parsed = parseYuan(t);
  if (parsed.ok) return parsed.fen;
  switch (parsed.reason) {
    case 'empty':
      return null;
    case 'too-many-decimals':
      return 'amount-decimals';
    case 'too-large':
      return 'amount-too-large';
    case 'unreadable':
      return 'amount-unreadable';
  }
}

export const isFault = (read: AmountRead): read is AmountFault => typeof read === 'string';

/** A stated total may carry its unit or a sign word: `收入合计：1,234.00元`. */
export function statedFen(text: string): number | null {
  const read = readAmount(trimmed(cellText(text)));
  return typeof read === 'number' ? read : null;
}
