import {
  checkCell,
  checkRow,
  type ReadLimits,
  type ShouldStop,
  stopIfAsked,
} from '#electron/formats/limits.ts';

/** Longest stretch of lines one quoted field may run over before its quote is taken as a plain sign. */
const QUOTED_LINES = 20;
const LONGEST_QUOTED = 65_536;
const QUOTE = 0x22;

/**
 * Splits delimited text into rows of cells, keeping blank lines so that row numbers stay those a
 * person sees. Quotes count only around a whole field; a stray quote inside a memo is a character.
 * `="00123"`, which keeps Excel from reading a number, comes out as its content.
 */
export function splitDelimited(
  text: string,
  delimiter: string,
  limits: ReadLimits,
  shouldStop?: ShouldStop,
  maxRows = Number.POSITIVE_INFINITY,
): string[][] {
  const rows: string[][] = [];
  const feed = text.includes('\n') ? '\n' : '\r';
  let quote = text.indexOf('"');
  let at = 0;
  while (at < text.length && rows.length < maxRows) {
    const end = lineEnd(text, at, feed);
    const row: string[] = [];
    // Looked for only once it is behind: a search per line would read the rest of the file each time.
    if (quote >= 0 && quote < at) quote = text.indexOf('"', at);
    const next =
      quote >= 0 && quote < end
        ? quotedRow(text, at, delimiter, row)
        : plainRow(text, at, end, delimiter, row);
    rows.push(row);
    checkRow(limits, rows.length, row.length);
    for (const cell of row) if (cell.length > 1024) checkCell(limits, rows.length, cell.length);
    if (rows.length % 1000 === 0) stopIfAsked(shouldStop);
    at = next;
  }
  return rows;
}

/** Position of the line's end sign, or the text's end. */
function lineEnd(text: string, from: number, feed: string): number {
  const end = text.indexOf(feed, from);
  if (end < 0) return text.length;
  return end > from && text.charCodeAt(end - 1) === 0x0d ? end - 1 : end;
}

/** Where the next line starts behind an end sign of one or two characters. */
function pastLineEnd(text: string, end: number): number {
  return text.charCodeAt(end) === 0x0d && text.charCodeAt(end + 1) === 0x0a ? end + 2 : end + 1;
}

function plainRow(
  text: string,
  from: number,
  end: number,
  delimiter: string,
  row: string[],
): number {
  const line = text.slice(from, end);
  let start = 0;
  for (;;) {
    const cut = line.indexOf(delimiter, start);
    if (cut < 0) break;
    row.push(line.slice(start, cut));
    start = cut + delimiter.length;
  }
  row.push(line.slice(start));
  return pastLineEnd(text, end);
}

function quotedRow(text: string, from: number, delimiter: string, row: string[]): number {
  let at = from;
  for (;;) {
    const field = quotedField(text, at, delimiter) ?? bareField(text, at, delimiter);
    row.push(field.content);
    at = field.end;
    if (at >= text.length) return at;
    if (isLineEnd(text.charCodeAt(at))) return pastLineEnd(text, at);
    at += delimiter.length;
  }
}

interface Field {
  readonly content: string;
  /** Position of the delimiter or line end behind the field. */
  readonly end: number;
}

const isLineEnd = (code: number): boolean => code === 0x0a || code === 0x0d;

function bareField(text: string, from: number, delimiter: string): Field {
  let end = from;
  while (!endsField(text, end, delimiter)) end++;
  return { content: text.slice(from, end), end };
}

/** Is this the end of the text or of a line, or a delimiter? */
function endsField(text: string, at: number, delimiter: string): boolean {
  if (at >= text.length) return true;
  const code = text.charCodeAt(at);
  if (isLineEnd(code)) return true;
  return (
    code === delimiter.charCodeAt(0) && (delimiter.length === 1 || text.startsWith(delimiter, at))
  );
}

/** Null when the field isn't wholly in quotes, or its quote never closes within reason. */
function quotedField(text: string, from: number, delimiter: string): Field | null {
  let at = from;
  while (text.charCodeAt(at) === 0x20) at++;
  if (text.charCodeAt(at) === 0x3d && text.charCodeAt(at + 1) === QUOTE) at++;
  if (text.charCodeAt(at) !== QUOTE) return null;
  const start = at + 1;
  let doubled = false;
  for (let quote = text.indexOf('"', start); quote >= 0; quote = text.indexOf('"', quote)) {
    if (text.charCodeAt(quote + 1) === QUOTE) {
      doubled = true;
      quote += 2;
      continue;
    }
    const end = pastPadding(text, quote + 1, delimiter.charCodeAt(0));
    if (!endsField(text, end, delimiter)) return null;
    if (quote - start > LONGEST_QUOTED) return null;
    const content = text.slice(start, quote);
    if (content.length > 200 && content.split('\n').length > QUOTED_LINES) return null;
    return { content: doubled ? withoutGuard(content.replaceAll('""', '"')) : content, end };
  }
  return null;
}

/** `"=""00123"""`: the guard against reading a number, quoted once more by the writer of the file. */
function withoutGuard(content: string): string {
  return /^="[^"]*"\s*$/.test(content) ? content.trimEnd().slice(2, -1) : content;
}

/** Blanks and tabs behind a closing quote belong to nobody, unless the tab is the delimiter. */
function pastPadding(text: string, from: number, mark: number): number {
  let at = from;
  for (;;) {
    const code = text.charCodeAt(at);
    if ((code !== 0x20 && code !== 0x09) || code === mark) return at;
    at++;
  }
}
