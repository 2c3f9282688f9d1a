import { afterEach, beforeEach, expect, test } from 'vitest';
import { RECORDS } from '#electron/commands/audit-records.ts';
import { readDetail } from '#shared/audit/detail.ts';
import { WHOLE_LOG } from '#shared/contract/audit.ts';
import { calls } from '#shared/contract/index.ts';
import { DEFAULT_PARAMETERS } from '#shared/rules/parameters.ts';
import { type ApprovalKit, HELPED, openApprovalKit, tells } from '../approvals/approval-kit.ts';
import { addEvent, caseFields } from '../cases/case-kit.ts';
import { application } from '../decided.ts';
import { INITIAL } from '../ledger-kit.ts';
import { uidOf } from '../people/people-kit.ts';

let k: ApprovalKit;
beforeEach(() => {
  k = openApprovalKit();
});
afterEach(() => k.kit.close());

/** What the newest line of the log says was changed: 项目, 修改前, 修改后. */
function changed(): string[][] {
  const [line] = k.run('audit.list', { ...WHOLE_LOG, cursor: null, limit: 1 }).rows;
  expect(line!.outcome).toBe('done');
  return readDetail(line!.detail).changes.map(({ field, before, after }) => [field, before, after]);
}

/** Everything the log holds. */
const wholeLog = () =>
  k.run('audit.list', { ...WHOLE_LOG, cursor: null, limit: 500 }).rows.map(({ detail }) => detail);

test('a corrected budget document', () => {
  const replacesUid = k.kit.budget('supplement', 90_000, '2023-03-01');
  k.run('budget.correct', {
    ...{ replacesUid, reason: '赵某丁说录错', kind: 'supplement' },
    documentNo: '示财预〔2023〕9号',
    ...{ signedOn: '2023-03-01', effectiveOn: '2023-03-01', receivedOn: '2023-03-01' },
    ...{ amountFen: 100_000, note: '给赵某丁' },
  });
  expect(changed()).toEqual([
    ['文号', '示财预〔2023〕1号', '示财预〔2023〕9号'],
    ['金额', '900.00', '1,000.00'],
    ['备注', '', '已填'],
  ]);
});

test('a corrected case, whose summary is told to have changed and no more', () => {
  const { caseUid } = k;
  const fields = caseFields('个案-2', {
    category: 'emergency',
    specialHardship: true,
    summary: '赵某丁要求救助',
  });
  k.run('cases.correct', { caseUid, reason: '录错', ...fields });
  expect(changed()).toEqual([
    ['信访编号', '个案-1', '个案-2'],
    ['类别', '积案', '突发事件'],
    ['特别困难', '否', '是'],
    ['诉求摘要', '已填', '已改'],
  ]);
  k.run('cases.correct', { caseUid, reason: '又录错', ...fields });
  expect(changed()).toEqual([]);
});

test('a corrected event of a case; a first one changes nothing', () => {
  const settled = addEvent(k.kit, k.caseUid, 'settled', '2023-02-01');
  expect(changed()).toEqual([]);
  const more = { replacesUid: settled, note: '日期录错', documentNo: '息访协议1号' };
  addEvent(k.kit, k.caseUid, 'settled', '2023-02-03', more);
  expect(changed()).toEqual([
    ['日期', '2023-02-01', '2023-02-03'],
    ['备注', '', '已填'],
  ]);
});

test('a corrected application: accounts by their last four, people and reasons not at all', () => {
  const typed = application({
    ...{ kind: 'relief', appliedOn: '2023-03-01', permittedUseUid: k.kit.useOf('relief') },
    ...{ caseUid: k.caseUid, recipient: HELPED, number: '救-1', grounds: '赵某丁病重' },
  });
  const { uid } = k.run('approvals.add', { fundUid: k.kit.fundUid, application: typed });
  const next = {
    ...typed,
    ...{ number: '救-2', requestedFen: 90_000, grounds: '孙某戊病重', way: 'guardian' },
    recipient: {
      ...HELPED,
      name: '孙某戊',
      account: '6200000000008888',
      idNumber: null,
    },
  };
  const corrected = k.run('approvals.correct', { uid, application: next });
  expect(changed()).toEqual([
    ['申请编号', '救-1', '救-2'],
    ['救助对象', '已填', '已改'],
    ['救助对象账号', '****9999', '****8888'],
    ['救助对象身份证号', '已填', ''],
    ['申请金额', '1,000.00', '900.00'],
    ['方式', '转给本人', '转给监护人'],
    ['申请理由', '已填', '已改'],
  ]);
  k.run('approvals.correct', {
    uid: corrected.uid,
    application: { ...next, recipient: { ...next.recipient, account: '6200000000018888' } },
  });
  expect(changed()).toEqual([['救助对象账号', '****8888', '已改']]);
});

