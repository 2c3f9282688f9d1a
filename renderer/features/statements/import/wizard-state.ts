import type { z } from 'zod';
import type { fileRef } from '#shared/contract/common.ts';
import type {
  fileQuestion,
  importResult,
  previewRow,
  rowDecisions,
  StagedStatement,
} from '#shared/contract/statements.ts';
import type { ColumnChoice, ColumnRole, Mapping } from '#shared/statements/types.ts';

export type StagedRecognition = StagedStatement['recognition'];
export type FileRef = z.infer<typeof fileRef>;
export type Decisions = z.infer<typeof rowDecisions>;
export type Choice = NonNullable<z.infer<typeof previewRow>['choice']>;
export type QuestionCode = z.infer<typeof fileQuestion>['code'];
export type ImportResult = z.infer<typeof importResult>;

export const STEPS = ['选择文件', '核对结构', '逐行预览', '确认导入', '完成'] as const;
export type Step = 0 | 1 | 2 | 3 | 4;

/** All the wizard knows; it outlives the page, so leaving half-way loses nothing. */
export interface WizardState {
  step: Step;
  file: FileRef | null;
  accountUid: string | null;
  staged: StagedStatement | null;
  decisions: Decisions;
  confirmed: QuestionCode[];
  result: ImportResult | null;
}

export const EMPTY_WIZARD: WizardState = {
  step: 0,
  file: null,
  accountUid: null,
  staged: null,
  decisions: {},
  confirmed: [],
  result: null,
};

/**
 * A newly staged reading: decisions and answers belonged to the former one and are asked again.
 */
export function restaged(state: WizardState, staged: StagedStatement): WizardState {
  return { ...state, staged, decisions: {}, confirmed: [] };
}

/** How many rows of the file still wait for the user. */
export function undecidedCount(staged: StagedStatement, decisions: Decisions): number {
  return Math.max(0, staged.counts.undecided - Object.keys(decisions).length);
}

/** The other role a column gets: a full list, since a column not named is ignored. */
export function withRole(
  columns: readonly ColumnChoice[],
  index: number,
  role: ColumnChoice['role'],
): ColumnChoice[] {
  const rest = columns.filter((c) => c.index !== index).map(({ index, role }) => ({ index, role }));
  return [...rest, { index, role }].sort((a, b) => a.index - b.index);
}

/** Another header row is another table: what was chosen below it no longer holds. */
export function withHeaderRow(mapping: Mapping, headerRow: number, lines?: 1 | 2): Mapping {
  const { columns: _c, direction: _d, order: _o, headerLines: _l, ...rest } = mapping;
  return lines === undefined ? { ...rest, headerRow } : { ...rest, headerRow, headerLines: lines };
}

/** Another encoding, delimiter or sheet is another grid: everything is guessed anew. */
export function withSource(
  mapping: Mapping,
  source: Pick<Mapping, 'encoding' | 'delimiter' | 'sheet'>,
): Mapping {
  const { encoding, delimiter, sheet } = { ...mapping, ...source };
  return {
    ...(encoding ? { encoding } : {}),
    ...(delimiter ? { delimiter } : {}),
    ...(sheet ? { sheet } : {}),
  };
}

/** A mapping typed without a recognised grid; columns only when one of them means something. */
export function handMapping(typed: {
  headerRow: number | null;
  encoding: string;
  sheet: string;
  roles: readonly ColumnRole[];
}): Mapping {
  const columns = typed.roles
    .map((role, index) => ({ index, role }))
    .filter((column) => column.role !== 'other' && column.role !== 'unknown');
  return {
    ...(typed.headerRow === null ? {} : { headerRow: typed.headerRow }),
    ...(typed.encoding === '' ? {} : { encoding: typed.encoding }),
    ...(typed.sheet.trim() === '' ? {} : { sheet: typed.sheet.trim() }),
    ...(columns.length === 0 ? {} : { columns }),
  };
}

/** The sheets a refused workbook holds, where the refusal names them. */
export function sheetsIn(details: unknown): string[] {
  const sheets = (details as { sheets?: unknown } | undefined)?.sheets;
  return Array.isArray(sheets) ? sheets.filter((name) => typeof name === 'string') : [];
}

/** Records the same choice for many rows. */
export function decideAll(
  decisions: Decisions,
  rows: readonly number[],
  choice: Choice,
  reason: string,
): Decisions {
  const next = { ...decisions };
  for (const row of rows) next[String(row)] = { choice, reason };
  return next;
}
