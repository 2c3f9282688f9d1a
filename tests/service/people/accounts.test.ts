import { afterEach, beforeEach, expect, test } from 'vitest';
import { LedgerSession } from '#electron/commands/ledger-session.ts';
import { noHooks } from '#electron/services/context.ts';
import {
  appropriationFields,
  CHEAP,
  INITIAL,
  type Kit,
  openKit,
  PASSWORD,
  reliefFields,
} from '../ledger-kit.ts';
import { codeOf } from '../refused.ts';
import { addAccount, signInBy, supervisorOf, uidOf } from './people-kit.ts';

let kit: Kit;
beforeEach(() => {
  kit = openKit();
});
afterEach(() => kit.close());

const run = (name: Parameters<LedgerSession['run']>[0], input: unknown) =>
  kit.session.run(name, input);
const personOf = (name: string) =>
  kit.session.status().operators.find(({ personName }) => personName === name)!.personUid;
const account = (uid: string) => kit.session.run('people.list', {}).find((one) => one.uid === uid)!;

test('a new operator gets an initial password and changes it at the first sign-in', () => {
  const uid = addAccount(kit, { name: '周某己', role: 'clerk' }, false);
  expect(account(uid)).toMatchObject({ mustChange: true, active: true, roles: ['clerk'] });
  expect(signInBy(kit.session, uid, INITIAL)).toEqual({ mustChange: true });
  run('people.changePassword', { current: INITIAL, next: PASSWORD });
  expect(account(uid).mustChange).toBe(false);
});

test('two persons of one name are told apart by name, two accounts of one person by role', () => {
  kit.as('supervisor');
  const same = {
    personUid: null,
    name: '张某甲',
    role: 'reviewer',
    cashier: false,
    password: INITIAL,
  };
  expect(codeOf(() => run('people.addOperator', same))).toBe('OPERATOR-TWICE');
  const personUid = personOf('张某甲');
  expect(codeOf(() => run('people.addOperator', { ...same, personUid, role: 'clerk' }))).toBe(
    'OPERATOR-TWICE',
  );
  expect(codeOf(() => run('people.addOperator', { ...same, personUid, name: '张某' }))).toBe(
    'OPERATOR-TWICE',
  );
  const { uid } = kit.session.run('people.addOperator', { ...same, personUid });
  expect(account(uid).personUid).toBe(personUid);
});

test('persons, not accounts: whoever is 出纳 has no other account that drafts or reviews', () => {
  const clerk = personOf('张某甲');
  const add = (extra: object) =>
    codeOf(() =>
      run('people.addOperator', {
        name: '张某甲',
        personUid: clerk,
        cashier: false,
        password: INITIAL,
        ...extra,
      }),
    );
  kit.as('supervisor');
  expect(add({ role: 'clerk', cashier: true })).toBe('OPERATOR-CONFLICT');
  expect(add({ role: 'auditor', cashier: true })).toBe('OPERATOR-CONFLICT');
  const cashier = addAccount(kit, { name: '杨某庚', role: 'clerk', cashier: true });
  const other = {
    name: '杨某庚',
    personUid: personOf('杨某庚'),
    cashier: false,
    password: INITIAL,
  };
  expect(codeOf(() => run('people.addOperator', { ...other, role: 'reviewer' }))).toBe(
    'OPERATOR-CONFLICT',
  );
  const auditor = kit.session.run('people.addOperator', { ...other, role: 'auditor' }).uid;
  const deputy = { role: 'reviewer', fromDay: '2023-06-01', toDay: '2199-06-30', reason: '休假' };
  for (const operatorUid of [cashier, auditor]) {
    expect(codeOf(() => run('people.deputise', { operatorUid, ...deputy }))).toBe(
      'OPERATOR-CONFLICT',
    );
  }
  // Another post: the old account ends first, and can't come back beside the new one.
  run('people.deactivate', { operatorUid: cashier, reason: '换岗' });
  expect(codeOf(() => run('people.addOperator', { ...other, role: 'reviewer' }))).toBe('no error');
  const back = { operatorUid: cashier, password: INITIAL, reason: '返岗' };
  expect(codeOf(() => run('people.reactivate', back))).toBe('OPERATOR-CONFLICT');
});

test('a deputyship that is still to come counts as well', () => {
  const auditor = addAccount(kit, { name: '沈某戊', role: 'auditor' });
  const days = { fromDay: '2190-06-01', toDay: '2190-06-30' };
  run('people.deputise', { operatorUid: auditor, role: 'reviewer', ...days, reason: '休假' });
  const cashier = { name: '沈某戊', personUid: personOf('沈某戊'), role: 'clerk', cashier: true };
  expect(codeOf(() => run('people.addOperator', { ...cashier, password: INITIAL }))).toBe(
    'OPERATOR-CONFLICT',
  );
});

test('a deactivated account opens nothing, keeps its name in history, and comes back by a new password', () => {
  const uid = uidOf(kit.session, '张某甲');
  kit.budget('initial', 1_000_000, '2023-01-10');
  kit.as('supervisor');
  run('people.deactivate', { operatorUid: uid, reason: '调离' });
  expect(account(uid)).toMatchObject({ active: false, stateReason: '调离' });
  expect(codeOf(() => signInBy(kit.session, uid, PASSWORD))).toBe('OPERATOR-INACTIVE');
  const { db } = kit.session.context(noHooks);
  const slots = db.prepare('SELECT count(*) FROM key_slot WHERE operator_uid = ?').pluck();
  expect(slots.get(uid)).toBe(0);
  const { documents } = kit.session.run('budget.list', { fundUid: kit.fundUid, year: 2023 });
  expect(documents[0]!.recordedBy).toBe('张某甲');
  expect(codeOf(() => run('people.deactivate', { operatorUid: uid, reason: '又' }))).toBe(
    'OPERATOR-STATE',
  );
  expect(codeOf(() => run('people.resetPassword', { operatorUid: uid, password: INITIAL }))).toBe(
    'OPERATOR-INACTIVE',
  );
  run('people.reactivate', { operatorUid: uid, password: INITIAL, reason: '返岗' });
  expect(signInBy(kit.session, uid, INITIAL)).toEqual({ mustChange: true });
});

