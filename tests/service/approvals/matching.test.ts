import { afterEach, beforeEach, expect, test } from 'vitest';
import { codeOf } from '../refused.ts';
import { type ApprovalKit, HELPED, openApprovalKit } from './approval-kit.ts';

let k: ApprovalKit;
beforeEach(() => {
  k = openApprovalKit();
});
afterEach(() => k.kit.close());

const zones = () => k.matches().map(({ zone }) => zone);

test('a line of the amount, the payee and the time is sure; a rival makes it a choice; a stranger is none', () => {
  const { uid } = k.decided({ requestedFen: 100_000 });
  k.lines(
    { day: '2023-03-02', fen: -100_000, name: HELPED.name },
    { day: '2023-03-02', fen: -70_000, name: '周某己' },
  );
  const matches = k.matches();
  expect(matches.map(({ zone }) => zone)).toEqual(['sure', 'none']);
  expect(matches[0]!.proposal).toMatchObject({
    reasons: ['金额相符', '收款户名相符', '日期相近'],
    parts: [{ approvalUid: uid, amountFen: 100_000 }],
  });
  k.decided({ requestedFen: 100_000 });
  expect(zones()).toEqual(['choose', 'none']);
});

test('drafting by match posts nothing, takes the line, and counts against the application at once', () => {
  const { uid } = k.decided({ requestedFen: 100_000 });
  const [first, second] = k.lines(
    { day: '2023-03-02', fen: -100_000, name: HELPED.name },
    { day: '2023-03-03', fen: -100_000, name: HELPED.name },
  );
  const parts = [{ approvalUid: uid, amountFen: 100_000 }];
  const before = k.run('audit.verify', { head: null }).chainSeq;
  k.draft(first!, parts);
  expect(k.run('audit.verify', { head: null }).chainSeq).toBe(before);
  expect(k.get(uid)).toMatchObject({ paidFen: 0, payments: [] });
  expect(k.matches()).toMatchObject([{ uid: second, zone: 'none', proposal: null }]);
  expect(codeOf(() => k.draft(second!, parts))).toBe('MATCH-STALE');
  expect(codeOf(() => k.draft(first!, parts))).toBe('MATCH-STALE');
});

test('what is accepted must be the line’s amount and within what may be paid', () => {
  const { uid } = k.decided({ requestedFen: 100_000 });
  const open = k.add({ requestedFen: 100_000 });
  const [line] = k.lines({ day: '2023-03-02', fen: -120_000, name: HELPED.name });
  for (const [approvalUid, amountFen] of [
    [uid, 100_000],
    [uid, 120_000],
    [open.uid, 120_000],
  ] as const) {
    expect(codeOf(() => k.draft(line!, [{ approvalUid, amountFen }]))).toBe('MATCH-STALE');
  }
  const drafts = k.run('entries.drafts', {
    fundUid: k.kit.fundUid,
    states: [],
    cursor: null,
    limit: 50,
  });
  expect(drafts.rows).toEqual([]);
});

test('money under inquiry meets its approval once the rule is met, and leaves inquiry by the drafted 转列', () => {
  const { uid } = k.decided({ way: 'agent' });
  k.on('2023-03-02');
  const [line] = k.lines({ day: '2023-03-02', fen: -100_000, name: '孙某戊' });
  const parts = [{ approvalUid: uid, amountFen: 100_000 }];
  const paid = k.draft(line!, parts);
  const { vouchers } = k.kit.postDrafts(paid, paid) as { vouchers: { entryUid: string }[] };
  const [inquiry] = vouchers.map(({ entryUid }) => entryUid);
  expect(k.matches()).toEqual([]);
  expect(k.matches('inquiries')).toMatchObject([
    { uid: inquiry, zone: 'none', proposal: null, amountFen: 100_000, counterparty: '孙**' },
  ]);

  k.kit.as('clerk');
  k.run('approvals.addPayee', {
    approvalUid: uid,
    role: 'agent',
    party: { name: '孙某戊', account: null, idNumber: null, phone: null },
    documentNo: '委托1号',
    day: '2023-03-02',
  });
  expect(k.matches('inquiries')).toMatchObject([{ zone: 'sure', proposal: { parts } }]);
  const drafts = k.draft(inquiry!, parts, 'inquiries');
  // Drafted is dealt with: neither offered nor taken a second time.
  expect(k.matches('inquiries')).toEqual([]);
  expect(codeOf(() => k.draft(inquiry!, parts, 'inquiries'))).toBe('MATCH-STALE');
  k.kit.postDrafts(drafts);
  expect(k.get(uid)).toMatchObject({
    paidFen: 100_000,
    payments: [{ standing: 'paid', attachments: 1 }],
  });
  expect(k.run('entries.get', { uid: inquiry! })).toMatchObject({ openFen: 0 });
  expect(k.matches('inquiries')).toEqual([]);
});

test('an inquiry is no line and a line no inquiry; neither pays an application twice', () => {
  const { uid } = k.decided({ requestedFen: 100_000 });
  const [line, second] = k.lines(
    { day: '2023-03-02', fen: -100_000, name: HELPED.name },
    { day: '2023-03-03', fen: -100_000, name: HELPED.name },
  );
  const parts = [{ approvalUid: uid, amountFen: 100_000 }];
  const bank = [{ lineUid: line!, amountFen: -100_000 }];
  k.kit.as('clerk');
  const asked = k.kit.draft('inquiry_out', {
    ...{ amountFen: 100_000, businessDate: '2023-03-02', purpose: '待查明的付款' },
    ...{ lines: bank, counterparty: { name: HELPED.name, account: null } },
  });
  const { vouchers } = k.kit.postDrafts([asked]) as { vouchers: { entryUid: string }[] };
  const inquiry = vouchers[0]!.entryUid;
  expect(k.matches('inquiries')).toMatchObject([{ uid: inquiry, zone: 'sure' }]);
  expect(k.matches('lines')).toMatchObject([{ uid: second, zone: 'sure' }]);
  expect(codeOf(() => k.draft(inquiry, parts, 'lines'))).toBe('MATCH-STALE');
  expect(codeOf(() => k.draft(second!, parts, 'inquiries'))).toBe('MATCH-STALE');
  k.draft(second!, parts);
  expect(k.matches('inquiries')).toMatchObject([{ uid: inquiry, zone: 'none', proposal: null }]);
  expect(codeOf(() => k.draft(inquiry, parts, 'inquiries'))).toBe('MATCH-STALE');
});
