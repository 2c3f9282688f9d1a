import * as XLSX from '@e965/xlsx';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { EVERY_ENTRY } from '#shared/contract/entries.ts';
import type { StatementLineView } from '#shared/contract/statements.ts';
import { type Kit, openKit, reliefFields } from '../ledger-kit.ts';
import { refused } from '../refused.ts';
import {
  type BankLine,
  commitStaged,
  importText,
  linesOfKit,
  namesOf,
  stageBytes,
  stageText,
  statementText,
} from './statement-text.ts';

let kit: Kit;
beforeEach(() => {
  kit = openKit();
});
afterEach(() => kit.close());

const LINES: BankLine[] = [
  { day: '2023-03-01', fen: 5_000_000, serial: 'A1', name: '示例县财政局', memo: '拨款' },
  { day: '2023-03-02', fen: -120_000, serial: 'A2', name: '赵某甲', memo: '救助' },
  { day: '2023-03-02', fen: -120_000, serial: 'A3', name: '赵某甲', memo: '救助' },
  { day: '2023-03-02', fen: -500, serial: 'A3', name: '', memo: '手续费' },
  { day: '2023-03-05', fen: -80_000, serial: 'A5', name: '钱某乙', memo: '救助' },
];

test('every row becomes a line, twins and the fee with its transfer’s serial included', () => {
  const result = importText(kit, statementText(LINES));
  expect(result.added).toBe(5);
  expect(result.counts).toMatchObject({ total: 5, new: 5, existing: 0, faulty: 0, undecided: 0 });
  const lines = linesOfKit(kit);
  const names = namesOf(kit, lines);
  expect(lines.map((line, at) => [line.day, line.amountFen, line.balanceFen, names[at]])).toEqual([
    ['2023-03-01', 5_000_000, 5_000_000, '示例县财政局'],
    ['2023-03-02', -120_000, 4_880_000, '赵某甲'],
    ['2023-03-02', -120_000, 4_760_000, '赵某甲'],
    ['2023-03-02', -500, 4_759_500, ''],
    ['2023-03-05', -80_000, 4_679_500, '钱某乙'],
  ]);
});

test('importing a file twice adds nothing, an overlapping one adds what is new', () => {
  importText(kit, statementText(LINES));
  expect(refused(() => importText(kit, statementText(LINES))).code).toBe('IMPORT-NOTHING');
  const more = [...LINES, { day: '2023-03-06', fen: -1_000, serial: 'A6', memo: '救助' }];
  const result = importText(kit, statementText(more));
  expect(result.counts).toMatchObject({ existing: 5, new: 1 });
  expect(linesOfKit(kit)).toHaveLength(6);
});

test('without serial and balance the larger count of equal lines remains', () => {
  const bare = { openingFen: null, serials: false } as const;
  const twins: BankLine[] = [
    { day: '2023-03-02', fen: -120_000, name: '赵某甲' },
    { day: '2023-03-02', fen: -120_000, name: '赵某甲' },
    { day: '2023-03-03', fen: -1_000, name: '钱某乙' },
  ];
  importText(kit, statementText(twins, bare));
  expect(refused(() => importText(kit, statementText(twins.slice(1), bare))).code).toBe(
    'IMPORT-NOTHING',
  );
  importText(kit, statementText([twins[0]!, twins[0]!, twins[0]!], bare));
  expect(linesOfKit(kit).filter((line) => line.amountFen === -120_000)).toHaveLength(3);
});

test('the same line in another layout is suspected and waits for a decision', () => {
  importText(kit, statementText(LINES));
  const other = statementText(LINES, { serials: false });
  const staged = stageText(kit, other);
  expect(staged.counts).toMatchObject({ suspected: 5, undecided: 5, new: 0 });
  expect(refused(() => importText(kit, other)).code).toBe('IMPORT-UNDECIDED');
  expect(linesOfKit(kit)).toHaveLength(5);
});

test('what was decided of a file is not asked again when the same file comes again', () => {
  importText(kit, statementText(LINES.slice(0, 3)));
  const other = statementText([...LINES.slice(0, 3), LINES[4]!], { serials: false });
  const skip = { choice: 'skip' as const, reason: '同一笔' };
  importText(kit, other, { 3: skip, 4: skip, 5: skip });
  expect(stageText(kit, other).counts).toMatchObject({ existing: 4, suspected: 0, undecided: 0 });
  expect(refused(() => importText(kit, other)).code).toBe('IMPORT-NOTHING');
  expect(linesOfKit(kit)).toHaveLength(4);
});

test('a statement of another account is refused, a masked one compared by its digits', () => {
  const wrong = statementText(LINES, { ownAccount: '6200000000009876' });
  expect(stageText(kit, wrong)).toMatchObject({
    accountUid: null,
    refusal: { code: 'IMPORT-WRONG-ACCOUNT' },
  });
  expect(refused(() => importText(kit, wrong)).code).toBe('IMPORT-WRONG-ACCOUNT');
  const masked = statementText(LINES, { ownAccount: '6200********1234' });
  expect(stageText(kit, masked).questions).toEqual([]);
  const none = statementText(LINES, { ownAccount: null });
  expect(stageText(kit, none).questions.map(({ code }) => code)).toEqual(['account-unproven']);
});

test('a faulty row stops the import until it is decided, and nothing is written meanwhile', () => {
  const text = statementText(LINES).replace(',800.00,', ',800.005,');
  const error = refused(() => importText(kit, text));
  expect(error.code).toBe('IMPORT-FAULTY');
  expect(linesOfKit(kit)).toHaveLength(0);
  const result = importText(kit, text, { 7: { choice: 'skip', reason: '金额读不出' } });
  expect(result.added).toBe(4);
});

