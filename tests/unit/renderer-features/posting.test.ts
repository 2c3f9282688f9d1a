import { describe, expect, it } from 'vitest';
import type { DraftVerdict, DraftView, EntryDetail } from '#shared/contract/entries.ts';
import { emptyDraft } from '#shared/entries/draft.ts';
import type { EntryKind } from '#shared/entries/kinds.ts';
import {
  becomes,
  correctionDraft,
  givingBackDraft,
  reclassifyDraft,
} from '../../../renderer/features/entries/posted/follow-up.ts';
import { moneyOf, postingPlan } from '../../../renderer/features/entries/review/posting-plan.ts';
import {
  postingRefusal,
  preparingRefusal,
  sendingBackRefusal,
} from '../../../renderer/features/entries/review/refusals.ts';

const draft = (uid: string, kind: EntryKind, amountFen: number): DraftView => ({
  uid,
  fundUid: 'f',
  state: 'submitted',
  content: { ...emptyDraft(kind), amountFen, businessDate: '2023-07-08' },
  preparedBy: '张某甲',
  preparedByPersonUid: 'p1',
  submittedAt: null,
  comment: null,
  savedAt: '2023-07-08T01:00:00Z',
  suggestionReason: null,
  revision: 1,
});
const verdict = (uid: string, outcome: DraftVerdict['outcome']): DraftVerdict => ({
  uid,
  outcome,
  missing: [],
  judgements: [
    {
      code: 'DA-09',
      outcome: 'warned',
      finding: {
        code: 'DA-09',
        severity: 'warn',
        message: '没有公示',
        where: { kind: 'entry', uid },
      },
    },
  ],
  voucher: [],
  summary: '',
});

describe('posting a selection', () => {
  const drafts = [draft('a', 'relief', 100), draft('b', 'relief', 20), draft('c', 'interest', 3)];
  const plan = postingPlan(drafts, [
    verdict('a', 'post'),
    verdict('b', 'inquiry'),
    verdict('c', 'refuse'),
  ]);

  it('puts every draft in exactly one place', () => {
    expect(plan.post).toEqual(['a']);
    expect(plan.inquiry).toEqual(['b']);
    expect(plan.refused.map((r) => r.uid)).toEqual(['c']);
  });

  it('asks a reason for each warning of what can be posted', () => {
    expect(plan.warnings.map((w) => w.key)).toEqual(['a DA-09', 'b DA-09']);
  });

  it('refuses a draft without a verdict', () => {
    expect(postingPlan([drafts[0]!], []).refused).toHaveLength(1);
  });

  it('counts only the money really posted', () => {
    expect(moneyOf(drafts, ['a', 'c'])).toEqual({ inFen: 3, outFen: 100 });
    const moved = { ...drafts[0]!, content: { ...drafts[0]!.content, reclassifies: true } };
    expect(moneyOf([moved], ['a'])).toEqual({ inFen: 0, outFen: 0 });
    const correction = { entryUid: 'e', reason: '重复', withBlue: false };
    const red = { ...drafts[0]!, content: { ...drafts[0]!.content, correction } };
    expect(moneyOf([red], ['a'])).toEqual({ inFen: 0, outFen: -100 });
  });
});

describe('why a button is disabled', () => {
  const reviewer = {
    role: 'reviewer',
    roles: ['reviewer'],
    personUid: 'p2',
    personName: '李',
    cashier: false,
    readOnly: false,
  } as const;

  it('says DA-12 to the person who prepared it', () => {
    expect(postingRefusal({ ...reviewer, personUid: 'p1' }, draft('a', 'relief', 1))).toMatch(
      /^DA-12/,
    );
    expect(postingRefusal(reviewer, draft('a', 'relief', 1))).toBeNull();
  });

  it('lets neither clerk nor auditor nor cashier post, nor a draft that was not submitted', () => {
    const one = draft('a', 'relief', 1);
    expect(postingRefusal({ ...reviewer, role: 'clerk', roles: ['clerk'] }, one)).not.toBeNull();
    expect(
      postingRefusal({ ...reviewer, role: 'auditor', roles: ['auditor'] }, one),
    ).not.toBeNull();
    expect(postingRefusal({ ...reviewer, cashier: true }, one)).not.toBeNull();
    expect(postingRefusal({ ...reviewer, readOnly: true }, one)).toMatch('只读');
    expect(preparingRefusal({ ...reviewer, readOnly: true })).toMatch('只读');
    expect(postingRefusal(reviewer, { ...one, state: 'draft' })).not.toBeNull();
    expect(preparingRefusal({ ...reviewer, role: 'auditor', roles: ['auditor'] })).not.toBeNull();
  });

  it('lets the preparer take a submission back', () => {
    const clerk = { ...reviewer, role: 'clerk', roles: ['clerk'], personUid: 'p1' } as const;
    expect(sendingBackRefusal(clerk, draft('a', 'relief', 1))).toBeNull();
    const other = { ...clerk, personUid: 'p3' };
    expect(sendingBackRefusal(other, draft('a', 'relief', 1))).not.toBeNull();
  });
});

