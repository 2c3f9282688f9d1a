import type { Day } from '../dates/day.ts';
import { assertFen } from '../money/fen.ts';
import type { BudgetDocument, BudgetKind } from './types.ts';

/** What may be spent as of one day, in 分. `totalFen` = `currentFen` + `carryoverFen`. */
export interface Authorised {
  totalFen: number;
  /** This year's money: 年初预算 (before it: 预下达) + 年中追加 − 调减. */
  currentFen: number;
  /** 上年结转. */
  carryoverFen: number;
}

/**
 * The budget of `year` in force on `day`, by 生效日期. The 年初预算 replaces what was 预下达 from
 * its effective day and never adds to it; 调减 subtracts, and may leave less than was spent.
 */
export function authorisedOn(documents: BudgetDocument[], year: number, day: Day): Authorised {
  const sums: Record<BudgetKind, number> = {
    carryover: 0,
    advance: 0,
    initial: 0,
    supplement: 0,
    reduction: 0,
  };
  let initialInForce = false;
  for (const document of documents) {
    if (document.budgetYear !== year || document.effectiveOn > day) continue;
    sums[document.kind] += assertFen(document.amountFen);
    if (document.kind === 'initial') initialInForce = true;
  }
  const base = initialInForce ? sums.initial : sums.advance;
  const currentFen = assertFen(base + sums.supplement - sums.reduction);
  const carryoverFen = assertFen(sums.carryover);
  return { totalFen: assertFen(currentFen + carryoverFen), currentFen, carryoverFen };
}
