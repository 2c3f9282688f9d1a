import type { DraftContent } from '#shared/contract/entries.ts';
import type { EntryKind } from '#shared/entries/kinds.ts';

/** Parts of the form that only some kinds need. */
export type Section =
  | 'use'
  | 'funding'
  | 'budgetShares'
  | 'answers'
  | 'approval'
  | 'counterparty'
  | 'basis'
  | 'lines';

const SECTIONS: Record<EntryKind, readonly Section[]> = {
  appropriation: ['budgetShares', 'counterparty', 'lines'],
  undetermined: ['counterparty', 'lines'],
  misdirected: ['counterparty', 'lines'],
  misdirected_refund: ['answers', 'counterparty', 'basis', 'lines'],
  relief: ['use', 'approval', 'counterparty', 'funding', 'basis', 'lines'],
  working_expense: ['use', 'approval', 'counterparty', 'funding', 'basis', 'lines'],
  bank_fee: ['funding', 'lines'],
  interest: ['lines'],
  interest_remitted: ['counterparty', 'basis', 'lines'],
  returned: ['answers', 'counterparty', 'lines'],
  unspent_returned: ['budgetShares', 'funding', 'counterparty', 'basis', 'lines'],
  transfer_out: ['counterparty', 'basis', 'lines'],
  transfer_in: ['answers', 'counterparty', 'lines'],
  inquiry_out: ['approval', 'counterparty', 'basis', 'lines'],
  inquiry_in: ['counterparty', 'lines'],
};

/** What the form shows for a draft: by its kind, and 转列 names an entry and moves no bank money. */
export function sectionsOf(content: Pick<DraftContent, 'kind' | 'reclassifies'>): Set<Section> {
  const sections = new Set(SECTIONS[content.kind]);
  if (content.reclassifies) {
    sections.add('answers');
    sections.delete('lines');
  }
  return sections;
}

/**
 * The draft without what its kind doesn't show: a field typed under another kind must not be asked
 * about where nobody can see it. The form itself keeps it, in case the kind is changed back.
 */
export function contentForKind(content: DraftContent): DraftContent {
  const has = sectionsOf(content);
  return {
    ...content,
    permittedUseUid: has.has('use') ? content.permittedUseUid : null,
    funding: has.has('funding') ? content.funding : 'current',
    budgetShares: has.has('budgetShares') ? content.budgetShares : [],
    ofEntryUid: has.has('answers') ? content.ofEntryUid : null,
    approvalUid: has.has('approval') ? content.approvalUid : null,
    counterparty: has.has('counterparty') ? content.counterparty : null,
    ownAccountBasis: has.has('basis') ? content.ownAccountBasis : null,
    lines: has.has('lines') ? content.lines : [],
  };
}

/** What was last typed into the fields that come and go with the kind. */
export function shownFields(
  content: DraftContent,
  before: Partial<DraftContent>,
): Partial<DraftContent> {
  const has = sectionsOf(content);
  const shown = { ...before };
  if (has.has('use')) shown.permittedUseUid = content.permittedUseUid;
  if (has.has('funding')) shown.funding = content.funding;
  if (has.has('budgetShares')) shown.budgetShares = content.budgetShares;
  if (has.has('answers')) shown.ofEntryUid = content.ofEntryUid;
  if (has.has('approval')) shown.approvalUid = content.approvalUid;
  if (has.has('counterparty')) shown.counterparty = content.counterparty;
  if (has.has('basis')) shown.ownAccountBasis = content.ownAccountBasis;
  if (has.has('lines')) shown.lines = content.lines;
  return shown;
}
