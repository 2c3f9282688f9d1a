import type { ApprovalRowView } from '#shared/contract/approvals.ts';
import type { DraftContent } from '#shared/contract/entries.ts';

/** What choosing an application fills in: only what nobody has filled in before. */
export function fromApproval(
  { permittedUseUid, purpose, amountFen, counterparty }: DraftContent,
  approval: Pick<ApprovalRowView, 'uid' | 'permittedUseUid' | 'purpose' | 'openFen'>,
): Partial<DraftContent> {
  return {
    approvalUid: approval.uid,
    permittedUseUid: permittedUseUid ?? approval.permittedUseUid,
    purpose: purpose.trim() === '' ? approval.purpose : purpose,
    amountFen: amountFen ?? (approval.openFen > 0 ? approval.openFen : null),
    // The service knows the payee; saving fills it in.
    counterparty: counterparty ?? {
      keptIn: { kind: 'approval', uid: approval.uid },
      shown: { name: '（按审批登记）', account: null },
    },
  };
}
