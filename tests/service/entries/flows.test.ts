import { afterEach, beforeEach, expect, test } from 'vitest';
import { newUid } from '#electron/ledger-file/uid.ts';
import { noHooks, record } from '#electron/services/context.ts';
import { WHOLE_LOG } from '#shared/contract/audit.ts';
import type { DraftContent } from '#shared/contract/entries.ts';
import { EVERY_ENTRY } from '#shared/contract/entries.ts';
import { closedImport } from '../closed-import.ts';
import { appropriationFields, type Kit, openKit, reliefFields } from '../ledger-kit.ts';
import { refused } from '../refused.ts';

let kit: Kit;
let document: string;
beforeEach(() => {
  kit = openKit();
  document = kit.budget('initial', 100_000, '2023-01-10');
  kit.post('appropriation', appropriationFields(document, 100_000, '2023-01-15'));
});
afterEach(() => kit.close());

const ctx = () => kit.session.context(noHooks);
const entry = (uid: string) => kit.session.run('entries.get', { uid });
const overview = (year = 2023) => kit.session.run('setup.overview', { fundUid: kit.fundUid, year });
const expectSound = () => {
  const report = kit.session.run('audit.verify', { head: null });
  expect(report.checks.filter(({ ok }) => !ok)).toEqual([]);
};
const postAs = (role: 'reviewer' | 'supervisor', uids: string[], more = {}) => {
  kit.as(role);
  return kit.session.run('entries.post', { uids, acceptInquiry: [], reasons: [], ...more });
};
const submit = (uids: string[]) => {
  kit.as('clerk');
  kit.session.run('entries.submit', { uids });
};
const returnOf = (uid: string, fen: number, on: string): Partial<DraftContent> => ({
  amountFen: fen,
  businessDate: on,
  ofEntryUid: uid,
  purpose: '退回款项',
});

test('money the bank paid beyond the budget is booked as inquiry, and as relief once there is budget', () => {
  kit.as('clerk');
  const [lineUid] = closedImport(ctx(), 1, [{ day: '2023-04-03', fen: -150_000 }]);
  const fields = reliefFields(kit, 150_000, '2023-04-03');
  const lines = [{ lineUid: lineUid!, amountFen: -150_000 }];
  const draft = kit.draft('relief', { ...fields, lines });
  const reasons = [{ uid: draft, code: 'DA-06' as const, reason: '银行已付' }];
  submit([draft]);
  expect(refused(() => postAs('reviewer', [draft], { reasons })).code).toBe('POST-NEEDS-ACCEPT');
  const accepted = { acceptInquiry: [draft], reasons };
  const [voucher] = postAs('reviewer', [draft], accepted).vouchers;
  expect(voucher).toMatchObject({ asInquiry: true });
  const inquiry = entry(voucher!.entryUid);
  expect(inquiry).toMatchObject({
    kind: 'inquiry_out',
    spentFen: 0,
    bankFen: -150_000,
    openFen: 150_000,
  });
  expect(inquiry.judgements).toContainEqual(
    expect.objectContaining({ code: 'DA-05', outcome: 'failed', finding: expect.anything() }),
  );
  expect(overview()).toMatchObject({ spentFen: 0, openInquiries: 1, openInquiriesFen: 150_000 });

  const asRelief: Partial<DraftContent> = {
    ...fields,
    ofEntryUid: inquiry.uid,
    reclassifies: true,
  };
  const early = kit.draft('relief', asRelief);
  expect(refused(() => kit.postDrafts([early])).code).toBe('POST-NEEDS-EXCEPTION');
  kit.as('clerk');
  kit.budget('supplement', 50_000, '2023-03-01');
  postAs('reviewer', [early]);
  expect(overview()).toMatchObject({ spentFen: 150_000, openInquiries: 0, remainingFen: 0 });
  expect(entry(inquiry.uid)).toMatchObject({ openFen: 0, answeredByUids: [expect.any(String)] });
  expectSound();
});

