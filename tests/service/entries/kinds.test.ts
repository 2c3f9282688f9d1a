import { afterEach, beforeEach, expect, test } from 'vitest';
import { noHooks } from '#electron/services/context.ts';
import type { DraftContent } from '#shared/contract/entries.ts';
import { ENTRY_KIND_LIST, type EntryKind } from '#shared/entries/kinds.ts';
import { decided } from '../decided.ts';
import { appropriationFields, type Kit, openKit, reliefFields } from '../ledger-kit.ts';

/** Every kind of entry from draft to book and back, in one fund with two accounts. */
let kit: Kit;
let second: string;
let document: string;
let workingUse: string;
beforeEach(() => {
  kit = openKit();
  kit.as('supervisor');
  second = kit.session.run('setup.addAccount', {
    fundUid: kit.fundUid,
    account: {
      accountNo: '620002',
      bankName: '示例农商银行',
      accountName: '示例县信访局',
      validFrom: '2020-06-01',
    },
    opening: {
      date: '2023-01-01',
      balanceFen: 0,
      basisDocument: '建账说明',
      basisDate: '2023-01-01',
    },
  }).uid;
  workingUse = kit.useOf('working_expense');
  document = kit.budget('initial', 1_000_000, '2023-01-10');
});
afterEach(() => kit.close());

const treasury = { name: '示例县财政局', account: null };
const somebody = { name: '钱某戊', account: '621001' };

interface Step {
  kind: EntryKind;
  fields: Partial<DraftContent>;
  /** The step, by its place, that this one answers. */
  answers?: number;
  bankFen: number;
  spentFen: number;
  lines: [half: string, code: string, debit: number, credit: number][];
}

const plain = (debit: string, credit: string, fen: number): Step['lines'] => [
  ['financial', debit, fen, 0],
  ['financial', credit, 0, fen],
];
const budgetary = (debit: string, credit: string, fen: number): Step['lines'] => [
  ['budgetary', debit, fen, 0],
  ['budgetary', credit, 0, fen],
];

