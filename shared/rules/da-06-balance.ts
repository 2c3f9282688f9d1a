import { chineseDay, type Day } from '../dates/day.ts';
import { yuan } from '../entries/describe.ts';
import { notApplicable, passed, type Rule, warned } from './judgement.ts';
import type { RuleContext } from './types.ts';

const CODE = 'DA-06';

/**
 * DA-06: the end-of-day balance of the account (in custody b: of the fund's sub-ledger) is never
 * below zero, judged over the whole batch. At posting it warns; closing the month blocks on it.
 */
export const balanceNotBelowZero: Rule = (entry, batch, context) => {
  const bankFen = batch.effects.get(entry.uid)!.bankFen;
  if (context.custody === 'treasury' || bankFen === 0) return notApplicable(CODE);
  if (bankFen > 0) return passed(CODE);
  const overdrawn = (batch.balances.get(entry.accountUid) ?? []).find(
    ({ day, balanceFen, batchFen }) => day >= entry.businessDate && balanceFen < 0 && batchFen < 0,
  );
  if (!overdrawn) return passed(CODE);
  const { day, balanceFen } = overdrawn;
  return warned(CODE, entry, sayOverdrawn(entry.accountUid, day, balanceFen, context));
};

function sayOverdrawn(
  accountUid: string,
  day: Day,
  balanceFen: number,
  context: RuleContext,
): string {
  const shared = context.custody === 'shared-account';
  const whose = shared ? '本基金在该账户的分账余额' : '账户账面余额';
  const short = `${chineseDay(day)}日终${whose}为 ${yuan(balanceFen)}，低于零。`;
  const bank = context.bankBalances.find((b) => b.accountUid === accountUid && b.day === day);
  if (bank && bank.balanceFen >= 0) {
    const owner = shared ? '，并核对各笔流水归属的基金' : '';
    return `${short}银行当日余额 ${yuan(bank.balanceFen)}并未低于零，说明此前有流水漏记：请先补录此前的流水${owner}。`;
  }
  return `${short}请核对金额、日期和账户，补录漏记的收款；确需先记的，由复核人写明理由。`;
}
