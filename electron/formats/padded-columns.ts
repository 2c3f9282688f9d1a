import {
  checkRow,
  type ReadLimits,
  type ShouldStop,
  stopIfAsked,
} from '#electron/formats/limits.ts';

/**
 * Columns made by padding with blanks, as printers and old terminals write them. A column's place
 * is where no line of the table has a sign in between; how wide a Chinese character counts (two
 * places on a terminal, one in careless exports) is found out by which gives more columns.
 */
export interface PaddedLayout {
  /** First place of each column. */
  readonly starts: readonly number[];
  readonly wide: 1 | 2;
}

const SAMPLE = 400;

/** Null when the lines don't line up in at least three columns. */
export function paddedLayout(lines: readonly string[]): PaddedLayout | null {
  const table = tableLines(lines);
  if (table === null) return null;
  const layouts = ([2, 1] as const).map((wide) => ({ starts: columnStarts(table, wide), wide }));
  const best = layouts[0]!.starts.length >= layouts[1]!.starts.length ? layouts[0]! : layouts[1]!;
  return best.starts.length >= 3 ? best : null;
}

const DATE =
  /(?<![\d.])(?:(?:19|20)\d{2}(?:[-/.年]\d{1,2}[-/.月]\d{1,2}|(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01]))|\d{1,2}([-/.])\d{1,2}\1(?:\d{2}|\d{4})(?![\d.])|\d{6}(?!\S))/;
const MONEY = /\d\.\d{1,2}(?!\d)/;
/** `截止日期: …`: a head or foot, which follows no columns. */
const KEY = /[\u4e00-\u9fff]\s*[:：]/;

interface TableLines {
  /** One or two lines of words above the first line of values. */
  readonly header: readonly string[];
  readonly values: readonly string[];
}

/** Lines with a date and an amount, and the lines of words above the first of them. */
function tableLines(lines: readonly string[]): TableLines | null {
  const isData = (written: string): boolean => {
    const line = written.normalize('NFKC');
    return / {2}|\t/.test(line) && DATE.test(line) && MONEY.test(line) && !KEY.test(line);
  };
  const first = lines.findIndex(isData);
  if (first < 0) return null;
  const values = lines
    .slice(first, first + SAMPLE * 2)
    .filter(isData)
    .slice(0, SAMPLE);
  const isWords = (line: string | undefined): line is string =>
    line !== undefined &&
    !KEY.test(line) &&
    !DATE.test(line) &&
    line.trim().split(/\s{2,}/).length >= 2;
  const header = [lines[first - 2], lines[first - 1]].filter(isWords);
  return header.length > 0 ? { header, values } : null;
}

function columnStarts({ header, values }: TableLines, wide: 1 | 2): number[] {
  const used: boolean[] = [];
  for (const line of [...header, ...values]) {
    let place = 0;
    for (const sign of line) {
      const width = widthOf(sign, wide);
      if (!isBlank(sign)) for (let k = 0; k < width; k++) used[place + k] = true;
      place += width;
    }
  }
  const starts: number[] = [];
  for (let place = 0; place < used.length; place++) {
    if (used[place] && !used[place - 1]) starts.push(place);
  }
  return underWords(starts, header, wide);
}

/** A blank inside `20170204 14:04:01` lines up too: a column is only what has a word above it. */
function underWords(starts: readonly number[], header: readonly string[], wide: 1 | 2): number[] {
  const words = header.flatMap((line) => wordStarts(line, wide));
  return starts.filter((start, k) => {
    const end = starts[k + 1] ?? Number.POSITIVE_INFINITY;
    return k === 0 || words.some((word) => word >= start && word < end);
  });
}

function wordStarts(line: string, wide: 1 | 2): number[] {
  const starts: number[] = [];
  let [place, inWord] = [0, false];
  for (const sign of line) {
    if (!isBlank(sign) && !inWord) starts.push(place);
    inWord = !isBlank(sign);
    place += widthOf(sign, wide);
  }
  return starts;
}

const isBlank = (sign: string): boolean => sign === ' ' || sign === '\u3000' || sign === '\u00a0';

function widthOf(sign: string, wide: 1 | 2): number {
  return wide === 2 && sign.charCodeAt(0) > 0x2e7f ? 2 : 1;
}

/** Cuts every line at the layout's places; a line that overflows is cut at its wide gaps instead. */
export function splitPadded(
  lines: readonly string[],
  layout: PaddedLayout,
  limits: ReadLimits,
  shouldStop?: ShouldStop,
): string[][] {
  return lines.map((line, k) => {
    if (k % 1000 === 999) stopIfAsked(shouldStop);
    const row = cutAtPlaces(line, layout) ?? line.trim().split(/(?:\s{2,}|\t)/);
    checkRow(limits, k + 1, row.length);
    return row;
  });
}

/** Null when a place falls inside a word: the line doesn't follow the columns. */
function cutAtPlaces(line: string, { starts, wide }: PaddedLayout): string[] | null {
  const row: string[] = [];
  let [from, place, column] = [0, 0, 0];
  let lastBlank = true;
  let index = 0;
  for (const sign of line) {
    while (column + 1 < starts.length && place >= starts[column + 1]!) {
      if (!lastBlank && !isBlank(sign)) return null;
      row.push(line.slice(from, index).trim());
      from = index;
      column++;
    }
    lastBlank = isBlank(sign);
    place += widthOf(sign, wide);
    index += sign.length;
  }
  row.push(line.slice(from).trim());
  return row;
}
