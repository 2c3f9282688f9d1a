import { afterEach, beforeEach, expect, test } from 'vitest';
import { codeOf } from '../refused.ts';
import { type ApprovalKit, HELPED, openApprovalKit, requestOf } from './approval-kit.ts';

let k: ApprovalKit;
beforeEach(() => {
  k = openApprovalKit();
});
afterEach(() => {
  expect(k.run('audit.verify', { head: null }).ok).toBe(true);
  k.kit.close();
});

const part = (approvalUid: string, amountFen: number) => [{ approvalUid, amountFen }];
const BY = { persons: ['王某丙'] };
const working = { kind: 'working_expense' as const, caseUid: null, recipient: null };
const shop = { name: '示例商店', account: null, idNumber: null, phone: null };

/** Imports, drafts and posts one line's payment. */
function pay(approvalUid: string, day: string, fen: number, name: string): void {
  const [line] = k.lines({ day, fen: -fen, name });
  const uids = k.draft(line!, part(approvalUid, fen));
  k.kit.postDrafts(uids);
  k.kit.as('clerk');
}
const verdictOf = (uids: string[]) => {
  k.run('entries.submit', { uids });
  k.kit.as('reviewer');
  const [verdict] = k.run('entries.judge', { uids });
  k.kit.as('clerk');
  const failed = verdict!.judgements.filter(({ outcome }) => outcome === 'failed');
  return { outcome: verdict!.outcome, failed: failed.map(({ code }) => code) };
};

test('a working expense: approved, decided together and bought by the book above the set amounts', () => {
  k.settings({ collectiveAboveFen: 50_000, procurementFromFen: 50_000 });
  const { uid } = k.add({ ...working, requestedFen: 80_000, specialPeriod: '示例活动' });
  expect(codeOf(() => k.step(uid, 'collective', '2023-03-01', { documentNo: '会1' }))).toBe(
    'APPROVAL-STEP',
  );
  const grant = { ...BY, documentNo: '批1号', amountFen: 80_000 };
  expect(k.step(uid, 'approved', '2023-03-01', grant).stageWord).toBe('待集体决策');
  expect(k.step(uid, 'collective', '2023-03-01', { documentNo: '会1' }).stageWord).toBe(
    '待采购记录',
  );
  k.run('approvals.addPayee', {
    approvalUid: uid,
    role: 'recipient',
    party: shop,
    documentNo: '',
    day: '2023-03-01',
  });
  expect(codeOf(() => k.ask(uid, '2023-03-02', 80_000))).toBe('REQUEST-NEEDS-REASON');
  k.step(uid, 'procurement', '2023-03-01', { documentNo: '采1号' });
  k.ask(uid, '2023-03-02', 80_000);
  k.on('2023-03-03');
  pay(uid, '2023-03-03', 80_000, '示例商店');
  expect(k.get(uid)).toMatchObject({ paidFen: 80_000, stageWord: '待领款凭据' });
  const receipt = { documentNo: '发票1', amountFen: 80_000 };
  expect(k.step(uid, 'receipt', '2023-03-03', receipt).stageWord).toBe('已办结');
});

