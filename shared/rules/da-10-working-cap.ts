import { yuan } from '../entries/describe.ts';
import type { EntryFacts } from '../entries/entry.ts';
import { formatRate } from '../money/rate.ts';
import { trimHundredths } from '../money/wan.ts';
import type { ApprovalParameters } from './approval-parameters.ts';
import type { Batch } from './batch.ts';
import { authorisedOn } from './budget.ts';
import { isRed, notApplicable, passed, type Rule, warned } from './judgement.ts';
import type { Finding } from './types.ts';

const CODE = 'DA-10';
type Cap = NonNullable<ApprovalParameters['workingExpenseCap']>;

/**
 * DA-10: the year's working expenses, fees included, stay within the cap of what is authorised on
 * the day of the payment. Off until a rate and its clause are set.
 */
export const workingExpenseCap: Rule = (entry, batch, context) => {
  const cap = context.parameters.workingExpenseCap;
  if (cap === null || entry.kind !== 'working_expense' || isRed(entry)) return notApplicable(CODE);
  if (context.workingSpentFen === null)
    throw new TypeError('DA-10 needs what was spent on working');
  const spentFen = context.workingSpentFen + workingInBatch(batch);
  const { budgetDocuments, budgetYear } = context;
  const { totalFen } = authorisedOn(budgetDocuments, budgetYear, entry.businessDate);
  if (isWithin(spentFen, totalFen, cap)) return passed(CODE);
  return warned(
    CODE,
    entry,
    `本年工作经费将达 ${yuan(spentFen)}，占已生效预算指标的 ${formatRate(spentFen, totalFen)}，` +
      `超过上限 ${rateText(cap)}（${cap.clause}）。请核对类别和金额；确需支付的，由复核人写明理由。`,
  );
};

/** At year closing: against what was actually spent. */
export function findingOfWorkingShare(
  year: number,
  { workingFen, spentFen }: { workingFen: number; spentFen: number },
  cap: Cap | null,
): Finding | null {
  if (cap === null || isWithin(workingFen, spentFen, cap)) return null;
  const message =
    `${year}年工作经费 ${yuan(workingFen)}，占全年支出的 ${formatRate(workingFen, spentFen)}，` +
    `超过上限 ${rateText(cap)}（${cap.clause}）。请核对各笔工作经费的类别，并写明原因。`;
  return { code: CODE, severity: 'warn', message, where: { kind: 'period', uid: String(year) } };
}

/** Exact: a product of two amounts doesn't fit a number. */
const isWithin = (workingFen: number, ofFen: number, { rateHundredths }: Cap): boolean =>
  BigInt(workingFen) * 10_000n <= BigInt(rateHundredths) * BigInt(Math.max(0, ofFen));

const rateText = ({ rateHundredths }: Cap): string => `${trimHundredths(rateHundredths)}%`;

/** What the batch adds to the year's working expenses, returns and corrections included. */
function workingInBatch({ entries, effects, answered }: Batch): number {
  const isWorking = (kind: EntryFacts['kind'] | undefined) =>
    kind === 'working_expense' || kind === 'bank_fee';
  return entries
    .filter((entry) => isWorking(entry.kind) || isWorking(answered.get(entry.uid)?.kind))
    .reduce((sum, { uid }) => sum + effects.get(uid)!.spentFen, 0);
}
