import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Kit, openKit, reliefFields } from '../ledger-kit.ts';
import { codeOf } from '../refused.ts';

let kit: Kit;
beforeEach(() => {
  kit = openKit();
});
afterEach(() => kit.close());

const fields = (kind: string, amountFen: number, on: string) => ({
  kind,
  documentNo: '示财预〔2023〕9号',
  signedOn: on,
  effectiveOn: on,
  receivedOn: on,
  amountFen,
  note: '',
});
const on = (day: string) =>
  kit.session.run('budget.authorisedOn', { fundUid: kit.fundUid, year: 2023, day }).totalFen;
const list = () => kit.session.run('budget.list', { fundUid: kit.fundUid, year: 2023 });
test('年初预算 takes the place of 预下达 and never adds to it', () => {
  kit.budget('carryover', 10, '2023-01-01');
  kit.budget('advance', 300, '2023-01-05');
  kit.budget('initial', 1_000, '2023-03-01');
  kit.budget('supplement', 50, '2023-06-01');
  kit.budget('reduction', 200, '2023-10-01');
  const days = ['2023-01-04', '2023-01-05', '2023-02-28', '2023-03-01', '2023-06-01', '2023-12-31'];
  expect(days.map(on)).toEqual([10, 310, 310, 1_010, 1_060, 860]);
  expect(list().totals).toMatchObject({ authorisedFen: 860, advanceFen: 300, initialFen: 1_000 });
});

test('a correction is a new document; the old one stays, is out of force, and is corrected once', () => {
  const wrong = kit.budget('initial', 900, '2023-03-01');
  const input = {
    ...fields('initial', 1_000, '2023-03-01'),
    replacesUid: wrong,
    reason: '金额录错',
  };
  const { uid } = kit.session.run('budget.correct', input);
  expect(on('2023-12-31')).toBe(1_000);
  expect(list().documents.map((d) => [d.uid, d.replacesUid, d.replacedByUid])).toEqual([
    [wrong, null, uid],
    [uid, wrong, null],
  ]);
  expect(codeOf(() => kit.session.run('budget.correct', input))).toBe('BUDGET-REPLACED');
});

test('what is typed beside a document is read back, and stands in no byte of the file', () => {
  const wrong = kit.budget('initial', 900, '2023-03-01');
  kit.session.run('budget.correct', {
    ...fields('initial', 1_000, '2023-03-01'),
    note: '刘某某来电告知',
    replacesUid: wrong,
    reason: '孙某某抄错金额',
  });
  expect(list().documents.map((d) => [d.note, d.reason])).toEqual([
    ['', ''],
    ['刘某某来电告知', '孙某某抄错金额'],
  ]);
  kit.session.close();
  const bytes = readFileSync(kit.path);
  expect(bytes.includes('示财预〔2023〕9号')).toBe(true);
  for (const typed of ['刘某某', '孙某某'])
    expect([typed, bytes.includes(typed)]).toEqual([typed, false]);
});

test('a reduction below what is spent is recorded and said aloud; nothing more can be spent', () => {
  kit.budget('initial', 100_000, '2023-01-10');
  kit.budget('supplement', 1, '2023-01-11');
  kit.as('clerk');
  const draft = kit.draft('relief', reliefFields(kit, 90_000, '2023-05-01'));
  const reasons = [{ uid: draft, code: 'DA-06', reason: '划款在途' }];
  kit.session.run('entries.submit', { uids: [draft] });
  kit.as('reviewer');
  kit.session.run('entries.post', { uids: [draft], acceptInquiry: [], reasons });
  kit.as('clerk');
  const { findings } = kit.session.run('budget.add', {
    fundUid: kit.fundUid,
    budgetYear: 2023,
    ...fields('reduction', 50_000, '2023-10-01'),
  });
  expect(findings).toEqual([expect.objectContaining({ code: 'DA-05', severity: 'warn' })]);
  const more = kit.draft('relief', reliefFields(kit, 1, '2023-05-02'));
  expect(codeOf(() => kit.postDrafts([more]))).toBe('POST-REFUSED');
});

test('no document takes effect before it was signed, nor comes from somebody who only reads', () => {
  const early = { ...fields('initial', 1, '2023-03-01'), effectiveOn: '2023-02-01' };
  kit.as('clerk');
  const add = (more: object) =>
    kit.session.run('budget.add', { fundUid: kit.fundUid, budgetYear: 2023, ...more });
  expect(codeOf(() => add(early))).toBe('BUDGET-BEFORE-SIGNED');
  expect(codeOf(() => add({ ...early, amountFen: 0 }))).toBe('INPUT-INVALID');
  expect(list().documents).toEqual([]);
});
