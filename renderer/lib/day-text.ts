import { type Day, dayOf } from '#shared/dates/day.ts';

/**
 * A day as it is typed: `0708` (of `year`), `7-8`, `7.8`, `7月8日`, `240708`, `20240708`,
 * `2024-7-8`, `2024年7月8日`. Null when it is none.
 */
export function readTypedDay(text: string, year: number): Day | null {
  const t = text.normalize('NFKC').replace(/\s/g, '').replace(/日$/, '');
  if (/^\d+$/.test(t)) return fromDigits(t, year);
  const parts = t.split(/[-./年月]/).map((part) => (/^\d{1,4}$/.test(part) ? Number(part) : -1));
  if (parts.length === 2) return dayOf(year, parts[0]!, parts[1]!);
  if (parts.length !== 3) return null;
  return dayOf(fullYear(parts[0]!), parts[1]!, parts[2]!);
}

function fromDigits(digits: string, year: number): Day | null {
  const monthDay = [Number(digits.slice(-4, -2)), Number(digits.slice(-2))] as const;
  if (digits.length === 4) return dayOf(year, ...monthDay);
  if (digits.length === 6) return dayOf(fullYear(Number(digits.slice(0, 2))), ...monthDay);
  if (digits.length === 8) return dayOf(Number(digits.slice(0, 4)), ...monthDay);
  return null;
}

const fullYear = (year: number) => (year >= 0 && year < 100 ? 2000 + year : year);
