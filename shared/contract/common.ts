import { z } from 'zod';
import { isDay } from '../dates/day.ts';
import { ENTRY_KIND_LIST } from '../entries/kinds.ts';
import { MAX_FEN } from '../money/fen.ts';
import { RULE_CODES } from '../rules/types.ts';

// The renderer runs under a Content-Security-Policy without eval.
z.config({ jitless: true });

export const uid = z
  .string()
  .regex(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}$/);
/** A short-lived name for a file or a staged import; never a path. */
export const token = z.string().min(8).max(80);
export const day = z.string().refine(isDay, '不是有效的日期');
export const year = z.int().min(1949).max(2199);
/** Signed 分. */
export const fen = z.int().min(-MAX_FEN).max(MAX_FEN);
/** 分 above zero. */
export const positiveFen = z.int().min(1).max(MAX_FEN);
/** 分, zero allowed, never negative. */
export const unsignedFen = z.int().min(0).max(MAX_FEN);
/** A name, a number or a sentence typed by a person: trimmed, bounded. */
export const text = (max = 200) => z.string().trim().max(max);
export const filled = (max = 200) => z.string().trim().min(1, '请填写').max(max);
export const entryKind = z.enum(ENTRY_KIND_LIST);
export const ruleCode = z.enum(RULE_CODES);
export const useKind = z.enum(['relief', 'working_expense']);
export const funding = z.enum(['current', 'carryover']);
export const nothing = z.strictObject({});
export const done = z.strictObject({ done: z.literal(true) });

/** Paging by key: pass the last page's `next` back; null means the first page. */
export const pageInput = { cursor: z.string().max(200).nullable(), limit: z.int().min(1).max(500) };
export const pageOf = <Row extends z.ZodType>(row: Row) =>
  z.object({ rows: z.array(row), next: z.string().nullable() });

export const fileRef = z.object({ token, name: z.string(), size: z.int() });

export const judgement = z.object({
  code: ruleCode,
  outcome: z.enum(['passed', 'warned', 'failed', 'not-applicable']),
  finding: z
    .object({
      code: ruleCode,
      severity: z.enum(['block', 'warn']),
      message: z.string(),
      where: z.object({
        kind: z.enum(['entry', 'line', 'budget-document', 'account', 'period', 'approval']),
        uid: z.string(),
      }),
    })
    .nullable(),
});
