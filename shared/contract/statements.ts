import { z } from 'zod';
import { DATE_ORDERS } from '#shared/statements/date-order.ts';
import {
  COLUMN_ROLES,
  CONTAINERS,
  DIRECTION_READINGS,
  type Mapping,
  ORDERS,
  type Recognition,
} from '../statements/types.ts';
import { host, read, write } from './call.ts';
import * as c from './common.ts';

/** unaccounted 未入账, drafted 已起草, posted 已记账, partial 部分记账, ignored 不入账 (with reason). */
export const lineState = z.enum(['unaccounted', 'drafted', 'partial', 'posted', 'ignored']);

export const statementLineView = z.object({
  uid: c.uid,
  accountUid: c.uid,
  day: c.day,
  time: z.string().nullable(),
  /** + in, − out. */
  amountFen: c.fen,
  balanceFen: c.fen.nullable(),
  serial: z.string().nullable(),
  /** A unit's as it is, a person's masked. */
  counterpartyName: z.string(),
  /** Masked to the last four. */
  counterpartyAccount: z.string(),
  /** The person paid, accounts, identity and phone numbers in it masked. */
  memo: z.string(),
  state: lineState,
  /** Part of the amount already in posted entries that stand (signed like the line). */
  postedFen: c.fen,
  reason: z.string().nullable(),
  importUid: c.uid,
  rowNumber: z.int(),
});
export type StatementLineView = z.infer<typeof statementLineView>;

export const lineFilter = {
  fundUid: c.uid,
  accountUid: c.uid.nullable(),
  states: z.array(lineState),
  from: c.day.nullable(),
  to: c.day.nullable(),
  /** Matches the counterparty's name and account, the memo or the serial. */
  text: c.text(60),
};

/**
 * What happens to one source row. `decide` rows need the user's choice before anything is written:
 * 疑似重复, ambiguous, or standing at a break of the balance.
 */
export const previewRow = z.object({
  row: z.int(),
  status: z.enum(['new', 'existing', 'suspected', 'skipped', 'faulty']),
  /** Chinese; empty for a plain new row. */
  reason: z.string(),
  needsDecision: z.boolean(),
  choice: z.enum(['add', 'skip']).nullable(),
  day: c.day.nullable(),
  time: z.string().nullable(),
  amountFen: c.fen.nullable(),
  balanceFen: c.fen.nullable(),
  serial: z.string().nullable(),
  counterpartyName: z.string(),
  memo: z.string(),
  /** What the bank wrote in a row that is no line; empty for a line. */
  raw: z.string(),
});
export type PreviewRow = z.infer<typeof previewRow>;

export const previewCounts = z.object({
  /** Every row of the file after the header ends in exactly one of these. */
  total: z.int(),
  new: z.int(),
  existing: z.int(),
  suspected: z.int(),
  skipped: z.int(),
  faulty: z.int(),
  undecided: z.int(),
});

/** Questions about the whole file that the user must answer; each answer is logged. */
export const fileQuestion = z.object({
  code: z.enum([
    'account-unproven',
    'direction-ambiguous',
    'direction-unproven',
    'cross-check-failed',
    'part-of-day',
  ]),
  message: z.string(),
});

/** What a person chose by hand; see {@link Mapping}. */
export const mappingInput: z.ZodType<Mapping> = z.strictObject({
  encoding: z.string().max(40).optional(),
  // Not trimmed: a delimiter may be a tab, a sheet's name may end with a space.
  delimiter: z.string().max(20).optional(),
  sheet: z.string().max(255).optional(),
  headerRow: z.int().min(0).max(1_000_000).optional(),
  headerLines: z.union([z.literal(1), z.literal(2)]).optional(),
  columns: z
    .array(z.strictObject({ index: z.int().min(0).max(255), role: z.enum(COLUMN_ROLES) }))
    .max(256)
    .optional(),
  direction: z.enum(DIRECTION_READINGS).optional(),
  order: z.enum(ORDERS).optional(),
  dates: z.enum(DATE_ORDERS).optional(),
});

/** The file as a table, however much of it is understood. */
export const statementSource = z.object({
  container: z.enum(CONTAINERS),
  /** Encoding of its text; null where the container fixes it. */
  encoding: z.string().nullable(),
  /** What parts the columns of a text file: a character, or `padded`; null elsewhere. */
  delimiter: z.string().nullable(),
  /** All sheets of a workbook and the one that was read; none where the container has none. */
  sheets: z.array(z.string()),
  sheet: z.string().nullable(),
  rows: z.int(),
});
export type StatementSource = z.infer<typeof statementSource>;

