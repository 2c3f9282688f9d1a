import { describe, expect, it } from 'vitest';
import type { DraftContent, FullContent } from '#shared/contract/entries.ts';
import { answerableKinds, missingFields } from '#shared/entries/completeness.ts';
import { emptyDraft } from '#shared/entries/draft.ts';
import type { EntryFacts } from '#shared/entries/entry.ts';
import { ENTRY_KIND_LIST, ENTRY_KINDS } from '#shared/entries/kinds.ts';
import { RULE_CODES } from '#shared/rules/types.ts';
import { advancesFromPaste } from '../../../renderer/features/entries/draft/advances-paste.ts';
import {
  type Offered,
  offeredOptions,
} from '../../../renderer/features/entries/draft/approval-options.ts';
import { fromApproval } from '../../../renderer/features/entries/draft/from-approval.ts';
import {
  contentForKind,
  type Section,
  sectionsOf,
  shownFields,
} from '../../../renderer/features/entries/draft/kind-fields.ts';
import { waysOf } from '../../../renderer/features/entries/draft/rule-ways.ts';
import {
  CONTENT_FIELDS,
  differingFields,
  fieldText,
  sameContent,
  typedUpon,
} from '../../../renderer/features/entries/draft/same-content.ts';
import { splitContents, splitFault } from '../../../renderer/features/entries/draft/split.ts';

/** Where the form shows a field that completeness may ask for; basics are always shown. */
const SECTION_OF: Partial<Record<keyof EntryFacts, Section>> = {
  permittedUseUid: 'use',
  budgetShares: 'budgetShares',
  ofEntryUid: 'answers',
  approvalUid: 'approval',
  counterparty: 'counterparty',
  ownAccountBasis: 'basis',
  lines: 'lines',
};

const facts = (content: FullContent): EntryFacts => ({
  ...content,
  uid: 'u',
  fundUid: 'f',
  accountUid: 'a',
  businessDate: '2023-07-08',
  amountFen: 100,
  caseNo: null,
  approval: null,
  lines: [],
  voucher: null,
  correction: null,
});

describe('fields by kind', () => {
  it.each(ENTRY_KIND_LIST)('shows every field %s can lack', (kind) => {
    for (const reclassifies of [false, true]) {
      const content = { ...emptyDraft(kind), reclassifies };
      const shown = sectionsOf(content);
      for (const { field } of missingFields(facts(content), null, 'own-account')) {
        const section = SECTION_OF[field];
        if (section) expect(shown, `${kind} ${field}`).toContain(section);
      }
    }
  });

  it.each(ENTRY_KIND_LIST)('offers records to answer wherever %s asks for one', (kind) => {
    for (const reclassifies of [false, true]) {
      const content = { ...emptyDraft(kind), reclassifies };
      const asks = sectionsOf(content).has('answers');
      expect(answerableKinds(content).length > 0).toBe(asks);
    }
  });

  it('does not save what the kind hides, and gives it back with the kind', () => {
    const typed: DraftContent = { ...emptyDraft('relief'), approvalUid: 'a', amountFen: 500 };
    const before = shownFields(typed, {});
    const asFee = contentForKind({ ...typed, kind: 'bank_fee' });
    expect(asFee.approvalUid).toBeNull();
    expect(asFee.amountFen).toBe(500);
    expect({ ...asFee, ...before }.approvalUid).toBe('a');
  });

  it('sends no statement line with a 转列', () => {
    const lines = [{ lineUid: 'l', amountFen: -500 }];
    expect(contentForKind({ ...emptyDraft('relief'), reclassifies: true, lines }).lines).toEqual(
      [],
    );
  });
});

describe('choosing an application', () => {
  const approval = { uid: 'a', permittedUseUid: 'use', purpose: '生活救助', openFen: 300 };

  it('fills in what is empty', () => {
    expect(fromApproval(emptyDraft('relief'), approval)).toEqual({
      approvalUid: 'a',
      permittedUseUid: 'use',
      purpose: '生活救助',
      amountFen: 300,
      counterparty: {
        keptIn: { kind: 'approval', uid: 'a' },
        shown: { name: '（按审批登记）', account: null },
      },
    });
    expect(fromApproval(emptyDraft('relief'), { ...approval, openFen: 0 }).amountFen).toBeNull();
  });

  it('leaves what was typed', () => {
    const counterparty = { name: '示例商店', account: null };
    const typed = { permittedUseUid: 'own', purpose: '医疗救助', amountFen: 100, counterparty };
    expect(fromApproval({ ...emptyDraft('relief'), ...typed }, approval)).toEqual({
      approvalUid: 'a',
      ...typed,
    });
  });
});

