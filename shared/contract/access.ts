import { ROLES, type Role } from '../people/roles.ts';
import type { CallName } from './index.ts';

/**
 * Who may make a call. `anyone` needs no login. `cashier`: whether 出纳 may, whatever the role.
 * `own`: by one's own role only, not as a deputy: else a deputy could make the deputyship last.
 */
export type Access =
  | 'anyone'
  | { readonly roles: readonly Role[]; readonly cashier: boolean; readonly own?: true };

const SIGNED_IN: Access = { roles: ROLES, cashier: true };
/** Everybody but those who only read. */
const PREPARERS: readonly Role[] = ['clerk', 'reviewer', 'supervisor'];
const PREPARE: Access = { roles: PREPARERS, cashier: true };
/** 出纳 never drafts, reconciles or reviews vouchers. */
const VOUCHERS: Access = { roles: PREPARERS, cashier: false };
const REVIEW: Access = { roles: ['reviewer', 'supervisor'], cashier: false };
/** To set a rule aside is the supervisor's, and posts a voucher. */
const EXCEPT: Access = { roles: ['supervisor'], cashier: false };
const SUPERVISE: Access = { roles: ['supervisor'], cashier: true };
const OWN_SUPERVISE: Access = { roles: ['supervisor'], cashier: true, own: true };

