/**
 * Money is a whole number of 分 (fen) in a JavaScript number, named `…Fen`.
 * 2^53 分 is ninety trillion 元: far above any fund, so integers stay exact.
 */

/** Largest amount the product accepts on either side of zero: 100 billion 元. */
export const MAX_FEN = 10_000_000_000_000;

/** Throws when a value is not a whole number of 分 within ±{@link MAX_FEN}: a programmer's error. */
export function assertFen(value: number, name = 'amount'): number {
  if (!Number.isSafeInteger(value) || Math.abs(value) > MAX_FEN) {
    throw new RangeError(`${name} is not a whole number of fen: ${value}`);
  }
  return value;
}

/** Adds amounts in 分; the sum is asserted, so an overflow can't pass unseen. */
export function sumFen(amounts: Iterable<number>): number {
  let total = 0;
  for (const amount of amounts) total += amount;
  return assertFen(total, 'sum');
}

export type ParsedAmount =
  | { ok: true; fen: number }
  | { ok: false; reason: 'empty' | 'unreadable' | 'too-many-decimals' | 'too-large' };

const AMOUNT = /^([+-]?)(?:(\d{1,3}(?:,\d{3})+)|(\d+))?(?:\.(\d*))?$/;

/**
 * Reads an amount in 元 as banks and people write it: thousands separators, ¥ ￥ 元 CNY, full-width
 * digits, a leading sign, accounting brackets. Digits go to 分 without ever being a float.
 * A trailing zero beyond two decimals (`1.500`) is exact and accepted; `1.505` is not.
 */
export function parseYuan(text: string): ParsedAmount {
  let t = text
    .normalize('NFKC')
    .replace(/\s|\u200b|\u200c|\u200d|\ufeff/g, '')
    .replace(/[−–—﹣]/g, '-')
    .replace(/^([+-]?)(?:人民币|CNY|RMB)/i, '$1')
    .replace(/^([+-]?)[¥￥]/, '$1')
    .replace(/(?:人民币)?(?:元整?|CNY|RMB)$/i, '');
  if (t === '') return { ok: false, reason: 'empty' };
  let negative = false;
  const bracketed = /^\((.*)\)$/.exec(t);
  if (bracketed) {
    negative = true;
    t = bracketed[1]!.replace(/^[¥￥]/, '');
    if (/^[+-]/.test(t)) return { ok: false, reason: 'unreadable' };
  }
  const m = AMOUNT.exec(t);
  if (!m || (m[2] === undefined && m[3] === undefined && !m[4])) {
    return { ok: false, reason: 'unreadable' };
  }
  const whole = (m[2] ?? m[3] ?? '0').replaceAll(',', '');
  const decimals = (m[4] ?? '').replace(/0+$/, '');
  if (decimals.length > 2) return { ok: false, reason: 'too-many-decimals' };
  if (whole.replace(/^0+/, '').length > 12) return { ok: false, reason: 'too-large' };
  const fen = Number(whole) * 100 + Number(decimals.padEnd(2, '0'));
  if (fen > MAX_FEN) return { ok: false, reason: 'too-large' };
  if (m[1] === '-') negative = true;
  return { ok: true, fen: negative && fen !== 0 ? -fen : fen };
}

/** `123456789` → `1,234,567.89`; negative amounts carry a leading minus. */
export function formatYuan(fen: number): string {
  assertFen(fen);
  const digits = String(Math.abs(fen)).padStart(3, '0');
  const whole = digits.slice(0, -2).replace(/\B(?=(\d{3})+$)/g, ',');
  return `${fen < 0 ? '-' : ''}${whole}.${digits.slice(-2)}`;
}
