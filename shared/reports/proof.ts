import type { CellValue } from './cell-value.ts';
import { cellText } from './cell-value.ts';
import { textAreaMm } from './page-geometry.ts';
import { spanFault } from './span-grid.ts';
import type { TableModel, TableRow } from './types.ts';

/** One cross-check of a finished table. */
export interface ProofLine {
  /** What was checked, in Chinese, as it appears beside the table. */
  readonly check: string;
  readonly ok: boolean;
  /** The figures compared; empty when nothing is worth telling. */
  readonly detail: string;
}

export interface TableProof {
  readonly ok: boolean;
  readonly lines: readonly ProofLine[];
}

/**
 * Checks a finished table against itself, from its cells alone: totals equal the sum of the rows in
 * exact 分 or points, total row filled, rates divide the columns beside them, spans cover the grid,
 * pages hold every row once, the columns fill the sheet. It shares no code with the table builders.
 */
export function proofOf(model: TableModel): TableProof {
  const lines = [
    ...model.columns.flatMap((column, at) => proveTotal(model, at, column.heading)),
    ...proveRates(model),
    proveGrid(model),
    ...provePages(model),
    proveWidth(model),
  ];
  return { ok: lines.every((line) => line.ok), lines };
}

type Amount = Extract<CellValue, { kind: 'wan' | 'yuan' | 'points' | 'count' }>;

function amountOf(value: CellValue): number | null {
  switch (value.kind) {
    case 'wan':
    case 'yuan':
      return value.fen;
    case 'points':
      return value.hundredths;
    case 'count':
      return value.count;
    default:
      return null;
  }
}

const isAmount = (value: CellValue): value is Amount => amountOf(value) !== null;

const valuesOf = (rows: readonly TableRow[], column: number): CellValue[] =>
  rows.flatMap((row) => row.cells[column]?.value ?? []);

function proveTotal(model: TableModel, column: number, heading: string): ProofLine[] {
  const parts = valuesOf(model.rows, column);
  const total = valuesOf(model.totalRows, column)[0];
  if (model.totalRows.length === 0 || total === undefined) return [];
  const counts = parts.some((value) => isAmount(value) || value.kind === 'rate');
  if (!counts) return [];
  const check = `「${heading}」合计等于各行之和`;
  if (total.kind === 'rate') {
    const rates = parts.filter((value) => value.kind === 'rate');
    const numerator = add(rates.map((rate) => rate.numerator));
    const denominator = add(rates.map((rate) => rate.denominator));
    const ok = numerator === total.numerator && denominator === total.denominator;
    return [{ check: `「${heading}」合计由各行合计计算`, ok, detail: cellText(total) }];
  }
  const sum = add(parts.map((value) => amountOf(value) ?? 0));
  return [{ check, ok: amountOf(total) === sum, detail: cellText(total) }];
}

/** Table 2: the rate of each row is spent ÷ (initial + net supplement) of the same row. */
function proveRates(model: TableModel): ProofLine[] {
  const at = (key: string): number => model.columns.findIndex((column) => column.key === key);
  const [initial, supplement, spent, rate] = ['initial', 'supplement', 'spent', 'rate'].map(at);
  if ([initial, supplement, spent, rate].some((place) => place === -1)) return [];
  return [...model.rows, ...model.totalRows].map(({ cells }) => {
    const fen = (place: number): number => amountOf(cells[place]!.value) ?? Number.NaN;
    const value = cells[rate!]!.value;
    const ok =
      value.kind === 'rate' &&
      value.numerator === fen(spent!) &&
      value.denominator === fen(initial!) + fen(supplement!);
    const who = cellText(cells[0]!.value);
    return {
      check: `「${who}」完成率 = 实际支出 ÷（年初预算 + 年中追加）`,
      ok,
      detail: cellText(value),
    };
  });
}

function proveGrid(model: TableModel): ProofLine {
  const grids = [
    model.rows,
    model.totalRows,
    ...model.pages.flatMap((page) => [page.rows, page.totalRows]),
  ];
  const fault = grids
    .map((rows) => spanFault(rows, model.columns.length))
    .find((found) => found !== null);
  return { check: '单元格无缺漏、无重叠', ok: fault === undefined, detail: fault ?? '' };
}

function provePages(model: TableModel): ProofLine[] {
  const printed = model.pages.flatMap((page) => page.rows.map((row) => row.key));
  const expected = model.rows.map((row) => row.key);
  const totals = model.pages.flatMap((page) => page.totalRows);
  const signatures = model.pages.filter((page) => page.showsSignature);
  const notes = model.pages.flatMap((page) => page.notes);
  return [
    {
      check: '每一行恰好打印一次',
      ok: printed.length === expected.length && printed.every((key, at) => key === expected[at]),
      detail: `共 ${expected.length} 行`,
    },
    {
      check: '合计、附注和签章齐全',
      ok:
        totals.length === model.totalRows.length &&
        notes.length === model.notes.length &&
        signatures.length === 1 &&
        signatures[0] === model.pages.at(-1),
      detail: `共 ${model.pages.length} 页`,
    },
  ];
}

function proveWidth(model: TableModel): ProofLine {
  const width = add(model.columns.map((column) => column.widthMm));
  const room = textAreaMm(model.orientation).width;
  return { check: '各栏合起来等于版心宽度', ok: Math.abs(width - room) < 0.01, detail: '' };
}

const add = (numbers: readonly number[]): number =>
  numbers.reduce((sum, number) => sum + number, 0);
