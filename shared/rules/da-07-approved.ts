import { namedApproval } from './approval-entry.ts';
import { faultOfApproval } from './approved-amount.ts';
import { failed, isRed, notApplicable, passed, type Rule } from './judgement.ts';

const CODE = 'DA-07';

/**
 * DA-07: relief rests on an approved, unexpired application decided by the level its amount needs;
 * the payment is not before the approval, and with all paid on it ever stays within it. 紧急先行
 * pays on a named leader's word up to its limit.
 */
export const approvedRelief: Rule = (entry, batch, context) => {
  if (entry.kind !== 'relief' || isRed(entry)) return notApplicable(CODE);
  if (entry.approvalUid === null) {
    return failed(CODE, entry, '未选择救助审批。请选择本笔所依据的救助申请；没有的先申请、审定。');
  }
  const named = namedApproval(entry, batch, context);
  if (named?.facts.approval.kind !== 'relief') {
    return failed(CODE, entry, '所选审批不是本基金的救助申请。请改选。');
  }
  const fault = faultOfApproval(entry, named, batch, context);
  return fault === null ? passed(CODE) : failed(CODE, entry, fault);
};
