import { addDays, type Day, dayOf } from '#shared/dates/day.ts';
import {
  type DateOrder,
  type DateParts,
  datePartsOf,
  dayInOrder,
} from '#shared/statements/date-order.ts';
import { cellText, trimmed, withoutTextMark } from '#shared/statements/text.ts';
import type { Cell } from '#shared/statements/types.ts';

/** A bank's date and, where the cell has it, time of day `HH:MM:SS`. */
export interface Moment {
  readonly day: Day;
  readonly time: string | null;
}

/** Serial 1 is 1900-01-01 and the system believes in a 29 February 1900; statements are later. */
const SERIAL_ZERO: Day = '1949-12-31';
const SERIAL_OF_ZERO = 18263;
const FIRST_SERIAL = 29221; // 1980-01-01
const LAST_SERIAL = 73050; // 2099-12-31

const DATE =
  /^(\d{4})(?:(?:[-/.]|年)(\d{1,2})(?:[-/.]|月)(\d{1,2})日?|(\d{2})(\d{2}))(?:[T\s_-]*(.*))?$/;
const COMPACT = /^(\d{4})(\d{2})(\d{2})[T\s_-]*(.*)$/;
const CLOCK =
  /^(\d{1,2})(?:[:：.时点](\d{1,2})(?:[:：.分](\d{1,2})秒?(?:[.,]\d+)?)?分?)(?:\+\d{2}:?\d{2}|Z)?$/;
const CLOCK_DIGITS = /^(\d{2})(\d{2})(\d{2})?(?:\d{3})?$/;

/**
 * Reads dates one after another. Statements repeat each day many times, so days are remembered by
 * their first ten characters; a reader is made per file and its memory is bounded.
 */
export class MomentReader {
  private readonly days = new Map<string, Day | null>();
  private readonly order: DateOrder | null;

  /** `order`: how to read dates that don't begin with a year of four digits; null: not at all. */
  constructor(order: DateOrder | null = null) {
    this.order = order;
  }

  /** Null when the cell holds no date. */
  read(cell: Cell | undefined): Moment | null {
    if (cell === undefined || cell === '') return null;
    if (typeof cell !== 'string') {
      if (cell.date !== undefined) return momentOfDateCell(cell.date);
      if (cell.number !== undefined) return this.ofNumber(cell.number);
    }
    return this.ofText(trimmed(cellText(cell)));
  }

  private ofText(text: string): Moment | null {
    // The common shapes: `2023-07-08`, `2023-07-08 14:06:51`, `20230708`.
    if (text.length === 10 || (text.length === 19 && text.charCodeAt(10) === 0x20)) {
      const day = this.dayOfTen(text.slice(0, 10));
      if (day !== null) {
        if (text.length === 10) return { day, time: null };
        const time = timeOf(text.slice(11));
        return time === null ? null : { day, time };
      }
    }
    return slowMoment(text, this.order);
  }

  private dayOfTen(text: string): Day | null {
    const known = this.days.get(text);
    if (known !== undefined) return known;
    const m = /^(\d{4})([-/.])(\d{2})\2(\d{2})$/.exec(text);
    const day = m === null ? null : dayOf(Number(m[1]), Number(m[3]), Number(m[4]));
    if (this.days.size > 50_000) this.days.clear();
    this.days.set(text, day);
    return day;
  }

  private ofNumber(decimal: string): Moment | null {
    return /^\d{6}$|^\d{8}$|^\d{12}$|^\d{14}$/.test(decimal)
      ? slowMoment(decimal, this.order)
      : momentOfSerial(decimal);
  }
}

function momentOfDateCell(date: string): Moment | null {
  const m = /^(\d{4})-(\d{2})-(\d{2})(?: (\d{2}:\d{2}:\d{2}))?$/.exec(date);
  if (m === null) return null;
  const day = dayOf(Number(m[1]), Number(m[2]), Number(m[3]));
  if (day === null) return null;
  const time = m[4] ?? '00:00:00';
  // A date without a clock is stored as midnight; no bank posts at exactly midnight and shows it.
  return { day, time: time === '00:00:00' ? null : time };
}

function slowMoment(raw: string, order: DateOrder | null): Moment | null {
  const text = plainDate(raw);
  if (/^\d{5}(?:\.\d+)?$/.test(text)) return momentOfSerial(text);
  const m = COMPACT.exec(text) ?? DATE.exec(text);
  const day = m && dayOf(Number(m[1]), Number(m[2] ?? m[4]), Number(m[3] ?? m[5]));
  if (day) return momentOf(day, (m.length === 5 ? m[4] : m[6]) ?? '');
  return namedMonthMoment(text) ?? (order === null ? null : momentInOrder(text, order));
}

function momentOf(day: Day | null, rest: string): Moment | null {
  if (day === null) return null;
  if (rest.trim() === '') return { day, time: null };
  const time = timeOf(rest.trim());
  return time === null ? null : { day, time };
}

function momentInOrder(text: string, order: DateOrder): Moment | null {
  const parts = datePartsOf(text);
  return parts && momentOf(dayInOrder(parts, order), parts.rest);
}

const MONTHS = 'JANFEBMARAPRMAYJUNJULAUGSEPOCTNOVDEC';
const DAY_MONTH = /^(\d{1,2})[-\s/.]?([A-Z]{3,9})[-\s/.,]*(\d{4})\b(.*)$/i;
const MONTH_DAY = /^([A-Z]{3,9})[-\s/.]*(\d{1,2}),?[-\s/]+(\d{4})\b(.*)$/i;

