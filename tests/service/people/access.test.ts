import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { noHooks } from '#electron/services/context.ts';
import { ACCESS } from '#shared/contract/access.ts';
import { type CallName, type CallsAt, calls } from '#shared/contract/index.ts';
import { AppError } from '#shared/errors/app-error.ts';
import { INITIAL, type Kit, openKit, PASSWORD } from '../ledger-kit.ts';
import { codeOf } from '../refused.ts';
import { addAccount, deactivateSilently, signInBy, uidOf } from './people-kit.ts';

/**
 * The whole matrix of call × who asks, through the door. Stated here a second time, by class, so
 * that a slip in the table is a failing test.
 */
const EVERYBODY = [
  'clerk',
  'reviewer',
  'supervisor',
  'auditor',
  'clerk+出纳',
  'supervisor+出纳',
  'auditor→reviewer',
  'auditor→supervisor',
];
const WHO = [...EVERYBODY, 'nobody', 'initial password', 'deputy ended'];

const CLASSES: Record<string, { may: readonly string[]; calls: readonly CallName[] }> = {
  'anyone, without login': {
    may: WHO,
    calls: [
      'setup.recent',
      'setup.chooseLedger',
      'setup.chooseNewLedger',
      'setup.create',
      'setup.open',
      'setup.openSample',
      'setup.close',
      'setup.saved',
      'setup.current',
      'setup.status',
      'people.signIn',
      'people.signOut',
      'people.recover',
      'people.printRecovery',
      'people.recoverySheet',
      'reports.tables',
      'reports.ruleCheck',
      'reports.ruleCheckRecords',
      'reports.ruleCheckTables',
      'papers.saveXlsx',
      'papers.savePdf',
      'papers.print',
      'papers.reveal',
      'backup.list',
      'backup.now',
      'backup.chooseFile',
      'audit.verify',
    ],
  },
  'whoever is signed in': {
    may: [...EVERYBODY, 'deputy ended'],
    calls: [
      'setup.overview',
      'people.list',
      'budget.list',
      'budget.authorisedOn',
      'statements.imports',
      'statements.lines',
      'statements.totals',
      'statements.linesByUid',
      'entries.suggest',
      'entries.drafts',
      'entries.draft',
      'entries.judge',
      'entries.list',
      'entries.totals',
      'entries.get',
      'entries.dayBalances',
      'appraisal.sheet',
      'setup.ruleSettings',
      'cases.list',
      'cases.totals',
      'cases.get',
      'cases.places',
      'cases.saveTemplate',
      'approvals.list',
      'approvals.get',
      'approvals.stages',
      'approvals.payable',
      'approvals.judgeRequest',
      'approvals.publicities',
      'approvals.payLists',
      'approvals.publicityTables',
      'approvals.requestTables',
      'approvals.matches',
      'documents.list',
      'documents.files',
      'documents.open',
      'documents.saveCopy',
      'audit.summary',
      'audit.tables',
      'audit.list',
    ],
  },
  'also with an initial password': {
    may: [...EVERYBODY, 'deputy ended', 'initial password'],
    calls: ['people.changePassword'],
  },
  'all but those who only read': {
    may: EVERYBODY.filter((who) => who !== 'auditor'),
    calls: [
      'budget.add',
      'budget.correct',
      'statements.chooseFile',
      'statements.registerFile',
      'statements.stage',
      'statements.grid',
      'statements.preview',
      'statements.commit',
      'statements.discard',
      'appraisal.saveScores',
      'cases.register',
      'cases.correct',
      'cases.addEvent',
      'cases.chooseFile',
      'cases.registerFile',
      'cases.stage',
      'cases.preview',
      'cases.commit',
      'cases.discard',
      'approvals.add',
      'approvals.correct',
      'approvals.addPayee',
      'approvals.step',
      'approvals.publish',
      'approvals.takeDown',
      'approvals.addPayList',
      'approvals.withdrawPayList',
      'approvals.reveal',
      'entries.reveal',
      'documents.attachFile',
      'documents.attachPaper',
      'documents.withdraw',
    ],
  },
  'those who prepare vouchers': {
    may: EVERYBODY.filter((who) => who !== 'auditor' && !who.includes('出纳')),
    calls: [
      'statements.ignore',
      'statements.unignore',
      'entries.draftFromLines',
      'entries.saveDraft',
      'entries.deleteDraft',
      'entries.submit',
      'entries.sendBack',
      'approvals.request',
      'approvals.cancelRequest',
      'approvals.draftMatches',
    ],
  },
  'those who review': {
    may: ['reviewer', 'supervisor', 'auditor→reviewer', 'auditor→supervisor'],
    calls: ['entries.post'],
  },
  'the supervisor or a deputy, unless 出纳': {
    may: ['supervisor', 'auditor→supervisor'],
    calls: ['entries.postByException'],
  },
  'the supervisor, or a deputy': {
    may: ['supervisor', 'supervisor+出纳', 'auditor→supervisor'],
    calls: [
      'setup.addPermittedUse',
      'setup.addAccount',
      'setup.changeRuleSettings',
      'appraisal.saveTemplate',
      'backup.restore',
      'backup.undoRestore',
    ],
  },
  'the supervisor, never a deputy': {
    may: ['supervisor', 'supervisor+出纳'],
    calls: [
      'people.addOperator',
      'people.resetPassword',
      'people.deactivate',
      'people.reactivate',
      'people.deputise',
      'people.endDeputy',
      'people.renewRecovery',
    ],
  },
};

