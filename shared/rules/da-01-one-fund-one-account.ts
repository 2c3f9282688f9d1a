import { chineseDay, type Day } from '../dates/day.ts';
import { failed, isRed, passed, type Rule } from './judgement.ts';
import type { RegisteredAccount } from './types.ts';

const CODE = 'DA-01';

/** DA-01: an entry belongs to one fund and to one of its accounts, valid on that day. */
export const oneFundOneAccount: Rule = (entry, batch, context) => {
  if (entry.fundUid !== context.fundUid) {
    return failed(CODE, entry, '记录属于另一基金，不能记入本专账。请在所属基金的专账中记账。');
  }
  const account = context.accounts.find(({ uid }) => uid === entry.accountUid);
  if (!account) {
    return failed(CODE, entry, '未选定本单位登记的银行账户。请选择本基金的专账账户。');
  }
  if (isRed(entry)) return passed(CODE);
  // A reclassification moves no money: the account had to be valid when the money moved.
  const answered = entry.reclassifies ? batch.answered.get(entry.uid) : undefined;
  const day = answered?.businessDate ?? entry.businessDate;
  if (!registeredOn(account, context.fundUid, day)) {
    return failed(
      CODE,
      entry,
      `该银行账户在${chineseDay(day)}未登记给本基金使用。请核对账户，或由主管登记账户的启用、停用日期。`,
    );
  }
  return passed(CODE);
};

/** Whether the fund may use the account on that day; both border days count as valid. */
export function registeredOn(account: RegisteredAccount, fundUid: string, day: Day): boolean {
  return account.registrations.some(
    (registration) =>
      registration.fundUid === fundUid &&
      registration.validFrom <= day &&
      (registration.validTo === null || day <= registration.validTo),
  );
}