test('of a batch that goes beyond the budget only what is too much is named and accepted', () => {
  kit.as('clerk');
  const paid = [
    { day: '2023-03-01', fen: -30_000 },
    { day: '2023-04-03', fen: -90_000 },
    { day: '2023-04-03', fen: -10_000 },
    { day: '2023-03-02', fen: -40_000 },
  ];
  const lineUids = closedImport(ctx(), 1, paid);
  const uids = paid.map(({ day, fen }, at) => {
    const lines = [{ lineUid: lineUids[at]!, amountFen: fen }];
    return kit.draft('relief', { ...reliefFields(kit, -fen, day), lines });
  });
  submit(uids);
  kit.as('reviewer');
  const verdicts = kit.session.run('entries.judge', { uids });
  // 30,000 + 40,000 + 10,000 keep to the 100,000; with the 90,000 not even the first would.
  expect(verdicts.map(({ outcome }) => outcome)).toEqual(['post', 'inquiry', 'post', 'post']);
  expect(verdicts[1]!.voucher.map((line) => line.accountCode)).toEqual(['1218.01', '1002']);
  const acceptInquiry = [uids[1]!];
  const reasons = uids.map((uid) => ({ uid, code: 'DA-06' as const, reason: '银行已付' }));
  const { vouchers } = postAs('reviewer', uids, { acceptInquiry, reasons });
  expect(vouchers.filter((v) => v.asInquiry).map((v) => v.draftUid)).toEqual(acceptInquiry);
  expect(overview()).toMatchObject({ spentFen: 80_000, openInquiriesFen: 90_000 });
  expectSound();
});

test('money returned in a later year leaves the reported year as it was', () => {
  const paid = kit.post('relief', reliefFields(kit, 30_000, '2023-11-01'));
  kit.budget('initial', 70_000, '2024-01-05');
  const back = entry(kit.post('returned', returnOf(paid, 30_000, '2024-02-01')));
  expect(back).toMatchObject({ spentFen: 0, bankFen: 30_000, voucherNo: '记-202402-0001' });
  expect(back.voucher.map((line) => line.accountCode)).toEqual([
    '1002',
    '3501',
    '8001.01',
    '8101.01',
  ]);
  expect(overview(2023).spentFen).toBe(30_000);
  expect(overview(2024)).toMatchObject({ spentFen: 0, authorisedFen: 70_000 });
  expectSound();
});

test('a late line of a closed year is a correction in the next, and counts against its own budget', () => {
  kit.as('supervisor');
  const { db } = ctx();
  db.transaction(() => {
    record(ctx(), 'period_close', { uid: newUid(), fund_id: 1, year: 2023, period: null });
  })();
  const late = entry(kit.post('relief', reliefFields(kit, 60_000, '2023-12-30')));
  expect(late).toMatchObject({
    spentFen: 0,
    businessDate: '2023-12-30',
    voucherDate: '2024-01-01',
  });
  expect(overview(2023).spentFen).toBe(0);
  const second = kit.draft('relief', reliefFields(kit, 60_000, '2023-12-31'));
  expect(refused(() => kit.postDrafts([second])).code).toBe('POST-REFUSED');
  expectSound();
});

test('a fee beyond the budget is owed by the bureau, and only the rest is spending', () => {
  kit.post('interest', {
    amountFen: 50,
    businessDate: '2023-03-21',
    attachments: [{ kind: 'bank-line' }],
  });
  kit.post('relief', reliefFields(kit, 99_990, '2023-05-01'));
  const fee = entry(
    kit.post('bank_fee', {
      amountFen: 25,
      businessDate: '2023-05-02',
      attachments: [{ kind: 'bank-line' }],
    }),
  );
  expect(fee).toMatchObject({ spentFen: 10, bankFen: -25 });
  expect(fee.voucher.map((line) => [line.accountCode, line.debitFen, line.creditFen])).toEqual([
    ['5001.02', 10, 0],
    ['1218.02', 15, 0],
    ['1002', 0, 25],
    ['7101.302', 10, 0],
    ['8001.01', 0, 10],
  ]);
  expect(overview().remainingFen).toBe(0);
  expectSound();
});

test('a reduction that takes effect later already binds earlier days', () => {
  kit.budget('reduction', 40_000, '2023-10-01');
  const draft = kit.draft('relief', reliefFields(kit, 60_001, '2023-05-01'));
  expect(refused(() => kit.postDrafts([draft])).code).toBe('POST-REFUSED');
  kit.post('relief', reliefFields(kit, 60_000, '2023-05-01'));
});