const REFUSALS: Record<string, string> = {
  nobody: 'SIGN-IN-NEEDED',
  'initial password': 'PASSWORD-MUST-CHANGE',
};

let kit: Kit;
/** Makes the session that of the one who asks. */
let ask: Record<string, () => void>;

beforeAll(() => {
  kit = openKit();
  const by =
    (uid: string, password = PASSWORD) =>
    () => {
      signInBy(kit.session, uid, password);
    };
  const add = (name: string, role: string, cashier = false, settled = true) =>
    addAccount(kit, { name, role, cashier }, settled);
  const deputy = (name: string, role: string): string => {
    const operatorUid = add(name, 'auditor');
    const days = { fromDay: '2000-01-01', toDay: '2199-12-31' };
    kit.session.run('people.deputise', { operatorUid, role, ...days, reason: '休假' });
    return operatorUid;
  };
  const ended = deputy('秦某辛', 'supervisor');
  const { deputies } = kit.session.run('people.list', {}).find(({ uid }) => uid === ended)!;
  kit.session.run('people.endDeputy', { deputyUid: deputies[0]!.uid, reason: '返岗' });
  ask = {
    clerk: by(uidOf(kit.session, '张某甲')),
    reviewer: by(uidOf(kit.session, '李某乙')),
    supervisor: by(uidOf(kit.session, '王某丙')),
    auditor: by(add('沈某戊', 'auditor')),
    'clerk+出纳': by(add('杨某庚', 'clerk', true)),
    'supervisor+出纳': by(add('朱某壬', 'supervisor', true)),
    'auditor→reviewer': by(deputy('尤某癸', 'reviewer')),
    'auditor→supervisor': by(deputy('许某子', 'supervisor')),
    'initial password': by(add('何某丑', 'supervisor', false, false), INITIAL),
    'deputy ended': by(ended),
    nobody: () => {
      kit.session.run('people.signOut', {});
    },
  };
});
afterAll(() => kit.close());

test('every call there is stands in exactly one class', () => {
  const named = Object.values(CLASSES).flatMap((each) => each.calls);
  expect(named.toSorted()).toEqual(Object.keys(calls).toSorted());
});

/** Whether the door lets the call through; what the input lacks is found behind it. */
function admitted(name: CallName): string {
  const place = calls[name].place;
  if (place === 'host') return codeOf(() => kit.session.requireAccess(name));
  const code = codeOf(() => kit.session.run(name as CallsAt<'read' | 'write'>, { nonsense: true }));
  return code === 'INPUT-INVALID' ? 'no error' : code;
}

describe.each(Object.entries(CLASSES))('%s', (_name, { may, calls: names }) => {
  test.each(WHO)('%s', (who) => {
    ask[who]!();
    const expected = may.includes(who) ? 'no error' : (REFUSALS[who] ?? 'ROLE-REFUSED');
    expect(names.map((name) => [name, admitted(name)])).toEqual(
      names.map((name) => [name, expected]),
    );
  });
});

test('an account deactivated while signed in may do no more than anybody', () => {
  const gone = addAccount(kit, { name: '吕某寅', role: 'supervisor' });
  signInBy(kit.session, gone, PASSWORD);
  deactivateSilently(kit, gone);
  for (const name of Object.keys(calls) as CallName[]) {
    const expected = ACCESS[name] === 'anyone' ? 'no error' : 'OPERATOR-INACTIVE';
    expect([name, admitted(name)]).toEqual([name, expected]);
  }
});

test('a refusal at the door is logged with who asked and what', () => {
  ask.auditor!();
  admitted('entries.post');
  const { db } = kit.session.context(noHooks);
  const last = db.prepare('SELECT * FROM audit ORDER BY seq DESC LIMIT 1').get();
  expect(last).toMatchObject({
    operator_name: '沈某戊',
    call: 'entries.post',
    outcome: 'refused',
    code: 'ROLE-REFUSED',
    // Input that was never checked is not fit for the log.
    detail: '{}',
  });
});

test('a call without an entry in the table does not compile', () => {
  const { 'audit.list': _left, ...incomplete } = ACCESS;
  // @ts-expect-error audit.list is missing.
  const table: typeof ACCESS = incomplete;
  expect(Object.keys(table)).toHaveLength(Object.keys(calls).length - 1);
  expect(Object.keys(ACCESS).toSorted()).toEqual(Object.keys(calls).toSorted());
});

test('a refusal says what would be needed', () => {
  ask.clerk!();
  try {
    kit.session.run('entries.post', {});
    expect.unreachable();
  } catch (error) {
    expect(error).toBeInstanceOf(AppError);
    expect((error as AppError).message).toContain('张某甲（经办）');
  }
});
