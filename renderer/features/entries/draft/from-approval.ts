import type { ApprovalRowView } from '#shared/contract/approvals.ts';
import type { DraftContent } from '#shared/contract/entries.ts';

/** What choosing an application fills in: only what nobody has filled in before. */
export function fromApproval(
  { permittedUseUid, purpose, amountFen }: DraftContent,
  approval: Pick<ApprovalRowView, 'uid' | 'permittedUseUid' | 'purpose' | 'openFen'>,
): Partial<DraftContent> {
  return {
    approvalUid: approval.uid,
    permittedUseUid: permittedUseUid ?? approval.permittedUseUid,
    purpose: purpose.trim() === '' ? approval.purpose : purpose,
    amountFen: amountFen ?? (approval.openFen > 0 ? approval.openFen : null),
  };
}