export const stagedStatement = z.object({
  stageToken: c.token,
  fileName: z.string(),
  accountUid: c.uid.nullable(),
  source: statementSource,
  /** Null while no statement is recognised: only the raw table is there for the column mapper. */
  recognition: z.custom<Omit<Recognition, 'lines'>>().nullable(),
  /** Why this reading can't be imported as it stands; a correction may lift it. */
  refusal: z
    .object({ code: z.string(), message: z.string(), kept: z.string(), next: z.string() })
    .nullable(),
  /** What was chosen by hand; without recognition also what was guessed below a chosen header. */
  mapping: mappingInput,
  /** The mapping came from an earlier choice for the same header. */
  remembered: z.boolean(),
  /** All zero without recognition. */
  counts: previewCounts,
  questions: z.array(fileQuestion),
});
export type StagedStatement = z.infer<typeof stagedStatement>;

/** Row number in the file (as text, for JSON) → what to do with it. */
export const rowDecisions = z.record(
  z.string().regex(/^\d+$/),
  z.strictObject({ choice: z.enum(['add', 'skip']), reason: c.text() }),
);

export const importResult = z.object({
  importUid: c.uid,
  counts: previewCounts,
  added: z.int(),
  skippedByChoice: z.int(),
  chainHead: z.string(),
});

export const statementCalls = {
  'statements.chooseFile': host('选择对账单', c.nothing, c.fileRef.nullable()),
  /** A file dropped on the window: its bytes, never its path. */
  'statements.registerFile': host(
    '拖入对账单',
    z.strictObject({ name: c.filled(255), bytes: z.instanceof(Uint8Array) }),
    c.fileRef,
  ),
  /** Reads, recognises and compares; writes nothing. `mapping` is the user's correction. */
  'statements.stage': host(
    '识别对账单',
    z.strictObject({
      token: c.token,
      fundUid: c.uid,
      accountUid: c.uid.nullable(),
      mapping: mappingInput.nullable(),
    }),
    stagedStatement,
  ),
  'statements.grid': write(
    '原始表格',
    z.strictObject({ stageToken: c.token, from: z.int().min(0), count: z.int().min(1).max(500) }),
    z.object({ rows: z.array(z.array(z.string())), total: z.int() }),
  ),
  'statements.preview': write(
    '导入预览',
    z.strictObject({
      stageToken: c.token,
      show: z.enum(['all', 'new', 'existing', 'suspected', 'skipped', 'faulty', 'undecided']),
      from: z.int().min(0),
      count: z.int().min(1).max(500),
    }),
    z.object({ rows: z.array(previewRow), total: z.int() }),
  ),
  /** All rows or none, in one transaction, with the source bytes kept. */
  'statements.commit': write(
    '导入对账单',
    z.strictObject({
      stageToken: c.token,
      decisions: rowDecisions,
      /** The questions the user has answered with yes. */
      confirmed: z.array(fileQuestion.shape.code),
    }),
    importResult,
  ),
  'statements.discard': write('放弃导入', z.strictObject({ stageToken: c.token }), c.done),
  'statements.imports': read(
    '导入记录',
    z.strictObject({ fundUid: c.uid, ...c.pageInput }),
    c.pageOf(
      z.object({
        uid: c.uid,
        accountUid: c.uid,
        fileName: z.string(),
        sha256: z.string(),
        from: c.day.nullable(),
        to: c.day.nullable(),
        counts: previewCounts,
        importedBy: z.string(),
        importedAt: z.string(),
      }),
    ),
  ),
  'statements.lines': read(
    '银行流水',
    z.strictObject({ ...lineFilter, ...c.pageInput }),
    c.pageOf(statementLineView),
  ),
  /**
   * All lines the filter finds, as far as they need not be opened: a text is looked for in sealed
   * memos, so with a text in more than 20,000 lines there is no answer.
   */
  'statements.totals': read(
    '银行流水合计',
    z.strictObject(lineFilter),
    z.object({ count: z.int(), inFen: c.fen, outFen: c.fen }).nullable(),
  ),
  /** The lines named, in the order of time; a line that isn't there is left out. */
  'statements.linesByUid': read(
    '所选流水',
    z.strictObject({ lineUids: z.array(c.uid).min(1).max(500) }),
    z.array(statementLineView),
  ),
  'statements.ignore': write(
    '不入账',
    z.strictObject({ lineUids: z.array(c.uid).min(1).max(500), reason: c.filled() }),
    c.done,
  ),
  'statements.unignore': write(
    '撤销不入账',
    z.strictObject({ lineUids: z.array(c.uid).min(1).max(500), reason: c.filled() }),
    c.done,
  ),
};