test('a decision to leave a line out is kept with its reason and can be taken back', () => {
  importText(kit, statementText(LINES));
  const [first] = linesOfKit(kit);
  kit.session.run('statements.ignore', { lineUids: [first!.uid], reason: '银行冲正' });
  expect(linesOfKit(kit)[0]).toMatchObject({ state: 'ignored', reason: '银行冲正' });
  kit.session.run('statements.unignore', { lineUids: [first!.uid], reason: '看错了' });
  expect(linesOfKit(kit)[0]!.state).toBe('unaccounted');
});

test('lines go from unaccounted over drafted and partial to posted', () => {
  importText(kit, statementText(LINES));
  const document = kit.budget('initial', 5_000_000, '2023-01-10');
  const line = linesOfKit(kit)[0]!;
  const part = (fen: number) =>
    kit.draft('appropriation', {
      amountFen: fen,
      businessDate: line.day,
      purpose: '财政拨款',
      budgetShares: [{ documentUid: document, amountFen: fen }],
      lines: [{ lineUid: line.uid, amountFen: fen }],
    });
  const first = part(2_000_000);
  expect(linesOfKit(kit)[0]!.state).toBe('drafted');
  expect(refused(() => part(3_000_001)).code).toBe('LINE-IN-USE');
  kit.postDrafts([first]);
  expect(linesOfKit(kit)[0]).toMatchObject({ state: 'partial', postedFen: 2_000_000 });
  kit.postDrafts([part(3_000_000)]);
  expect(linesOfKit(kit)[0]).toMatchObject({ state: 'posted', postedFen: 5_000_000 });
  expect(kit.session.run('audit.verify', { head: null }).ok).toBe(true);
});

test('a payment the bank made against the budget can only become money under inquiry', () => {
  importText(kit, statementText(LINES));
  const [income, line] = linesOfKit(kit) as [StatementLineView, StatementLineView];
  kit.post('undetermined', {
    amountFen: income.amountFen,
    businessDate: income.day,
    lines: [{ lineUid: income.uid, amountFen: income.amountFen }],
  });
  kit.as('clerk');
  const { approvalUid, counterparty } = reliefFields(kit, -line.amountFen, line.day);
  const [draft] = kit.session.run('entries.draftFromLines', {
    fundUid: kit.fundUid,
    lineUids: [line.uid],
    together: false,
  });
  expect(draft!.content.kind).toBe('relief');
  kit.session.run('entries.saveDraft', {
    uid: draft!.uid,
    fundUid: kit.fundUid,
    revision: draft!.revision,
    content: {
      ...draft!.content,
      purpose: '困难救助金',
      permittedUseUid: kit.useOf('relief'),
      approvalUid,
      counterparty: counterparty!,
      attachments: [{ kind: 'paper', sheets: 1, place: '凭证盒1' }],
    },
  });
  expect(refused(() => kit.postDrafts([draft!.uid])).code).toBe('POST-NEEDS-ACCEPT');
  kit.postDrafts([draft!.uid], [draft!.uid]);
  const page = kit.session.run('entries.list', {
    fundUid: kit.fundUid,
    year: 2023,
    ...EVERY_ENTRY,
    onlyOpen: true,
    cursor: null,
    limit: 10,
  });
  expect(page.rows.map(({ kind, spentFen, openFen }) => [kind, spentFen, openFen])).toEqual([
    ['undetermined', 0, 5_000_000],
    ['inquiry_out', 0, 120_000],
  ]);
  const detail = kit.session.run('entries.get', { uid: page.rows[1]!.uid });
  expect(
    detail.judgements.filter(({ outcome }) => outcome === 'failed').map(({ code }) => code),
  ).toEqual(['DA-05']);
});

test('a workbook with a statement on several sheets is asked about, sheet by sheet', () => {
  const sheet = (day: string, second: string) =>
    XLSX.utils.aoa_to_sheet([
      ['账号：6200000000001234'],
      ['交易日期', '收入金额', '支出金额', '摘要'],
      [day, '5.00', '', '拨款'],
      [day, '', second, '救助'],
      [day, '', '2.00', '救助'],
    ]);
  const book = XLSX.utils.book_new();
  XLSX.utils.book_append_sheet(book, sheet('2023-01-02', '1.005'), '一月');
  XLSX.utils.book_append_sheet(book, sheet('2023-02-02', '1.007'), '二月');
  const bytes = new Uint8Array(XLSX.write(book, { type: 'buffer', bookType: 'xlsx' }));

  const unchosen = stageBytes(kit, bytes);
  const asked = unchosen.questions.find(({ code }) => code === 'cross-check-failed');
  expect(asked?.message).toContain('这次只读了');

  const skip = { 4: { choice: 'skip' as const, reason: '金额有误' } };
  const january = stageBytes(kit, bytes, { sheet: '一月' });
  expect(january.questions.map(({ code }) => code)).not.toContain('cross-check-failed');
  expect(commitStaged(kit, january, skip).added).toBe(2);
  // The same place on another sheet of the same bytes is another row.
  expect(stageBytes(kit, bytes, { sheet: '二月' }).counts).toMatchObject({ new: 2, undecided: 1 });
  expect(stageBytes(kit, bytes, { sheet: '一月' }).counts).toMatchObject({
    existing: 2,
    undecided: 0,
  });
});
