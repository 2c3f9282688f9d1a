import { afterEach, beforeEach, expect, test } from 'vitest';
import { WHOLE_LOG } from '#shared/contract/audit.ts';
import { EVERY_ENTRY } from '#shared/contract/entries.ts';
import {
  appropriationFields,
  INITIAL,
  type Kit,
  openKit,
  PASSWORD,
  RECIPIENT,
  reliefFields,
} from '../ledger-kit.ts';
import { codeOf } from '../refused.ts';

let kit: Kit;
beforeEach(() => {
  kit = openKit();
});
afterEach(() => kit.close());

const money = (fen: number) => {
  const document = kit.budget('initial', fen, '2023-01-10');
  kit.post('appropriation', appropriationFields(document, fen, '2023-01-15'));
  return document;
};

test('a payment within the budget is posted with both halves and a gapless number', () => {
  money(50_000_000);
  const uid = kit.post('relief', reliefFields(kit, 2_000_000, '2023-02-03'));
  const entry = kit.session.run('entries.get', { uid });
  expect(entry.voucherNo).toBe('记-202302-0001');
  expect(entry.spentFen).toBe(2_000_000);
  expect(entry.bankFen).toBe(-2_000_000);
  expect(
    entry.voucher.map((line) => [line.half, line.accountCode, line.debitFen, line.creditFen]),
  ).toEqual([
    ['financial', '5001.01', 2_000_000, 0],
    ['financial', '1002', 0, 2_000_000],
    ['budgetary', '7101.303', 2_000_000, 0],
    ['budgetary', '8001.01', 0, 2_000_000],
  ]);
  expect(entry.preparedBy).toBe('张某甲');
  expect(entry.reviewedBy).toBe('李某乙');
});

test('spending above the budget is refused and leaves the drafts where they were', () => {
  money(1_000_000);
  const draft = kit.draft('relief', reliefFields(kit, 1_000_001, '2023-02-03'));
  expect(codeOf(() => kit.postDrafts([draft]))).toBe('POST-REFUSED');
  expect(kit.session.run('entries.draft', { uid: draft }).state).toBe('submitted');
  const log = kit.session.run('audit.list', {
    ...WHOLE_LOG,
    cursor: null,
    limit: 5,
  });
  expect(log.rows[0]).toMatchObject({
    call: 'entries.post',
    outcome: 'refused',
    code: 'POST-REFUSED',
  });
});

test('the same person may not review what they prepared', () => {
  money(1_000_000);
  const draft = kit.draft('relief', reliefFields(kit, 1_000, '2023-02-03'));
  kit.as('reviewer');
  const seen = kit.session.run('entries.draft', { uid: draft });
  kit.session.run('entries.saveDraft', {
    uid: draft,
    fundUid: kit.fundUid,
    revision: seen.revision,
    content: seen.content,
  });
  kit.session.run('entries.submit', { uids: [draft] });
  expect(
    codeOf(() =>
      kit.session.run('entries.post', { uids: [draft], acceptInquiry: [], reasons: [] }),
    ),
  ).toBe('POST-REFUSED');
});

test('a red-blue pair cancels and puts right as one batch, in the prescribed words', () => {
  money(5_000_000);
  const wrong = kit.post('relief', reliefFields(kit, 200_000, '2023-03-05'));
  const draft = kit.draft('relief', {
    ...reliefFields(kit, 180_000, '2023-03-05'),
    correction: { entryUid: wrong, reason: '金额录错', withBlue: true },
  });
  kit.postDrafts([draft]);
  const page = kit.session.run('entries.list', {
    fundUid: kit.fundUid,
    year: 2023,
    ...EVERY_ENTRY,
    kinds: ['relief'],
    cursor: null,
    limit: 50,
  });
  expect(page.rows.map((row) => [row.amountFen, row.summary])).toEqual([
    [200_000, '支付救助款（个案 JA-2023-001）'],
    [-200_000, '注销3月5日记1号凭证'],
    [180_000, '订正3月5日记1号凭证'],
  ]);
  expect(page.rows[0]!.reversedByUid).toBe(page.rows[1]!.uid);
  expect(kit.session.run('setup.overview', { fundUid: kit.fundUid, year: 2023 }).spentFen).toBe(
    180_000,
  );
  const again = kit.draft('relief', {
    correction: { entryUid: wrong, reason: '再来', withBlue: false },
  });
  expect(codeOf(() => kit.postDrafts([again]))).toBe('DRAFT-INCOMPLETE');
});