test('a warning needs the reviewer’s reason, which is kept', () => {
  kit.budget('supplement', 50_000, '2023-02-01');
  const draft = kit.draft('relief', reliefFields(kit, 120_000, '2023-05-01'));
  const error = refused(() => kit.postDrafts([draft]));
  expect(error.code).toBe('POST-NEEDS-REASON');
  const reasons = [{ uid: draft, code: 'DA-06', reason: '划款在途' }];
  const [voucher] = postAs('reviewer', [draft], { reasons }).vouchers;
  expect(entry(voucher!.entryUid).judgements).toContainEqual(
    expect.objectContaining({ code: 'DA-06', outcome: 'warned', reason: '划款在途' }),
  );
});

test('a batch of several preparers: each voucher names its own, none may be the reviewer', () => {
  const first = kit.draft('relief', reliefFields(kit, 100, '2023-05-01'));
  const second = kit.draft('relief', reliefFields(kit, 200, '2023-05-02'));
  kit.as('supervisor');
  const seen = kit.session.run('entries.draft', { uid: second });
  const { content, revision } = seen;
  kit.session.run('entries.saveDraft', { uid: second, fundUid: kit.fundUid, revision, content });
  submit([first, second]);
  expect(refused(() => postAs('supervisor', [first, second])).code).toBe('POST-REFUSED');
  const { vouchers } = postAs('reviewer', [first, second]);
  expect(vouchers.map(({ entryUid }) => entry(entryUid).preparedBy)).toEqual(['张某甲', '王某丙']);
  expect(vouchers.map(({ voucherNo }) => voucherNo)).toEqual(['记-202305-0001', '记-202305-0002']);
});

test('one batch can’t take a payment back twice, nor answer what it cancels', () => {
  const paid = kit.post('relief', reliefFields(kit, 1_000, '2023-05-01'));
  const twice = [1, 2].map(() => kit.draft('returned', returnOf(paid, 1_000, '2023-05-03')));
  expect(refused(() => kit.postDrafts(twice)).code).toBe('POST-REFUSED');
  const cancel = kit.draft('relief', {
    correction: { entryUid: paid, reason: '录错', withBlue: false },
  });
  submit([cancel]);
  expect(refused(() => postAs('reviewer', [cancel, twice[0]!])).code).toBe('POST-REFUSED');
  postAs('reviewer', [twice[0]!]);
  expect(refused(() => postAs('reviewer', [twice[1]!])).code).toBe('POST-REFUSED');
  expect(overview().spentFen).toBe(0);
  expectSound();
});

test('judging a batch names what posting it refuses: answered twice, cancelled twice, beyond a document', () => {
  const paid = kit.post('relief', reliefFields(kit, 1_000, '2023-05-01'));
  const more = kit.budget('supplement', 10_000, '2023-05-01');
  const receive = (fen: number) => () =>
    kit.draft('appropriation', appropriationFields(more, fen, '2023-05-05'));
  const cancel = () =>
    kit.draft('relief', { correction: { entryUid: paid, reason: '录错', withBlue: false } });
  const giveBack = () => kit.draft('returned', returnOf(paid, 600, '2023-05-03'));
  const batches: [string, (() => string)[]][] = [
    ['amountFen', [giveBack, giveBack]],
    ['ofEntryUid', [cancel, giveBack]],
    ['correction', [cancel, cancel]],
    ['budgetShares', [receive(6_000), receive(4_001)]],
  ];
  for (const [field, drafts] of batches) {
    const uids = drafts.map((draft) => draft());
    submit(uids);
    kit.as('reviewer');
    const verdicts = kit.session.run('entries.judge', { uids });
    expect([field, verdicts.map(({ outcome }) => outcome)]).toEqual([field, ['post', 'refuse']]);
    expect(verdicts[1]!.missing).toEqual([expect.objectContaining({ field })]);
    const { code, details } = refused(() => postAs('reviewer', uids));
    expect([code, details]).toEqual([
      'POST-REFUSED',
      [{ uid: uids[1], missing: verdicts[1]!.missing }],
    ]);
  }
  expect(overview().spentFen).toBe(1_000);
});

