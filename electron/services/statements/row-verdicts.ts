import type { PreviewRow } from '#shared/contract/statements.ts';
import type { LineVerdict } from '#shared/statements/dedupe.ts';
import type { Recognition, StatementLine } from '#shared/statements/types.ts';
import { lineFits } from './own-account.ts';

/** What is known of one source row before anybody decides. */
export interface RowVerdict {
  row: number;
  status: PreviewRow['status'];
  reason: string;
  needsDecision: boolean;
  /** Index into the recognition's lines, or -1 for a row that is no line. */
  line: number;
  /** Number among equal lines, when the line is new. */
  occurrence: number;
}

/**
 * The fate of every row after the header, in the order of the sheet: each row is exactly one of
 * new, existing, suspected, skipped or faulty.
 */
export function rowVerdicts(
  recognition: Recognition,
  comparisons: readonly LineVerdict<number>[],
  accountNo: string | null,
): RowVerdict[] {
  const breaks = new Set(recognition.breaks);
  // Rows name few different accounts: each is compared once.
  const fitting = new Map<string | null, boolean>();
  const fits = (named: string | null): boolean => {
    let fit = fitting.get(named);
    if (fit === undefined) {
      fit = accountNo === null || lineFits(named, accountNo);
      fitting.set(named, fit);
    }
    return fit;
  };
  const lines = recognition.lines.map((line, at) =>
    lineVerdict(line, at, comparisons[at]!, breaks.has(line.rowNumber), fits(line.ownAccount)),
  );
  const skipped = recognition.skipped.map(({ row, reason }) => notALine(row, 'skipped', reason));
  const faulty = recognition.faulty.map(({ row, reason }) => notALine(row, 'faulty', reason));
  return [...lines, ...skipped, ...faulty].sort((a, b) => a.row - b.row);
}

const notALine = (row: number, status: 'skipped' | 'faulty', reason: string): RowVerdict => ({
  row,
  status,
  reason,
  needsDecision: status === 'faulty',
  line: -1,
  occurrence: 0,
});

function lineVerdict(
  line: StatementLine,
  at: number,
  comparison: LineVerdict<number>,
  atBreak: boolean,
  ofAccount: boolean,
): RowVerdict {
  const is = (
    status: RowVerdict['status'],
    reason: string,
    needsDecision: boolean,
  ): RowVerdict => ({
    row: line.rowNumber,
    status,
    reason,
    needsDecision,
    line: at,
    occurrence: comparison.occurrence,
  });
  if (!ofAccount) return is('skipped', '属于另一账户，不在本次导入范围', false);
  if (line.currency !== null && line.currency !== 'CNY') {
    return is('faulty', `币种为 ${line.currency}，本账只记人民币`, true);
  }
  if (comparison.verdict !== 'new') {
    return is(comparison.verdict, comparison.reason, comparison.verdict === 'suspected');
  }
  return is('new', atBreak ? '余额与上一行不衔接，请核对是否缺行' : '', atBreak);
}
