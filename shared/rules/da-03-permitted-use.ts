import { chineseDay } from '../dates/day.ts';
import type { EntryFacts } from '../entries/entry.ts';
import { ENTRY_KINDS } from '../entries/kinds.ts';
import { failed, isRed, notApplicable, passed, type Rule } from './judgement.ts';
import type { RuleContext } from './types.ts';

const CODE = 'DA-03';

/** DA-03: a payment has one permitted use from the fund's list, valid that day, of its kind. */
export const permittedUse: Rule = (entry, _batch, context) => {
  const judged = entry.kind === 'relief' || entry.kind === 'working_expense';
  if (!judged || isRed(entry)) return notApplicable(CODE);
  const fault = faultOfUse(entry, context);
  return fault === null ? passed(CODE) : failed(CODE, entry, fault);
};

/** What is wrong with the permitted use, or null. Also judges each reimbursed advance (DA-02). */
export function faultOfUse(
  entry: Pick<EntryFacts, 'kind' | 'businessDate' | 'permittedUseUid'>,
  context: RuleContext,
): string | null {
  if (entry.permittedUseUid === null) return '未选择支出用途。请从本基金的用途清单中选择一项。';
  const use = context.permittedUses.find(({ uid }) => uid === entry.permittedUseUid);
  if (!use || use.fundUid !== context.fundUid) {
    return '所选用途不在本基金的用途清单内。请改选，或由主管依据文件条款增列；已经付出的改记待查付款。';
  }
  if (use.kind !== entry.kind) {
    const word = ENTRY_KINDS[use.kind].word;
    return `用途「${use.name}」属于${word}，与记录类别不符。请改选用途或改记为${word}。`;
  }
  if (use.clause.trim() === '') {
    return `用途「${use.name}」没有写明依据条款。请由主管补录条款后再记。`;
  }
  const { businessDate: day } = entry;
  if (day < use.validFrom || (use.validTo !== null && day > use.validTo)) {
    return `用途「${use.name}」在${chineseDay(day)}不在有效期内。请改选当日有效的用途；已经付出的改记待查付款。`;
  }
  return null;
}
