import { createPublicKey, verify } from 'node:crypto';
import { copyFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createLedger, LedgerSession } from '#electron/commands/ledger-session.ts';
import { newDataKey } from '#electron/ledger-file/vault.ts';
import { noHooks } from '#electron/services/context.ts';
import { setPassword } from '#electron/services/people/key-slots.ts';
import {
  publicKeyOf,
  signBytes,
  signingFingerprint,
} from '#electron/services/people/signing-key.ts';
import {
  appropriationFields,
  CHEAP,
  INITIAL,
  type Kit,
  openKit,
  PASSWORD,
  SETUP,
} from '../ledger-kit.ts';
import { codeOf } from '../refused.ts';
import { signInBy, supervisorOf, uidOf } from './people-kit.ts';

let kit: Kit;
let now: string;
beforeEach(() => {
  kit = openKit();
  now = '2023-06-01T08:00:00.000Z';
});
afterEach(() => kit.close());

/** The kit's ledger again, with a clock of the test's own. */
function reopened(options: { readOnly?: boolean } = {}): LedgerSession {
  kit.session.close();
  const session = LedgerSession.open(kit.path, { now: () => now, scryptCost: CHEAP, ...options });
  Object.assign(kit, { session });
  return session;
}
const later = (seconds: number) => {
  now = new Date(Date.parse(now) + seconds * 1_000).toISOString();
};
const slotOf = (session: LedgerSession, operatorUid: string) =>
  session
    .context(noHooks)
    .db.prepare('SELECT parameters, wrapped FROM key_slot WHERE operator_uid = ?')
    .get(operatorUid) as { parameters: string; wrapped: Buffer };
const lastLog = (session: LedgerSession) =>
  session.context(noHooks).db.prepare('SELECT * FROM audit ORDER BY seq DESC LIMIT 1').get();

test('a ledger opens locked: nobody is signed in and nothing sealed can be read', () => {
  const session = reopened();
  expect(session.status()).toMatchObject({ operator: null, signedIn: false });
  const ctx = session.context(noHooks);
  expect(() => ctx.operator).toThrow(expect.objectContaining({ code: 'SIGN-IN-NEEDED' }));
  expect(() => ctx.vault.dataKey()).toThrow(expect.objectContaining({ code: 'KEY-LOCKED' }));
});

test('signing in opens it, locking closes it, both are logged by name', () => {
  const session = reopened();
  signInBy(session, supervisorOf(session), PASSWORD);
  expect(session.status()).toMatchObject({
    signedIn: true,
    mustChangePassword: false,
    operator: { personName: '王某丙', roles: ['supervisor'] },
  });
  expect(lastLog(session)).toMatchObject({ call: 'people.signIn', operator_name: '王某丙' });
  session.run('people.signOut', {});
  expect(session.status().operator).toBeNull();
  expect(session.context(noHooks).vault.locked).toBe(true);
  expect(lastLog(session)).toMatchObject({ call: 'people.signOut', operator_name: '王某丙' });
});

test('a wrong password is refused, counted and logged, and the log holds no password', () => {
  const session = reopened();
  const uid = supervisorOf(session);
  expect(codeOf(() => signInBy(session, uid, '不是这个口令'))).toBe('PASSWORD-WRONG');
  expect(lastLog(session)).toMatchObject({
    call: 'people.signIn',
    outcome: 'refused',
    code: 'PASSWORD-WRONG',
    operator_name: '王某丙',
  });
  const { db } = session.context(noHooks);
  const details = db.prepare('SELECT group_concat(detail) FROM audit').pluck().get() as string;
  expect(details).not.toMatch(/口令/);
});

