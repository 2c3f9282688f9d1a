import { insertRow } from '#electron/ledger-file/insert.ts';
import { newUid } from '#electron/ledger-file/uid.ts';
import { record } from '#electron/services/context.ts';
import { attachFile, attachPaper, withdraw } from '#electron/services/documents/documents.ts';
import { addOperatorRecords } from '#electron/services/people/accounts.ts';
import { createOpening, registerAccount } from '#electron/services/setup/create-ledger.ts';
import type { Role } from '#shared/people/roles.ts';
import { closedImport } from '../closed-import.ts';
import { application, step } from '../decided.ts';
import type { World } from './world.ts';

/** At least one row in every table that is protected, and in every part of every batch. */
export function fill(world: World): void {
  world.as('supervisor');
  const run = world.db.transaction(() => {
    authorities(world);
    people(world);
    statement(world);
  });
  run();
  approvals(world);
  entries(world);
  world.as('supervisor');
  world.db.transaction(() => closings(world))();
}

const amounts = { advance: 300_000, initial: 1_000_000, reduction: 200_000 };

function authorities(world: World): void {
  const { ctx } = world;
  const opening = {
    date: '2023-02-01',
    balanceFen: 0,
    basisDocument: '建账说明',
    basisDate: '2023-02-01',
  };
  const account = {
    bankName: '示例农商银行',
    accountName: '示例县信访局',
    validFrom: '2020-06-01',
  };
  createOpening(ctx, 1, registerAccount(ctx, 1, { ...account, accountNo: '620002' }), opening);
  const other = record(ctx, 'fund', {
    uid: newUid(),
    name: '临时救助基金',
    department: '信访局',
    governing_body: '县信访联席会议',
  }).id;
  record(ctx, 'custody', { uid: newUid(), fund_id: other, mode: 'own-account', from_date: NEW });
  const third = registerAccount(ctx, other, { ...account, accountNo: '620003' });
  createOpening(ctx, other, third, opening);
  // Registered without an opening, and for a while only.
  const registration = { uid: newUid(), fund_id: other, account_id: 2, valid_from: NEW };
  const first = record(ctx, 'account_registration', {
    ...registration,
    valid_to: null,
    replaces_id: null,
  });
  record(ctx, 'account_registration', {
    ...registration,
    uid: newUid(),
    valid_to: '2023-05-31',
    replaces_id: first.id,
  });
  const use = { fund_id: 1, kind: 'relief', clause: '第七条', valid_from: NEW, valid_to: null };
  const old = record(ctx, 'permitted_use', {
    uid: newUid(),
    name: '临时',
    ...use,
    replaces_id: null,
  });
  record(ctx, 'permitted_use', { uid: newUid(), name: '临时困难', ...use, replaces_id: old.id });
  const settings = { parameters: '{}', sealed_reason: ctx.vault.seal('x', '调整') };
  for (const version of [
    { fund_id: other, version: 1, effective_from: NEW },
    { fund_id: 1, version: 2, effective_from: '2023-06-01' },
  ]) {
    record(ctx, 'rule_settings', { uid: newUid(), ...version, ...settings });
  }
  budget(world);
  cases(world);
  const year = { fund_id: 1, year: 2023, content: '{}' };
  record(ctx, 'indicator_template', { uid: newUid(), ...year, reason: '年度' });
  record(ctx, 'indicator_scores', { uid: newUid(), ...year });
  record(ctx, 'rule_exception', {
    uid: newUid(),
    rule: 'DA-05',
    posting_uid: newUid(),
    reason: '主管例外',
    document: '会议纪要1号',
  });
  papers(world);
}

/** One stored file, for a voucher and beside a budget document; paper laid there by mistake. */
function papers(world: World): void {
  const { ctx } = world;
  const subject = { kind: 'budget_document' as const, uid: world.uid('budget_document', 1) };
  const bytes = Buffer.from('%PDF-1.7 示例');
  const fund = { kind: 'fund' as const, uid: world.uid('fund', 1) };
  attachFile(ctx, { subject: fund, paper: '付款回单', name: '回单.pdf', bytes });
  attachFile(ctx, { subject, paper: '指标文件', name: '指标.pdf', bytes });
  const wrong = attachPaper(ctx, { subject, paper: '复印件', sheets: 2, place: '凭证盒1' });
  withdraw(ctx, { linkUid: wrong.uid, reason: '放错了' });
}

