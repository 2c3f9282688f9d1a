import type { FullContent } from '../contract/entries.ts';
import type { EntryKind } from './kinds.ts';

/** A draft with nothing typed yet. */
export const emptyDraft = (kind: EntryKind): FullContent => ({
  kind,
  accountUid: null,
  businessDate: null,
  amountFen: null,
  purpose: '',
  permittedUseUid: null,
  funding: 'current',
  budgetShares: [],
  ofEntryUid: null,
  reclassifies: false,
  approvalUid: null,
  counterparty: null,
  ownAccountBasis: null,
  attachments: [],
  lines: [],
  correction: null,
  note: '',
});
