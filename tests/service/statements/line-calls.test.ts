import { afterEach, beforeEach, expect, test } from 'vitest';
import type { CallArgs } from '#shared/contract/index.ts';
import { appropriationFields, type Kit, openKit, reliefFields } from '../ledger-kit.ts';
import { ALL_LINES } from '../whole-lists.ts';
import { type BankLine, importText, linesOfKit, statementText } from './statement-text.ts';

let kit: Kit;
beforeEach(() => {
  kit = openKit();
});
afterEach(() => kit.close());

const LINES: BankLine[] = [
  { day: '2023-03-01', fen: 5_000_000, name: '示例县财政局', memo: '拨款' },
  { day: '2023-03-02', fen: -120_000, name: '赵某甲', memo: '救助' },
  { day: '2023-03-02', fen: -500, name: '', memo: '手续费' },
  { day: '2023-03-05', fen: -80_000, name: '钱某乙', memo: '救助' },
];

type Filter = Omit<CallArgs<'statements.totals'>, 'fundUid'>;
const totals = (filter: Partial<Filter> = {}) =>
  kit.session.run('statements.totals', { fundUid: kit.fundUid, ...ALL_LINES, ...filter });

test('totals are those of all lines in the filter, however few are read', () => {
  importText(kit, statementText(LINES));
  expect(totals()).toEqual({ count: 4, inFen: 5_000_000, outFen: 200_500 });
  expect(totals({ from: '2023-03-02', to: '2023-03-02' })).toEqual({
    count: 2,
    inFen: 0,
    outFen: 120_500,
  });
  expect(totals({ accountUid: kit.accountUid, text: '救助' })).toEqual({
    count: 2,
    inFen: 0,
    outFen: 200_000,
  });
  expect(totals({ text: '没有这样的' })).toEqual({ count: 0, inFen: 0, outFen: 0 });
});

test('totals follow the state of the lines', () => {
  importText(kit, statementText(LINES));
  const fee = linesOfKit(kit).find((line) => line.amountFen === -500)!;
  kit.session.run('statements.ignore', { lineUids: [fee.uid], reason: '银行冲正' });
  expect(totals({ states: ['ignored'] })).toEqual({ count: 1, inFen: 0, outFen: 500 });
  expect(totals({ states: ['unaccounted', 'partial'] })?.count).toBe(3);
});

test('the home page counts the open lines as the list does, whatever was done meanwhile', () => {
  const home = () =>
    kit.session.run('setup.overview', { fundUid: kit.fundUid, year: 2023 }).linesUnaccounted;
  const both = () => [home(), home(), totals({ states: ['unaccounted', 'partial'] })?.count];
  expect(both()).toEqual([0, 0, 0]);
  importText(kit, statementText(LINES));
  expect(both()).toEqual([4, 4, 4]);
  const [grant, relief, fee] = linesOfKit(kit).map((line) => line.uid);
  kit.as('clerk');
  kit.session.run('statements.ignore', { lineUids: [fee!], reason: '银行冲正' });
  expect(both()).toEqual([3, 3, 3]);
  const document = kit.budget('initial', 5_000_000, '2023-01-10');
  const received = kit.draft('appropriation', {
    ...appropriationFields(document, 5_000_000, '2023-03-01'),
    lines: [{ lineUid: grant!, amountFen: 5_000_000 }],
  });
  const paid = kit.draft('relief', {
    ...reliefFields(kit, 20_000, '2023-03-02'),
    lines: [{ lineUid: relief!, amountFen: -20_000 }],
  });
  expect(both()).toEqual([1, 1, 1]);
  kit.postDrafts([received, paid]);
  // The relief's line is booked in part.
  expect(both()).toEqual([2, 2, 2]);
  const rest = kit.draft('relief', {
    ...reliefFields(kit, 100_000, '2023-03-02'),
    lines: [{ lineUid: relief!, amountFen: -100_000 }],
  });
  expect(both()).toEqual([1, 1, 1]);
  kit.session.run('entries.deleteDraft', { uid: rest });
  kit.session.run('statements.unignore', { lineUids: [fee!], reason: '再核' });
  expect(both()).toEqual([3, 3, 3]);
});

test('a text in too many lines is not summed up, the same lines without it are', () => {
  const many: BankLine[] = Array.from({ length: 20_001 }, (_, at) => ({
    day: '2023-03-01',
    fen: at % 2 === 0 ? 300 : -100,
    serial: `S${at}`,
  }));
  importText(kit, statementText(many));
  expect(totals({ text: '往来' })).toBeNull();
  expect(totals()).toEqual({ count: 20_001, inFen: 3_000_300, outFen: 1_000_000 });
});

test('lines are found by their names alone, in the order of time', () => {
  importText(kit, statementText(LINES));
  const [first, , fee, last] = linesOfKit(kit);
  const missing = '01890000-0000-7000-8000-000000000001';
  const lineUids = [last!.uid, missing, first!.uid, fee!.uid];
  expect(kit.session.run('statements.linesByUid', { lineUids })).toEqual([first, fee, last]);
});

test('accounts and the numbers in memos leave the ledger masked, and are still found', () => {
  const text = [
    '交易日期,对方户名,对方账号,摘要,收入金额,支出金额,余额',
    '2023-03-01,示例县财政局,6200000000005555,拨款,500.00,,500.00',
    '2023-03-02,赵某甲,6222021234561234,退 6222021234561234,,20.00,480.00',
  ].join('\r\n');
  importText(kit, text);
  const line = linesOfKit(kit)[1]!;
  expect(line).toMatchObject({
    counterpartyName: '赵**',
    counterpartyAccount: '****1234',
    memo: '退 ****1234',
  });
  expect(totals({ text: '6222021234561234' })).toEqual({ count: 1, inFen: 0, outFen: 2_000 });
  // The draft of it is booked by the account itself.
  const [draft] = kit.session.run('entries.draftFromLines', {
    fundUid: kit.fundUid,
    lineUids: [line.uid],
    together: false,
  });
  expect(draft!.content.counterparty).toEqual({
    keptIn: { kind: 'draft', uid: draft!.uid },
    shown: { name: '赵**', account: '****1234' },
  });
  const asked = { kind: 'draft', uids: [draft!.uid], reason: '核对户名' };
  const payee = { name: '赵某甲', account: '6222021234561234' };
  expect(kit.session.run('entries.reveal', asked)).toEqual([{ uid: draft!.uid, payee }]);
});