test('a working expense without approval fails DA-17 and waits as an inquiry until it is approved', () => {
  const open = k.add({ ...working, requestedFen: 30_000 });
  k.run('approvals.addPayee', {
    approvalUid: open.uid,
    role: 'recipient',
    party: shop,
    documentNo: '',
    day: '2023-03-01',
  });
  const [line] = k.lines({ day: '2023-03-02', fen: -30_000, name: '示例商店' });
  const lines = [{ lineUid: line!, amountFen: -30_000 }];
  const draft = k.kit.draft('working_expense', {
    ...{ amountFen: 30_000, businessDate: '2023-03-02', purpose: '接访点用水', lines },
    ...{ permittedUseUid: k.kit.useOf('working_expense'), approvalUid: open.uid },
    counterparty: { name: '示例商店', account: null },
  });
  expect(verdictOf([draft])).toEqual({ outcome: 'inquiry', failed: ['DA-17'] });
  k.kit.as('reviewer');
  const reasons: never[] = [];
  const posted = k.run('entries.post', { uids: [draft], acceptInquiry: [draft], reasons });
  expect(k.get(open.uid).payments).toMatchObject([{ standing: 'inquiry' }]);
  k.kit.as('clerk');
  k.on('2023-03-02');
  k.step(open.uid, 'approved', '2023-03-02', { ...BY, documentNo: '批1号', amountFen: 30_000 });
  k.step(open.uid, 'requested', '2023-03-02', { outcome: 'waived', reason: '已先付' });
  k.kit.post('working_expense', {
    ...{ amountFen: 30_000, businessDate: '2023-03-02', purpose: '接访点用水' },
    ...{ permittedUseUid: k.kit.useOf('working_expense'), approvalUid: open.uid },
    ...{ ofEntryUid: posted.vouchers[0]!.entryUid, reclassifies: true },
    counterparty: { name: '示例商店', account: null },
  });
  expect(k.get(open.uid)).toMatchObject({ paidFen: 30_000, openFen: 0 });
});

test('urgent relief is paid on a leader’s word within its limit; papers that don’t follow are a finding', () => {
  expect(k.add({ urgent: true }).urgent).toBe(true);
  const word = { ...BY, amountFen: 50_000, reason: '突发重病' };
  const early = k.add({ urgent: true });
  expect(codeOf(() => k.step(early.uid, 'urgent_approved', '2023-03-01', word))).toBe(
    'APPROVAL-STEP',
  );
  k.settings({ urgent: { limitFen: 50_000, paperDays: 5 } });
  const { uid } = k.add({ urgent: true });
  const above = { ...word, amountFen: 50_001 };
  expect(codeOf(() => k.step(uid, 'urgent_approved', '2023-03-01', above))).toBe('APPROVAL-STEP');
  expect(k.step(uid, 'urgent_approved', '2023-03-01', word).stageWord).toBe('待付款');
  expect(codeOf(() => k.ask(uid, '2023-03-01', 50_001))).toBe('REQUEST-BLOCKED');
  k.ask(uid, '2023-03-01', 50_000);
  k.on('2023-03-02');
  pay(uid, '2023-03-02', 50_000, HELPED.name);
  expect(k.get(uid)).toMatchObject({ paidFen: 50_000, findings: [] });
  k.on('2023-03-08');
  expect(k.get(uid).findings).toMatchObject([{ code: 'DA-07' }]);
});

test('money that went to another than the recorded payees is an inquiry, reclassified once the payee is recorded', () => {
  const { uid } = k.decided({ way: 'agent' });
  k.on('2023-03-02');
  const [line] = k.lines({ day: '2023-03-02', fen: -100_000, name: '孙某戊' });
  const uids = k.draft(line!, part(uid, 100_000));
  const posted = k.kit.postDrafts(uids, uids) as {
    vouchers: { entryUid: string; asInquiry: boolean }[];
  };
  const [voucher] = posted.vouchers;
  expect(voucher).toMatchObject({ asInquiry: true });
  const entry = k.run('entries.get', { uid: voucher!.entryUid });
  expect(entry.judgements.filter(({ outcome }) => outcome === 'failed')).toMatchObject([
    { code: 'DA-08' },
  ]);
  expect(k.get(uid)).toMatchObject({ paidFen: 0, openFen: 0, payments: [{ standing: 'inquiry' }] });
  k.kit.as('clerk');
  const again = k.kit.draft('relief', {
    ...{ amountFen: 100_000, businessDate: '2023-03-02', ofEntryUid: voucher!.entryUid },
    ...{ reclassifies: true, approvalUid: uid, permittedUseUid: k.kit.useOf('relief') },
    counterparty: { name: '孙某戊', account: null },
  });
  expect(codeOf(() => k.kit.postDrafts([again]))).toBe('POST-NEEDS-EXCEPTION');
  k.kit.as('clerk');
  k.on('2023-03-03');
  k.run('approvals.addPayee', {
    approvalUid: uid,
    role: 'agent',
    party: { name: '孙某戊', account: null, idNumber: null, phone: null },
    documentNo: '委托1号',
    day: '2023-03-03',
  });
  k.kit.as('reviewer');
  k.run('entries.post', { uids: [again], acceptInquiry: [], reasons: [] });
  expect(k.get(uid)).toMatchObject({ paidFen: 100_000, openFen: 0 });
  expect(k.get(uid).payments).toMatchObject([{ standing: 'paid', day: '2023-03-02' }]);
});

