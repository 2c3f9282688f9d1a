import { addDays, type Day } from './day.ts';

const CHINA_HOURS = 8;

/** A recorded instant (ISO, UTC) as a paper shows it in China: 2023-07-01 09:30:05. */
export function chinaMoment(iso: string): string {
  const shifted = new Date(Date.parse(iso) + CHINA_HOURS * 3_600_000).toISOString();
  return `${shifted.slice(0, 10)} ${shifted.slice(11, 19)}`;
}

/** The instant at which a day begins in China, as instants are recorded. */
export const startOfDay = (day: Day): string => `${addDays(day, -1)}T16:00:00.000Z`;