test('the last supervisor stays, and nobody deactivates the own account', () => {
  kit.as('supervisor');
  const own = supervisorOf(kit.session);
  expect(codeOf(() => run('people.deactivate', { operatorUid: own, reason: 'x' }))).toBe(
    'OPERATOR-SELF',
  );
  const second = addAccount(kit, { name: '朱某壬', role: 'supervisor' });
  signInBy(kit.session, second, PASSWORD);
  expect(codeOf(() => run('people.deactivate', { operatorUid: own, reason: '退休' }))).toBe(
    'no error',
  );
});

test('a supervisor resets another’s password, who changes it; not the own one', () => {
  kit.as('supervisor');
  const uid = uidOf(kit.session, '张某甲');
  const own = { operatorUid: supervisorOf(kit.session), password: INITIAL };
  expect(codeOf(() => run('people.resetPassword', own))).toBe('PASSWORD-OWN');
  run('people.resetPassword', { operatorUid: uid, password: '主管给的新口令一' });
  expect(codeOf(() => signInBy(kit.session, uid, PASSWORD))).toBe('PASSWORD-WRONG');
  expect(signInBy(kit.session, uid, '主管给的新口令一')).toEqual({ mustChange: true });
});

test('a deputy reviews and posts while it lasts, and no longer', () => {
  const { session } = kit;
  const document = kit.budget('initial', 1_000_000, '2023-01-10');
  kit.post('appropriation', appropriationFields(document, 1_000_000, '2023-01-15'));
  const auditor = addAccount(kit, { name: '沈某戊', role: 'auditor' });
  const post = () => {
    const uids = [kit.draft('relief', reliefFields(kit, 1_000, '2023-02-03'))];
    session.run('entries.submit', { uids });
    signInBy(session, auditor, PASSWORD);
    return codeOf(() => session.run('entries.post', { uids, acceptInquiry: [], reasons: [] }));
  };
  expect(post()).toBe('ROLE-REFUSED');
  kit.as('supervisor');
  const days = { fromDay: '2000-01-01', toDay: '2199-12-31' };
  const deputy = { operatorUid: auditor, role: 'reviewer', ...days, reason: '李某乙休假' };
  const { uid } = session.run('people.deputise', deputy);
  expect(account(auditor).roles).toEqual(['auditor', 'reviewer']);
  expect(post()).toBe('no error');
  kit.as('supervisor');
  session.run('people.endDeputy', { deputyUid: uid, reason: '返岗' });
  expect(codeOf(() => run('people.endDeputy', { deputyUid: uid, reason: '再' }))).toBe(
    'DEPUTY-ENDED',
  );
  expect(account(auditor)).toMatchObject({ roles: ['auditor'], deputies: [{ ended: true }] });
  expect(post()).toBe('ROLE-REFUSED');
  expect(session.run('audit.verify', { head: null }).ok).toBe(true);
});

test('days count in China: a deputyship of one day lasts to its midnight there', () => {
  const auditor = addAccount(kit, { name: '沈某戊', role: 'auditor' });
  kit.session.close();
  let now = '2023-06-15T01:00:00.000Z';
  const session = LedgerSession.open(kit.path, { now: () => now, scryptCost: CHEAP });
  Object.assign(kit, { session });
  kit.as('supervisor');
  const days = { fromDay: '2023-06-15', toDay: '2023-06-15' };
  session.run('people.deputise', { operatorUid: auditor, role: 'clerk', ...days, reason: '替班' });
  const roles = () => session.status().operators.find(({ uid }) => uid === auditor)!.roles;
  expect(roles()).toEqual(['auditor', 'clerk']);
  now = '2023-06-15T15:59:59.999Z';
  expect(roles()).toEqual(['auditor', 'clerk']);
  now = '2023-06-15T16:00:00.000Z';
  expect(roles()).toEqual(['auditor']);
  now = '2023-06-14T15:59:59.999Z';
  expect(roles()).toEqual(['auditor']);
});

test.each([
  ['backwards', { fromDay: '2199-02-02', toDay: '2199-02-01' }],
  ['over already', { fromDay: '2023-01-01', toDay: '2023-01-31' }],
])('a deputyship that is %s is refused', (_name, days) => {
  kit.as('supervisor');
  const deputy = {
    operatorUid: uidOf(kit.session, '张某甲'),
    role: 'reviewer',
    ...days,
    reason: 'x',
  };
  expect(codeOf(() => run('people.deputise', deputy))).toBe('DEPUTY-REFUSED');
});

test('one’s own role needs no deputyship', () => {
  kit.as('supervisor');
  const days = { fromDay: '2199-01-01', toDay: '2199-01-31' };
  const deputy = { operatorUid: uidOf(kit.session, '张某甲'), role: 'clerk', ...days, reason: 'x' };
  expect(codeOf(() => run('people.deputise', deputy))).toBe('DEPUTY-REFUSED');
});