test('relief before its decision is an inquiry by DA-07, and spending once it is decided', () => {
  const { uid } = k.add();
  const [line] = k.lines({ day: '2023-03-01', fen: -100_000, name: HELPED.name });
  const lines = [{ lineUid: line!, amountFen: -100_000 }];
  const fields = {
    ...{ amountFen: 100_000, businessDate: '2023-03-01', approvalUid: uid },
    permittedUseUid: k.kit.useOf('relief'),
    counterparty: { name: HELPED.name, account: null },
  };
  const draft = k.kit.draft('relief', { ...fields, lines });
  const posted = k.kit.postDrafts([draft], [draft]) as { vouchers: { entryUid: string }[] };
  const ofEntryUid = posted.vouchers[0]!.entryUid;
  expect(k.get(uid).payments).toMatchObject([{ standing: 'inquiry', amountFen: 100_000 }]);
  k.kit.as('clerk');
  const waive = (gate: string) =>
    k.step(uid, gate, '2023-03-01', { outcome: 'waived', reason: '联席会议同意' });
  waive('verified');
  waive('first_review');
  k.step(uid, 'decided', '2023-03-01', { documentNo: '纪要1号', amountFen: 100_000 });
  for (const gate of ['published', 'agreed', 'requested']) waive(gate);
  k.kit.post('relief', { ...fields, ofEntryUid, reclassifies: true });
  expect(k.get(uid)).toMatchObject({ paidFen: 100_000, openFen: 0 });
});

test('a transfer that comes back opens its application again', () => {
  const { uid } = k.decided();
  pay(uid, '2023-03-01', 100_000, HELPED.name);
  expect(k.get(uid)).toMatchObject({ openFen: 0 });
  const [paid] = k.get(uid).payments;
  const back = { amountFen: 100_000, businessDate: '2023-03-01', purpose: '退汇' };
  k.kit.post('returned', { ...back, ofEntryUid: paid!.entryUid });
  k.kit.as('clerk');
  expect(k.get(uid)).toMatchObject({ paidFen: 0, openFen: 100_000, stageWord: '待付款' });
  k.on('2023-03-02');
  pay(uid, '2023-03-02', 100_000, HELPED.name);
  expect(k.get(uid)).toMatchObject({ paidFen: 100_000, openFen: 0 });
});

test('cash is the supervisor’s exception: two witnesses, and a receipt before it is booked', () => {
  const cash = { reason: '没有银行账户', witnesses: ['张某甲', '李某乙'] };
  const apply = (changes: object = {}) => k.decided({ way: 'cash', cash, ...changes });
  expect(codeOf(() => apply({ cash: null }))).toBe('APPROVAL-INCOMPLETE');
  expect(codeOf(() => k.ask(apply().uid, '2023-03-01', 100_000))).toBe('REQUEST-BLOCKED');
  k.kit.as('supervisor');
  const alone = apply({ cash: { ...cash, witnesses: ['张某甲'] } });
  expect(codeOf(() => k.ask(alone.uid, '2023-03-01', 100_000))).toBe('REQUEST-BLOCKED');
  const { uid } = apply();
  k.ask(uid, '2023-03-01', 100_000);
  const [line] = k.lines({ day: '2023-03-01', fen: -100_000, name: '', memo: '现支' });
  const uids = k.draft(line!, part(uid, 100_000));
  expect(verdictOf(uids)).toEqual({ outcome: 'inquiry', failed: ['DA-08'] });
  k.step(uid, 'receipt', '2023-03-01', { documentNo: '收条1号', amountFen: 100_000 });
  k.kit.as('reviewer');
  expect(k.run('entries.judge', { uids })[0]!.outcome).toBe('post');
});