test('from the fifth failure in a row one waits, even with the right password; success forgets', () => {
  const session = reopened();
  const uid = supervisorOf(session);
  const wrong = () => codeOf(() => signInBy(session, uid, '不是这个口令'));
  const right = () => codeOf(() => signInBy(session, uid, PASSWORD));
  for (let nth = 1; nth <= 5; nth += 1) expect(wrong()).toBe('PASSWORD-WRONG');
  later(29);
  expect(right()).toBe('SIGN-IN-WAIT');
  later(1);
  expect(wrong()).toBe('PASSWORD-WRONG');
  later(59);
  expect(right()).toBe('SIGN-IN-WAIT');
  // Waiting in vain does not make the wait longer, and nobody else waits.
  expect(codeOf(() => signInBy(session, uidOf(session, '张某甲'), PASSWORD))).toBe('no error');
  later(1);
  expect(right()).toBe('no error');
  expect(wrong()).toBe('PASSWORD-WRONG');
  expect(right()).toBe('no error');
});

test('the wait outlasts closing and opening the ledger', () => {
  const uid = supervisorOf(reopened());
  for (let nth = 1; nth <= 5; nth += 1) codeOf(() => signInBy(kit.session, uid, 'wrong word'));
  expect(codeOf(() => signInBy(reopened(), uid, PASSWORD))).toBe('SIGN-IN-WAIT');
});

test('who tries passwords at an unlocked screen waits as well', () => {
  const session = reopened();
  signInBy(session, supervisorOf(session), PASSWORD);
  const change = (current: string) =>
    codeOf(() => session.run('people.changePassword', { current, next: '又一个新的口令吧' }));
  for (let nth = 1; nth <= 5; nth += 1) expect(change('不是这个口令')).toBe('PASSWORD-WRONG');
  expect(change(PASSWORD)).toBe('SIGN-IN-WAIT');
  expect(codeOf(() => session.run('people.renewRecovery', { password: PASSWORD }))).toBe(
    'SIGN-IN-WAIT',
  );
});

test('changing a password rewraps only: what was sealed is still read, and the old one opens nothing', () => {
  const { session } = kit;
  const document = kit.budget('initial', 1_000_000, '2023-01-10');
  const entryUid = kit.post(
    'appropriation',
    appropriationFields(document, 1_000_000, '2023-01-15'),
  );
  kit.as('clerk');
  const uid = uidOf(session, '张某甲');
  const old = slotOf(session, uid);
  session.run('people.changePassword', { current: PASSWORD, next: '又一个新的口令吧' });
  // Still signed in, by the same key.
  expect(session.run('entries.get', { uid: entryUid }).purpose).toBe('财政拨款');
  expect(codeOf(() => signInBy(session, uid, PASSWORD))).toBe('PASSWORD-WRONG');
  expect(signInBy(session, uid, '又一个新的口令吧')).toEqual({ mustChange: false });
  expect(session.run('entries.get', { uid: entryUid }).purpose).toBe('财政拨款');
  kit.as('reviewer');
  expect(session.run('entries.get', { uid: entryUid }).purpose).toBe('财政拨款');
  // Not even its remains lie in the file: what one knew must not open what one finds.
  session.close();
  expect(readFileSync(kit.path).includes(old.wrapped)).toBe(false);
  Object.assign(kit, { session: LedgerSession.open(kit.path, { scryptCost: CHEAP }) });
});

test('the same password again is no change', () => {
  kit.as('clerk');
  const input = { current: PASSWORD, next: PASSWORD };
  expect(codeOf(() => kit.session.run('people.changePassword', input))).toBe('PASSWORD-SAME');
});

test('slots are made stronger at the next sign-in, and what must be changed still must', () => {
  const path = join(kit.dir, '另.relief');
  createLedger(path, SETUP, { scryptCost: CHEAP });
  const session = LedgerSession.open(path, { scryptCost: { N: 8, r: 1, p: 1 } });
  const uid = uidOf(session, '张某甲');
  expect(JSON.parse(slotOf(session, uid).parameters).kdf.N).toBe(CHEAP.N);
  expect(signInBy(session, uid, INITIAL)).toEqual({ mustChange: true });
  expect(JSON.parse(slotOf(session, uid).parameters)).toMatchObject({
    kdf: { N: 8 },
    mustChange: true,
  });
  expect(signInBy(session, uid, INITIAL)).toEqual({ mustChange: true });
  session.close();
});

