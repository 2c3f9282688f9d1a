import type { StagedStatement } from '#shared/contract/statements.ts';
import type { StagedRecognition } from './wizard-state.ts';

/** What a row of the source file is, as marked over the raw grid. */
export type RowMark =
  | { kind: 'preamble' | 'header' | 'line' | 'after-end'; note: string }
  | { kind: 'skipped' | 'faulty' | 'break'; note: string };

export interface GridMarks {
  /** 1-based row. */
  of(row: number): RowMark;
  /** Last row of the table; the rows after it are notes and totals. */
  lastRow: number;
}

/** The marks of a staged file; without recognition only the header row that was chosen. */
export function marksOf({ recognition, mapping }: StagedStatement): GridMarks {
  if (recognition !== null) return gridMarks(recognition);
  const { headerRow, headerLines = 1 } = mapping;
  const of = (row: number): RowMark => {
    if (headerRow === undefined || row >= headerRow + headerLines)
      return { kind: 'line', note: '' };
    if (row < headerRow) return { kind: 'preamble', note: '表前说明' };
    return { kind: 'header', note: '表头' };
  };
  // Where the table ends is not known.
  return { of, lastRow: 0 };
}

/** Marks rows in constant time, however long the file is. */
export function gridMarks(recognition: StagedRecognition): GridMarks {
  const { headerRow, headerLines, skipped, faulty, breaks, totalRows } = recognition;
  const skippedNotes = new Map(skipped.map((s) => [s.row, s.reason]));
  const faultyNotes = new Map(faulty.map((f) => [f.row, f.reason]));
  const breakRows = new Set(breaks);
  const lastHeaderRow = headerRow + headerLines - 1;
  let lastRow = totalRows;
  while (lastRow > lastHeaderRow && skippedNotes.has(lastRow)) lastRow -= 1;
  const of = (row: number): RowMark => {
    if (row < headerRow) return { kind: 'preamble', note: '表前说明' };
    if (row <= lastHeaderRow) return { kind: 'header', note: '表头' };
    const fault = faultyNotes.get(row);
    if (fault !== undefined) return { kind: 'faulty', note: fault };
    const skip = skippedNotes.get(row);
    if (row > lastRow) return { kind: 'after-end', note: skip ?? '表已结束' };
    if (skip !== undefined) return { kind: 'skipped', note: skip };
    if (breakRows.has(row)) return { kind: 'break', note: '余额与上一笔不衔接' };
    return { kind: 'line', note: '' };
  };
  return { of, lastRow };
}
