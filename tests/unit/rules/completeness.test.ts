import { describe, expect, test } from 'vitest';
import { missingFields } from '#shared/entries/completeness.ts';
import { asAnswered, effectOf } from '#shared/entries/effect.ts';
import type { AnsweredEntry, EntryFacts } from '#shared/entries/entry.ts';
import {
  ENTRY_KIND_LIST,
  ENTRY_KINDS,
  type EntryKind,
  RECLASSIFIES,
} from '#shared/entries/kinds.ts';
import { anEntry } from './world.ts';

const says = (
  changes: Partial<EntryFacts>,
  answered: AnsweredEntry | null = null,
  custody: 'own-account' | 'treasury' = 'own-account',
) =>
  missingFields(anEntry(changes), answered, custody).map(
    ({ field, message }) => `${field} ${message}`,
  );

function answeredOf(kind: EntryKind, changes: Partial<AnsweredEntry> = {}): AnsweredEntry {
  const entry = anEntry({ uid: 'first', kind, businessDate: '2024-03-01' });
  const plain = kind === 'returned' ? { ...entry, kind: 'inquiry_in' as const } : entry;
  return {
    ...asAnswered(entry, effectOf(plain, null, { spentFen: 50_000, owedFen: 0 })),
    ...changes,
  };
}
const share = (amountFen: number, documentUid = 'initial') => ({ documentUid, amountFen });
const approval = { number: 'SP-1', approver: '局长', date: '2024-05-01', amountFen: 50_000 };

describe('what every entry needs', () => {
  test('an amount above zero, a day, an account', () => {
    expect(says({})).toEqual([]);
    for (const amountFen of [0, -1, 1.5]) expect(says({ amountFen })[0]).toContain('大于零的金额');
    expect(says({ businessDate: '2024-02-30' })[0]).toContain('请填写业务日期');
    expect(says({ accountUid: ' ' })[0]).toContain('请选择银行账户');
  });

  test('a voucher day not before the business date', () => {
    expect(says({ voucher: { date: '2024-05-21', period: 5 } })[0]).toContain('不能早于业务日期');
    expect(says({ voucher: { date: '2024-05-22', period: 5 } })).toEqual([]);
  });
});

describe('what each kind needs', () => {
  test('relief: its payee', () => {
    expect(says({ counterparty: null })).toEqual(['counterparty 请填写收款人。']);
  });

  test('an application is the rules’ to ask for: without one it may still be an inquiry', () => {
    expect(says({ approvalUid: null })).toEqual([]);
    expect(says({ kind: 'working_expense', approvalUid: null })).toEqual([]);
  });

  test.each(['appropriation', 'unspent_returned'] as const)('%s: shares that add up', (kind) => {
    expect(says({ kind, budgetShares: [share(50_000)] })).toEqual([]);
    expect(says({ kind, budgetShares: [share(20_000), share(30_000, 'more')] })).toEqual([]);
    expect(says({ kind })[0]).toContain('budgetShares 请选择');
    expect(says({ kind, budgetShares: [share(49_999)] })[0]).toContain('合计 499.99 元');
    expect(says({ kind, budgetShares: [share(20_000), share(30_000)] })[0]).toContain('只列一次');
    expect(says({ kind, budgetShares: [share(60_000), share(-10_000, 'more')] })[0]).toContain(
      '大于零',
    );
  });

  test('kinds without needs of their own', () => {
    for (const kind of ['bank_fee', 'interest', 'inquiry_out', 'undetermined'] as const) {
      expect(says({ kind, counterparty: null, caseNo: null })).toEqual([]);
    }
    expect(says({ kind: 'misdirected', counterparty: null })[0]).toContain('误入款的付款人');
  });

  test('custody c knows payments and returns only', () => {
    for (const kind of ['appropriation', 'interest', 'transfer_out', 'undetermined'] as const) {
      const found = says({ kind, budgetShares: [share(50_000)] }, null, 'treasury');
      expect(found.join()).toContain('国库集中支付没有银行存款');
    }
    expect(says({}, null, 'treasury')).toEqual([]);
  });
});