test('an initial password opens nothing but the way to a new one', () => {
  const path = join(kit.dir, '另.relief');
  createLedger(path, SETUP, { scryptCost: CHEAP });
  const session = LedgerSession.open(path, { scryptCost: CHEAP });
  expect(signInBy(session, supervisorOf(session), INITIAL)).toEqual({ mustChange: false });
  expect(signInBy(session, uidOf(session, '张某甲'), INITIAL)).toEqual({ mustChange: true });
  expect(session.status().mustChangePassword).toBe(true);
  expect(codeOf(() => session.run('people.list', {}))).toBe('PASSWORD-MUST-CHANGE');
  session.run('people.changePassword', { current: INITIAL, next: PASSWORD });
  expect(session.status().mustChangePassword).toBe(false);
  expect(session.run('people.list', {})).toHaveLength(3);
  session.close();
});

test('a read-only ledger can be looked into, and nothing is written', () => {
  const session = reopened({ readOnly: true });
  const before = readFileSync(kit.path);
  expect(codeOf(() => signInBy(session, supervisorOf(session), 'wrong word'))).toBe(
    'PASSWORD-WRONG',
  );
  signInBy(session, supervisorOf(session), PASSWORD);
  expect(session.run('people.list', {})).toHaveLength(3);
  const change = { current: PASSWORD, next: '又一个新的口令吧' };
  expect(codeOf(() => session.run('people.changePassword', change))).toBe('FILE-READ-ONLY');
  session.run('people.signOut', {});
  expect(codeOf(() => session.run('people.list', {}))).toBe('SIGN-IN-NEEDED');
  expect(readFileSync(kit.path).equals(before)).toBe(true);
});

test('a slot copied to another operator, or one with another key, opens nothing', () => {
  const { session } = kit;
  const { db } = session.context(noHooks);
  const [clerk, reviewer] = [uidOf(session, '张某甲'), uidOf(session, '李某乙')];
  // The clerk knows the own password and can write to the file.
  const own = db.prepare('SELECT * FROM key_slot WHERE operator_uid = ?').get(clerk) as object;
  db.prepare('DELETE FROM key_slot WHERE operator_uid IN (?, ?)').run(clerk, reviewer);
  db.prepare(
    'INSERT INTO key_slot (uid, kind, operator_uid, parameters, wrapped) VALUES (:uid, :kind, :as, :parameters, :wrapped)',
  ).run({ ...own, as: reviewer });
  expect(codeOf(() => signInBy(session, reviewer, PASSWORD))).toBe('PASSWORD-WRONG');
});

test('a slot that holds a key of somebody’s own is refused, so nothing is sealed by it', () => {
  const { db } = kit.session.context(noHooks);
  const clerk = uidOf(kit.session, '张某甲');
  const slot = { dataKey: newDataKey(), secret: PASSWORD, cost: CHEAP, mustChange: false };
  setPassword(db, clerk, slot);
  kit.session.run('people.signOut', {});
  expect(codeOf(() => signInBy(kit.session, clerk, PASSWORD))).toBe('KEY-FOREIGN');
  expect(kit.session.status().operator).toBeNull();
});

test('the recovery code gives a supervisor a new password, and nobody else', () => {
  const path = join(kit.dir, '另.relief');
  const { recoveryCode } = createLedger(path, SETUP, { scryptCost: CHEAP });
  const session = LedgerSession.open(path, { scryptCost: CHEAP });
  const supervisor = supervisorOf(session);
  const recover = (code: string, operatorUid = supervisor) =>
    codeOf(() =>
      session.run('people.recover', { code, operatorUid, password: '想起来的新口令了' }),
    );
  expect(recover(recoveryCode, uidOf(session, '张某甲'))).toBe('ROLE-REFUSED');
  expect(recover(recoveryCode.replace(/.$/, (last) => (last === '7' ? '8' : '7')))).toBe(
    'RECOVERY-TYPO',
  );
  expect(recover('0000000001000020000300004000050000600007')).toBe('RECOVERY-WRONG');
  expect(recover(` ${recoveryCode.toLowerCase().replaceAll('-', ' ')}`)).toBe('no error');
  expect(lastLog(session)).toMatchObject({ call: 'people.recover', operator_name: '王某丙' });
  expect(codeOf(() => signInBy(session, supervisor, INITIAL))).toBe('PASSWORD-WRONG');
  expect(signInBy(session, supervisor, '想起来的新口令了')).toEqual({ mustChange: false });
  // A new code, for the password once more; the former one is dead.
  expect(codeOf(() => session.run('people.renewRecovery', { password: INITIAL }))).toBe(
    'PASSWORD-WRONG',
  );
  const { code } = session.run('people.renewRecovery', { password: '想起来的新口令了' });
  expect(recover(recoveryCode)).toBe('RECOVERY-WRONG');
  expect(recover(code)).toBe('no error');
  session.close();
});

