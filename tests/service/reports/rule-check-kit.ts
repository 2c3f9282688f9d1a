import { noHooks } from '#electron/services/context.ts';
import { registerCase } from '../cases/case-kit.ts';
import { closedImport } from '../closed-import.ts';
import { appropriationFields, type Kit, openKit, reliefFields } from '../ledger-kit.ts';

/** Records that rules have something to say of, on a real file. All people are invented. */

/** A ledger with 1000 元 granted and received in 2023. */
export function fundedKit(): Kit {
  const kit = openKit();
  const document = kit.budget('initial', 100_000, '2023-01-10');
  kit.post('appropriation', appropriationFields(document, 100_000, '2023-01-15'));
  return kit;
}

/** Granted and not yet received: posted past DA-06 with a reason. */
export function pastBalance(kit: Kit): string {
  kit.budget('supplement', 50_000, '2023-02-01');
  const draft = kit.draft('relief', reliefFields(kit, 120_000, '2023-02-03'));
  return post(kit, draft, { warned: '拨款在途' });
}

/** Money the bank paid beyond the budget: posted as 待查款项 with DA-05 as its finding. */
export function inquiry(kit: Kit, fen = 150_000): string {
  kit.as('clerk');
  const [lineUid] = closedImport(kit.session.context(noHooks), 1, [
    { day: '2023-04-03', fen: -fen },
  ]);
  const lines = [{ lineUid: lineUid!, amountFen: -fen }];
  const draft = kit.draft('relief', { ...reliefFields(kit, fen, '2023-04-03'), lines });
  return post(kit, draft, { acceptInquiry: [draft], warned: '银行已付' });
}

/** Posts one draft with a reason past DA-06; answers with the entry's uid. */
function post(
  kit: Kit,
  draft: string,
  { acceptInquiry = [] as string[], warned = '' } = {},
): string {
  kit.as('clerk');
  kit.session.run('entries.submit', { uids: [draft] });
  kit.as('reviewer');
  const reasons = warned === '' ? [] : [{ uid: draft, code: 'DA-06', reason: warned }];
  const input = { uids: [draft], acceptInquiry, reasons };
  return kit.session.run('entries.post', input).vouchers.at(-1)!.entryUid;
}

/** Relief through an agent, decided and asked for; publicity was not waited for. */
export function paidToAgent(kit: Kit): string {
  kit.as('clerk');
  const run: Kit['session']['run'] = (name, input) => kit.session.run(name, input);
  const caseUid = registerCase(kit, '示信〔2023〕001号');
  const agent = { name: '孙某戊', account: '6200000000007777', idNumber: null, phone: null };
  const payment = reliefFields(kit, 30_000, '2023-03-03');
  const application = {
    kind: 'relief',
    number: '示审〔2023〕1号',
    appliedOn: '2023-03-01',
    caseUid,
    recipient: { ...agent, name: '赵某丁', account: null },
    permittedUseUid: payment.permittedUseUid,
    requestedFen: 30_000,
    urgent: false,
    way: 'agent',
    purpose: '困难群众生活救助',
    grounds: '',
    specialPeriod: '',
    spendingUnit: '',
    cash: null,
  };
  const { uid } = run('approvals.add', { fundUid: kit.fundUid, application });
  const step = (gate: string, changes: object) =>
    run('approvals.step', {
      approvalUid: uid,
      gate,
      outcome: 'waived',
      day: '2023-03-01',
      documentNo: '',
      amountFen: null,
      level: null,
      expiresOn: null,
      persons: [],
      reason: '示例不涉及',
      instalments: [],
      ...changes,
    });
  step('verified', {});
  step('first_review', {});
  const decision = { documentNo: '纪要1号', amountFen: 30_000, persons: ['王某丙'], reason: '' };
  step('decided', { outcome: 'done', ...decision });
  step('agreed', {});
  const { payees } = run('approvals.addPayee', {
    approvalUid: uid,
    role: 'agent',
    party: agent,
    documentNo: '委托书1号',
    day: '2023-03-01',
  });
  run('approvals.request', {
    approvalUid: uid,
    accountUid: kit.accountUid,
    payeeUid: payees.find(({ role }) => role === 'agent')!.uid,
    day: '2023-03-02',
    amountFen: 30_000,
    funding: 'current',
    reasons: [{ code: 'DA-09', reason: '公示期内先行' }],
  });
  const draft = kit.draft('relief', {
    ...payment,
    approvalUid: uid,
    counterparty: { name: agent.name, account: agent.account },
  });
  kit.session.run('entries.submit', { uids: [draft] });
  kit.as('reviewer');
  const reasons = [{ uid: draft, code: 'DA-09', reason: '已说明' }];
  run('entries.post', { uids: [draft], acceptInquiry: [], reasons });
  return uid;
}
