import type { DraftContent, EntryDetail } from '#shared/contract/entries.ts';
import { reclassifiableTo } from '#shared/entries/completeness.ts';
import { emptyDraft } from '#shared/entries/draft.ts';
import type { EntryKind } from '#shared/entries/kinds.ts';
import { contentForKind } from '../draft/kind-fields.ts';

// What may follow a posted entry, each as the draft it starts from. Nothing here changes the entry.

/** 红字冲销, or 更正 with the entry's facts as the start of the blue voucher. */
export function correctionDraft(
  entry: EntryDetail,
  reason: string,
  withBlue: boolean,
): DraftContent {
  return {
    ...emptyDraft(entry.kind),
    accountUid: entry.accountUid,
    businessDate: entry.businessDate,
    amountFen: Math.abs(entry.amountFen) || null,
    purpose: entry.purpose,
    permittedUseUid: entry.permittedUseUid,
    funding: entry.funding,
    approvalUid: entry.approvalUid,
    counterparty: entry.counterparty,
    ownAccountBasis: entry.ownAccountBasis,
    note: entry.note,
    budgetShares: entry.budgetShares.map(({ documentUid, amountFen }) => ({
      documentUid,
      amountFen,
    })),
    ofEntryUid: entry.ofEntryUid,
    reclassifies: entry.reclassifies,
    attachments: entry.attachments,
    // A red voucher takes its lines from what it cancels.
    lines: withBlue ? entry.lines.map(({ lineUid, amountFen }) => ({ lineUid, amountFen })) : [],
    correction: { entryUid: entry.uid, reason, withBlue },
  };
}

/**
 * 转列: money under inquiry or undetermined becomes what it proves to be; no bank money moves. Starts
 * from what was known of it; use and funding were dropped when it became an inquiry.
 */
export function reclassifyDraft(entry: EntryDetail, kind: EntryKind): DraftContent {
  return contentForKind({
    ...emptyDraft(kind),
    accountUid: entry.accountUid,
    businessDate: entry.businessDate,
    amountFen: entry.openFen,
    purpose: entry.purpose,
    approvalUid: entry.approvalUid,
    counterparty: entry.counterparty,
    attachments: entry.attachments,
    note: entry.note,
    ofEntryUid: entry.uid,
    reclassifies: true,
  });
}

/** Money of this entry came back (退回) or goes back to who paid it by mistake (误入款退回). */
export function givingBackDraft(entry: EntryDetail): DraftContent {
  const kind = givingBackKind(entry.kind) ?? 'returned';
  return {
    ...emptyDraft(kind),
    accountUid: entry.accountUid,
    amountFen: entry.openFen,
    purpose: entry.purpose,
    counterparty: entry.counterparty,
    ofEntryUid: entry.uid,
  };
}

/** The kind by which money of an entry goes back; null where nothing can. */
export function givingBackKind(kind: EntryKind): EntryKind | null {
  if (kind === 'misdirected') return 'misdirected_refund';
  const returnable: EntryKind[] = ['inquiry_out', 'relief', 'working_expense', 'bank_fee'];
  return returnable.includes(kind) ? 'returned' : null;
}

/** What this entry may become by 转列; empty where it can't. */
export const becomes = (kind: EntryKind): readonly EntryKind[] => reclassifiableTo(kind);