describe('entries that answer an earlier one', () => {
  const of = { ofEntryUid: 'first' };

  test.each([
    ['returned', 'relief'],
    ['returned', 'inquiry_out'],
    ['misdirected_refund', 'misdirected'],
  ] as const)('%s answers %s up to what is open', (kind, first) => {
    expect(says({ kind, ...of }, answeredOf(first))).toEqual([]);
    expect(says({ kind, ...of }, answeredOf(first, { openFen: 49_999 }))[0]).toContain(
      '尚未了结的 499.99 元',
    );
    expect(says({ kind, ofEntryUid: null })[0]).toContain('ofEntryUid 请选择');
    expect(says({ kind, ...of }, null)[0]).toContain('ofEntryUid 请选择');
    expect(says({ kind, ...of }, answeredOf('interest'))[0]).toContain('不能对应利息');
    expect(says({ kind, ...of, businessDate: '2024-02-29' }, answeredOf(first))[0]).toContain(
      '不能早于所对应记录',
    );
  });

  test('transfer_in meets its other side on another account', () => {
    const out = answeredOf('transfer_out');
    expect(says({ kind: 'transfer_in', ...of, accountUid: 'second' }, out)).toEqual([]);
    expect(says({ kind: 'transfer_in', ...of }, out)[0]).toContain('划入账户应与划出账户不同');
    expect(says({ kind: 'transfer_in', ofEntryUid: null })[0]).toContain('账户划出记录');
  });

  test('misdirected money goes back to its payer, by account, else by name', () => {
    const refund = (name: string, account: string | null) =>
      says(
        { kind: 'misdirected_refund', ...of, counterparty: { name, account } },
        answeredOf('misdirected'),
      );
    expect(refund('改了名', '6222-0000-1111')).toEqual([]);
    expect(refund('收款人', null)).toEqual([]);
    expect(refund('收款人', '6222')[0]).toContain('只能退给原付款人');
    expect(refund('他人', null)[0]).toContain('只能退给原付款人');
  });

  test('kinds that answer nothing name nothing', () => {
    expect(says({ ofEntryUid: 'first' }, answeredOf('relief'))[0]).toContain('请清除所选记录');
  });
});

describe('reclassification', () => {
  const froms = Object.keys(RECLASSIFIES) as (keyof typeof RECLASSIFIES)[];
  const complete = { ...approval, budgetShares: [share(50_000)], approval };

  test.each(froms)('%s becomes only what it may', (from) => {
    for (const kind of ENTRY_KIND_LIST) {
      const allowed = (RECLASSIFIES[from] as readonly EntryKind[]).includes(kind);
      const found = says(
        { ...complete, kind, reclassifies: true, ofEntryUid: 'first' },
        answeredOf(from),
      );
      if (allowed) expect(found, kind).toEqual([]);
      else expect(found.join(), kind).toContain(`不能转列为${ENTRY_KINDS[kind].word}`);
    }
  });

  test('moves no money, stays on its account, not before and not beyond what is open', () => {
    const again = { reclassifies: true, ofEntryUid: 'first' };
    const inquiry = answeredOf('inquiry_out');
    expect(says(again, inquiry)).toEqual([]);
    expect(says({ ...again, amountFen: 50_001 }, inquiry)[0]).toContain('尚未了结');
    expect(says({ ...again, businessDate: '2024-02-29' }, inquiry)[0]).toContain('不能早于');
    expect(says({ ...again, accountUid: 'second' }, inquiry)[0]).toContain('账户应与原记录相同');
    const lines = [{ lineUid: 'l', day: '2024-05-22', amountFen: -50_000 }];
    expect(says({ ...again, lines }, inquiry)[0]).toContain('不对应流水');
    expect(says({ ...again, ofEntryUid: null })[0]).toContain('请选择要转列的');
  });
});

describe('joined statement lines', () => {
  const line = (amountFen: number, day = '2024-05-22') => ({
    lineUid: `${amountFen}`,
    day,
    amountFen,
  });

  test('one day, the sign of the direction, adding up', () => {
    expect(says({ lines: [line(-20_000), line(-30_000)] })).toEqual([]);
    expect(says({ lines: [line(-50_001)] })[0]).toContain('流水合计 500.01 元');
    expect(says({ lines: [line(-60_000), line(10_000)] })[0]).toContain('收付方向');
    expect(says({ lines: [line(50_000)] })[0]).toContain('收付方向');
    expect(says({ kind: 'interest', lines: [line(50_000)] })).toEqual([]);
    expect(says({ lines: [line(-20_000), line(-30_000, '2024-05-21')] })[0]).toContain('同一天');
    expect(says({ lines: [line(-50_000, '2024-05-21')] })[0]).toContain('与业务日期相同');
  });

  test('a red voucher repeats what was complete', () => {
    const effect = effectOf(anEntry(), null);
    const correction = { color: 'red', entryUid: 'x', effect } as const;
    expect(says({ caseNo: null, lines: [line(5)], correction })).toEqual([]);
  });
});