const steps = (): Step[] => [
  {
    kind: 'appropriation',
    fields: appropriationFields(document, 500_000, '2023-01-15'),
    bankFen: 500_000,
    spentFen: 0,
    lines: [...plain('1002', '4001', 500_000), ...budgetary('8001.01', '6001', 500_000)],
  },
  {
    kind: 'undetermined',
    fields: { amountFen: 3_000, businessDate: '2023-01-16', counterparty: treasury },
    bankFen: 3_000,
    spentFen: 0,
    lines: plain('1002', '2307.01', 3_000),
  },
  {
    kind: 'appropriation',
    fields: { ...appropriationFields('', 3_000, '2023-01-20'), reclassifies: true },
    answers: 1,
    bankFen: 0,
    spentFen: 0,
    lines: [...plain('2307.01', '4001', 3_000), ...budgetary('8001.01', '6001', 3_000)],
  },
  {
    kind: 'misdirected',
    fields: { amountFen: 700, businessDate: '2023-01-21', counterparty: somebody },
    bankFen: 700,
    spentFen: 0,
    lines: plain('1002', '2307.02', 700),
  },
  {
    kind: 'misdirected_refund',
    fields: { amountFen: 700, businessDate: '2023-01-22', counterparty: somebody },
    answers: 3,
    bankFen: -700,
    spentFen: 0,
    lines: plain('2307.02', '1002', 700),
  },
  {
    kind: 'relief',
    fields: {},
    bankFen: -20_000,
    spentFen: 20_000,
    lines: [...plain('5001.01', '1002', 20_000), ...budgetary('7101.303', '8001.01', 20_000)],
  },
  {
    kind: 'returned',
    fields: { amountFen: 5_000, businessDate: '2023-02-09', purpose: '户名不符退回' },
    answers: 5,
    bankFen: 5_000,
    spentFen: -5_000,
    lines: [
      ['financial', '5001.01', -5_000, 0],
      ['financial', '1002', 0, -5_000],
      ['budgetary', '7101.303', -5_000, 0],
      ['budgetary', '8001.01', 0, -5_000],
    ],
  },
  {
    kind: 'working_expense',
    fields: {},
    bankFen: -4_000,
    spentFen: 4_000,
    lines: [...plain('5001.02', '1002', 4_000), ...budgetary('7101.302', '8001.01', 4_000)],
  },
  {
    kind: 'bank_fee',
    fields: { amountFen: 25, businessDate: '2023-02-11', attachments: [{ kind: 'bank-line' }] },
    bankFen: -25,
    spentFen: 25,
    lines: [...plain('5001.02', '1002', 25), ...budgetary('7101.302', '8001.01', 25)],
  },
  {
    kind: 'interest',
    fields: { amountFen: 88, businessDate: '2023-03-21', attachments: [{ kind: 'bank-line' }] },
    bankFen: 88,
    spentFen: 0,
    lines: plain('1002', '2103', 88),
  },
  {
    kind: 'interest_remitted',
    fields: {
      amountFen: 88,
      businessDate: '2023-03-25',
      counterparty: treasury,
      purpose: '利息上缴',
    },
    bankFen: -88,
    spentFen: 0,
    lines: plain('2103', '1002', 88),
  },
  {
    kind: 'transfer_out',
    fields: {
      amountFen: 9_000,
      businessDate: '2023-04-01',
      counterparty: { name: '本单位', account: '620002' },
    },
    bankFen: -9_000,
    spentFen: 0,
    lines: plain('1021', '1002', 9_000),
  },
  {
    kind: 'transfer_in',
    fields: { amountFen: 9_000, businessDate: '2023-04-02' },
    answers: 11,
    bankFen: 9_000,
    spentFen: 0,
    lines: plain('1002', '1021', 9_000),
  },
  {
    kind: 'inquiry_out',
    fields: { amountFen: 600, businessDate: '2023-04-05', purpose: '不明付款' },
    bankFen: -600,
    spentFen: 0,
    lines: plain('1218.01', '1002', 600),
  },
  {
    kind: 'returned',
    fields: { amountFen: 200, businessDate: '2023-04-09', purpose: '追回' },
    answers: 13,
    bankFen: 200,
    spentFen: 0,
    lines: plain('1002', '1218.01', 200),
  },
  {
    kind: 'inquiry_in',
    fields: { amountFen: 50, businessDate: '2023-04-10', purpose: '不明来款' },
    bankFen: 50,
    spentFen: 0,
    lines: plain('1002', '2307.03', 50),
  },
  {
    kind: 'unspent_returned',
    fields: {
      amountFen: 1_000,
      businessDate: '2023-12-20',
      counterparty: treasury,
      purpose: '结余上缴',
    },
    bankFen: -1_000,
    spentFen: 0,
    lines: [...plain('4001', '1002', 1_000), ...budgetary('6001', '8001.01', 1_000)],
  },
  {
    kind: 'unspent_returned',
    fields: {
      amountFen: 400,
      businessDate: '2023-12-21',
      funding: 'carryover',
      counterparty: treasury,
      purpose: '上年结余上缴',
    },
    bankFen: -400,
    spentFen: 0,
    lines: [...plain('3001', '1002', 400), ...budgetary('8101.02', '8001.01', 400)],
  },
];

/** What depends on records made in the test. */
function fieldsOf(step: Step, made: readonly string[]): Partial<DraftContent> {
  const fields = { ...step.fields };
  if (step.answers !== undefined) fields.ofEntryUid = made[step.answers]!;
  if (step.kind === 'relief') Object.assign(fields, reliefFields(kit, 20_000, '2023-02-03'));
  if (step.kind === 'transfer_in') fields.accountUid = second;
  if (step.kind === 'appropriation' || step.kind === 'unspent_returned') {
    fields.budgetShares = [{ documentUid: document, amountFen: fields.amountFen! }];
  }
  if (step.kind === 'working_expense') {
    Object.assign(fields, {
      amountFen: 4_000,
      businessDate: '2023-02-10',
      permittedUseUid: workingUse,
      purpose: '接访点饮水',
      counterparty: { name: '示例商店', account: null },
      approvalUid: decided((name, input) => kit.session.run(name, input), kit.fundUid, {
        kind: 'working_expense',
        appliedOn: '2023-02-09',
        permittedUseUid: workingUse,
        requestedFen: 4_000,
      }),
    });
  }
  return fields;
}

const everything = () => {
  const filter = { kinds: [], accountUid: null, from: null, to: null, minFen: null, maxFen: null };
  const input = { fundUid: kit.fundUid, year: 2023, ...filter, text: '', onlyOpen: false };
  return kit.session.run('entries.list', { ...input, cursor: null, limit: 500 }).rows;
};

