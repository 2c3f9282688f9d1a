import { afterEach, beforeEach, expect, test } from 'vitest';
import { WHOLE_LOG } from '#shared/contract/audit.ts';
import { addEvent, registerCase } from '../cases/case-kit.ts';
import { codeOf } from '../refused.ts';
import { type ApprovalKit, HELPED, openApprovalKit, requestOf, tells } from './approval-kit.ts';

let k: ApprovalKit;
beforeEach(() => {
  k = openApprovalKit();
});
afterEach(() => {
  expect(k.run('audit.verify', { head: null }).ok).toBe(true);
  k.kit.close();
});

const TWO = { persons: ['张某甲', '李某乙'] };
const publish = (approvalUids: string[], number = '公示1号') =>
  k.run('approvals.publish', {
    fundUid: k.kit.fundUid,
    number,
    place: '政务公开栏',
    fromDay: '2023-03-04',
    toDay: '2023-03-10',
    approvalUids,
  });
const partsOf = ({ proposal }: ReturnType<ApprovalKit['matches']>[number]) =>
  proposal!.parts.map(({ approvalUid, amountFen }) => ({ approvalUid, amountFen }));
const blocked = { code: 'REQUEST-BLOCKED' };
const newestLog = () => k.run('audit.list', { ...WHOLE_LOG, cursor: null, limit: 1 }).rows[0];

test('relief goes its whole way: two verify, decided, published, agreed, asked for, paid, received, followed up', () => {
  const { uid, stageWord } = k.add({ requestedFen: 200_000 });
  k.on('2023-03-03');
  expect(stageWord).toBe('待核实');
  const stages = [
    k.step(uid, 'verified', '2023-03-02', TWO),
    k.step(uid, 'first_review', '2023-03-02', TWO),
    k.step(uid, 'decided', '2023-03-03', { documentNo: '纪要1号', amountFen: 150_000 }),
  ].map((view) => view.stageWord);
  expect(stages).toEqual(['待初审', '待审定', '待公示']);
  k.on('2023-03-05');
  publish([uid]);
  expect(k.get(uid).stageWord).toBe('公示中');
  k.on('2023-03-11');
  expect(k.get(uid).stageWord).toBe('待签协议');
  expect(k.step(uid, 'agreed', '2023-03-11', { documentNo: '协议1号' }).stageWord).toBe(
    '待用款申请',
  );
  expect(k.ask(uid, '2023-03-11', 150_000)).toMatchObject({
    stageWord: '待付款',
    openFen: 150_000,
  });
  k.on('2023-03-13');
  const [line] = k.lines({ day: '2023-03-12', fen: -150_000, name: '赵某丁' });
  const [match] = k.matches();
  expect(match).toMatchObject({ uid: line, zone: 'sure' });
  const drafts = k.draft(line!, partsOf(match!));
  const posted = k.kit.postDrafts(drafts) as { vouchers: { voucherNo: string }[] };
  k.kit.as('clerk');
  const paid = k.get(uid);
  expect(paid).toMatchObject({ paidFen: 150_000, openFen: 0, stageWord: '待领款凭据' });
  expect(paid.payments).toMatchObject([
    { voucherNo: posted.vouchers[0]!.voucherNo, day: '2023-03-12', standing: 'paid' },
  ]);
  const receipt = { documentNo: '收条1号', amountFen: 150_000 };
  expect(k.step(uid, 'receipt', '2023-03-13', receipt).stageWord).toBe('待回访');
  expect(
    k.step(uid, 'followed_up', '2023-03-13', { persons: ['张某甲'], reason: '满意' }).stageWord,
  ).toBe('已办结');
});