describe('what may follow an entry', () => {
  const entry: EntryDetail = {
    uid: 'e',
    kind: 'inquiry_out',
    businessDate: '2023-03-12',
    accountUid: 'acc',
    bankFen: -60000,
    amountFen: 60000,
    spentFen: 0,
    summary: '待查付款',
    voucherNo: '记-1',
    voucherDate: '2023-03-12',
    caseNo: null,
    approvalNo: null,
    preparedBy: '张',
    reviewedBy: '李',
    postedAt: '2023-03-12T01:00:00Z',
    reversedByUid: null,
    reversesUid: null,
    openFen: 40000,
    purpose: '误付',
    permittedUseUid: null,
    funding: 'current',
    approvalUid: null,
    approval: null,
    ownAccountBasis: null,
    note: '',
    counterparty: {
      keptIn: { kind: 'entry', uid: 'e' },
      shown: { name: '某酒店', account: null },
    },
    attachments: [],
    judgements: [],
    voucher: [],
    lines: [{ lineUid: 'l', day: '2023-03-12', amountFen: -60000 }],
    budgetShares: [],
    ofEntryUid: null,
    reclassifies: false,
    answeredByUids: [],
    postingUid: 'p',
    settingsVersion: 1,
    chainSeq: 1,
  };

  it('cancels with a red voucher alone or with a blue one after it', () => {
    const red = correctionDraft(entry, '录错', false);
    expect(red.correction).toEqual({ entryUid: 'e', reason: '录错', withBlue: false });
    expect(red.lines).toEqual([]);
    expect(correctionDraft(entry, '录错', true).lines).toEqual([
      { lineUid: 'l', amountFen: -60000 },
    ]);
  });

  it('starts the blue voucher from all the entry says, so that only the fault is retyped', () => {
    const said = {
      permittedUseUid: 'u',
      funding: 'carryover',
      approvalUid: 'a',
      note: '备',
    } as const;
    const attachments: EntryDetail['attachments'] = [{ kind: 'paper', sheets: 2, place: '盒' }];
    const paid: EntryDetail = { ...entry, kind: 'relief', ...said, attachments };
    const blue = correctionDraft(paid, '案号写错', true);
    expect(blue).toMatchObject({ kind: 'relief', ...said, attachments });
    expect(blue).toMatchObject({ purpose: '误付', counterparty: entry.counterparty });
  });

  it('starts a 转列 from what is known of the money, as far as the new kind asks for it', () => {
    const attachments: EntryDetail['attachments'] = [{ kind: 'paper', sheets: 2, place: '盒' }];
    const known = { ...entry, approvalUid: 'a', attachments, note: '备' };
    const { counterparty } = entry;
    expect(reclassifyDraft(known, 'relief')).toMatchObject({
      purpose: '误付',
      approvalUid: 'a',
      attachments,
      note: '备',
      counterparty,
      lines: [],
    });
    expect(reclassifyDraft(known, 'bank_fee')).toMatchObject({
      approvalUid: null,
      counterparty: null,
      attachments,
    });
  });

  it('reclassifies and gives back only what is still open', () => {
    const kind = becomes('inquiry_out')[0]!;
    const moved = reclassifyDraft(entry, kind);
    expect(moved).toMatchObject({ ofEntryUid: 'e', reclassifies: true, amountFen: 40000 });
    expect(givingBackDraft(entry)).toMatchObject({
      kind: 'returned',
      ofEntryUid: 'e',
      reclassifies: false,
      amountFen: 40000,
    });
    expect(givingBackDraft({ ...entry, kind: 'misdirected' }).kind).toBe('misdirected_refund');
  });
});
