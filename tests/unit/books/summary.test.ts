import { describe, expect, test } from 'vitest';
import {
  referenceNumber,
  SUMMARY_MAX,
  type SummaryFacts,
  summaryOf,
} from '#shared/books/summary.ts';
import { asAnswered, effectOf } from '#shared/entries/effect.ts';
import type { EntryFacts } from '#shared/entries/entry.ts';
import { ENTRY_KIND_LIST } from '#shared/entries/kinds.ts';
import { anEntry } from '../rules/world.ts';

const voucher = { date: '2024-03-05', period: 3, word: '记', number: 12 };
const say = (changes: Partial<EntryFacts>, facts: Partial<SummaryFacts> = {}) =>
  summaryOf(anEntry(changes), {
    documentNos: [],
    useName: null,
    answered: null,
    answeredVoucher: null,
    correctedVoucher: null,
    ...facts,
  });
const payment = (changes: Partial<EntryFacts> = {}) => {
  const entry = anEntry({ uid: 'paid', businessDate: '2024-03-05', ...changes });
  return { answered: asAnswered(entry, effectOf(entry, null)), answeredVoucher: voucher };
};

describe('the printed 摘要', () => {
  test('names what, by number', () => {
    expect(say({})).toBe('支付救助款（个案 JA-2024-001）');
    expect(say({ caseNo: null })).toBe('支付救助款');
    const approval = { number: 'SP-7', approver: '局长', date: '2024-05-01', amountFen: 1 };
    expect(say({ kind: 'working_expense', approval }, { useName: '接访工作' })).toBe(
      '支付工作经费：接访工作（审批 SP-7）',
    );
    expect(say({ kind: 'bank_fee' })).toBe('手续费');
  });

  test('names up to two documents and counts the rest', () => {
    const kind = 'appropriation';
    expect(say({ kind }, { documentNos: ['甲1号'] })).toBe('财政拨款 甲1号');
    expect(say({ kind }, { documentNos: ['甲1号', '乙2号'] })).toBe('财政拨款 甲1号、乙2号');
    expect(say({ kind }, { documentNos: ['甲1号', '乙2号', '丙3号'] })).toBe('财政拨款 甲1号等3件');
  });

  test('a return names the voucher whose spending it cancels', () => {
    const back = { kind: 'returned', ofEntryUid: 'paid' } as const;
    expect(say(back, payment())).toBe('退回款项：注销3月5日记12号凭证');
    expect(say({ ...back, amountFen: 1 }, payment())).toBe('退回款项：部分注销3月5日记12号凭证');
    expect(say({ ...back, businessDate: '2025-01-08' }, payment())).toBe(
      '退回款项：2024年3月5日记12号凭证以前年度款项',
    );
    expect(say(back, payment({ kind: 'inquiry_out' }))).toBe(
      '退回款项：收回3月5日记12号凭证待查款项',
    );
  });

  test('corrections carry the prescribed words and nothing else', () => {
    const effect = effectOf(anEntry(), null);
    const red = { correction: { color: 'red', entryUid: 'x', effect } } as const;
    const blue = { correction: { color: 'blue', entryUid: 'x' } } as const;
    expect(say(red, { correctedVoucher: voucher })).toBe('注销3月5日记12号凭证');
    expect(say(blue, { correctedVoucher: voucher })).toBe('订正3月5日记12号凭证');
  });

  test('reclassified and late ones say so', () => {
    const inquiry = payment({ kind: 'inquiry_out' });
    expect(say({ reclassifies: true, ofEntryUid: 'paid' }, inquiry)).toBe(
      '待查付款转列：支付救助款（个案 JA-2024-001）',
    );
    expect(say({ voucher: { date: '2025-01-01', period: 1 } })).toBe(
      '补记2024年：支付救助款（个案 JA-2024-001）',
    );
  });

  test('never a name: what people type stays out', () => {
    const named = {
      purpose: '张三丰困难救助',
      counterparty: { name: '张三丰', account: '6222' },
      caseNo: '张三丰2024',
    };
    for (const kind of ENTRY_KIND_LIST) {
      const approval = {
        number: '张三丰批1',
        approver: '张三丰',
        date: '2024-05-01',
        amountFen: 1,
      };
      expect(say({ ...named, kind, approval }, payment())).not.toMatch(/张|三丰|6222/);
    }
  });

  test('is bounded', () => {
    const long = say({ kind: 'appropriation' }, { documentNos: ['某'.repeat(200)] });
    expect([...long]).toHaveLength(SUMMARY_MAX);
    expect(long.endsWith('…')).toBe(true);
  });
});

test.each([
  ['JA-2024-001', 'JA-2024-001'],
  ['第 12 号', '第12号'],
  ['某信访审〔2024〕5号', '某信访审〔2024〕5号'],
  ['张三', null],
  ['张三1', null],
  ['ABC', null],
  ['', null],
])('the reference %j prints as %j', (text, prints) => {
  expect(referenceNumber(text)).toBe(prints);
});
