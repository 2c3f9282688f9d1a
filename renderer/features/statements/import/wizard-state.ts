import type { z } from 'zod';
import type { fileRef } from '#shared/contract/common.ts';
import type {
  fileQuestion,
  importResult,
  previewRow,
  rowDecisions,
  StagedStatement,
} from '#shared/contract/statements.ts';
import type { ColumnChoice, Mapping } from '#shared/statements/types.ts';

export type StagedRecognition = NonNullable<StagedStatement['recognition']>;
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
  /** The import made last: its result stays one click away. */
  last: { file: FileRef; result: ImportResult } | null;
}

export const EMPTY_WIZARD: WizardState = {
  step: 0,
  file: null,
  accountUid: null,
  staged: null,
  decisions: {},
  confirmed: [],
  last: null,
};

/**
 * Where a visit begins: a reading half done goes on where it was left, a finished import is over. A
 * step whose content is gone begins anew too.
 */
export function onVisit(state: WizardState): WizardState {
  const halfWay = state.step > 0 && state.step < 4 && state.staged !== null;
  return halfWay || state.step === 0 ? state : startOver(state);
}

/** The next file; of the former one only the result is kept. */
export const startOver = ({ last }: WizardState, file: FileRef | null = null): WizardState => ({
  ...EMPTY_WIZARD,
  file,
  last,
});

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

/** The columns' roles as they stand: recognised, or as far as they were chosen by hand. */
export const rolesOf = ({ recognition, mapping }: StagedStatement): readonly ColumnChoice[] =>
  recognition?.columns ?? mapping.columns ?? [];

/** Without recognition: what a table needs to be read, and whether it was named. */
export function stillNeeded({
  mapping,
  source,
}: StagedStatement): { word: string; done: boolean }[] {
  const { headerRow, columns = [] } = mapping;
  const has = (...roles: ColumnChoice['role'][]) => columns.some((c) => roles.includes(c.role));
  return [
    {
      word: '表头行：点表头那一行左边的行号；表格没有表头时，在下面选“无表头”',
      done: headerRow !== undefined && headerRow <= source.rows,
    },
    { word: '日期列：在那一列的上方选“日期”', done: has('date') },
    {
      word: '金额列：选“收入金额”“支出金额”，只有一列金额时选“金额（一列）”',
      done: has('in', 'out', 'amount'),
    },
  ];
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