test('two drafts of one batch receive no more than their document grants, its corrections included', () => {
  const wrong = kit.budget('supplement', 9_000, '2023-05-01');
  kit.post('appropriation', appropriationFields(wrong, 5_000, '2023-05-02'));
  kit.as('clerk');
  const { uid: right } = kit.session.run('budget.correct', {
    replacesUid: wrong,
    reason: '金额录错',
    kind: 'supplement',
    documentNo: '示财预〔2023〕2号',
    signedOn: '2023-05-01',
    effectiveOn: '2023-05-01',
    receivedOn: '2023-05-01',
    amountFen: 10_000,
    note: '',
  });
  const drafts = [right, wrong].map((uid) =>
    kit.draft('appropriation', appropriationFields(uid, 2_501, '2023-05-05')),
  );
  const { details } = refused(() => kit.postDrafts(drafts));
  expect(JSON.stringify(details)).toContain(
    '预算指标 示财预〔2023〕2号 共 100.00 元，除同一批中已列的 25.01 元外，尚未到账 24.99 元',
  );
  postAs('reviewer', [drafts[0]!]);
  const rest = kit.draft('appropriation', appropriationFields(wrong, 2_499, '2023-05-05'));
  kit.postDrafts([rest]);
  expectSound();
});

test('what becomes an inquiry takes neither budget nor what it was meant to answer', () => {
  kit.as('clerk');
  const lines = closedImport(ctx(), 1, [
    { day: '2023-03-01', fen: -90_000 },
    { day: '2023-03-02', fen: -20_000 },
  ]);
  const [bare, plain] = lines.map((lineUid, at) => {
    const amountFen = [90_000, 20_000][at]!;
    const fields = reliefFields(kit, amountFen, `2023-03-0${at + 1}`);
    const purpose = at === 0 ? '救助' : '困难救助金';
    return kit.draft('relief', { ...fields, purpose, lines: [{ lineUid, amountFen: -amountFen }] });
  });
  const uids = [bare!, plain!];
  submit(uids);
  kit.as('reviewer');
  const verdicts = kit.session.run('entries.judge', { uids });
  expect(verdicts.map(({ outcome }) => outcome)).toEqual(['inquiry', 'post']);
  const acceptInquiry = [bare!];
  const reasons = uids.map((uid) => ({ uid, code: 'DA-06' as const, reason: '银行已付' }));
  const { vouchers } = postAs('reviewer', uids, { acceptInquiry, reasons });
  expect(vouchers.map(({ asInquiry }) => asInquiry)).toEqual([true, false]);
  const kept = entry(vouchers[0]!.entryUid).judgements.filter((j) => j.outcome !== 'passed');
  expect(kept.map(({ code, outcome }) => [code, outcome])).toEqual(
    verdicts[0]!.judgements
      .filter((j) => j.finding !== null)
      .map(({ code, outcome }) => [code, outcome]),
  );
  expectSound();
});

test('one payment can come back in two parts in one batch', () => {
  const paid = kit.post('relief', reliefFields(kit, 1_000, '2023-05-01'));
  kit.postDrafts([600, 400].map((fen) => kit.draft('returned', returnOf(paid, fen, '2023-05-03'))));
  expect(overview().spentFen).toBe(0);
});

test('a draft saved meanwhile by another window is not overwritten', () => {
  const uid = kit.draft('relief', reliefFields(kit, 100, '2023-05-01'));
  const { revision, content } = kit.session.run('entries.draft', { uid });
  const save = (amountFen: number) =>
    kit.session.run('entries.saveDraft', {
      uid,
      fundUid: kit.fundUid,
      revision,
      content: { ...content, amountFen },
    });
  save(200);
  const error = refused(() => save(300));
  expect(error.code).toBe('DRAFT-CHANGED');
  expect(error.details).toMatchObject({ revision: revision + 1, content: { amountFen: 200 } });
});

