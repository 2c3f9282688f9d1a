import { afterEach, beforeEach, expect, test } from 'vitest';
import { newUid } from '#electron/ledger-file/uid.ts';
import { type LedgerContext, noHooks, record } from '#electron/services/context.ts';
import { ruleCheck as ruleCheckOf } from '#electron/services/reports/rule-check.ts';
import type { CallOutput } from '#shared/contract/index.ts';
import { ledgerErrors } from '#shared/errors/ledger-errors.ts';
import { cellText } from '#shared/reports/cell-value.ts';
import type { RuleCode } from '#shared/rules/types.ts';
import { type Kit, reliefFields } from '../ledger-kit.ts';
import { fundedKit, inquiry, paidToAgent, pastBalance } from './rule-check-kit.ts';

/** 专款专用核查 of a real file: what became of every judgement of the year. */

type Record_ = CallOutput<'reports.ruleCheckRecords'>['rows'][number];

let kit: Kit;
beforeEach(() => {
  kit = fundedKit();
});
afterEach(() => {
  expectSumsHold();
  kit.close();
});

const ctx = (): LedgerContext => kit.session.context(noHooks);
const of = (year = 2023) => ({ fundUid: kit.fundUid, year });
const ruleCheck = (year = 2023) => kit.session.run('reports.ruleCheck', of(year));
const countsOf = (code: RuleCode, year = 2023) => {
  const { results, judged } = ruleCheck(year).rules.find((rule) => rule.code === code)!;
  return { judged, ...results };
};
const NONE = { judged: 0, passed: 0, warned: 0, exception: 0, corrected: 0, open: 0 };

/** Read two at a time: pages must neither lose nor repeat a record. */
function recordsOf(changes: object = {}): Record_[] {
  const found: Record_[] = [];
  for (let cursor: string | null = null; ; ) {
    const asked = { ...of(), code: null, result: null, ...changes, cursor, limit: 2 };
    const page: CallOutput<'reports.ruleCheckRecords'> = kit.session.run(
      'reports.ruleCheckRecords',
      asked,
    );
    found.push(...page.rows);
    if (page.next === null) return found;
    cursor = page.next;
  }
}

/** Whatever was recorded: counts add up, the list holds what is counted, the paper says the same. */
function expectSumsHold(): void {
  const { rules, notes } = ruleCheck();
  const listed = recordsOf();
  expect(listed.map(({ place }) => place)).toEqual(listed.map((_, at) => at + 1));
  const [table, records] = kit.session.run('reports.ruleCheckTables', of());
  for (const { code, judged, results } of rules) {
    const { passed, ...told } = results;
    const sum = Object.values(told).reduce((total, count) => total + count, 0);
    expect(judged).toBe(passed + sum);
    expect(listed.filter((one) => one.code === code)).toHaveLength(sum);
    for (const [result, count] of Object.entries(told)) {
      expect(recordsOf({ code, result })).toHaveLength(count);
    }
    const row = table!.rows.find(({ key }) => key === code)!;
    expect(row.cells.slice(2).map((cell) => cell && cellText(cell.value))).toEqual(
      [judged, passed, told.warned, told.exception, told.corrected, told.open].map(String),
    );
  }
  expect(records?.rows.length ?? 0).toBe(listed.length);
  expect(table!.notes).toEqual(notes);
}

test('what passes is counted and not listed; rules without anything to judge say why', () => {
  kit.post('relief', reliefFields(kit, 20_000, '2023-02-03'));
  expect(countsOf('DA-03')).toEqual({ ...NONE, judged: 1, passed: 1 });
  expect(countsOf('DA-12')).toEqual({ ...NONE, judged: 2, passed: 2 });
  expect(countsOf('DA-11')).toEqual(NONE);
  expect(countsOf('DA-12', 2024)).toEqual(NONE);
  expect(recordsOf()).toEqual([]);
  expect(ruleCheck().notes).toContain('没有尚未了结的核查问题。');
  expect(ruleCheck().notes.join()).toContain('DA-10 未启用：没有设定工作经费上限。');
});

test('a warning stands with the reviewer’s reason and leads to its entry', () => {
  const uid = pastBalance(kit);
  expect(countsOf('DA-06')).toMatchObject({ judged: 2, passed: 1, warned: 1, open: 0 });
  expect(recordsOf({ result: 'warned' })).toMatchObject([
    {
      code: 'DA-06',
      subject: 'entry',
      uid,
      record: '记-202302-0001',
      reason: '拨款在途',
      message: expect.stringMatching(/./),
    },
  ]);
});

