import { decodeText } from '#electron/formats/decode-text.ts';
import { delimitersIn } from '#electron/formats/delimiters.ts';
import type { Grid } from '#electron/formats/grid.ts';
import { checkCell, type ReadLimits, type ShouldStop } from '#electron/formats/limits.ts';
import { paddedLayout, splitPadded } from '#electron/formats/padded-columns.ts';
import { splitDelimited } from '#electron/formats/split-text.ts';
import type { Row } from '#shared/statements/types.ts';

/** Name of the way that parts columns by padding instead of a character. */
export const PADDED = 'padded';

const SAMPLE_LINES = 200;

/** How well rows read as what is looked for; higher is better, 0 is not at all. */
export type JudgeRows = (rows: readonly Row[]) => number;

export interface TextOptions {
  readonly encoding?: string | undefined;
  readonly delimiter?: string | undefined;
  readonly judge?: JudgeRows | undefined;
}

/** Decodes a text file and parts its columns, by what is chosen or by what fits best. */
export function readTextGrid(
  bytes: Uint8Array,
  options: TextOptions,
  limits: ReadLimits,
  shouldStop?: ShouldStop,
): Grid {
  const { text, encoding } = decodeText(bytes, options.encoding);
  return textGrid(withoutEndMark(text), encoding, options, limits, shouldStop);
}

/** DOS programs end a text with a character 26, which is no row. */
const withoutEndMark = (text: string): string => (text.endsWith('\x1a') ? text.slice(0, -1) : text);

export function textGrid(
  text: string,
  encoding: string,
  options: TextOptions,
  limits: ReadLimits,
  shouldStop?: ShouldStop,
): Grid {
  const delimiter = options.delimiter ?? chooseDelimiter(text, limits, options.judge);
  const rows =
    delimiter === PADDED
      ? paddedRows(text, limits, shouldStop)
      : splitDelimited(text, delimiter, limits, shouldStop);
  const whole = { sheets: [], sheet: null, otherStatements: [] };
  return { container: 'text', encoding, delimiter, ...whole, rows };
}

function paddedRows(text: string, limits: ReadLimits, shouldStop?: ShouldStop): string[][] {
  const lines = linesOf(text);
  const layout = paddedLayout(lines) ?? { starts: [0], wide: 2 as const };
  lines.forEach((line, k) => {
    checkCell(limits, k + 1, line.length);
  });
  return splitPadded(lines, layout, limits, shouldStop);
}

const linesOf = (text: string): string[] => {
  const lines = text.split(/\r\n|\n|\r/);
  if (lines.at(-1) === '') lines.pop();
  return lines;
};

/** The way that a judge likes best on the first lines; without one, the most regular. */
function chooseDelimiter(text: string, limits: ReadLimits, judge?: JudgeRows): string {
  const head = headOf(text);
  const lines = linesOf(head);
  const ways = delimitersIn(lines).map((delimiter) => ({
    delimiter,
    rows: splitDelimited(head, delimiter, { ...limits, columns: Number.POSITIVE_INFINITY }),
  }));
  const layout = paddedLayout(lines);
  if (layout !== null) ways.push({ delimiter: PADDED, rows: splitPadded(lines, layout, limits) });
  const ranked = ways
    .map((way) => ({ ...way, liked: judge?.(way.rows) ?? 0, regular: regularity(way.rows) }))
    .sort((a, b) => b.liked - a.liked || signs(b) - signs(a) || b.regular - a.regular);
  return ranked[0]?.delimiter ?? ',';
}

/** `||` before `|`, which would make an empty column between any two. */
const signs = ({ delimiter }: { readonly delimiter: string }): number =>
  delimiter === PADDED ? 1 : delimiter.length;

function headOf(text: string): string {
  let at = 0;
  for (let line = 0; line < SAMPLE_LINES && at < text.length; line++) {
    const end = text.indexOf('\n', at);
    if (end < 0 || end > 400_000) return text.slice(0, 400_000);
    at = end + 1;
  }
  return text.slice(0, at || text.length);
}

/** Share of lines with the commonest number of columns, times how many columns that is. */
function regularity(rows: readonly Row[]): number {
  const widths = new Map<number, number>();
  for (const row of rows) {
    if (row.length > 1) widths.set(row.length, (widths.get(row.length) ?? 0) + 1);
  }
  let best = 0;
  for (const [width, count] of widths) {
    best = Math.max(best, (count / rows.length) * Math.min(width, 40));
  }
  return best;
}
