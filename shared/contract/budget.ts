import { z } from 'zod';
import { read, write } from './call.ts';
import * as c from './common.ts';

export const budgetKind = z.enum(['carryover', 'advance', 'initial', 'supplement', 'reduction']);

/** What is typed of a budget document. */
export const budgetFields = z.strictObject({
  kind: budgetKind,
  /** 文号 */
  documentNo: c.filled(80),
  /** 成文日期 */
  signedOn: c.day,
  /** 生效日期: the day the rules use. */
  effectiveOn: c.day,
  /** 收到日期 */
  receivedOn: c.day,
  amountFen: c.positiveFen,
  note: c.text(400),
});
export type BudgetFields = z.infer<typeof budgetFields>;

export const budgetDocumentView = z.object({
  uid: c.uid,
  budgetYear: c.year,
  ...budgetFields.shape,
  /** The document this one corrects, and the correction that replaced this one. */
  replacesUid: c.uid.nullable(),
  replacedByUid: c.uid.nullable(),
  /** Why it corrects the one before; empty for a first document. */
  reason: z.string(),
  recordedBy: z.string(),
  recordedAt: z.string(),
});
export type BudgetDocumentView = z.infer<typeof budgetDocumentView>;

export const budgetTotals = z.object({
  carryoverFen: c.fen,
  advanceFen: c.fen,
  initialFen: c.fen,
  supplementFen: c.fen,
  reductionFen: c.fen,
  /** Authorised on the last day asked for. */
  authorisedFen: c.fen,
  spentFen: c.fen,
});

const recorded = z.object({
  uid: c.uid,
  /** E.g. a reduction below what is spent is recorded and said here. */
  findings: z.array(
    z.object({ code: c.ruleCode, severity: z.enum(['block', 'warn']), message: z.string() }),
  ),
});

export const budgetCalls = {
  'budget.list': read(
    '预算指标',
    z.strictObject({ fundUid: c.uid, year: c.year }),
    z.object({ documents: z.array(budgetDocumentView), totals: budgetTotals }),
  ),
  'budget.authorisedOn': read(
    '某日可用预算',
    z.strictObject({ fundUid: c.uid, year: c.year, day: c.day }),
    z.object({ totalFen: c.fen, currentFen: c.fen, carryoverFen: c.fen, spentFen: c.fen }),
  ),
  'budget.add': write(
    '登记预算指标',
    z.strictObject({ fundUid: c.uid, budgetYear: c.year, ...budgetFields.shape }),
    recorded,
  ),
  'budget.correct': write(
    '更正预算指标',
    z.strictObject({ replacesUid: c.uid, reason: c.filled(), ...budgetFields.shape }),
    recorded,
  ),
};
