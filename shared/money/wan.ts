import { assertFen } from './fen.ts';

/**
 * 万元 with at most two decimals, in hundredths of 万元 (one hundredth = 10,000 分), half away
 * from zero. `exact` is false when digits were lost, so a table can say so in a note.
 */
export function toWanHundredths(fen: number): { hundredths: number; exact: boolean } {
  assertFen(fen);
  const size = Math.abs(fen);
  const rounded = Math.floor((size + 5_000) / 10_000);
  return { hundredths: fen < 0 ? -rounded || 0 : rounded, exact: size % 10_000 === 0 };
}

/** 万元 as the report writes it, without needless zeros: 50, 234.14, 284.1. */
export function formatWan(fen: number): string {
  return trimHundredths(toWanHundredths(fen).hundredths);
}

/** `23414` → `234.14`, `5000` → `50`, `-10` → `-0.1`. */
export function trimHundredths(hundredths: number): string {
  const digits = String(Math.abs(hundredths)).padStart(3, '0');
  const decimals = digits.slice(-2).replace(/0+$/, '');
  return `${hundredths < 0 ? '-' : ''}${digits.slice(0, -2)}${decimals ? `.${decimals}` : ''}`;
}
