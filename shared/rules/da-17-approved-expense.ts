import { namedApproval } from './approval-entry.ts';
import { faultOfApproval } from './approved-amount.ts';
import { failed, isRed, notApplicable, passed, type Rule } from './judgement.ts';

const CODE = 'DA-17';

/**
 * DA-17: a working expense names its approval, whose step names number, approver, date and amount;
 * above the set amount the collective decision too.
 */
export const approvedExpense: Rule = (entry, batch, context) => {
  if (entry.kind !== 'working_expense' || isRed(entry)) return notApplicable(CODE);
  if (entry.approvalUid === null) {
    return failed(CODE, entry, '未选择工作经费审批。请选择本笔所依据的审批；没有的先报批。');
  }
  const named = namedApproval(entry, batch, context);
  if (named?.facts.approval.kind !== 'working_expense') {
    return failed(CODE, entry, '所选审批不是本基金的工作经费审批。请改选。');
  }
  if (named.facts.approval.number.trim() === '') {
    return failed(CODE, entry, '所选审批没有编号。请由经办更正申请，补填编号。');
  }
  const fault = faultOfApproval(entry, named, batch, context);
  return fault === null ? passed(CODE) : failed(CODE, entry, fault);
};
