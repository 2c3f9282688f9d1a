/** A calendar day as `YYYY-MM-DD`. Days compare as strings. No clock lives in shared/. */
export type Day = string;

const DAY = /^(\d{4})-(\d{2})-(\d{2})$/;

/** True for a real day of the Gregorian calendar between 1949 and 2199. */
export function isDay(text: string): text is Day {
  const m = DAY.exec(text);
  return m !== null && dayOf(Number(m[1]), Number(m[2]), Number(m[3])) === text;
}

/** Throws unless the text is a real day: a programmer's error past the border. */
export function assertDay(text: string, name = 'day'): Day {
  if (!isDay(text)) throw new RangeError(`${name} is not a day: ${text}`);
  return text;
}

/** Year, month, day as a {@link Day}, or null when there is no such day. */
export function dayOf(year: number, month: number, day: number): Day | null {
  if (year < 1949 || year > 2199 || month < 1 || month > 12) return null;
  if (day < 1 || day > daysInMonth(year, month)) return null;
  return `${year}-${pad2(month)}-${pad2(day)}`;
}

export function daysInMonth(year: number, month: number): number {
  if (month === 2) {
    const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
    return leap ? 29 : 28;
  }
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

export const yearOf = (day: Day): number => Number(day.slice(0, 4));
export const monthOf = (day: Day): number => Number(day.slice(5, 7));
export const lastDayOfYear = (year: number): Day => `${year}-12-31`;
export const firstDayOfYear = (year: number): Day => `${year}-01-01`;

/** The day `count` days later (earlier when negative). */
export function addDays(day: Day, count: number): Day {
  const at = new Date(`${assertDay(day)}T00:00:00Z`);
  at.setUTCDate(at.getUTCDate() + count);
  return at.toISOString().slice(0, 10);
}

/** The same day of the month `count` months later, or that month's last day. */
export function addMonths(day: Day, count: number): Day {
  const months = yearOf(assertDay(day)) * 12 + monthOf(day) - 1 + count;
  const [year, month] = [Math.floor(months / 12), (months % 12) + 1];
  return `${year}-${pad2(month)}-${pad2(Math.min(Number(day.slice(8)), daysInMonth(year, month)))}`;
}

/** Whole days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: Day, to: Day): number {
  const ms = Date.parse(`${assertDay(to)}T00:00:00Z`) - Date.parse(`${assertDay(from)}T00:00:00Z`);
  return Math.round(ms / 86_400_000);
}

/** `2024-05-22` → `2024年5月22日`. */
export function chineseDay(day: Day): string {
  return `${yearOf(day)}年${monthOf(day)}月${Number(day.slice(8))}日`;
}

const pad2 = (n: number): string => String(n).padStart(2, '0');