test('submit, send back, take back: who may, and what may be edited then', () => {
  const uid = kit.draft('relief', reliefFields(kit, 100, '2023-05-01'));
  submit([uid]);
  const { revision, content } = kit.session.run('entries.draft', { uid });
  const save = () =>
    kit.session.run('entries.saveDraft', { uid, fundUid: kit.fundUid, revision, content });
  expect(refused(save).code).toBe('DRAFT-NOT-EDITABLE');
  expect(refused(() => kit.session.run('entries.deleteDraft', { uid })).code).toBe(
    'DRAFT-NOT-EDITABLE',
  );
  kit.as('reviewer');
  const back = kit.session.run('entries.sendBack', { uid, comment: '附件不清' });
  expect(back).toMatchObject({ state: 'sent-back', comment: '附件不清' });
  expect(refused(() => postAs('reviewer', [uid])).code).toBe('DRAFT-NOT-SUBMITTED');
  kit.as('clerk');
  expect(refused(() => kit.session.run('entries.sendBack', { uid, comment: '再退' })).code).toBe(
    'DRAFT-NOT-SUBMITTED',
  );
  submit([uid]);
  expect(kit.session.run('entries.sendBack', { uid, comment: '自己撤回' }).state).toBe('sent-back');
  expect(
    refused(() => kit.session.run('entries.post', { uids: [uid], acceptInquiry: [], reasons: [] }))
      .code,
  ).toBe('ROLE-REFUSED');
  const { rows } = kit.session.run('audit.list', {
    ...WHOLE_LOG,
    cursor: null,
    limit: 20,
  });
  expect(rows[0]).toMatchObject({
    call: 'entries.post',
    outcome: 'refused',
    code: 'ROLE-REFUSED',
    operator: '张某甲',
  });
});

test('pages by key hold every entry once, whatever the filter and the size', () => {
  for (let nth = 0; nth < 23; nth += 1) {
    const on = `2023-0${(nth % 5) + 2}-1${nth % 3}`;
    kit.post('relief', reliefFields(kit, 100 + nth, on, `JA-${nth % 4}`));
  }
  const base = { fundUid: kit.fundUid, year: 2023, ...EVERY_ENTRY };
  const all = kit.session.run('entries.list', { ...base, cursor: null, limit: 500 }).rows;
  expect(all).toHaveLength(24);
  const filters: [
    Partial<typeof base> & { kinds?: never[] },
    (row: (typeof all)[number]) => boolean,
  ][] = [
    [{}, () => true],
    [{ text: 'JA-2' }, (row) => row.caseNo === 'JA-2'],
    [{ text: '100%' }, () => false],
    [
      { ...({ from: '2023-03-01', to: '2023-05-11' } as object) },
      (row) => row.businessDate >= '2023-03-01' && row.businessDate <= '2023-05-11',
    ],
    [
      { ...({ minFen: 105, maxFen: 115 } as object) },
      (row) => row.amountFen >= 105 && row.amountFen <= 115,
    ],
    [{ ...({ kinds: ['appropriation'] } as object) }, (row) => row.kind === 'appropriation'],
    [{ onlyOpen: true }, () => false],
  ];
  for (const [filter, fits] of filters) {
    for (const limit of [1, 4, 7, 24]) {
      const seen: string[] = [];
      let cursor: string | null = null;
      do {
        const page: { rows: typeof all; next: string | null } = kit.session.run('entries.list', {
          ...base,
          ...filter,
          cursor,
          limit,
        });
        seen.push(...page.rows.map(({ uid }) => uid));
        cursor = page.next;
      } while (cursor !== null);
      expect(seen).toEqual(all.filter(fits).map(({ uid }) => uid));
    }
  }
});

test('half a batch is never posted: one refused draft leaves all of them drafts', () => {
  const good = kit.draft('relief', reliefFields(kit, 100, '2023-05-01'));
  const bad = kit.draft('relief', reliefFields(kit, 100_000, '2023-05-02'));
  expect(refused(() => kit.postDrafts([good, bad])).code).toBe('POST-REFUSED');
  const input = { fundUid: kit.fundUid, states: ['submitted' as const], cursor: null, limit: 10 };
  expect(kit.session.run('entries.drafts', input).rows.map(({ uid }) => uid)).toEqual([good, bad]);
  expect(overview().spentFen).toBe(0);
});