describe('the list of applications', () => {
  const each = (uid: string, reasons: string[]) =>
    ({ uid, number: uid, recipient: '赵**', caseNo: null, openFen: 100, reasons }) as Offered;

  it('is plain where nothing fits the payment', () => {
    expect(offeredOptions([each('a', [])])).toEqual([{ value: 'a', label: 'a 赵** 余 1.00' }]);
  });

  it('sets apart what fits, with its reasons', () => {
    expect(offeredOptions([each('a', ['金额相符', '日期相近']), each('b', [])])).toMatchObject([
      { label: '与这笔付款相符', options: [{ value: 'a', why: '金额相符、日期相近' }] },
      { label: '其他', options: [{ value: 'b' }] },
    ]);
  });
});

describe('two versions of a draft', () => {
  const mine = { ...emptyDraft('relief'), purpose: '甲', amountFen: 100 };

  it('are the same whatever the order of properties', () => {
    const counterparty = { name: '乙', account: null };
    const turned = { account: null, name: '乙' };
    expect(sameContent({ ...mine, counterparty }, { ...mine, counterparty: turned })).toBe(true);
  });

  it('name the fields in which they differ', () => {
    expect(differingFields(mine, { ...mine, purpose: '乙', amountFen: 200 })).toEqual([
      'amountFen',
      'purpose',
    ]);
  });

  it('leave a payee nobody retyped as it stands in the newer one', () => {
    const kept = (name: string) => ({
      keptIn: { kind: 'draft' as const, uid: 'd' },
      shown: { name, account: null },
    });
    const theirs = { uid: 'd', content: { ...mine, counterparty: kept('钱**') } };
    expect(typedUpon({ ...mine, counterparty: kept('赵**') }, theirs)).toEqual(theirs.content);
    const typed = { ...mine, counterparty: { name: '孙某戊', account: null } };
    expect(typedUpon(typed, theirs)).toBe(typed);
  });

  it('have words for every field', () => {
    for (const field of CONTENT_FIELDS) {
      expect(fieldText(mine, field, () => '名')).toEqual(expect.any(String));
    }
  });
});

describe('splitting a line', () => {
  const content: DraftContent = {
    ...emptyDraft('relief'),
    amountFen: 1200,
    purpose: '救助金',
    lines: [{ lineUid: 'l', amountFen: -1200 }],
  };

  it('refuses parts that do not make up the whole', () => {
    expect(splitFault(1200, [1200])).not.toBeNull();
    expect(splitFault(1200, [700, null])).not.toBeNull();
    expect(splitFault(1200, [700, 501])).not.toBeNull();
    expect(splitFault(1200, [700, 500])).toBeNull();
  });

  it('keeps the sign of the line and everything else that was typed', () => {
    const parts = splitContents(content, [700, 500]);
    expect(parts.map((p) => p.lines[0]!.amountFen)).toEqual([-700, -500]);
    expect(parts.map((p) => p.amountFen)).toEqual([700, 500]);
    expect(parts.every((p) => p.purpose === '救助金')).toBe(true);
  });
});

describe('ways out of a finding', () => {
  it('exist for every rule the user can do something about in a draft', () => {
    const content = emptyDraft('relief');
    const without = RULE_CODES.filter((code) => waysOf(code, content).length === 0);
    expect(without).toEqual(['DA-11', 'DA-12']);
  });

  it('offer 待查付款 only for money the bank has moved', () => {
    const line = [{ lineUid: 'l', amountFen: -1 }];
    const isInquiry = (c: DraftContent) => waysOf('DA-03', c).some((way) => 'kind' in way);
    expect(isInquiry(emptyDraft('relief'))).toBe(false);
    expect(isInquiry({ ...emptyDraft('relief'), lines: line })).toBe(true);
    expect(isInquiry({ ...emptyDraft('interest'), lines: line })).toBe(false);
    expect(ENTRY_KINDS.interest.spends).toBe(false);
  });
});

describe('pasting advances from a spreadsheet', () => {
  it('takes rows and leaves headings and single words alone', () => {
    const text = '日期\t金额\t用途\r\n2023-03-01\t1,200.50\t车费\r\n0405\t30\t餐费\r\n';
    expect(advancesFromPaste(text, 2023, 'u')).toEqual([
      { day: '2023-03-01', amountFen: 120050, purpose: '车费', permittedUseUid: 'u' },
      { day: '2023-04-05', amountFen: 3000, purpose: '餐费', permittedUseUid: 'u' },
    ]);
    expect(advancesFromPaste('车费', 2023, 'u')).toEqual([]);
  });
});
