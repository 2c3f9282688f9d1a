import { describe, expect, test } from 'vitest';
import type { EntryFacts, OwnAccountBasis } from '#shared/entries/entry.ts';
import { aContext, anEntry, aUse, judged, messageOf } from './world.ts';

const to = (account: string | null, changes: Partial<EntryFacts> = {}) =>
  anEntry({ counterparty: { name: '某局', account }, ...changes });

const basis = (changes: Partial<OwnAccountBasis>): OwnAccountBasis => ({
  reason: 'reimbursement',
  documentNo: '某信〔2024〕3号',
  advances: [],
  ...changes,
});

const advance = (changes: Partial<OwnAccountBasis['advances'][number]> = {}) => ({
  day: '2024-03-01',
  amountFen: 50_000,
  purpose: '困难救助金',
  permittedUseUid: 'use-relief',
  ...changes,
});

describe('DA-02 no payment to an account of the bureau or of another fund', () => {
  test.each([
    '4300 1234 5678',
    '430012345678',
    '4300-1234-5678',
    '４３００１２３４５６７８',
    '4300 0000 0001',
  ])('refuses the registered account written as %s', (account) => {
    const judgement = judged('DA-02', to(account));
    expect(judgement.outcome).toBe('failed');
    expect(messageOf(judgement)).toMatch(/补录依据文号.*改记待查付款/);
  });

  test('letters in an account number compare without case', () => {
    const [account] = aContext().accounts;
    const context = aContext({ accounts: [{ ...account!, accountNo: 'NRA-43 0012a' }] });
    expect(judged('DA-02', to('nra430012A'), context).outcome).toBe('failed');
  });

  test('passes another account, and judges nothing it does not know', () => {
    expect(judged('DA-02', to('6222 0000')).outcome).toBe('passed');
    expect(judged('DA-02', to(null)).outcome).toBe('not-applicable');
    expect(judged('DA-02', to(' - ')).outcome).toBe('passed');
  });

  test('money in, fees and inquiries are not judged', () => {
    for (const kind of ['undetermined', 'bank_fee', 'inquiry_out'] as const) {
      expect(judged('DA-02', to('430012345678', { kind })).outcome).toBe('not-applicable');
    }
  });

  test.each([
    ['treasury', 'interest_remitted'],
    ['treasury', 'unspent_returned'],
    ['misdirected', 'misdirected_refund'],
    ['account-change', 'transfer_out'],
  ] as const)('%s is a documented reason for %s and for nothing else', (reason, kind) => {
    const ownAccountBasis = basis({ reason });
    expect(judged('DA-02', to('430000000001', { kind, ownAccountBasis })).outcome).toBe('passed');
    const relief = judged('DA-02', to('430000000001', { ownAccountBasis }));
    expect(messageOf(relief)).toContain('依据的事由与记录类别不符');
  });

  test('a reason without a document number is none', () => {
    const ownAccountBasis = basis({ reason: 'account-change', documentNo: ' ' });
    const judgement = judged(
      'DA-02',
      to('430000000001', { kind: 'transfer_out', ownAccountBasis }),
    );
    expect(messageOf(judgement)).toContain('请补录文号');
  });

  test("a transfer to the fund's other account needs no document, to itself or elsewhere it does", () => {
    const transfer = (account: string) => judged('DA-02', to(account, { kind: 'transfer_out' }));
    expect(transfer('43009999').outcome).toBe('passed');
    expect(transfer('430012345678').outcome).toBe('failed');
    expect(transfer('430000000001').outcome).toBe('failed');
  });
});

describe('DA-02 reimbursement of advances (归垫)', () => {
  const reimburse = (advances: OwnAccountBasis['advances'], context = aContext()) =>
    judged('DA-02', to('430012345678', { ownAccountBasis: basis({ advances }) }), context);

  test('passes when each original payment is listed and they add up', () => {
    const parts = [advance({ amountFen: 20_000 }), advance({ amountFen: 30_000 })];
    expect(reimburse(parts).outcome).toBe('passed');
  });

  test.each([
    ['no list', [], '逐笔列明原垫付款项'],
    ['another sum', [advance({ amountFen: 49_999 })], '合计 499.99 元，与归垫金额 500.00 元不符'],
    [
      'an amount below zero',
      [advance({ amountFen: 50_001 }), advance({ amountFen: -1 })],
      '第 2 笔：金额应大于零',
    ],
    ['a bare purpose', [advance({ purpose: '费用' })], '第 1 笔：用途「费用」只是类别名称'],
    ['a use of the other kind', [advance({ permittedUseUid: 'use-work' })], '属于工作经费'],
    ['a use not yet valid', [advance({ permittedUseUid: 'late' })], '不在有效期内'],
    ['an advance of last year', [advance({ day: '2023-12-31' })], '不在本预算年度内'],
    ['an advance after it', [advance({ day: '2024-05-23' })], '晚于归垫日期'],
  ])('refuses %s', (_, advances, says) => {
    const late = { ...aUse('late', 'relief'), validFrom: '2024-04-01' };
    const context = aContext({ permittedUses: [...aContext().permittedUses, late] });
    expect(messageOf(reimburse(advances, context))).toContain(says);
  });

  test('DA-05 judges the advance on its own day: no budget in March, none for reimbursing', () => {
    const documents = [{ ...aContext().budgetDocuments[0]!, effectiveOn: '2024-04-01' }];
    const entry = to('430012345678', { ownAccountBasis: basis({ advances: [advance()] }) });
    const judgement = judged('DA-05', entry, aContext({ budgetDocuments: documents }));
    expect(messageOf(judgement)).toContain('2024年3月1日累计支出超出');
    expect(
      judged('DA-05', { ...entry, ownAccountBasis: null }, aContext({ budgetDocuments: documents }))
        .outcome,
    ).toBe('passed');
  });
});
