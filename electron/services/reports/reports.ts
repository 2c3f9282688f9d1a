import type { CallArgs } from '#shared/contract/index.ts';
import { lastDayOfYear } from '#shared/dates/day.ts';
import { appendixBook } from '#shared/reports/appendix-book.ts';
import type { FundFigures } from '#shared/reports/fund-figures.ts';
import type { TableModel } from '#shared/reports/types.ts';
import { authorisedOn } from '#shared/rules/budget.ts';
import { firstValue, rowOf } from '../../ledger-file/prepared.ts';
import { appraisalOf } from '../appraisal/appraisal.ts';
import { budgetInForce } from '../budget/budget-store.ts';
import type { LedgerContext } from '../context.ts';
import { openingSpent } from '../entries/rule-context.ts';
import { mustFund } from '../guards.ts';
import { fundViews } from '../setup/setup-store.ts';
import { paperFrame } from './paper-frame.ts';

/** The year's appendix tables, every figure from posted totals and budget documents in force. */
export function tables(ctx: LedgerContext, args: CallArgs<'reports.tables'>): TableModel[] {
  const fundId = mustFund(ctx, args.fundUid);
  const fund = fundViews(ctx.db).find((view) => view.uid === args.fundUid)!;
  const { template, scores } = appraisalOf(ctx, fundId, args.year);
  return appendixBook({
    ...paperFrame(ctx, args.year),
    funds: [figuresOf(ctx, fundId, args.year, fund)],
    appraisals: [{ fund: fund.name, template, scores }],
    scoreHeading: args.scoreHeading,
  });
}

export function figuresOf(
  ctx: LedgerContext,
  fundId: number,
  year: number,
  fund: { name: string; department: string },
): FundFigures {
  const inForce = budgetInForce(ctx.db, fundId).filter((b) => b.budgetYear === year);
  const sum = (kind: (typeof inForce)[number]['kind']) =>
    inForce.filter((b) => b.kind === kind).reduce((total, b) => total + b.amountFen, 0);
  const spent = rowOf<{ allFen: number; carriedFen: number }>(
    ctx.db,
    `SELECT coalesce(sum(spent_fen), 0) AS allFen,
       coalesce(sum(spent_carryover_fen), 0) AS carriedFen
     FROM day_total WHERE fund_id = ? AND budget_year = ?`,
    fundId,
    year,
  )!;
  const { carryoverFen } = authorisedOn(inForce, year, lastDayOfYear(year));
  // Until the 年初预算 comes, what was 预下达 stands in its place.
  const initialFen = inForce.some((b) => b.kind === 'initial') ? sum('initial') : sum('advance');
  return {
    name: fund.name,
    department: fund.department,
    initialFen,
    supplementFen: sum('supplement'),
    reductionFen: sum('reduction'),
    carryOverAuthorisedFen: carryoverFen,
    spentFen: spent.allFen - spent.carriedFen + openingSpent(ctx, fundId, year),
    spentFromCarryOverFen: spent.carriedFen,
    laterReturnsFen: laterReturns(ctx, fundId, year),
  };
}

/** Payments of the year that came back in a later one: shown, never subtracted. */
const laterReturns = (ctx: LedgerContext, fundId: number, year: number): number =>
  firstValue<number>(
    ctx.db,
    `SELECT coalesce(-sum(r.prior_year_fen), 0) FROM entry r JOIN entry o ON o.id = r.of_entry_id
     WHERE r.fund_id = ? AND r.kind = 'returned' AND o.budget_year = ?`,
    fundId,
    year,
  )!;
