import type { z } from 'zod';
import type { CaseFields, caseRowStatus } from '../contract/cases.ts';
import { CASE_COLUMNS } from './columns.ts';
import type { CaseRow } from './sheet.ts';

export interface CaseVerdict {
  readonly row: CaseRow;
  readonly status: z.infer<typeof caseRowStatus>;
  /** Why, in one sentence; empty for a new case. */
  readonly reason: string;
}

/** Two numbers are one, whatever the width of their brackets and the spaces between. */
export const caseNoKey = (caseNo: string): string =>
  caseNo
    .normalize('NFKC')
    .replace(/\s/g, '')
    .replace(/[〔[【]/g, '(')
    .replace(/[〕\]】]/g, ')')
    .toUpperCase();

/**
 * What will become of each row. `registered` answers the case that has a number now, by
 * {@link caseNoKey}. Nothing registered is ever changed by a list, and of rows that contradict each
 * other none is taken: the order of the rows decides nothing but which of equal ones stands first.
 */
export function compareRows(
  rows: readonly CaseRow[],
  registered: (key: string) => CaseFields | null,
): CaseVerdict[] {
  const byNumber = new Map<string, CaseRow[]>();
  for (const row of rows) {
    if (row.fields === null) continue;
    const key = caseNoKey(row.fields.caseNo);
    byNumber.set(key, [...(byNumber.get(key) ?? []), row]);
  }
  return rows.map((row) => {
    if (row.fields === null) return { row, status: 'faulty', reason: `${row.faults.join('；')}。` };
    const key = caseNoKey(row.fields.caseNo);
    return verdictOf(row, row.fields, registered(key), byNumber.get(key)!);
  });
}

function verdictOf(
  row: CaseRow,
  fields: CaseFields,
  known: CaseFields | null,
  sameNumber: readonly CaseRow[],
): CaseVerdict {
  if (known !== null) {
    const differing = differences(fields, known);
    if (differing.length === 0) {
      return { row, status: 'existing', reason: '已登记，内容相同，不重复登记。' };
    }
    const reason = `编号已登记，内容不同：${differing.join('、')}。`;
    return { row, status: 'conflict', reason };
  }
  const others = sameNumber.filter((each) => each !== row);
  if (others.some((other) => differences(fields, other.fields!).length > 0)) {
    const numbers = others.map((other) => other.row).join('、');
    return {
      row,
      status: 'conflict',
      reason: `与第 ${numbers} 行编号相同而内容不同，请核对原件。`,
    };
  }
  const [first] = sameNumber;
  if (first !== row) {
    return { row, status: 'existing', reason: `与第 ${first!.row} 行相同，不重复登记。` };
  }
  return { row, status: 'new', reason: '' };
}

function differences(a: CaseFields, b: CaseFields): string[] {
  return CASE_COLUMNS.filter(({ key }) =>
    key === 'caseNo' ? caseNoKey(a.caseNo) !== caseNoKey(b.caseNo) : a[key] !== b[key],
  ).map(({ title }) => title);
}