test('a finding is open until its inquiry is reclassified in full, and again when that is cancelled', () => {
  const uid = inquiry(kit);
  expect(countsOf('DA-05')).toMatchObject({ open: 1, corrected: 0 });
  expect(recordsOf({ code: 'DA-05' })).toMatchObject([{ uid, result: 'open', reason: '' }]);
  expect(ruleCheck().notes.join()).toContain('尚有 1 项核查问题没有了结');
  kit.budget('supplement', 50_000, '2023-03-01');
  const reclassify = (fen: number) =>
    kit.post('relief', {
      ...reliefFields(kit, fen, '2023-04-03'),
      ofEntryUid: uid,
      reclassifies: true,
    });
  reclassify(100_000);
  expect(countsOf('DA-05')).toMatchObject({ open: 1, corrected: 0 });
  const rest = reclassify(50_000);
  expect(countsOf('DA-05')).toMatchObject({ open: 0, corrected: 1 });
  const correction = { entryUid: rest, reason: '用途有误', withBlue: false };
  kit.postDrafts([kit.draft('relief', { correction })]);
  expect(countsOf('DA-05')).toMatchObject({ open: 1, corrected: 0 });
});

test('a finding is cleared by money that came back, or by cancelling its inquiry', () => {
  const back = inquiry(kit);
  kit.post('returned', {
    amountFen: 150_000,
    businessDate: '2023-05-10',
    ofEntryUid: back,
    purpose: '退回款项',
  });
  const wrong = inquiry(kit, 160_000);
  expect(countsOf('DA-05')).toMatchObject({ open: 1, corrected: 1 });
  const correction = { entryUid: wrong, reason: '录错', withBlue: false };
  kit.postDrafts([kit.draft('inquiry_out', { correction })]);
  expect(countsOf('DA-05')).toMatchObject({ open: 0, corrected: 2 });
});

test('a documented exception counts as one, with its reason and document', () => {
  const uid = inquiry(kit);
  const posting = ctx()
    .db.prepare('SELECT p.uid FROM posting p JOIN entry e ON e.posting_id = p.id WHERE e.uid = ?')
    .pluck()
    .get(uid) as string;
  // An exception stands before its batch; here the batch is there already.
  ctx().db.exec('DROP TRIGGER rule_exception_in_time');
  const except = (rule: string) =>
    record(ctx(), 'rule_exception', {
      uid: newUid(),
      rule,
      posting_uid: posting,
      reason: '汛期转移安置',
      document: '会议纪要3号',
    });
  except('DA-05');
  expect(countsOf('DA-05')).toMatchObject({ exception: 1, open: 0 });
  // One whose batch kept no judgement of that rule is listed all the same.
  except('DA-17');
  expect(recordsOf({ result: 'exception' })).toMatchObject([
    { code: 'DA-05', uid, reason: '汛期转移安置（会议纪要3号）' },
    { code: 'DA-17', uid, record: '记-202304-0001 同批凭证' },
  ]);
});

test('a payment request is judged before payment, its application looked at after it', () => {
  const uid = paidToAgent(kit);
  // Once before payment, once when posted.
  expect(countsOf('DA-07')).toEqual({ ...NONE, judged: 2, passed: 2 });
  expect(recordsOf({ code: 'DA-09' })).toMatchObject([
    { subject: 'relief', uid, record: '审批 示审〔2023〕1号 用款申请', reason: '公示期内先行' },
    { subject: 'entry', record: '记-202303-0001', reason: '已说明' },
  ]);
  expect(recordsOf({ code: 'DA-08' })).toMatchObject([
    {
      subject: 'relief',
      uid,
      result: 'open',
      record: '审批 示审〔2023〕1号',
      message: expect.stringContaining('尚缺救助对象领款凭据'),
    },
  ]);
  // Nothing of it is another year's.
  expect(countsOf('DA-09', 2024)).toEqual(NONE);
});

test('without the key what is sealed stays out, and the paper says so', () => {
  paidToAgent(kit);
  const open = ctx();
  const locked = Object.create(open.vault, {
    openJson: {
      value() {
        throw ledgerErrors.make('KEY-LOCKED');
      },
    },
  }) as LedgerContext['vault'];
  const { rules, notes } = ruleCheckOf({ ...open, vault: locked }, of());
  expect(rules.find(({ code }) => code === 'DA-08')?.results.open).toBe(0);
  expect(rules.find(({ code }) => code === 'DA-09')?.results.warned).toBe(2);
  expect(notes.join()).toContain('未登录不能读取');
});

test('no name and no account stands in a record', () => {
  paidToAgent(kit);
  inquiry(kit);
  const said = JSON.stringify([recordsOf(), kit.session.run('reports.ruleCheckTables', of())]);
  for (const secret of ['赵某丁', '孙某戊', '6200000000007777', '6200000000009999']) {
    expect(said).not.toContain(secret);
  }
});
