/** Exact decimal text of a number as a person sees it: no exponent, no more digits than are meant. */

/** Digits a spreadsheet shows at most of a number that isn't whole. */
const SHOWN_DIGITS = 15;

/**
 * A stored double as decimal text. Whole numbers keep every digit that a double holds; others are
 * the shortest decimal, or what fifteen digits show where arithmetic has left dust behind.
 */
export function decimalOf(value: number): string {
  if (!Number.isFinite(value)) return '';
  if (Number.isInteger(value)) return plainDecimal(String(value));
  const shortest = plainDecimal(String(value));
  const digits = shortest.replace(/^-?0*\.?0*/, '').replace('.', '').length;
  if (digits <= SHOWN_DIGITS) return shortest;
  const shown = plainDecimal(value.toPrecision(SHOWN_DIGITS));
  return shown.includes('.') ? shown.replace(/\.?0+$/, '') : shown;
}

/** Decimal text as a file wrote it, its exponent resolved by moving the point; null if no number. */
export function exactNumber(text: string): string | null {
  if (!/^[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d{1,3})?$/.test(text)) return null;
  // More than seventeen digits were never a double: they are an account number written out.
  if (/^\d{16,}$/.test(text)) return text;
  return /[.eE]/.test(text) ? decimalOf(Number(text)) : text.replace(/^\+/, '');
}

/** `1.2345e+21` → `1234500000000000000000`, by digits alone. */
export function plainDecimal(text: string): string {
  const m = /^(-?)(\d+)(?:\.(\d+))?e([-+]?\d+)$/.exec(text);
  if (m === null) return text;
  const [sign, whole, fraction, exponent] = [m[1]!, m[2]!, m[3] ?? '', Number(m[4])];
  const digits = whole + fraction;
  const point = whole.length + exponent;
  if (point <= 0) return `${sign}0.${'0'.repeat(-point)}${digits}`;
  if (point >= digits.length) return sign + digits.padEnd(point, '0');
  return `${sign}${digits.slice(0, point)}.${digits.slice(point)}`;
}
