import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createLedger, LedgerSession } from '#electron/commands/ledger-session.ts';
import type { ScryptCost } from '#electron/ledger-file/key-wrap.ts';
import type { DraftContent } from '#shared/contract/entries.ts';
import type { NewLedger } from '#shared/contract/setup.ts';
import { emptyDraft } from '#shared/entries/draft.ts';
import type { EntryKind } from '#shared/entries/kinds.ts';
import type { Role } from '#shared/people/roles.ts';
import { registerCase } from './cases/case-kit.ts';
import { decided } from './decided.ts';

/** Passwords of tests protect nothing: what they cost is time. */
export const CHEAP: ScryptCost = { N: 2, r: 1, p: 1 };
export const INITIAL = '初始口令-甲乙丙';
/** What everybody's is after `settle`. */
export const PASSWORD = '改过的口令-丁戊己';

/** A small but whole ledger on a real file, for service tests. All people are invented. */
export const SETUP: NewLedger = {
  bureau: '示例县信访局',
  fund: {
    name: '信访救助基金',
    department: '信访局',
    governingBody: '县信访联席会议',
    legalBases: [
      { title: '信访救助资金管理办法', documentNo: '示联发〔2020〕22号', datedOn: '2020-06-01' },
    ],
    permittedUses: [
      { name: '困难救助', kind: 'relief', clause: '第六条', validFrom: '2020-06-01' },
      { name: '接访工作', kind: 'working_expense', clause: '第九条', validFrom: '2020-06-01' },
    ],
  },
  custody: { mode: 'own-account', fromDate: '2020-06-01' },
  account: {
    accountNo: '6200000000001234',
    bankName: '示例农商银行',
    accountName: '示例县信访局',
    validFrom: '2020-06-01',
  },
  opening: {
    date: '2023-01-01',
    balanceFen: 0,
    basisDocument: '建账说明',
    basisDate: '2023-01-01',
    yearToDate: [],
    unreconciled: [],
  },
  operators: [
    { name: '张某甲', role: 'clerk', cashier: false, password: INITIAL },
    { name: '李某乙', role: 'reviewer', cashier: false, password: INITIAL },
    { name: '王某丙', role: 'supervisor', cashier: false, password: INITIAL },
  ],
};

/** Signs in whoever has the role first. */
export function signInAs(session: LedgerSession, role: Role): string {
  const { uid } = session.status().operators.find((one) => one.role === role && one.active)!;
  signIn(session, uid);
  return uid;
}

export const signIn = (session: LedgerSession, operatorUid: string) =>
  session.run('people.signIn', { operatorUid, password: PASSWORD });

/** Everybody's initial password is changed, and nobody is left signed in. */
export function settle(session: LedgerSession): void {
  for (const { uid } of session.status().operators) {
    session.run('people.signIn', { operatorUid: uid, password: INITIAL });
    session.run('people.changePassword', { current: INITIAL, next: PASSWORD });
  }
  session.run('people.signOut', {});
}

export interface Kit {
  dir: string;
  path: string;
  session: LedgerSession;
  fundUid: string;
  accountUid: string;
  useOf(kind: 'relief' | 'working_expense'): string;
  as(role: Role): void;
  budget(
    kind: 'initial' | 'supplement' | 'reduction' | 'carryover' | 'advance',
    fen: number,
    on: string,
  ): string;
  draft(kind: EntryKind, fields: Partial<DraftContent>): string;
  /** Drafts, submits and posts as two persons; answers with the new entry's uid. */
  post(kind: EntryKind, fields: Partial<DraftContent>): string;
  postDrafts(uids: string[], accept?: string[]): ReturnType<LedgerSession['run']>;
  close(): void;
}

