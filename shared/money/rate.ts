import { assertFen } from './fen.ts';
import { trimHundredths } from './wan.ts';

/** What prints for a rate whose denominator is zero. */
export const NO_RATE = '—';

/**
 * A rate in hundredths of a per cent (10000 = 100%), rounded half up but never onto 100% (or 0%)
 * unless it is exactly that: 99.996% is 9999. `null` when the denominator is zero.
 */
export function rateHundredths(numerator: number, denominator: number): number | null {
  assertFen(numerator, 'numerator');
  assertFen(denominator, 'denominator');
  if (denominator === 0) return null;
  const n = BigInt(numerator) * 10_000n;
  const d = BigInt(denominator);
  const negative = n < 0n !== d < 0n && n !== 0n;
  const [size, by] = [n < 0n ? -n : n, d < 0n ? -d : d];
  let hundredths = Number((size * 2n + by) / (by * 2n));
  const exactHundred = size === by * 10_000n;
  if (hundredths === 10_000 && !exactHundred) hundredths = size < by * 10_000n ? 9_999 : 10_001;
  if (hundredths === 0 && size !== 0n) hundredths = 1;
  return negative ? -hundredths : hundredths;
}

/** `rateHundredths` as text: 100%, 99.99%, —. */
export function formatRate(numerator: number, denominator: number): string {
  const hundredths = rateHundredths(numerator, denominator);
  return hundredths === null ? NO_RATE : `${trimHundredths(hundredths)}%`;
}
