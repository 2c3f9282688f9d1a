import { z } from 'zod';
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
    z.strictObject({ text: c.text(60), ...c.pageInput }),
    c.pageOf(auditRow),
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