test('the entry takes case, number, day and amount of its approval', () => {
  const { uid, number } = k.decided({ requestedFen: 150_000 });
  const [line] = k.lines({ day: '2023-03-02', fen: -100_000, name: '赵某丁' });
  k.kit.postDrafts(k.draft(line!, [{ approvalUid: uid, amountFen: 100_000 }]));
  const { entryUid } = k.get(uid).payments[0]!;
  expect(k.run('entries.get', { uid: entryUid })).toMatchObject({
    caseNo: '个案-1',
    approvalNo: number,
    approval: { date: '2023-03-01', amountFen: 150_000 },
  });
});

test('a step out of order, of one person, of a later day than it may be is refused and writes nothing', () => {
  const { uid } = k.add();
  const wrong: [string, object][] = [
    ['verified', { persons: ['张某甲'] }],
    ['first_review', TWO],
    ['decided', { documentNo: '纪要1号', amountFen: 100_000 }],
    ['paid', {}],
    ['receipt', { documentNo: '收条1号', amountFen: 1 }],
  ];
  for (const [gate, fields] of wrong) {
    expect([gate, codeOf(() => k.step(uid, gate, '2023-03-01', fields))]).toEqual([
      gate,
      'APPROVAL-STEP',
    ]);
  }
  expect(codeOf(() => k.step(uid, 'verified', '2023-02-28', TWO))).toBe('APPROVAL-STEP');
  expect(k.get(uid).steps).toEqual([]);
  expect(codeOf(() => publish([uid]))).toBe('APPROVAL-STEP');
  expect(
    k.run('approvals.publicities', { fundUid: k.kit.fundUid, cursor: null, limit: 9 }),
  ).toEqual({ rows: [], next: null });
});

test('a request is judged before payment: what fails is refused and nothing is written', () => {
  const open = k.add();
  const decided = k.decided({ requestedFen: 150_000 });
  const ask = (approval: typeof open, amountFen: number) => () =>
    k.run('approvals.request', requestOf(k.kit, approval, { day: '2023-03-02', amountFen }));
  expect(ask(open, 1_000)).toThrow(expect.objectContaining(blocked));
  expect(ask(decided, 150_001)).toThrow(expect.objectContaining(blocked));
  expect(newestLog()).toMatchObject({ outcome: 'refused', code: 'REQUEST-BLOCKED' });
  const judged = k.run(
    'approvals.judgeRequest',
    requestOf(k.kit, decided, { day: '2023-03-02', amountFen: 150_001 }),
  );
  expect(judged.filter(({ outcome }) => outcome === 'failed').map(({ code }) => code)).toEqual([
    'DA-07',
  ]);
  expect(k.get(decided.uid).requests).toEqual([]);
  ask(decided, 100_000)();
  // What was asked for and isn't paid yet can't be asked for twice.
  expect(ask(decided, 50_001)).toThrow(expect.objectContaining(blocked));
});

test('a request that is warned of needs a reason, which is kept and printed with it', () => {
  const { uid } = k.add();
  k.step(uid, 'verified', '2023-03-01', TWO);
  k.step(uid, 'first_review', '2023-03-01', TWO);
  k.step(uid, 'decided', '2023-03-01', { documentNo: '纪要1号', amountFen: 100_000 });
  k.step(uid, 'agreed', '2023-03-01', { documentNo: '协议1号' });
  expect(codeOf(() => k.ask(uid, '2023-03-02', 100_000))).toBe('REQUEST-NEEDS-REASON');
  expect(k.get(uid).requests).toEqual([]);
  const { requests } = k.ask(uid, '2023-03-02', 100_000, { 'DA-09': '涉及个人隐私，联席会议同意' });
  expect(requests[0]!.judgements).toContainEqual(
    expect.objectContaining({
      code: 'DA-09',
      outcome: 'warned',
      reason: '涉及个人隐私，联席会议同意',
    }),
  );
  const printed = k.run('approvals.requestTables', { requestUid: requests[0]!.uid });
  expect(JSON.stringify(printed)).toContain('涉及个人隐私，联席会议同意');
});