test('a returned payment lowers the year’s spending and can be paid again', () => {
  money(300_000);
  const paid = kit.post('relief', reliefFields(kit, 300_000, '2023-04-01'));
  kit.post('returned', {
    amountFen: 300_000,
    businessDate: '2023-04-03',
    ofEntryUid: paid,
    purpose: '户名不符退回',
    counterparty: { name: '赵某丁', account: null },
  });
  kit.post('relief', reliefFields(kit, 300_000, '2023-04-06'));
  expect(kit.session.run('setup.overview', { fundUid: kit.fundUid, year: 2023 })).toMatchObject({
    spentFen: 300_000,
    reliefFen: 300_000,
    remainingFen: 0,
  });
});

test('verify finds a sound ledger sound and names the head', () => {
  money(300_000);
  kit.post('relief', reliefFields(kit, 1_000, '2023-04-01'));
  const report = kit.session.run('audit.verify', { head: null });
  expect(report.checks.filter((check) => !check.ok)).toEqual([]);
  expect(report.ok).toBe(true);
  const known = kit.session.run('audit.verify', { head: report.chainHead.slice(0, 16) });
  expect(known.head?.seq).toBe(report.chainSeq);
});

test('no more is received under a budget document than it grants', () => {
  const document = money(500_000);
  const more = appropriationFields(document, 1, '2023-01-20');
  expect(codeOf(() => kit.post('appropriation', more))).toBe('DRAFT-INCOMPLETE');
  const supplement = kit.budget('supplement', 100_000, '2023-02-01');
  const first = kit.post('appropriation', appropriationFields(supplement, 60_000, '2023-02-02'));
  kit.post('appropriation', appropriationFields(supplement, 40_000, '2023-02-03'));
  const corrected = kit.draft('appropriation', {
    ...appropriationFields(supplement, 50_000, '2023-02-02'),
    correction: { entryUid: first, reason: '金额录错', withBlue: true },
  });
  kit.postDrafts([corrected]);
  expect(
    codeOf(() => kit.post('appropriation', appropriationFields(supplement, 10_001, '2023-02-04'))),
  ).toBe('DRAFT-INCOMPLETE');
  kit.post('appropriation', appropriationFields(supplement, 10_000, '2023-02-04'));
});

test('出纳 neither drafts nor reviews vouchers, whatever the role', () => {
  kit.as('supervisor');
  const cashier = { personUid: null, name: '周某己', role: 'reviewer', cashier: true } as const;
  const { uid } = kit.session.run('people.addOperator', { ...cashier, password: INITIAL });
  money(1_000_000);
  const draft = kit.draft('relief', reliefFields(kit, 1_000, '2023-02-03'));
  kit.session.run('entries.submit', { uids: [draft] });
  kit.session.run('people.signIn', { operatorUid: uid, password: INITIAL });
  kit.session.run('people.changePassword', { current: INITIAL, next: PASSWORD });
  const posting = { uids: [draft], acceptInquiry: [], reasons: [] };
  expect(codeOf(() => kit.session.run('entries.post', posting))).toBe('ROLE-REFUSED');
  const content = kit.session.run('entries.draft', { uid: draft }).content;
  const copy = { uid: null, fundUid: kit.fundUid, revision: 0, content };
  expect(codeOf(() => kit.session.run('entries.saveDraft', copy))).toBe('ROLE-REFUSED');
});

test('an entry shows of its payee what the books need, and keeps the decision it rests on', () => {
  const document = kit.budget('initial', 1_000, '2023-01-10');
  kit.post('appropriation', appropriationFields(document, 1_000, '2023-01-15'));
  const fields = reliefFields(kit, 1_000, '2023-02-03');
  const entry = kit.session.run('entries.get', { uid: kit.post('relief', fields) });
  expect(entry.counterparty).toMatchObject({ shown: { name: '赵**', account: '****9999' } });
  const asked = { kind: 'entry', uids: [entry.uid], reason: '核对' };
  expect(kit.session.run('entries.reveal', asked)).toEqual([{ uid: entry.uid, payee: RECIPIENT }]);
  expect(entry).toMatchObject({ approvalUid: fields.approvalUid, caseNo: 'JA-2023-001' });
  const decision = { approver: '王某丙', date: '2023-02-03', amountFen: 1_000 };
  expect(entry.approval).toMatchObject(decision);
  const correction = { entryUid: entry.uid, reason: '重录', withBlue: false };
  kit.post('relief', { correction });
  const shown = kit.session.run('entries.get', { uid: entry.uid });
  const red = kit.session.run('entries.get', { uid: shown.reversedByUid! });
  expect(red).toMatchObject({ caseNo: entry.caseNo, approval: entry.approval });
});
