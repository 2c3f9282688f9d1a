import { chineseDay, type Day, firstDayOfYear } from '../dates/day.ts';
import { yuan } from '../entries/describe.ts';
import { type DayRoom, type Measure, roomByDay } from './spending.ts';
import type { BudgetDocument, Finding, RuleContext } from './types.ts';

const MEASURES: readonly Measure[] = ['total', 'current', 'carryover'];

/**
 * A 调减, a correction to less, or a 年初预算 below its 预下达 that leaves less than is spent is a
 * fact: it is recorded and raises this finding. `before` are the budget documents in force without
 * it, `context` holds those in force with it.
 */
export function findingOfBudget(
  document: Pick<BudgetDocument, 'uid' | 'documentNo'>,
  before: readonly BudgetDocument[],
  context: RuleContext,
): Finding | null {
  const room = (documents: readonly BudgetDocument[], others: readonly BudgetDocument[]) =>
    roomByDay(
      { ...context, budgetDocuments: [...documents, ...others.map(withoutEffect)] },
      [],
      firstDayOfYear(context.budgetYear),
    );
  const without = room(before, context.budgetDocuments);
  const worst = room(context.budgetDocuments, before)
    .map((day, at) => shortOf(day, without[at]!))
    .reduce<Short | null>((a, b) => (b.fen > (a?.fen ?? 0) ? b : a), null);
  if (!worst) return null;
  const message =
    `预算指标 ${document.documentNo} 生效后，${chineseDay(worst.day)}累计支出已超出预算指标 ` +
    `${yuan(worst.fen)}。指标已如实登记；请与财政部门核对，追回款项或申请追加，并书面说明原因。`;
  return {
    code: 'DA-05',
    severity: 'warn',
    message,
    where: { kind: 'budget-document', uid: document.uid },
  };
}

interface Short {
  day: Day;
  fen: number;
}

/** The document is the cause only where the room without it would have been larger. */
function shortOf({ day, roomFen }: DayRoom, without: DayRoom): Short {
  const lessened = MEASURES.filter((measure) => roomFen[measure] < without.roomFen[measure]);
  return { day, fen: Math.max(0, ...lessened.map((measure) => -roomFen[measure])) };
}

/** Keeps its day, so that both ways are told day by day. */
const withoutEffect = (document: BudgetDocument): BudgetDocument => ({
  ...document,
  kind: 'supplement',
  amountFen: 0,
});