/** `15-Mar-2023`, `March 15, 2023`. */
function namedMonthMoment(text: string): Moment | null {
  const [dayMonth, monthDay] = [DAY_MONTH.exec(text), MONTH_DAY.exec(text)];
  const m = dayMonth ?? monthDay;
  if (m === null) return null;
  const [day, name] = dayMonth === null ? [m[2]!, m[1]!] : [m[1]!, m[2]!];
  const month = MONTHS.indexOf(name.slice(0, 3).toUpperCase());
  return month % 3 === 0 ? momentOf(dayOf(Number(m[3]), month / 3 + 1, Number(day)), m[4]!) : null;
}

const YEAR_IN_FRONT = /^(?:19|20)\d\d(?:[-/.年]|\d{3})/;

/** The parts of a date whose order has to be found out; null for other cells. */
export function openDateParts(cell: Cell | undefined): DateParts | null {
  if (cell === undefined || (typeof cell !== 'string' && cell.date !== undefined)) return null;
  const text = trimmed(cellText(cell));
  return YEAR_IN_FRONT.test(text) ? null : datePartsOf(plainDate(text));
}

/** Without the day of the week, blanks between the parts, or the point of a number (`20230708.0`). */
function plainDate(raw: string): string {
  return withoutTextMark(raw.normalize('NFKC').trim())
    .replace(/\(?(?:星期|周)[一二三四五六日天]\)?/, '')
    .replace(/\s*([年月])\s*(?=\d)/g, '$1')
    .replace(/(?<=\d)\s+日/, '日')
    .replace(/^(\d{2})年(?=\d{1,2}月)/, '20$1年')
    .replace(/^(\d{8})\.0+$/, '$1')
    .trim();
}

function momentOfSerial(decimal: string): Moment | null {
  const serial = Number(decimal);
  if (!(serial >= FIRST_SERIAL && serial < LAST_SERIAL + 1)) return null;
  let whole = Math.floor(serial);
  let seconds = Math.round((serial - whole) * 86_400);
  if (seconds === 86_400) {
    whole++;
    seconds = 0;
  }
  const day = addDays(SERIAL_ZERO, whole - SERIAL_OF_ZERO);
  return { day, time: seconds === 0 ? null : clockText(seconds) };
}

const clockText = (seconds: number): string => {
  const two = (n: number): string => String(n).padStart(2, '0');
  return `${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
};

const HALF = /^(上午|下午|AM|PM)\s*|\s*(AM|PM)$/i;

/**
 * `14:06:51`, `140651`, `14:06`, `14时06分51秒`, `下午 2:06:51` → `HH:MM:SS`; null when it is no time of
 * day.
 */
export function timeOf(text: string): string | null {
  if (isClock(text)) return text;
  const half = HALF.exec(text);
  const t = half === null ? text : text.replace(HALF, '');
  const m = CLOCK.exec(t) ?? CLOCK_DIGITS.exec(t);
  if (m === null) return null;
  const [shown, minute, second] = [Number(m[1]), Number(m[2]), Number(m[3] ?? 0)];
  const hour = half === null || shown > 12 ? shown : (shown % 12) + (isAfternoon(half) ? 12 : 0);
  if (hour > 23 || minute > 59 || second > 59) return null;
  return clockText(hour * 3600 + minute * 60 + second);
}

const isAfternoon = (half: RegExpExecArray): boolean => /下午|PM/i.test(half[0]);

/** Is it `HH:MM:SS` already, as nearly every bank writes it? */
function isClock(text: string): boolean {
  if (text.length !== 8 || text.charCodeAt(2) !== 0x3a || text.charCodeAt(5) !== 0x3a) return false;
  return isBelow(text, 0, 24) && isBelow(text, 3, 60) && isBelow(text, 6, 60);
}

/** Are there two digits that make a number below the limit? */
function isBelow(text: string, at: number, limit: number): boolean {
  const [tens, ones] = [text.charCodeAt(at) - 0x30, text.charCodeAt(at + 1) - 0x30];
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 && tens * 10 + ones < limit;
}

/** The time of a column of its own: also `93015`, which lost its leading zero as a number. */
export function readTime(cell: Cell | undefined): string | null {
  if (cell === undefined || cell === '') return null;
  if (typeof cell !== 'string') {
    if (cell.date !== undefined) return momentOfDateCell(cell.date)?.time ?? null;
    if (cell.number !== undefined) return timeOfNumber(cell.number);
  }
  const text = trimmed(cellText(cell));
  const plain = text.length === 8 ? timeOf(text) : null;
  if (plain !== null) return plain;
  const t = withoutTextMark(text.normalize('NFKC').trim());
  if (/^\d{5}$/.test(t)) return timeOf(`0${t}`);
  return timeOf(t) ?? new MomentReader().read(t)?.time ?? null;
}

function timeOfNumber(decimal: string): string | null {
  if (/^\d{1,6}$/.test(decimal)) return timeOf(decimal.padStart(6, '0'));
  const fraction = Number(decimal);
  if (fraction > 0 && fraction < 1) return clockText(Math.round(fraction * 86_400) % 86_400);
  return momentOfSerial(decimal)?.time ?? null;
}