test('another account for a payee is told as a change of the payee', () => {
  const { uid } = k.add();
  const payee = {
    ...{ approvalUid: uid, role: 'recipient', documentNo: '', day: '2023-03-01' },
    party: { ...HELPED, account: '6200000000007777' },
  };
  k.run('approvals.addPayee', payee);
  expect(changed()).toEqual([['收款账号', '****9999', '****7777']]);
});

test('changed rule parameters, each by its word and each gate by itself', () => {
  const { gates } = DEFAULT_PARAMETERS;
  k.settings({
    undeterminedWarnDays: 10,
    reliefTiers: [{ level: '局长办公会', upToFen: null }],
    gates: { ...gates, relief: { ...gates.relief, agreed: 'off', verified: 'required' } },
  });
  k.kit.as('supervisor');
  const [line] = k.run('audit.list', {
    ...{ ...WHOLE_LOG, text: '更改规则参数' },
    ...{ cursor: null, limit: 1 },
  }).rows;
  expect(readDetail(line!.detail).changes.map(({ field, after }) => [field, after])).toEqual([
    ['生效日期', '2023-01-01'],
    ['暂收待定提醒天数', '10 天'],
    ['救助审批层级', '局长办公会不限'],
    ['救助：核实', '必办'],
    ['救助：协议', '不设'],
  ]);
});

test('indicators and scores, each by the indicator it belongs to', () => {
  k.kit.as('supervisor');
  const year = { fundUid: k.kit.fundUid, year: 2023 };
  const { template } = k.run('appraisal.sheet', year);
  const [pillar, ...pillars] = template.pillars;
  const [branch, ...branches] = pillar!.branches;
  const [leaf, ...leaves] = branch!.leaves;
  const renamed = { ...leaf!, name: '改名的指标', criteria: '赵某丁提出' };
  k.run('appraisal.saveTemplate', {
    ...{ ...year, reason: '调整' },
    template: {
      ...template,
      pillars: [
        {
          ...pillar!,
          branches: [{ ...branch!, leaves: [renamed, ...leaves] }, ...branches],
        },
        ...pillars,
      ],
    },
  });
  expect(changed()).toEqual([
    ['「改名的指标」名称', leaf!.name, '改名的指标'],
    ['「改名的指标」具体指标', '已填', '已改'],
  ]);
  const score = (scoreHundredths: number, more: object = {}) => ({
    ...year,
    scores: [{ leafId: leaf!.id, scoreHundredths, reason: '赵某丁未答复', ...more }],
  });
  k.kit.as('clerk');
  k.run('appraisal.saveScores', score(50));
  expect(changed()).toEqual([
    ['「改名的指标」得分', '', '0.5'],
    ['「改名的指标」偏差原因', '', '已填'],
  ]);
  k.run('appraisal.saveScores', score(75, { measure: '再问' }));
  expect(changed()).toEqual([
    ['「改名的指标」得分', '0.5', '0.75'],
    ['「改名的指标」改进措施', '', '已填'],
  ]);
});

test('accounts and deputies', () => {
  k.kit.as('supervisor');
  const operatorUid = uidOf(k.kit.session, '张某甲');
  const days = { fromDay: '2023-03-01', toDay: '2023-03-31' };
  const deputy = { operatorUid, role: 'reviewer', ...days, reason: '休假' };
  const { uid } = k.run('people.deputise', deputy);
  expect(changed()).toEqual([['张某甲代岗复核', '', '2023-03-01 至 2023-03-31']]);
  k.run('people.endDeputy', { deputyUid: uid, reason: '回来了' });
  expect(changed()).toEqual([['张某甲代岗复核', '2023-03-01 至 2023-03-31', '']]);
  k.run('people.deactivate', { operatorUid, reason: '调离' });
  expect(changed()).toEqual([['张某甲（经办）', '在用', '已停用']]);
  k.run('people.reactivate', { operatorUid, password: INITIAL, reason: '调回' });
  expect(changed()).toEqual([['张某甲（经办）', '已停用', '在用']]);
});

