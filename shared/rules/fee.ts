import type { FeeSplit } from '../entries/effect.ts';
import type { EntryFacts } from '../entries/entry.ts';
import { roomByDay, type SpendingChange } from './spending.ts';
import type { RuleContext } from './types.ts';

/**
 * A bank fee is taken by the bank: no rule blocks recording it. What the budget of every day to
 * the year's end still holds is spending; the rest is owed to the fund by the bureau (1218).
 *
 * @param others the rest of the batch: a fee takes what it leaves, so that it makes nothing fail.
 */
export function feeSplit(
  entry: EntryFacts,
  context: RuleContext,
  others: SpendingChange[] = [],
): FeeSplit {
  let spentFen = entry.amountFen;
  for (const { roomFen } of roomByDay(context, others, entry.businessDate)) {
    spentFen = Math.min(spentFen, roomFen.total, roomFen[entry.funding]);
  }
  spentFen = Math.max(0, spentFen);
  return { spentFen, owedFen: entry.amountFen - spentFen };
}
