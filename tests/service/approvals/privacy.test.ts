import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { WHOLE_LOG } from '#shared/contract/audit.ts';
import { type ApprovalKit, HELPED, openApprovalKit, tells } from './approval-kit.ts';

let k: ApprovalKit;
beforeEach(() => {
  k = openApprovalKit();
});
afterEach(() => k.kit.close());

const list = (text: string) =>
  k.run('approvals.list', {
    ...{ fundUid: k.kit.fundUid, kind: null, year: null, caseUid: null, stages: [] },
    ...{ text, cursor: null, limit: 50 },
  }).rows;
const TWO = { persons: ['张某甲', '李某乙'] };

function published(): { approvalUid: string; publicityUid: string } {
  const { uid } = k.add({ number: '救-7' });
  k.step(uid, 'verified', '2023-03-01', TWO);
  k.step(uid, 'first_review', '2023-03-01', TWO);
  k.step(uid, 'decided', '2023-03-01', { documentNo: '纪要1号', amountFen: 100_000 });
  const publicity = k.run('approvals.publish', {
    ...{ fundUid: k.kit.fundUid, number: '公示1号', place: '政务公开栏' },
    ...{ fromDay: '2023-03-01', toDay: '2023-03-07', approvalUids: [uid] },
  });
  k.step(uid, 'agreed', '2023-03-01', { documentNo: '协议1号' });
  return { approvalUid: uid, publicityUid: publicity.uid };
}

test('an application is found by name, initials, number, case and township', () => {
  const { uid } = k.add({ number: '救-7' });
  k.add({
    number: '救-8',
    recipient: { name: '孙某戊', account: null, idNumber: null, phone: null },
  });
  for (const text of ['赵某丁', '某丁', 'zmd', 'ZM', '救-7']) {
    expect([text, list(text).map((row) => row.uid)]).toEqual([text, [uid]]);
  }
  for (const text of ['个案-1', '示例镇']) expect(list(text)).toHaveLength(2);
  expect(list('没有')).toEqual([]);
  expect(list('%')).toEqual([]);
});

test('no answer but the reveal tells who is helped: lists, details, matches, publicity, request form', () => {
  const { approvalUid, publicityUid } = published();
  k.on('2023-03-09');
  const asked = k.ask(approvalUid, '2023-03-09', 100_000);
  k.lines({
    day: '2023-03-09',
    fen: -100_000,
    name: HELPED.name,
    memo: `救助${HELPED.name}${HELPED.account}`,
  });
  const shown = {
    list: list(''),
    get: k.get(approvalUid),
    asked,
    matches: k.matches(),
    publicities: k.run('approvals.publicities', {
      fundUid: k.kit.fundUid,
      cursor: null,
      limit: 9,
    }),
    publicity: k.run('approvals.publicityTables', { publicityUid }),
    form: k.run('approvals.requestTables', { requestUid: asked.requests[0]!.uid }),
  };
  for (const [what, answer] of Object.entries(shown)) {
    expect([what, tells(answer)]).toEqual([what, []]);
    const masked = JSON.stringify(answer).includes('赵**');
    expect([what, masked]).toEqual([what, what !== 'publicities']);
  }
  expect(shown.matches[0]!.zone).toBe('sure');
});

test('showing people in full is logged with its reason; the log and the file name nobody', () => {
  const { approvalUid } = published();
  const reason = '打印领款花名册';
  const [shown] = k.run('approvals.reveal', { approvalUids: [approvalUid], reason });
  expect(shown).toMatchObject({
    approvalUid,
    recipient: HELPED,
    payees: [{ name: HELPED.name, account: HELPED.account }],
  });
  const log = k.run('audit.list', { ...WHOLE_LOG, cursor: null, limit: 50 });
  expect(log.rows[0]).toMatchObject({ word: '显示个人信息', operator: '张某甲' });
  expect(log.rows[0]!.detail).toContain(approvalUid);
  expect(log.rows[0]!.detail).toContain(reason);
  expect(tells(log)).toEqual([]);
  expect(tells(readFileSync(k.kit.path).toString('utf8'))).toEqual([]);
});