/** An auditor who deputises in June, and did before; one who never did; one who left; a cashier. */
function people(world: World): void {
  const { ctx } = world;
  const add = (name: string, role: Role, cashier = false) =>
    addOperatorRecords(ctx.db, ctx.ledgerUid, { name, role, cashier }, ctx.now()).uid;
  const deputise = (operator_uid: string) =>
    record(ctx, 'deputy', { uid: newUid(), operator_uid, ...JUNE, reason: '休假' }).id;
  const auditor = add('沈某戊', 'auditor');
  add('秦某辛', 'auditor');
  const former = { operator_uid: add('韩某己', 'reviewer'), active: 0, reason: '调离' };
  record(ctx, 'operator_state', { uid: newUid(), ...former });
  const ended = deputise(auditor);
  record(ctx, 'deputy_end', { uid: newUid(), deputy_id: ended, reason: '提前返岗' });
  deputise(auditor);
  deputise(add('杨某庚', 'clerk', true));
}

const JUNE = { role: 'reviewer', from_day: '2023-06-01', to_day: '2023-06-30' };
const NEW = '2023-01-01';

/** 300,000 from January, 1,000,000 instead from March, 800,000 from October. */
function budget({ ctx }: World): void {
  const document = (kind: keyof typeof amounts, on: string, fen: number, replaces: number | null) =>
    record(ctx, 'budget_document', {
      uid: newUid(),
      fund_id: 1,
      budget_year: 2023,
      kind,
      document_no: `示财预〔2023〕${kind}`,
      signed_on: on,
      effective_on: on,
      received_on: on,
      amount_fen: fen,
      sealed_note: ctx.vault.seal('x', ''),
      replaces_id: replaces,
      sealed_reason: ctx.vault.seal('x', replaces === null ? '' : '金额录错'),
    }).id;
  document('advance', '2023-01-05', amounts.advance, null);
  const wrong = document('initial', '2023-03-01', 900_000, null);
  document('initial', '2023-03-01', amounts.initial, wrong);
  document('reduction', '2023-10-01', amounts.reduction, null);
}

/** A case corrected once, another with an event put right and one withdrawn; plain rows come last. */
function cases({ ctx }: World): void {
  const registered = (caseNo: string, old: { first: number; id: number } | null) =>
    record(ctx, 'petition_case', {
      uid: newUid(),
      fund_id: 1,
      first_id: old?.first ?? null,
      case_no: caseNo,
      category: 'backlog',
      cross_separated: 0,
      special_hardship: 1,
      township: '示例镇',
      unit: '示例镇人民政府',
      accepted_on: NEW,
      due_on: '2023-05-31',
      sealed_summary: ctx.vault.seal('x', '生活困难'),
      replaces_id: old?.id ?? null,
      sealed_reason: ctx.vault.seal('x', old ? '编号录错' : ''),
    }).id;
  const event = (kind: string, day: string, replaces: number | null) =>
    record(ctx, 'case_event', {
      uid: newUid(),
      case_id: 1,
      kind,
      day,
      document_no: kind === 'settled' ? '息访协议1号' : '',
      result: null,
      way: null,
      sealed_note: ctx.vault.seal('x', ''),
      replaces_id: replaces,
    }).id;
  const first = registered('个案-1', null);
  registered('个案-01', { first, id: first });
  registered('个案-2', null);
  const settled = event('settled', '2023-03-01', null);
  event('settled', '2023-03-02', settled);
  const failed = event('settlement-failed', '2023-03-05', null);
  event('withdrawn', '2023-03-06', failed);
  event('settlement-failed', '2023-03-08', null);
}

/** Of a person no entry ever names; a request withdrawn, another open; a list taken down, another up. */
function approvals(world: World): void {
  world.as('clerk');
  const fundUid = world.uid('fund', 1);
  const recipient = { name: '孙某戊', account: '6200000000008888', idNumber: '0'.repeat(18) };
  const fields = application({
    kind: 'relief',
    appliedOn: NEW,
    permittedUseUid: world.uid('permitted_use', 1),
    caseUid: world.uid('petition_case', 3),
    recipient: { ...recipient, phone: null },
  });
  const old = world.run('approvals.add', { fundUid, application: fields });
  const { uid, payees } = world.run('approvals.correct', { uid: old.uid, application: fields });
  const second = world.run('approvals.add', {
    fundUid,
    application: { ...fields, number: '审-乙' },
  });
  for (const approvalUid of [uid, second.uid]) decide(world, approvalUid);
  const shown = { place: '政务公开栏', fromDay: '2023-01-03', toDay: '2023-01-09' };
  const publish = (number: string, approvalUid: string) =>
    world.run('approvals.publish', { fundUid, number, ...shown, approvalUids: [approvalUid] }).uid;
  const publicityUid = publish('公示1号', uid);
  publish('公示2号', second.uid);
  world.run('approvals.takeDown', { publicityUid, day: '2023-01-10' });
  const asked = {
    approvalUid: uid,
    accountUid: world.uid('bank_account', 1),
    payeeUid: payees[0]!.uid,
    day: '2023-06-20',
    amountFen: 1_000,
    funding: 'current',
    reasons: [],
  };
  const { requests } = world.run('approvals.request', asked);
  world.run('approvals.cancelRequest', { requestUid: requests[0]!.uid, reason: '账号有误' });
  world.run('approvals.request', asked);
  const unit = { name: '示例镇人民政府', account: '6200000000007777' };
  const rows = [{ approvalUid: uid, amountFen: 1_000 }];
  const list = { fundUid, documentNo: '清单1号', day: NEW, unit, rows };
  const { uid: listUid } = world.run('approvals.addPayList', list);
  world.run('approvals.withdrawPayList', { listUid, reason: '金额有误' });
  world.run('approvals.addPayList', list);
}

