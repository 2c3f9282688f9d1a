import { trimHundredths } from '#shared/money/wan.ts';

/** Points as typed (`29`, `29.5`, full-width digits) in hundredths; null when they are none. */
export function readPoints(text: string): number | null {
  const t = text.normalize('NFKC').replace(/\s/g, '').replace(/分$/, '');
  const m = /^(\d{1,3})(?:\.(\d{0,2}))?$/.exec(t);
  if (!m) return null;
  return Number(m[1]) * 100 + Number((m[2] ?? '').padEnd(2, '0'));
}

export const pointsText = (hundredths: number): string => trimHundredths(hundredths);