test('a request is withdrawn once, and then asked for anew', () => {
  const { uid } = k.decided();
  const requestUid = k.ask(uid, '2023-03-02', 100_000).requests[0]!.uid;
  const cancel = () => k.run('approvals.cancelRequest', { requestUid, reason: '账号有误' });
  expect(cancel().requests[0]!.cancelled).toBe('账号有误');
  expect(codeOf(cancel)).toBe('REQUEST-ENDED');
  expect(k.ask(uid, '2023-03-02', 100_000).requests).toHaveLength(2);
});

test('a correction takes the place of the old before the decision, never after', () => {
  const old = k.add({ number: '申-1' });
  const again = (uid: string) =>
    k.run('approvals.correct', {
      uid,
      application: {
        ...{ kind: 'relief', number: '申-1', appliedOn: '2023-03-01', caseUid: k.caseUid },
        ...{ recipient: null, permittedUseUid: old.permittedUseUid, requestedFen: 80_000 },
        ...{ urgent: false, way: 'transfer', purpose: '困难救助金', grounds: '' },
        ...{ specialPeriod: '', spendingUnit: '', cash: null },
        recipient: { name: '孙某戊', account: null, idNumber: null, phone: null },
      },
    });
  const now = again(old.uid);
  expect(now).toMatchObject({ replacesUid: old.uid, requestedFen: 80_000, recipient: '孙**' });
  expect(k.get(old.uid)).toMatchObject({ stageWord: '已更正', replacedByUid: now.uid, next: [] });
  expect(codeOf(() => again(old.uid))).toBe('APPROVAL-DECIDED');
  expect(codeOf(() => k.step(old.uid, 'verified', '2023-03-01', TWO))).toBe('APPROVAL-STEP');
  expect(codeOf(() => k.add({ number: '申-1' }))).toBe('APPROVAL-NUMBER-TAKEN');
  expect(codeOf(() => again(k.decided().uid))).toBe('APPROVAL-DECIDED');
});

test('papers of an application go along with its corrections, and are withdrawn there', () => {
  const first = k.add({ number: '申-1' });
  const lay = (uid: string, paper: string) => {
    const subject = { kind: 'approval', uid };
    k.run('documents.attachPaper', { subject, paper, sheets: 1, place: '凭证盒1' });
  };
  const correct = ({ uid, permittedUseUid }: typeof first) =>
    k.run('approvals.correct', {
      uid,
      application: {
        ...{ kind: 'relief', number: '申-1', appliedOn: '2023-03-01', caseUid: k.caseUid },
        ...{ recipient: 'unchanged', permittedUseUid, requestedFen: 80_000, urgent: false },
        ...{ way: 'transfer', purpose: '困难救助金', grounds: '', cash: null },
        ...{ specialPeriod: '', spendingUnit: '' },
      },
    });
  const papersOf = ({ uid }: typeof first) => k.run('documents.list', { subjectUids: [uid] });
  lay(first.uid, '救助申请书');
  const second = correct(first);
  lay(second.uid, '困难证明');
  const third = correct(second);
  lay(third.uid, '承诺书');
  expect(papersOf(third).map(({ paper }) => paper)).toEqual(['救助申请书', '困难证明', '承诺书']);
  expect(papersOf(first).map(({ paper }) => paper)).toEqual(['救助申请书']);
  k.run('documents.withdraw', { linkUid: papersOf(third)[0]!.uid, reason: '放错了' });
  expect(papersOf(third)[0]!.withdrawn).toBe('放错了');
});

test('a rejection and a withdrawal end an application, with a reason', () => {
  const { uid } = k.add();
  expect(codeOf(() => k.step(uid, 'verified', '2023-03-01', { outcome: 'rejected' }))).toBe(
    'APPROVAL-STEP',
  );
  const rejected = { outcome: 'rejected', reason: '不符合条件' };
  expect(k.step(uid, 'verified', '2023-03-01', rejected).stageWord).toBe('不予批准');
  expect(codeOf(() => k.step(uid, 'verified', '2023-03-01', TWO))).toBe('APPROVAL-STEP');
  const second = k.decided();
  const withdrawn = { outcome: 'withdrawn', reason: '本人放弃' };
  k.on('2023-03-02');
  k.step(second.uid, 'paid', '2023-03-02', withdrawn);
  expect(k.get(second.uid)).toMatchObject({ stageWord: '已撤回', openFen: 0, next: [] });
  expect(codeOf(() => k.ask(second.uid, '2023-03-02', 100))).toBe('REQUEST-BLOCKED');
});