test('the recovery code ends a wait', () => {
  const path = join(kit.dir, '另.relief');
  const { recoveryCode } = createLedger(path, SETUP, { scryptCost: CHEAP });
  const session = LedgerSession.open(path, { scryptCost: CHEAP });
  const operatorUid = supervisorOf(session);
  for (let nth = 1; nth <= 5; nth += 1) codeOf(() => signInBy(session, operatorUid, 'wrong word'));
  session.run('people.recover', { code: recoveryCode, operatorUid, password: '想起来的新口令了' });
  expect(codeOf(() => signInBy(session, operatorUid, '想起来的新口令了'))).toBe('no error');
  session.close();
});

test('neither passwords nor recovery code nor key lie in the file', () => {
  const path = join(kit.dir, '另.relief');
  const { recoveryCode } = createLedger(path, SETUP, { scryptCost: CHEAP });
  const session = LedgerSession.open(path, { scryptCost: CHEAP });
  signInBy(session, supervisorOf(session), INITIAL);
  const key = session.context(noHooks).vault.dataKey();
  session.close();
  const bytes = readFileSync(path);
  for (const secret of [INITIAL, recoveryCode, recoveryCode.replaceAll('-', ''), key]) {
    expect(bytes.includes(secret)).toBe(false);
  }
});

test('the ledger signs by its own pair, whose print is on the recovery sheet', () => {
  kit.as('supervisor');
  const ctx = kit.session.context(noHooks);
  const message = Buffer.from('包裹');
  const signature = signBytes(ctx, message);
  const x = publicKeyOf(ctx.db).toString('base64url');
  const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' });
  expect(verify(null, message, key, signature)).toBe(true);
  expect(verify(null, Buffer.from('别的'), key, signature)).toBe(false);
  expect(signingFingerprint(ctx.db)).toMatch(/^([0-9A-F]{4} ){7}[0-9A-F]{4}$/);
  expect(kit.session.status().signingFingerprint).toBe(signingFingerprint(ctx.db));
  kit.session.run('people.signOut', {});
  expect(codeOf(() => signBytes(kit.session.context(noHooks), message))).toBe('KEY-LOCKED');
});

test('what was opened is forgotten when the ledger is locked', () => {
  kit.as('clerk');
  const { vault } = kit.session.context(noHooks);
  const opened = vault.opening;
  kit.session.run('people.signOut', {});
  expect(codeOf(() => vault.opening)).toBe('KEY-LOCKED');
  kit.as('clerk');
  expect(vault.opening).not.toBe(opened);
});

test('who signs in next does not get the statements the last one staged', () => {
  const stages = () => kit.session.context(noHooks).stages;
  kit.as('clerk');
  const first = stages();
  kit.session.run('people.signOut', {});
  kit.as('clerk');
  expect(stages()).toBe(first);
  kit.as('reviewer');
  expect(stages()).not.toBe(first);
});

test('a copy of the file is as locked as the file', () => {
  const copy = join(kit.dir, '副本.relief');
  kit.session.close();
  copyFileSync(kit.path, copy);
  const session = LedgerSession.open(copy, { scryptCost: CHEAP });
  expect(codeOf(() => session.run('people.list', {}))).toBe('SIGN-IN-NEEDED');
  session.close();
  Object.assign(kit, { session: LedgerSession.open(kit.path, { scryptCost: CHEAP }) });
});
