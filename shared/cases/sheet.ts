import { type CaseFields, newCase } from '../contract/cases.ts';
import { faultsOf } from '../contract/field-faults.ts';
import { MomentReader } from '../statements/moment.ts';
import { cellText, trimmed } from '../statements/text.ts';
import type { Cell, Row } from '../statements/types.ts';
import { CASE_CATEGORY_WORDS } from '../terms.ts';
import { CASE_COLUMNS, columnOfHeading } from './columns.ts';
import { CASE_CATEGORIES, type CaseCategory } from './kinds.ts';

type Key = keyof CaseFields;

/** One row of a case list that isn't blank. */
export interface CaseRow {
  /** Its number in the file, from 1. */
  readonly row: number;
  /** What stands in its cells. */
  readonly texts: Readonly<Record<Key, string>>;
  /** The case it gives; null when it is faulty. */
  readonly fields: CaseFields | null;
  /** What is wrong, column by column. */
  readonly faults: readonly string[];
}

export interface CaseList {
  /** Row of the headings, from 1. */
  readonly headerRow: number;
  /** Headings that belong to no column. */
  readonly unread: readonly string[];
  readonly rows: readonly CaseRow[];
}

/** Rows above the headings: a title, a unit. */
const HEADER_WITHIN = 20;

interface Header {
  at: number;
  columns: ReadonlyMap<Key, number>;
  unread: string[];
}

/** How many columns of a case list the best row of headings names; for choosing among sheets. */
export const headingsFound = (rows: readonly Row[]): number => bestHeader(rows).columns.size;

/** The list, or the columns that are missing. */
export function readCaseList(rows: readonly Row[]): CaseList | { missing: string[] } {
  const header = bestHeader(rows);
  const missing = CASE_COLUMNS.filter(({ key }) => !header.columns.has(key));
  if (missing.length > 0) return { missing: missing.map(({ title }) => title) };
  const moments = new MomentReader();
  const read = rows.slice(header.at + 1).flatMap((row, index) => {
    if (row.every((cell) => trimmed(cellText(cell)) === '')) return [];
    return [caseRow(row, header.at + index + 2, header.columns, moments)];
  });
  return { headerRow: header.at + 1, unread: header.unread, rows: read };
}

function bestHeader(rows: readonly Row[]): Header {
  let best: Header = { at: -1, columns: new Map(), unread: [] };
  for (const [at, row] of rows.slice(0, HEADER_WITHIN).entries()) {
    const columns = new Map<Key, number>();
    const unread: string[] = [];
    for (const [index, cell] of row.entries()) {
      const heading = trimmed(cellText(cell));
      const column = columnOfHeading(heading);
      if (column !== null && !columns.has(column.key)) columns.set(column.key, index);
      else if (heading !== '') unread.push(heading);
    }
    if (columns.size > best.columns.size) best = { at, columns, unread };
  }
  return best;
}

/** A value, or why the cell holds none. */
type Read = { value: unknown } | { fault: string };

function caseRow(
  row: Row,
  number: number,
  columns: ReadonlyMap<Key, number>,
  moments: MomentReader,
): CaseRow {
  const texts = {} as Record<Key, string>;
  const values: Partial<Record<Key, unknown>> = {};
  const faults: string[] = [];
  const unreadable = new Set<string>();
  for (const { key, title } of CASE_COLUMNS) {
    const cell = row[columns.get(key)!] ?? '';
    texts[key] = wordsOf(cell);
    const read = readCell(key, cell, moments);
    if ('value' in read) values[key] = read.value;
    else {
      unreadable.add(key);
      faults.push(`${title}：${read.fault}`);
    }
  }
  const byField = faultsOf(newCase, values);
  for (const { key, title } of CASE_COLUMNS) {
    if (byField[key] !== undefined && !unreadable.has(key))
      faults.push(`${title}：${byField[key]}`);
  }
  const fields = faults.length === 0 ? newCase.parse(values) : null;
  return { row: number, texts, fields, faults };
}

function readCell(key: Key, cell: Cell, moments: MomentReader): Read {
  const text = wordsOf(cell);
  switch (key) {
    case 'category':
      return categoryOf(text);
    case 'crossSeparated':
    case 'specialHardship':
      return flagOf(text);
    case 'acceptedOn':
    case 'dueOn': {
      if (text === '') return { fault: '请填写' };
      const moment = moments.read(cell);
      return moment === null ? { fault: '不是有效的日期，应如 2023-03-01' } : { value: moment.day };
    }
    default:
      return { value: text };
  }
}

/** A number kept as a number may be shown shortened; its digits are what was meant. */
function wordsOf(cell: Cell): string {
  const shown = trimmed(cellText(cell));
  if (typeof cell === 'string' || cell.date !== undefined) return shown;
  return cell.number ?? shown;
}

/** Other words a category goes by. */
const CATEGORY_ALSO: Readonly<Record<string, CaseCategory>> = {
  信访积案: 'backlog',
  初次信访: 'first-visit',
  初信初访: 'first-visit',
  突发: 'emergency',
};

function categoryOf(text: string): Read {
  const found =
    CASE_CATEGORIES.find((each) => CASE_CATEGORY_WORDS[each] === text) ?? CATEGORY_ALSO[text];
  return found ? { value: found } : { fault: '应为积案、初访或突发事件' };
}

const YES = new Set(['是', '有', '√', '✓', 'Y', 'YES', '1', 'TRUE']);
const NO = new Set(['', '否', '无', '×', '-', 'N', 'NO', '0', 'FALSE']);

function flagOf(text: string): Read {
  const word = text.normalize('NFKC').toUpperCase();
  if (YES.has(word)) return { value: true };
  return NO.has(word) ? { value: false } : { fault: '应为是或否' };
}
