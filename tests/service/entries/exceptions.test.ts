import { afterEach, beforeEach, expect, test } from 'vitest';
import { noHooks } from '#electron/services/context.ts';
import { WHOLE_LOG } from '#shared/contract/audit.ts';
import type { RuleCode } from '#shared/rules/types.ts';
import { closedImport } from '../closed-import.ts';
import { appropriationFields, type Kit, openKit, reliefFields } from '../ledger-kit.ts';
import { codeOf } from '../refused.ts';

let kit: Kit;
let inquiryUid: string;
/** The reclassification of money paid beyond the budget, submitted by the clerk. */
let draft: string;

beforeEach(() => {
  kit = openKit();
  const document = kit.budget('initial', 100_000, '2023-01-10');
  kit.post('appropriation', appropriationFields(document, 100_000, '2023-01-15'));
  kit.as('clerk');
  const [lineUid] = closedImport(kit.session.context(noHooks), 1, [
    { day: '2023-04-03', fen: -150_000 },
  ]);
  const fields = reliefFields(kit, 150_000, '2023-04-03');
  const lines = [{ lineUid: lineUid!, amountFen: -150_000 }];
  const paid = submitted(kit.draft('relief', { ...fields, lines }));
  kit.as('reviewer');
  const reasons = [{ uid: paid, code: 'DA-06' as const, reason: '银行已付' }];
  const posted = kit.session.run('entries.post', { uids: [paid], acceptInquiry: [paid], reasons });
  inquiryUid = posted.vouchers[0]!.entryUid;
  draft = submitted(kit.draft('relief', { ...fields, ofEntryUid: inquiryUid, reclassifies: true }));
});
afterEach(() => kit.close());

function submitted(uid: string): string {
  kit.as('clerk');
  kit.session.run('entries.submit', { uids: [uid] });
  return uid;
}

const byException = (codes: RuleCode[], uid = draft) =>
  kit.session.run('entries.postByException', {
    uid,
    exceptions: codes.map((code) => ({ code, reason: '联席会议同意', documentNo: '纪要7号' })),
    reasons: [],
  });

const entry = (uid: string) => kit.session.run('entries.get', { uid });
const overview = () => kit.session.run('setup.overview', { fundUid: kit.fundUid, year: 2023 });
const outcome = () => kit.session.run('entries.judge', { uids: [draft] })[0]!.outcome;

test('the supervisor takes money out of inquiry by a documented exception, and it is never out of sight', () => {
  kit.as('supervisor');
  expect(outcome()).toBe('exception');
  const { vouchers } = byException(['DA-05']);
  expect(vouchers).toMatchObject([{ asInquiry: false }]);
  expect(overview()).toMatchObject({ spentFen: 150_000, openInquiries: 0 });
  const relief = entry(vouchers[0]!.entryUid);
  expect(relief).toMatchObject({ kind: 'relief', spentFen: 150_000, ofEntryUid: inquiryUid });
  // What failed stays on the entry, as it was found, with what let it pass.
  expect(relief.judgements).toContainEqual(
    expect.objectContaining({
      code: 'DA-05',
      outcome: 'failed',
      reason: '联席会议同意（纪要7号）',
    }),
  );
  const records = kit.session.run('reports.ruleCheckRecords', {
    fundUid: kit.fundUid,
    year: 2023,
    code: 'DA-05',
    result: 'exception',
    cursor: null,
    limit: 50,
  });
  expect(records.rows).toMatchObject([{ reason: '联席会议同意（纪要7号）' }]);
  expect(kit.session.run('audit.verify', { head: null }).checks.filter(({ ok }) => !ok)).toEqual(
    [],
  );
  const [logged] = kit.session
    .run('audit.list', { ...WHOLE_LOG, cursor: null, limit: 50 })
    .rows.filter(({ call }) => call === 'entries.postByException');
  expect(logged?.detail).toContain('DA-05');
});

test('nobody else may, and no reviewer can post it without', () => {
  kit.as('reviewer');
  expect(codeOf(() => byException(['DA-05']))).toBe('ROLE-REFUSED');
  const post = () =>
    kit.session.run('entries.post', { uids: [draft], acceptInquiry: [draft], reasons: [] });
  expect(codeOf(post)).toBe('POST-NEEDS-EXCEPTION');
  kit.as('supervisor');
  expect(codeOf(post)).toBe('POST-NEEDS-EXCEPTION');
  expect(overview()).toMatchObject({ spentFen: 0, openInquiries: 1 });
});

test('each rule that fails is named, once, and no other', () => {
  kit.as('supervisor');
  for (const codes of [
    ['DA-05', 'DA-08'],
    ['DA-05', 'DA-05'],
  ] as RuleCode[][]) {
    expect(codeOf(() => byException(codes))).toBe('INPUT-INVALID');
  }
  expect(codeOf(() => byException(['DA-08']))).toBe('POST-NEEDS-EXCEPTION');
  expect(overview()).toMatchObject({ spentFen: 0, openInquiries: 1 });
});

test('what needs no exception gets none, and money not under inquiry can’t have one', () => {
  kit.as('clerk');
  kit.budget('supplement', 50_000, '2023-03-01');
  const byHand = submitted(kit.draft('relief', reliefFields(kit, 500_000, '2023-05-01')));
  kit.as('supervisor');
  expect(outcome()).toBe('post');
  expect(codeOf(() => byException(['DA-05']))).toBe('INPUT-INVALID');
  expect(codeOf(() => byException(['DA-05'], byHand))).toBe('POST-REFUSED');
});

test('an exception is no way around who records, when, and on what paper', () => {
  kit.as('clerk');
  const view = kit.session.run('entries.draft', { uid: draft });
  kit.session.run('entries.sendBack', { uid: draft, comment: '无附件' });
  const again = kit.session.run('entries.draft', { uid: draft });
  kit.session.run('entries.saveDraft', {
    uid: draft,
    fundUid: kit.fundUid,
    revision: again.revision,
    content: { ...view.content, attachments: [] },
  });
  submitted(draft);
  kit.as('supervisor');
  expect(outcome()).toBe('refuse');
  expect(codeOf(() => byException(['DA-05', 'DA-15']))).toBe('POST-REFUSED');
});
