import { chineseDay, firstDayOfYear } from '../dates/day.ts';
import { yuan } from '../entries/describe.ts';
import { roomByDay } from './spending.ts';
import type { BudgetDocument, Finding, RuleContext } from './types.ts';

/**
 * A 调减 (or a 年初预算 below its 预下达) that leaves less than is spent is a fact: it is recorded
 * and raises this finding. `context` holds the document among its budget documents.
 */
export function findingOfBudget(document: BudgetDocument, context: RuleContext): Finding | null {
  const others = context.budgetDocuments.filter(({ uid }) => uid !== document.uid);
  const from = firstDayOfYear(context.budgetYear);
  const after = roomByDay(context, [], from);
  // The document is the cause only where the room without it would have been larger.
  const before = roomByDay(
    { ...context, budgetDocuments: [...others, { ...document, amountFen: 0, kind: 'supplement' }] },
    [],
    from,
  );
  const worst = after
    .map((room, at) => ({ room, without: before[at]! }))
    .filter(({ room, without }) => room.roomFen.current < without.roomFen.current)
    .map(({ room }) => ({
      day: room.day,
      missingFen: -Math.min(room.roomFen.total, room.roomFen.current),
    }))
    .filter(({ missingFen }) => missingFen > 0)
    .reduce<{ day: string; missingFen: number } | null>(
      (a, b) => (a === null || b.missingFen > a.missingFen ? b : a),
      null,
    );
  if (!worst) return null;
  const message =
    `预算指标 ${document.documentNo} 生效后，${chineseDay(worst.day)}累计支出已超出预算指标 ` +
    `${yuan(worst.missingFen)}。指标已如实登记；请与财政部门核对，追回款项或申请追加，并书面说明原因。`;
  return {
    code: 'DA-05',
    severity: 'warn',
    message,
    where: { kind: 'budget-document', uid: document.uid },
  };
}
