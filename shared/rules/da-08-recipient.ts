import { allowedPayees, sameParty } from '../approvals/payees.ts';
import type { Payee } from '../approvals/types.ts';
import { yuan } from '../entries/describe.ts';
import type { EntryFacts } from '../entries/entry.ts';
import { type NamedApproval, namedApproval, paidBeforeInBatch } from './approval-entry.ts';
import type { Batch } from './batch.ts';
import { failed, isRed, notApplicable, passed, type Rule } from './judgement.ts';
import type { RuleContext } from './types.ts';

const CODE = 'DA-08';

/**
 * DA-08: relief goes to the recipient, a guardian, a recorded agent or a recorded paying unit with
 * its list. Cash is an exception with a supervisor's reason, a receipt and two witnesses.
 */
export const paidToRecipient: Rule = (entry, batch, context) => {
  const named = namedApproval(entry, batch, context);
  // Without an approval nobody knows who the recipient is: DA-07 fails then.
  if (named?.facts.approval.kind !== 'relief' || entry.kind !== 'relief' || isRed(entry)) {
    return notApplicable(CODE);
  }
  const { way } = named.facts.approval;
  const fault =
    way === 'cash' ? cashFault(entry, named, batch, context) : payeeFault(entry, named, batch);
  return fault === null ? passed(CODE) : failed(CODE, entry, fault);
};

function payeeFault(entry: EntryFacts, named: NamedApproval, batch: Batch): string | null {
  const { approval } = named.facts;
  const { counterparty } = entry;
  if (!counterparty) return '没有收款人。请填写实际收款的户名和账号。';
  const payee = allowedPayees(approval).find((known) => sameParty(known, counterparty));
  if (!payee) {
    return (
      '收款人与审批登记的救助对象、监护人、代领人或代发单位不符。请核对户名和账号；' +
      '确属登记对象换了账户的，先补登收款账户；已经付出的改记待查付款，并尽快追回。'
    );
  }
  return documentFault(payee) ?? listFault(entry, payee, named, batch);
}

const ROLE_PAPERS = {
  guardian: '监护证明',
  agent: '授权委托书',
  'paying-unit': '代发协议或委托文件',
} as const;

function documentFault({ role, documentNo }: Payee): string | null {
  if (role === 'recipient' || documentNo.trim() !== '') return null;
  return `收款登记缺${ROLE_PAPERS[role]}。请补录编号。`;
}

/** A paying unit pays by a list that gives this application no less than this payment. */
function listFault(
  entry: EntryFacts,
  { role }: Payee,
  { facts, state }: NamedApproval,
  batch: Batch,
): string | null {
  if (role !== 'paying-unit') return null;
  const listedFen = facts.lists.reduce((sum, share) => sum + share.amountFen, 0);
  if (listedFen === 0) return '由代发单位发放，但没有列明本申请的代发清单。请补录代发清单。';
  const paidFen = state.paidFen + paidBeforeInBatch(entry, batch);
  if (paidFen + entry.amountFen <= listedFen) return null;
  return `代发清单列明本申请 ${yuan(listedFen)}，少于累计付款。请核对代发清单。`;
}

function cashFault(
  entry: EntryFacts,
  { facts, state }: NamedApproval,
  batch: Batch,
  { moment }: RuleContext,
): string | null {
  const { cash } = facts.approval;
  if (!cash || cash.allowedBy.trim() === '' || cash.reason.trim() === '') {
    return '现金支付须由主管作为例外准许。请主管更正申请予以确认；已审批的，撤回后由主管重新登记。';
  }
  const witnesses = new Set(cash.witnesses.map((name) => name.trim()).filter((name) => name));
  if (witnesses.size < 2) return '现金支付须有两名见证人。请补填见证人。';
  // Before payment there is nothing to acknowledge yet.
  if (moment === 'before-payment') return null;
  const paidFen = state.paidFen + paidBeforeInBatch(entry, batch);
  if (state.receiptFen >= paidFen + entry.amountFen) return null;
  return `现金支付缺领款凭据，已登记 ${yuan(state.receiptFen)}。请补登与本笔相应的领款凭据。`;
}