/** The one table of who may do what, for window and command line alike; the door checks it. */
export const ACCESS: Readonly<Record<CallName, Access>> = {
  'setup.recent': 'anyone',
  'setup.chooseLedger': 'anyone',
  'setup.chooseNewLedger': 'anyone',
  'setup.create': 'anyone',
  'setup.open': 'anyone',
  'setup.openSample': 'anyone',
  'setup.close': 'anyone',
  'setup.saved': 'anyone',
  'setup.current': 'anyone',
  'setup.status': 'anyone',
  'setup.overview': SIGNED_IN,
  'setup.addPermittedUse': SUPERVISE,
  'setup.addAccount': SUPERVISE,
  'setup.ruleSettings': SIGNED_IN,
  'setup.changeRuleSettings': SUPERVISE,

  'people.signIn': 'anyone',
  'people.signOut': 'anyone',
  'people.recover': 'anyone',
  // The sheet holds only what the page that just received the code hands in.
  'people.printRecovery': 'anyone',
  'people.recoverySheet': 'anyone',
  'people.changePassword': SIGNED_IN,
  'people.list': SIGNED_IN,
  'people.addOperator': OWN_SUPERVISE,
  'people.resetPassword': OWN_SUPERVISE,
  'people.deactivate': OWN_SUPERVISE,
  'people.reactivate': OWN_SUPERVISE,
  'people.deputise': OWN_SUPERVISE,
  'people.endDeputy': OWN_SUPERVISE,
  'people.renewRecovery': OWN_SUPERVISE,

  'budget.list': SIGNED_IN,
  'budget.authorisedOn': SIGNED_IN,
  'budget.add': PREPARE,
  'budget.correct': PREPARE,

  'statements.chooseFile': PREPARE,
  'statements.registerFile': PREPARE,
  'statements.stage': PREPARE,
  'statements.grid': PREPARE,
  'statements.preview': PREPARE,
  'statements.commit': PREPARE,
  'statements.discard': PREPARE,
  'statements.imports': SIGNED_IN,
  'statements.lines': SIGNED_IN,
  'statements.totals': SIGNED_IN,
  'statements.linesByUid': SIGNED_IN,
  'statements.ignore': VOUCHERS,
  'statements.unignore': VOUCHERS,

  'entries.suggest': SIGNED_IN,
  'entries.draftFromLines': VOUCHERS,
  'entries.drafts': SIGNED_IN,
  'entries.draft': SIGNED_IN,
  'entries.saveDraft': VOUCHERS,
  'entries.deleteDraft': VOUCHERS,
  'entries.submit': VOUCHERS,
  // One's own by who prepared it, others' by a reviewer: the service tells them apart.
  'entries.sendBack': VOUCHERS,
  'entries.judge': SIGNED_IN,
  'entries.post': REVIEW,
  'entries.postByException': EXCEPT,
  'entries.list': SIGNED_IN,
  'entries.totals': SIGNED_IN,
  'entries.get': SIGNED_IN,
  'entries.dayBalances': SIGNED_IN,
  'entries.reveal': PREPARE,

  'cases.list': SIGNED_IN,
  'cases.totals': SIGNED_IN,
  'cases.get': SIGNED_IN,
  'cases.places': SIGNED_IN,
  'cases.register': PREPARE,
  'cases.correct': PREPARE,
  'cases.addEvent': PREPARE,
  'cases.saveTemplate': SIGNED_IN,
  'cases.chooseFile': PREPARE,
  'cases.registerFile': PREPARE,
  'cases.stage': PREPARE,
  'cases.preview': PREPARE,
  'cases.commit': PREPARE,
  'cases.discard': PREPARE,

  'approvals.list': SIGNED_IN,
  'approvals.get': SIGNED_IN,
  'approvals.stages': SIGNED_IN,
  'approvals.add': PREPARE,
  'approvals.correct': PREPARE,
  'approvals.addPayee': PREPARE,
  'approvals.step': PREPARE,
  'approvals.judgeRequest': SIGNED_IN,
  // An order to pay leads to a voucher: 出纳 gives none.
  'approvals.request': VOUCHERS,
  'approvals.cancelRequest': VOUCHERS,
  'approvals.publish': PREPARE,
  'approvals.takeDown': PREPARE,
  'approvals.publicities': SIGNED_IN,
  'approvals.publicityTables': SIGNED_IN,
  'approvals.requestTables': SIGNED_IN,
  'approvals.addPayList': PREPARE,
  'approvals.withdrawPayList': PREPARE,
  'approvals.payLists': SIGNED_IN,
  'approvals.payable': SIGNED_IN,
  'approvals.matches': SIGNED_IN,
  'approvals.draftMatches': VOUCHERS,
  'approvals.reveal': PREPARE,

  // 出纳 may attach receipts.
  'documents.attachFile': PREPARE,
  'documents.attachPaper': PREPARE,
  'documents.withdraw': PREPARE,
  'documents.list': SIGNED_IN,
  'documents.files': SIGNED_IN,
  'documents.open': SIGNED_IN,
  'documents.saveCopy': SIGNED_IN,

  'appraisal.sheet': SIGNED_IN,
  'appraisal.saveTemplate': SUPERVISE,
  'appraisal.saveScores': PREPARE,

  // The printed tables and the yearly check name nobody.
  'reports.tables': 'anyone',
  'reports.ruleCheck': 'anyone',
  'reports.ruleCheckRecords': 'anyone',
  'reports.ruleCheckTables': 'anyone',
  // Whatever a paper shows comes from its read call, which asks who reads.
  'papers.saveXlsx': 'anyone',
  'papers.savePdf': 'anyone',
  'papers.print': 'anyone',
  'papers.reveal': 'anyone',

  // A copy is as sealed as the ledger; what replaces the ledger is for the supervisor.
  'backup.list': 'anyone',
  'backup.now': 'anyone',
  'backup.chooseFile': 'anyone',
  'backup.restore': SUPERVISE,
  'backup.undoRestore': SUPERVISE,

  'audit.list': SIGNED_IN,
  'audit.summary': SIGNED_IN,
  'audit.tables': SIGNED_IN,
  'audit.verify': 'anyone',
};

/** Who asks: the own role, with the roles that hold today. */
export interface Asking {
  readonly role: Role;
  readonly roles: readonly Role[];
  readonly cashier: boolean;
}

export function admits(access: Access, who: Asking): boolean {
  if (access === 'anyone') return true;
  if (who.cashier && !access.cashier) return false;
  const held = access.own ? [who.role] : who.roles;
  return access.roles.some((role) => held.includes(role));
}

/** What may be done while the initial password still has to be changed. */
export const BEFORE_CHANGE: ReadonlySet<CallName> = new Set<CallName>(['people.changePassword']);

/** The codes by which the door refuses before it looks at what is asked. */
const REFUSALS: readonly string[] = [
  'SIGN-IN-NEEDED',
  'OPERATOR-INACTIVE',
  'PASSWORD-MUST-CHANGE',
  'ROLE-REFUSED',
];
export const isAccessRefusal = (code: string): boolean => REFUSALS.includes(code);
