import { z } from 'zod';
import type { TableModel } from '../reports/types.ts';
import { read } from './call.ts';
import * as c from './common.ts';

export const auditRow = z.object({
  seq: z.int(),
  at: z.string(),
  operator: z.string(),
  call: z.string(),
  word: z.string(),
  outcome: z.enum(['done', 'refused']),
  code: z.string().nullable(),
  detail: z.string(),
});

/** What to look for in the operation log; empty and null mean all. */
export const auditFilter = {
  /** Whose acts: the operator's name, as it was. */
  operator: c.text(40),
  from: c.day.nullable(),
  to: c.day.nullable(),
  /** In the act's word, its code and its facts. */
  text: c.text(60),
  outcome: z.enum(['all', 'done', 'refused']),
};
export type AuditFilter = z.output<z.ZodObject<typeof auditFilter>>;

/** The log unfiltered. */
export const WHOLE_LOG: AuditFilter = {
  operator: '',
  from: null,
  to: null,
  text: '',
  outcome: 'all',
};

/** More lines than this are not printed: whoever prints them narrows the days first. */
export const AUDIT_PRINT_LIMIT = 5_000;

export const verifyReport = z.object({
  ok: z.boolean(),
  chainSeq: z.int(),
  chainHead: z.string(),
  auditSeq: z.int(),
  auditHead: z.string(),
  checks: z.array(
    z.object({
      name: z.string(),
      word: z.string(),
      ok: z.boolean(),
      /** What was counted when well; the first bad record when not. */
      detail: z.string(),
    }),
  ),
  /** Where a known head stands, when one was asked for: in the ledger's chain or in the log's. */
  head: z
    .object({
      asked: z.string(),
      chain: z.enum(['ledger', 'audit']).nullable(),
      seq: z.int().nullable(),
    })
    .nullable(),
});
export type VerifyReport = z.infer<typeof verifyReport>;

export const auditCalls = {
  'audit.list': read(
    '操作日志',
    z.strictObject({ ...auditFilter, ...c.pageInput }),
    c.pageOf(auditRow),
  ),
  /** Everybody who ever acted, by name, and how many lines the filter finds. */
  'audit.summary': read(
    '操作日志概况',
    z.strictObject(auditFilter),
    z.object({ operators: z.array(z.string()), count: z.int() }),
  ),
  /** The lines found as a table for paper, PDF and spreadsheet, oldest first. */
  'audit.tables': read(
    '操作日志（打印）',
    z.strictObject(auditFilter),
    z.array(z.custom<TableModel>()),
  ),
  'audit.verify': read(
    '校验账套',
    z.strictObject({
      head: z
        .string()
        .regex(/^[0-9a-fA-F]{8,64}$/)
        .nullable(),
    }),
    verifyReport,
  ),
};