/** Figures added up from the entries alone, as a reader of the list would. */
function expectFiguresOfEntries(): void {
  const rows = everything();
  const sum = (of: (row: (typeof rows)[number]) => number) => rows.reduce((s, r) => s + of(r), 0);
  const overview = kit.session.run('setup.overview', { fundUid: kit.fundUid, year: 2023 });
  expect(overview.spentFen).toBe(sum((row) => row.spentFen));
  expect(overview.remainingFen).toBe(1_000_000 - overview.spentFen);
  expect(overview.reliefFen + overview.workingExpenseFen).toBe(overview.spentFen);
  for (const { accountUid, balanceFen } of overview.balances) {
    const own = rows.filter((row) => row.accountUid === accountUid);
    expect(balanceFen).toBe(own.reduce((s, row) => s + row.bankFen, 0));
    const input = { fundUid: kit.fundUid, accountUid, year: 2023 };
    const days = kit.session.run('entries.dayBalances', input);
    expect(days.map(({ day, balanceFen: fen }) => [day, fen])).toEqual(
      [...new Set(own.map((row) => row.businessDate))].map((day) => [
        day,
        own.filter((row) => row.businessDate <= day).reduce((s, row) => s + row.bankFen, 0),
      ]),
    );
  }
}

test('every kind is posted with its lines and effects, and every one can be cancelled', () => {
  const made: string[] = [];
  for (const step of steps()) {
    made.push(kit.post(step.kind, fieldsOf(step, made)));
    const entry = kit.session.run('entries.get', { uid: made.at(-1)! });
    expect([step.kind, entry.bankFen, entry.spentFen]).toEqual([
      step.kind,
      step.bankFen,
      step.spentFen,
    ]);
    expect(
      entry.voucher.map((line) => [line.half, line.accountCode, line.debitFen, line.creditFen]),
    ).toEqual(step.lines);
  }
  expect([...new Set(steps().map(({ kind }) => kind))].sort()).toEqual([...ENTRY_KIND_LIST].sort());
  expectFiguresOfEntries();
  const overview = kit.session.run('setup.overview', { fundUid: kit.fundUid, year: 2023 });
  expect(overview).toMatchObject({
    spentFen: 19_025,
    reliefFen: 15_000,
    workingExpenseFen: 4_025,
    openInquiries: 2,
    openInquiriesFen: 450,
  });
  // Answers first: what is answered can't be cancelled before what answers it.
  for (const uid of made.toReversed()) {
    const { kind } = kit.session.run('entries.get', { uid });
    kit.post(kind, { correction: { entryUid: uid, reason: '测试冲销', withBlue: false } });
  }
  expectFiguresOfEntries();
  const after = kit.session.run('setup.overview', { fundUid: kit.fundUid, year: 2023 });
  expect(after).toMatchObject({ spentFen: 0, reliefFen: 0, openInquiries: 0 });
  expect(after.balances.map(({ balanceFen }) => balanceFen)).toEqual([0, 0]);
  const report = kit.session.run('audit.verify', { head: null });
  expect(report.checks.filter(({ ok }) => !ok)).toEqual([]);
});

test('every kind can be put right by a red and a blue voucher in one batch', () => {
  const made: string[] = [];
  const list = steps();
  const answered = new Set(list.flatMap(({ answers }) => answers ?? []));
  list.forEach((step, index) => {
    const fields = fieldsOf(step, made);
    const uid = kit.post(step.kind, fields);
    made.push(uid);
    if (answered.has(index)) return;
    const correction = { entryUid: uid, reason: '摘要录错', withBlue: true };
    made[index] = kit.post(step.kind, { ...fields, correction });
    const blue = kit.session.run('entries.get', { uid: made[index]! });
    expect([step.kind, blue.bankFen, blue.spentFen]).toEqual([
      step.kind,
      step.bankFen,
      step.spentFen,
    ]);
  });
  expectFiguresOfEntries();
  const report = kit.session.run('audit.verify', { head: null });
  expect(report.checks.filter(({ ok }) => !ok)).toEqual([]);
  expect(kit.session.context(noHooks).db.pragma('foreign_key_check')).toEqual([]);
});
