import { readAmount } from '#shared/statements/amount.ts';
import { couldBeDate } from '#shared/statements/date-order.ts';
import { MomentReader, openDateParts } from '#shared/statements/moment.ts';
import { cellText, trimmed } from '#shared/statements/text.ts';
import type { Cell, Row } from '#shared/statements/types.ts';
import { meaningOf, normaliseHeader, type WordMeaning } from '#shared/statements/words.ts';

/** How far down a header is looked for. */
export const HEADER_SEARCH_ROWS = 50;

export interface HeaderWords {
  /** 0-based index of the header's first line. */
  readonly at: number;
  /** 0: the sheet has no header, its rows begin at the first. */
  readonly lines: 0 | 1 | 2;
  /** Words as shown, per column. */
  readonly shown: readonly string[];
  /** Words in the form that is matched, per column. */
  readonly words: readonly string[];
  readonly meanings: readonly (WordMeaning | null)[];
  /** How surely these rows are a header; 0 when they can't be. */
  readonly score: number;
}

/** The best header within the first rows, or null. Scores structure; knows no bank's name. */
export function findHeader(rows: readonly Row[]): HeaderWords | null {
  let best: HeaderWords | null = null;
  const until = Math.min(rows.length, HEADER_SEARCH_ROWS);
  for (let at = 0; at < until; at++) {
    if (filledCells(rows[at]!) < 2) continue;
    for (const lines of [1, 2] as const) {
      if (lines === 2 && !couldBeSecondLine(rows, at + 1)) continue;
      const found = headerAt(rows, at, lines);
      // Ties go to the earlier and the simpler reading.
      if (found.score > 0 && (best === null || found.score > best.score + 0.001)) best = found;
    }
  }
  return best && firstAlike(rows, best);
}

/** A header that every page repeats begins at the first: no row above the chosen one is lost. */
function firstAlike(rows: readonly Row[], best: HeaderWords): HeaderWords {
  const words = shownLine(rows[best.at]).join('|');
  const at = rows.findIndex((row) => shownLine(row).join('|') === words);
  return at < best.at ? headerAt(rows, at, best.lines === 2 ? 2 : 1) : best;
}

/** Reads the rows at a place as a header, whether or not they make a convincing one. */
export function headerAt(rows: readonly Row[], at: number, lines: 1 | 2): HeaderWords {
  const shown = lines === 1 ? shownLine(rows[at]) : joinedLines(rows[at], rows[at + 1]);
  const words = shown.map(normaliseHeader);
  const meanings = words.map(meaningOf);
  const score = scoreOf(meanings, rows[at]!) + followedByDates(rows, at + lines);
  return { at, lines, shown, words, meanings, score: structural(meanings) ? score : 0 };
}

/** What stands for the header of a sheet that begins with its first transaction. */
export const NO_HEADER: HeaderWords = {
  at: 0,
  lines: 0,
  shown: [],
  words: [],
  meanings: [],
  score: 0,
};

const filledCells = (row: Row): number => {
  let filled = 0;
  for (const cell of row) if (trimmed(cellText(cell)) !== '') filled++;
  return filled;
};

const shownLine = (row: Row | undefined): string[] =>
  (row ?? []).map((cell) => trimmed(cellText(cell)));

/** `发生额/元` above `借方 | 贷方`: a word above spans to the right while only the lower line speaks. */
function joinedLines(upper: Row | undefined, lower: Row | undefined): string[] {
  const [above, below] = [shownLine(upper), shownLine(lower)];
  const joined: string[] = [];
  let span = '';
  for (let k = 0; k < Math.max(above.length, below.length); k++) {
    const [top, bottom] = [above[k] ?? '', below[k] ?? ''];
    if (top !== '') span = bottom === '' ? '' : top;
    const head = top !== '' ? top : bottom !== '' ? span : '';
    joined.push(
      head !== '' && bottom !== '' && head !== bottom ? `${head} ${bottom}` : head || bottom,
    );
  }
  return joined;
}

function couldBeSecondLine(rows: readonly Row[], at: number): boolean {
  const row = rows[at];
  if (row === undefined || filledCells(row) < 2) return false;
  return !row.some((cell) => isValue(cell));
}

const headerMoments = new MomentReader();

/** A date, an amount or a long number: something no header line holds. */
function isValue(cell: Cell): boolean {
  const text = trimmed(cellText(cell));
  if (text === '' || text.length > 40) return false;
  if (typeof cell !== 'string' && (cell.date !== undefined || cell.number !== undefined))
    return true;
  if (!/^[-+¥￥('`]?\d/.test(text.normalize('NFKC'))) return false;
  if (/^\d{9,}/.test(text)) return true;
  return (
    openDateParts(cell) !== null ||
    headerMoments.read(cell) !== null ||
    typeof readAmount(cell) === 'number'
  );
}

function isDate(cell: Cell): boolean {
  if (!isValue(cell)) return false;
  const parts = openDateParts(cell);
  return headerMoments.read(cell) !== null || (parts !== null && couldBeDate(parts));
}

const has = (meanings: readonly (WordMeaning | null)[], ...roles: WordMeaning['role'][]): boolean =>
  meanings.some((m) => m !== null && roles.includes(m.role));

/** A header needs a date, money, and one more column that is understood. */
function structural(meanings: readonly (WordMeaning | null)[]): boolean {
  if (!has(meanings, 'date', 'time') || !has(meanings, 'in', 'out', 'amount')) return false;
  const roles = new Set(
    meanings.flatMap((m) => (m === null || m.role === 'other' ? [] : [m.role])),
  );
  return roles.size >= 3;
}

function scoreOf(meanings: readonly (WordMeaning | null)[], row: Row): number {
  const best = new Map<string, number>();
  let known = 0;
  for (const meaning of meanings) {
    if (meaning === null) continue;
    known++;
    if (meaning.role === 'other') continue;
    best.set(meaning.role, Math.max(best.get(meaning.role) ?? 0, meaning.strength));
  }
  let score = known * 0.2;
  for (const strength of best.values()) score += 1 + strength * 0.3;
  for (const cell of row) if (isValue(cell)) score -= 2;
  return score;
}

/** A header is followed by rows with a date; a legend or a form with the same words is not. */
function followedByDates(rows: readonly Row[], from: number): number {
  for (let at = from; at < Math.min(rows.length, from + 4); at++) {
    if (rows[at]!.some(isDate)) return 2;
  }
  return 0;
}