test('a decision expires by its own day or the set months, and pays nothing after', () => {
  k.settings({ validityMonths: 2 });
  const { uid, expiresOn } = k.decided();
  expect(expiresOn).toBe('2023-05-01');
  k.on('2023-05-02');
  expect(k.get(uid)).toMatchObject({ stageWord: '已过期', openFen: 0 });
  expect(codeOf(() => k.ask(uid, '2023-05-02', 100))).toBe('REQUEST-BLOCKED');
});

test('instalments are planned with the decision and filled as they are paid', () => {
  const { uid } = k.add();
  k.step(uid, 'verified', '2023-03-01', TWO);
  k.step(uid, 'first_review', '2023-03-01', TWO);
  const plan = (second: number) => ({
    documentNo: '纪要1号',
    amountFen: 100_000,
    instalments: [
      { dueOn: '2023-04-01', amountFen: 60_000 },
      { dueOn: '2023-06-01', amountFen: second },
    ],
  });
  expect(codeOf(() => k.step(uid, 'decided', '2023-03-01', plan(50_000)))).toBe('APPROVAL-STEP');
  k.step(uid, 'decided', '2023-03-01', plan(40_000));
  for (const gate of ['published', 'agreed', 'requested']) {
    k.step(uid, gate, '2023-03-01', { outcome: 'waived', reason: '联席会议同意' });
  }
  k.on('2023-04-03');
  const [line] = k.lines({ day: '2023-04-02', fen: -60_000, name: '赵某丁' });
  const [match] = k.matches();
  expect(match).toMatchObject({ zone: 'sure' });
  k.kit.postDrafts(k.draft(line!, partsOf(match!)));
  expect(k.get(uid)).toMatchObject({
    stageWord: '待付款',
    instalments: [{ paidFen: 60_000 }, { paidFen: 0 }],
  });
});

test('the decision is taken by the level its amount needs', () => {
  k.settings({
    reliefTiers: [
      { level: '局长办公会', upToFen: 50_000 },
      { level: '联席会议', upToFen: null },
    ],
  });
  const { uid } = k.add();
  k.step(uid, 'verified', '2023-03-01', TWO);
  k.step(uid, 'first_review', '2023-03-01', TWO);
  const by = (level: string) => () =>
    k.step(uid, 'decided', '2023-03-01', { documentNo: '纪要1号', amountFen: 50_001, level });
  expect(codeOf(by('局长办公会'))).toBe('APPROVAL-STEP');
  expect(by('联席会议')().approvedFen).toBe(50_001);
});

test('one-off relief and the case’s limit are warned of across the applications of a case', () => {
  k.settings({ oneOff: true, caseLimitFen: 150_000 });
  k.decided();
  const second = k.decided();
  const [judged] = k
    .run(
      'approvals.judgeRequest',
      requestOf(k.kit, second, { day: '2023-03-02', amountFen: 100_000 }),
    )
    .filter(({ code }) => code === 'DA-14');
  expect(judged!.outcome).toBe('warned');
  const other = k.decided({ caseUid: registerCase(k.kit, '个案-2') });
  const elsewhere = k.run(
    'approvals.judgeRequest',
    requestOf(k.kit, other, { day: '2023-03-02', amountFen: 100_000 }),
  );
  expect(elsewhere.find(({ code }) => code === 'DA-14')!.outcome).toBe('passed');
});