/** @param now the ledger's clock while it is open; the machine's by default. */
export function openKit(setup: NewLedger = SETUP, now?: () => string): Kit {
  const dir = mkdtempSync(join(tmpdir(), 'relief-test-'));
  const path = join(dir, '测试.relief');
  createLedger(path, setup, { now: () => '2023-01-01T01:00:00.000Z', scryptCost: CHEAP });
  const session = LedgerSession.open(path, {
    ownerName: '测试',
    scryptCost: CHEAP,
    ...(now && { now }),
  });
  settle(session);
  signInAs(session, 'clerk');
  const [fund] = session.status().funds;
  const fundUid = fund!.uid;
  const accountUid = fund!.accounts[0]!.uid;
  const kit: Kit = {
    dir,
    path,
    session,
    fundUid,
    accountUid,
    useOf: (kind) => fund!.permittedUses.find((use) => use.kind === kind)!.uid,
    as: (role) => void signInAs(kit.session, role),
    budget(kind, amountFen, on) {
      kit.as('clerk');
      return kit.session.run('budget.add', {
        fundUid,
        budgetYear: Number(on.slice(0, 4)),
        kind,
        documentNo: `示财预〔${on.slice(0, 4)}〕1号`,
        signedOn: on,
        effectiveOn: on,
        receivedOn: on,
        amountFen,
        note: '',
      }).uid;
    },
    draft(kind, fields) {
      kit.as('clerk');
      const content: DraftContent = {
        ...emptyDraft(kind),
        accountUid,
        attachments: [{ kind: 'paper', sheets: 1, place: '凭证盒1' }],
        purpose: '困难群众生活救助',
        ...fields,
      };
      return kit.session.run('entries.saveDraft', { uid: null, fundUid, revision: 0, content }).uid;
    },
    postDrafts(uids, accept = []) {
      kit.as('clerk');
      kit.session.run('entries.submit', { uids });
      kit.as('reviewer');
      return kit.session.run('entries.post', { uids, acceptInquiry: accept, reasons: [] });
    },
    post(kind, fields) {
      const result = kit.postDrafts([kit.draft(kind, fields)]) as {
        vouchers: { entryUid: string }[];
      };
      return result.vouchers.at(-1)!.entryUid;
    },
    close() {
      kit.session.close();
      rmSync(dir, { recursive: true, force: true });
    },
  };
  return kit;
}

/** Whom `reliefFields` pays. */
export const RECIPIENT = { name: '赵某丁', account: '6200000000009999' };

/** A complete payment, in full, of an application of its own decided that day, in a case of that number. */
export function reliefFields(
  kit: Kit,
  amountFen: number,
  on: string,
  caseNo = 'JA-2023-001',
): Partial<DraftContent> {
  const payment = paymentOf(kit, amountFen, on);
  kit.as('clerk');
  const approvalUid = decided((name, input) => kit.session.run(name, input), kit.fundUid, {
    kind: 'relief',
    appliedOn: on,
    permittedUseUid: payment.permittedUseUid,
    requestedFen: amountFen,
    caseUid: caseOf(kit, caseNo),
    recipient: { ...RECIPIENT, idNumber: null, phone: null },
  });
  return { ...payment, approvalUid, counterparty: RECIPIENT };
}

const paymentOf = (kit: Kit, amountFen: number, on: string) => ({
  amountFen,
  businessDate: on,
  permittedUseUid: kit.useOf('relief'),
});

/** The case of that number, registered when first asked for. */
function caseOf(kit: Kit, caseNo: string): string {
  const { rows } = kit.session.run('cases.list', {
    fundUid: kit.fundUid,
    year: null,
    on: null,
    categories: [],
    states: [],
    township: null,
    text: caseNo,
    cursor: null,
    limit: 1,
  });
  return rows[0]?.uid ?? registerCase(kit, caseNo);
}

export const appropriationFields = (
  documentUid: string,
  amountFen: number,
  on: string,
): Partial<DraftContent> => ({
  amountFen,
  businessDate: on,
  purpose: '财政拨款',
  budgetShares: [{ documentUid, amountFen }],
  counterparty: { name: '示例县财政局', account: null },
});