test('a paying unit is paid by its list, line by line as the list says', () => {
  const unit = { name: '示例镇人民政府', account: null };
  const given = (account: string) =>
    k.decided({ way: 'paying-unit', recipient: { ...HELPED, account, idNumber: null } }).uid;
  const uids = [given('6200000000000001'), given('6200000000000002')];
  for (const approvalUid of uids) {
    const party = { ...unit, idNumber: null, phone: null };
    const payee = { role: 'paying-unit', party, documentNo: '代发协议1号', day: '2023-03-01' };
    k.run('approvals.addPayee', { approvalUid, ...payee });
  }
  const list = (documentNo: string, fen: number) =>
    k.run('approvals.addPayList', {
      ...{ fundUid: k.kit.fundUid, documentNo, day: '2023-03-01', unit },
      rows: uids.map((approvalUid) => ({ approvalUid, amountFen: fen })),
    });
  expect(codeOf(() => list('清单1号', 100_001))).toBe('PAY-LIST-INVALID');
  list('清单1号', 100_000);
  expect(codeOf(() => list('清单2号', 1))).toBe('PAY-LIST-INVALID');
  const [line] = k.lines({ day: '2023-03-01', fen: -200_000, name: unit.name });
  const [match] = k.matches();
  expect(match!.proposal!.parts.map(({ approvalUid }) => approvalUid)).toEqual(uids);
  const drafts = k.draft(
    line!,
    uids.flatMap((uid) => part(uid, 100_000)),
  );
  expect(drafts).toHaveLength(2);
  k.kit.postDrafts(drafts);
  expect(uids.map((uid) => k.get(uid).paidFen)).toEqual([100_000, 100_000]);
  k.kit.as('clerk');
  expect(k.get(uids[0]!).findings).toMatchObject([{ code: 'DA-08' }]);
});

test('an incomplete application is refused: relief without case or person, work with them', () => {
  for (const wrong of [
    { caseUid: null },
    { recipient: null },
    { kind: 'working_expense' as const, caseUid: k.caseUid, recipient: null },
    { ...working, urgent: true },
    { cash: { reason: '没有银行账户', witnesses: [] } },
  ]) {
    expect(codeOf(() => k.add(wrong))).toBe('APPROVAL-INCOMPLETE');
  }
  expect(codeOf(() => k.add({ permittedUseUid: k.kit.useOf('working_expense') }))).toBe(
    'RECORD-NOT-FOUND',
  );
  const requested = requestOf(k.kit, k.decided(), { day: '2023-03-01', amountFen: 1 });
  const payeeUid = k.decided().payees[0]!.uid;
  expect(codeOf(() => k.run('approvals.request', { ...requested, payeeUid }))).toBe(
    'RECORD-NOT-FOUND',
  );
});

test('a wrong list is withdrawn once, expected no longer, and its number free again', () => {
  const unit = { name: '示例镇人民政府', account: null };
  const approvalUid = k.decided({ way: 'paying-unit' }).uid;
  const list = { fundUid: k.kit.fundUid, documentNo: '清单1号', day: '2023-03-01', unit };
  const add = (amountFen: number) =>
    k.run('approvals.addPayList', { ...list, rows: [{ approvalUid, amountFen }] }).uid;
  const wrong = add(90_000);
  k.lines({ day: '2023-03-01', fen: -90_000, name: unit.name });
  expect(k.matches()[0]!.proposal).not.toBeNull();
  expect(codeOf(() => add(10_000))).toBe('PAY-LIST-INVALID');
  const withdraw = () => k.run('approvals.withdrawPayList', { listUid: wrong, reason: '金额有误' });
  withdraw();
  expect(codeOf(withdraw)).toBe('PAY-LIST-WITHDRAWN');
  expect(k.matches()[0]!.proposal).toBeNull();
  add(100_000);
  expect(k.run('approvals.payLists', { fundUid: k.kit.fundUid })).toMatchObject([
    { documentNo: '清单1号', unit: unit.name, totalFen: 100_000, withdrawn: null },
    { documentNo: '清单1号', totalFen: 90_000, withdrawn: '金额有误' },
  ]);
});