test('a publicity is taken down once, after its last day, and reminded of until then', () => {
  const { uid } = k.add();
  k.step(uid, 'verified', '2023-03-01', TWO);
  k.step(uid, 'first_review', '2023-03-01', TWO);
  k.step(uid, 'decided', '2023-03-01', { documentNo: '纪要1号', amountFen: 100_000 });
  const shown = publish([uid]);
  expect(shown).toMatchObject({ overdue: false, count: 1, totalFen: 100_000 });
  expect(codeOf(() => publish([k.decided().uid]))).toBe('PUBLICITY-NUMBER-TAKEN');
  const list = () =>
    k.run('approvals.publicities', { fundUid: k.kit.fundUid, cursor: null, limit: 9 }).rows;
  k.on('2023-03-12');
  expect(list()).toMatchObject([{ overdue: true, takenDownOn: null }]);
  const down = (day: string) => () => k.run('approvals.takeDown', { publicityUid: shown.uid, day });
  expect(codeOf(down('2023-03-08'))).toBe('PUBLICITY-RUNNING');
  expect(down('2023-03-12')()).toMatchObject({ overdue: false, takenDownOn: '2023-03-12' });
  expect(codeOf(down('2023-03-12'))).toBe('PUBLICITY-DOWN');
});

test('the case’s own work goes on beside it', () => {
  k.decided();
  k.on('2023-03-20');
  addEvent(k.kit, k.caseUid, 'settled', '2023-03-20');
  const listed = k.run('approvals.list', {
    fundUid: k.kit.fundUid,
    kind: null,
    year: 2023,
    caseUid: k.caseUid,
    stages: ['await-paid'],
    text: '',
    cursor: null,
    limit: 50,
  });
  expect(listed.rows).toHaveLength(1);
});

test('a correction keeps whom it does not change: the person in full and everybody who may be paid', () => {
  const old = k.add({ number: '申-1', way: 'guardian' });
  const party = { name: '孙某戊', account: '6200000000005555', idNumber: null, phone: null };
  const guardian = { role: 'guardian', documentNo: '监护1号', day: '2023-03-01', party };
  k.run('approvals.addPayee', { approvalUid: old.uid, ...guardian });
  const { kind, number, appliedOn, caseUid, permittedUseUid, urgent, way, purpose } = old;
  const plain = { grounds: '', specialPeriod: '', spendingUnit: '', cash: null };
  const correct = (uid: string, recipient: unknown) =>
    k.run('approvals.correct', {
      uid,
      application: {
        ...{ kind, number, appliedOn, caseUid, permittedUseUid, urgent, way, purpose },
        ...plain,
        requestedFen: 70_000,
        recipient,
      },
    });
  const now = correct(old.uid, 'unchanged');
  expect(tells(now)).toEqual([]);
  expect(now.payees.map(({ role }) => role)).toEqual(['recipient', 'guardian']);
  const shown = { approvalUids: [now.uid], reason: '核对' };
  expect(k.run('approvals.reveal', shown)[0]!.recipient).toEqual(HELPED);
  const next = correct(now.uid, { ...party, name: '周某己', account: null });
  expect(next.payees.map(({ role, name }) => [role, name])).toEqual([
    ['recipient', '周**'],
    ['guardian', '孙**'],
  ]);
});

test('what has not happened yet can not be recorded', () => {
  const { uid } = k.add();
  const party = { ...HELPED, account: null };
  const payee = { approvalUid: uid, role: 'recipient', party, documentNo: '', day: '2023-03-02' };
  expect(codeOf(() => k.step(uid, 'verified', '2023-03-02', TWO))).toBe('APPROVAL-FUTURE');
  expect(codeOf(() => k.run('approvals.addPayee', payee))).toBe('APPROVAL-FUTURE');
  expect(codeOf(() => k.add({ number: '申-2', appliedOn: '2023-03-02' }))).toBe('APPROVAL-FUTURE');
  k.on('2023-03-02');
  expect(k.step(uid, 'verified', '2023-03-02', TWO).steps).toHaveLength(1);
});
