import type { z } from 'zod';
import type { caseImportCounts, StagedCases } from '#shared/contract/cases.ts';
import type { fileRef } from '#shared/contract/common.ts';
import type { CallOutput } from '#shared/contract/index.ts';

export type FileRef = z.infer<typeof fileRef>;
export type Counts = z.infer<typeof caseImportCounts>;
export type CaseImportResult = CallOutput<'cases.commit'>;

export const STEPS = ['选择文件', '逐行预览', '完成'] as const;

/** All the wizard knows; it outlives the page, so leaving half-way loses nothing. */
export interface CaseImportState {
  step: 0 | 1 | 2;
  file: FileRef | null;
  staged: StagedCases | null;
  /** Rows that can't come in are left out; asked anew for each file. */
  leaveOut: boolean;
  result: CaseImportResult | null;
}

export const EMPTY_IMPORT: CaseImportState = {
  step: 0,
  file: null,
  staged: null,
  leaveOut: false,
  result: null,
};

/** Rows that can't be imported and aren't registered yet. */
export const leftOut = ({ conflict, faulty }: Counts): number => conflict + faulty;

/** Why the rows can't be imported as things stand; null when they can. */
export function importRefusal(counts: Counts, leaveOut: boolean): string | null {
  if (counts.new === 0) return '没有可以新登记的个案';
  const left = leftOut(counts);
  return left > 0 && !leaveOut ? `先确认留下 ${left} 行` : null;
}
