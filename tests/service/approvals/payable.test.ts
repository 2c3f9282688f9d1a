import { afterEach, beforeEach, expect, test } from 'vitest';
import type { UseKind } from '#shared/entries/kinds.ts';
import { type ApprovalKit, HELPED, openApprovalKit, tells } from './approval-kit.ts';

/** What the voucher form offers to rest a payment on. */
let k: ApprovalKit;
beforeEach(() => {
  k = openApprovalKit();
});
afterEach(() => k.kit.close());

const offered = (draftUid: string | null = null, text = '', kind: UseKind | null = 'relief') =>
  k.run('approvals.payable', { fundUid: k.kit.fundUid, kind, text, draftUid });
const numbers = (rows: { number: string }[]) => rows.map(({ number }) => number);

const other = (number: string) => ({
  number,
  recipient: { name: '孙某戊', account: '6200000000007777', idNumber: null, phone: null },
});

function draftOfLine(fen: number, day = '2023-03-02'): string {
  const [lineUid] = k.lines({ day, fen, name: HELPED.name, memo: '救助' });
  const of = { fundUid: k.kit.fundUid, lineUids: [lineUid!], together: false };
  return k.run('entries.draftFromLines', of)[0]!.uid;
}

test('what is rejected or withdrawn is not offered, what waits is', () => {
  k.decided({ number: '救-1' });
  const rejected = k.add({ number: '救-2' });
  k.step(rejected.uid, 'verified', '2023-03-01', { outcome: 'rejected', reason: '不符条件' });
  const withdrawn = k.add({ number: '救-3' });
  k.step(withdrawn.uid, 'verified', '2023-03-01', { outcome: 'withdrawn', reason: '重复登记' });
  k.add({ number: '救-4' });
  expect(numbers(offered())).toEqual(['救-4', '救-1']);
  expect(numbers(offered(null, '救-2'))).toEqual([]);
  expect(numbers(offered(null, '', 'working_expense'))).toEqual([]);
});

test('what fits the line of a draft comes first and says why, also when newer ones do not', () => {
  k.decided({ number: '救-1' });
  k.decided(other('救-2'));
  k.decided(other('救-3'));
  const draftUid = draftOfLine(-100_000);
  const rows = offered(draftUid);
  expect(numbers(rows)).toEqual(['救-1', '救-3', '救-2']);
  expect(rows.map(({ reasons }) => reasons)).toEqual([
    ['金额相符', '收款户名相符', '日期相近'],
    [],
    [],
  ]);
  expect(tells(rows)).toEqual([]);
  expect(numbers(offered(draftUid, '孙某戊'))).toEqual(['救-3', '救-2']);
});

test('the application a draft rests on already still fits it, and another draft no longer', () => {
  const { uid: approvalUid } = k.decided({ number: '救-1' });
  const first = draftOfLine(-100_000);
  const { content, revision } = k.run('entries.draft', { uid: first });
  const changed = { ...content, approvalUid };
  k.run('entries.saveDraft', { uid: first, fundUid: k.kit.fundUid, revision, content: changed });
  expect(offered(first)[0]!.reasons).not.toEqual([]);
  expect(offered(draftOfLine(-100_000, '2023-03-03'))[0]!.reasons).toEqual([]);
});

test('without a line of the bank nothing is said to fit', () => {
  k.decided({ number: '救-1' });
  const draft = k.kit.draft('relief', { businessDate: '2023-03-02', amountFen: 100_000 });
  expect(offered(draft).map(({ reasons }) => reasons)).toEqual([[]]);
});
