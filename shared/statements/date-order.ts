import { type Day, dayOf, daysBetween } from '#shared/dates/day.ts';

/** How a date that doesn't begin with a year of four digits is to be read. */
export const DATE_ORDERS = ['year-first', 'month-first', 'day-first'] as const;
export type DateOrder = (typeof DATE_ORDERS)[number];

/** Three numbers that make a date once it is known which of them is the year, month and day. */
export interface DateParts {
  readonly numbers: readonly [string, string, string];
  /** What stands behind them: a time of day or nothing. */
  readonly rest: string;
}

const SEPARATED = /^(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d{2})(?:[T\s]+(.*))?$/;
const JOINED = /^(\d{2})(\d{2})(\d{4}|\d{2})(?:[T\s]+(.*))?$/;

/** `03/15/2023`, `15.3.23`, `230315`, `03152023`; null for what has another shape. */
export function datePartsOf(text: string): DateParts | null {
  const apart = SEPARATED.exec(text);
  if (apart !== null) {
    return { numbers: [apart[1]!, apart[3]!, apart[4]!], rest: apart[5]?.trim() ?? '' };
  }
  const joined = JOINED.exec(text);
  if (joined === null) return null;
  return { numbers: [joined[1]!, joined[2]!, joined[3]!], rest: joined[4]?.trim() ?? '' };
}

/** The day that an order makes of the parts; null when there is no such day. */
export function dayInOrder({ numbers: [a, b, c] }: DateParts, order: DateOrder): Day | null {
  if (order === 'month-first') return dayOf(yearOf(c), Number(a), Number(b));
  if (order === 'day-first') return dayOf(yearOf(c), Number(b), Number(a));
  return a.length === 2 && c.length === 2 ? dayOf(yearOf(a), Number(b), Number(c)) : null;
}

const yearOf = (digits: string): number => Number(digits) + (digits.length === 4 ? 0 : 2000);

export const couldBeDate = (parts: DateParts): boolean =>
  DATE_ORDERS.some((order) => dayInOrder(parts, order) !== null);

export interface Period {
  readonly from: Day | null;
  readonly to: Day | null;
}

/** The days of a whole column in one order, as far as that is needed to judge it. */
interface Reading {
  readonly order: DateOrder;
  first: Day;
  last: Day;
  stands: boolean;
}

/** A day taken for the year of two digits puts any two days a year or more apart; a statement's lie closer. */
const CLOSE_DAYS = 365;

/**
 * The order in which the dates of a column are written, proven by all of them: the only one in which
 * every date exists, or fits the stated period, or keeps the days within a year. Null when
 * several orders stand and give different days: nobody can tell 03/05 from 05/03.
 */
export function provenDateOrder(column: Iterable<DateParts>, period: Period): DateOrder | null {
  const readings = DATE_ORDERS.map(
    (order): Reading => ({ order, first: '9999-12-31', last: '0000-01-01', stands: true }),
  );
  let [any, agreed] = [false, true];
  for (const parts of column) {
    if (!couldBeDate(parts)) continue;
    any = true;
    const days = readings.map((reading) => take(reading, parts));
    agreed &&= new Set(days.filter((day, k) => day !== null && readings[k]!.stands)).size < 2;
  }
  if (!any) return null;
  let standing = readings.filter(({ stands }) => stands);
  for (const fits of [within(period), isClose]) {
    if (standing.length > 1 && standing.some(fits)) standing = standing.filter(fits);
  }
  return standing.length === 1 || (standing.length > 1 && agreed) ? standing[0]!.order : null;
}

function take(reading: Reading, parts: DateParts): Day | null {
  const day = dayInOrder(parts, reading.order);
  if (day === null) reading.stands = false;
  else if (day < reading.first) reading.first = day;
  if (day !== null && day > reading.last) reading.last = day;
  return day;
}

const within =
  ({ from, to }: Period) =>
  ({ first, last }: Reading): boolean =>
    from !== null && to !== null && from <= first && last <= to;

const isClose = ({ first, last }: Reading): boolean => daysBetween(first, last) < CLOSE_DAYS;
