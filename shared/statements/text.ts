import type { Cell } from '#shared/statements/types.ts';

/** The text of a cell as it stands; a missing cell is empty. */
export function cellText(cell: Cell | undefined): string {
  if (cell === undefined) return '';
  return typeof cell === 'string' ? cell : cell.text;
}

/** White space of every kind a bank pads with: NBSP, U+3000, zero-width, BOM, tab. */
const EDGES =
  /^[\s\u00a0\u3000\u200b-\u200f\u2060\ufeff]+|[\s\u00a0\u3000\u200b-\u200f\u2060\ufeff]+$/g;
const ANYWHERE = /[\s\u00a0\u3000\u200b-\u200f\u2060\ufeff]+/g;

const isPlain = (code: number): boolean =>
  (code > 0x20 && code < 0x7f) || (code >= 0x4e00 && code <= 0x9fff);

/** The text without padding at its ends. Most cells have none, so those are only looked at. */
export function trimmed(text: string): string {
  if (text === '') return '';
  if (isPlain(text.charCodeAt(0)) && isPlain(text.charCodeAt(text.length - 1))) return text;
  return text.replace(EDGES, '');
}

export function withoutSpaces(text: string): string {
  return text.replace(ANYWHERE, '');
}

const NOTHING = new Set(['', '-', '--', '---', '—', '——', '/', 'null', 'NULL', 'None', '\\N']);

/** A text cell's content, or null where the bank wrote nothing or a dash. */
export function contentOf(cell: Cell | undefined): string | null {
  const text = trimmed(cellText(cell));
  if (text.length <= 4 && NOTHING.has(text)) return null;
  return text;
}

/** Drops the quote or backtick some exports put before digits to keep Excel from reading them. */
export function withoutTextMark(text: string): string {
  const first = text.charCodeAt(0);
  return first === 0x27 || first === 0x60 || first === 0x2019 ? text.slice(1) : text;
}

const PLAIN_ACCOUNT = /^[0-9]+$/;

/** An account number: digits, letters and mask characters, nothing between them. */
export function accountOf(cell: Cell | undefined): string | null {
  const content = contentOf(cell);
  if (content === null || PLAIN_ACCOUNT.test(content)) return content;
  const account = withoutTextMark(withoutSpaces(content).normalize('NFKC')).replace(
    /(?<=\d)-(?=\d)/g,
    '',
  );
  return account === '' ? null : account;
}

const CURRENCIES: ReadonlyMap<string, string> = new Map([
  ['人民币', 'CNY'],
  ['人民币元', 'CNY'],
  ['元', 'CNY'],
  ['RMB', 'CNY'],
  ['CNY', 'CNY'],
  ['156', 'CNY'],
  ['01', 'CNY'],
  ['001', 'CNY'],
  ['10', 'CNY'],
  ['美元', 'USD'],
  ['港币', 'HKD'],
  ['港元', 'HKD'],
  ['欧元', 'EUR'],
  ['日元', 'JPY'],
  ['英镑', 'GBP'],
]);

/** ISO code of a currency's name; a name that isn't known stays as written. */
export function currencyOf(cell: Cell | undefined): string | null {
  const content = contentOf(cell);
  if (content === null) return null;
  const known = CURRENCIES.get(content);
  if (known !== undefined) return known;
  const name = withoutSpaces(content).normalize('NFKC').toUpperCase();
  const bare = name.replace(/[([（].*$/, '');
  return CURRENCIES.get(bare) ?? (/人民币|CNY|RMB/.test(name) ? 'CNY' : bare);
}