function decide(world: World, uid: string): void {
  const two = { persons: ['张某甲', '李某乙'] };
  const decision = { documentNo: '纪要1号', amountFen: 50_000 };
  const waived = { outcome: 'waived', reason: '当面领取' };
  world.run('approvals.step', step(uid, 'verified', '2023-01-02', two));
  world.run('approvals.step', step(uid, 'first_review', '2023-01-02', two));
  world.run('approvals.step', step(uid, 'decided', '2023-01-02', decision));
  world.run('approvals.step', step(uid, 'agreed', '2023-01-02', waived));
}

/** A closed import of three lines: one booked below, one left out, one open. */
function statement({ ctx, db }: World): void {
  const fens = [-2_000, -30, -700];
  closedImport(
    ctx,
    1,
    fens.map((fen) => ({ day: '2023-04-03', fen })),
  );
  insertRow(db, 'statement_mapping', {
    uid: newUid(),
    header_fingerprint: 'f',
    mapping: '{}',
    recorded_by: ctx.operator.uid,
    recorded_at: ctx.now(),
  });
  record(ctx, 'line_decision', {
    uid: newUid(),
    line_id: 2,
    decision: 'ignored',
    sealed_reason: ctx.vault.seal('x', '重复'),
  });
}

function entries(world: World): void {
  const shares = [{ documentUid: world.uid('budget_document', 3), amountFen: 500_000 }];
  const treasury = { name: '示例县财政局', account: null };
  world.post('appropriation', {
    amountFen: 500_000,
    businessDate: '2023-03-02',
    budgetShares: shares,
    counterparty: treasury,
    purpose: '财政拨款',
  });
  world.post('relief', {
    ...world.reliefFields(2_000, '2023-04-03'),
    lines: [{ lineUid: world.uid('imported_line', 1), amountFen: -2_000 }],
    attachments: [{ kind: 'file', linkUid: world.uid('document_link', 1) }],
  });
  const paid = world.post('relief', world.reliefFields(40_000, '2023-05-10'));
  world.post('returned', {
    amountFen: 10_000,
    businessDate: '2023-05-20',
    ofEntryUid: paid,
    purpose: '退汇',
  });
  const wrong = world.post('relief', world.reliefFields(5_000, '2023-05-21'));
  const correction = { entryUid: wrong, reason: '金额录错', withBlue: true };
  world.post('relief', { ...world.reliefFields(4_000, '2023-05-21'), correction });
  world.post('inquiry_out', { amountFen: 600, businessDate: '2023-05-22', purpose: '不明付款' });
  world.post('working_expense', {
    amountFen: 1_500,
    businessDate: '2023-05-23',
    permittedUseUid: world.uid('permitted_use', 2),
    purpose: '接访点用水',
    counterparty: { name: '示例商店', account: null },
    approvalUid: world.decided('working_expense', 1_500, '2023-05-22'),
  });
  // More than the second account holds: warned of, and posted for a reason.
  const secondAccount = world.uid('bank_account', 2);
  world.post('relief', { ...world.reliefFields(50, '2023-05-23'), accountUid: secondAccount }, [
    { code: 'DA-06', reason: '划款在途' },
  ]);
  world.post('bank_fee', {
    amountFen: 20,
    businessDate: '2023-05-24',
    attachments: [{ kind: 'bank-line' }],
  });
}

function closings({ ctx }: World): void {
  record(ctx, 'period_close', { uid: newUid(), fund_id: 1, year: 2022, period: null });
  for (const period of [2, 3]) {
    record(ctx, 'period_close', { uid: newUid(), fund_id: 1, year: 2023, period });
  }
}