test('lines left out of the books and taken back, and a draft thrown away', () => {
  const lineUids = k.lines({ day: '2023-03-02', fen: -500, name: '赵某丁', memo: '手续费' });
  k.run('statements.ignore', { lineUids, reason: '冲正' });
  expect(changed()).toEqual([['流水状态', '未入账', '不入账']]);
  k.run('statements.unignore', { lineUids, reason: '误点' });
  expect(changed()).toEqual([['流水状态', '不入账', '未入账']]);
  const uid = k.kit.draft('relief', { amountFen: 12_300, purpose: '赵某丁生活救助' });
  k.run('entries.deleteDraft', { uid });
  expect(changed()).toEqual([
    ['类型', '救助支出', ''],
    ['金额', '123.00', ''],
    ['具体用途', '已填', ''],
  ]);
});

test('whatever is corrected, the log names nobody', () => {
  const recipient = (name: string) => ({ ...HELPED, name });
  const { uid } = k.add({ grounds: `${HELPED.name}的住址`, recipient: recipient('孙某戊') });
  const fields = { appliedOn: '2023-03-01', permittedUseUid: k.kit.useOf('relief') };
  const typed = application({
    ...{ kind: 'relief', caseUid: k.caseUid, recipient: HELPED, ...fields },
    ...{ purpose: `救助${HELPED.name}`, spendingUnit: HELPED.name, specialPeriod: HELPED.phone },
    way: 'cash',
    cash: { reason: `${HELPED.name}无账户`, witnesses: ['孙某戊', '李某己'] },
  });
  k.run('approvals.correct', { uid, application: typed });
  expect(changed().map(([field]) => field)).toContain('现金支付见证人');
  const log = wholeLog();
  expect(tells(log)).toEqual([]);
  expect(log.join('')).not.toMatch(/孙某戊|李某己|赵\*\*/);
});

test('nothing is told of a call that was refused or changed nothing', () => {
  const { uid } = k.add({ number: '救-1' });
  const typed = application({
    ...{ kind: 'relief', caseUid: k.caseUid, recipient: null },
    ...{ appliedOn: '2023-03-01', permittedUseUid: k.kit.useOf('relief') },
  });
  expect(() => k.run('approvals.correct', { uid, application: typed })).toThrow();
  const [line] = k.run('audit.list', { ...WHOLE_LOG, cursor: null, limit: 1 }).rows;
  expect(line).toMatchObject({ call: 'approvals.correct', outcome: 'refused' });
  expect(readDetail(line!.detail).changes).toEqual([]);
});

/** Calls that change no business record that stood before: who adds one here says why. */
const WITHOUT: Readonly<Record<string, readonly string[]>> = {
  'only add': [
    ...['setup.addPermittedUse', 'setup.addAccount', 'people.addOperator', 'budget.add'],
    ...['statements.commit', 'cases.register', 'cases.commit', 'approvals.add', 'approvals.step'],
    ...['approvals.request', 'approvals.publish', 'approvals.addPayList', 'entries.post'],
    'entries.postByException',
    ...['documents.attachFile', 'documents.attachPaper'],
  ],
  'end what their input names': [
    ...['approvals.cancelRequest', 'approvals.takeDown', 'approvals.withdrawPayList'],
    'documents.withdraw',
  ],
  'work on drafts and on what is staged': [
    ...['entries.draftFromLines', 'entries.saveDraft', 'entries.submit', 'entries.sendBack'],
    ...['approvals.draftMatches', 'statements.grid', 'statements.preview', 'statements.discard'],
    ...['cases.preview', 'cases.discard'],
  ],
  'show what is there': ['approvals.reveal', 'entries.reveal', 'documents.open'],
  'change who is signed in or a secret': [
    ...['people.signIn', 'people.signOut', 'people.changePassword', 'people.recover'],
    ...['people.resetPassword', 'people.renewRecovery'],
  ],
};

test('every writing call either tells what it changes or is known to change no record', () => {
  const writing = Object.entries(calls).flatMap(([name, call]) =>
    call.place === 'write' ? name : [],
  );
  expect([...Object.keys(RECORDS), ...Object.values(WITHOUT).flat()].sort()).toEqual(
    writing.sort(),
  );
});
