import { expect } from 'vitest';
import type { LedgerSession } from '#electron/commands/ledger-session.ts';
import { newUid } from '#electron/ledger-file/uid.ts';
import { noHooks, record } from '#electron/services/context.ts';
import { INITIAL, type Kit, PASSWORD } from '../ledger-kit.ts';

export const supervisorOf = (session: LedgerSession): string => uidOf(session, '王某丙');

export const uidOf = (session: LedgerSession, name: string): string =>
  session.status().operators.find(({ personName }) => personName === name)!.uid;

export const signInBy = (session: LedgerSession, operatorUid: string, password: string) =>
  session.run('people.signIn', { operatorUid, password });

type NewAccount = Partial<Parameters<LedgerSession['run']>[1] & object> & {
  name: string;
  role: string;
  cashier?: boolean;
  personUid?: string;
};

/** Adds an account as the supervisor; with `settled` its owner has changed the password. */
export function addAccount(kit: Kit, account: NewAccount, settled = true): string {
  kit.as('supervisor');
  const input = { personUid: null, cashier: false, ...account, password: INITIAL };
  const { uid } = kit.session.run('people.addOperator', input);
  if (settled) {
    expect(signInBy(kit.session, uid, INITIAL)).toEqual({ mustChange: true });
    kit.session.run('people.changePassword', { current: INITIAL, next: PASSWORD });
    kit.as('supervisor');
  }
  return uid;
}

/** Deactivates behind the session's back, as if between two of its calls. */
export function deactivateSilently({ session }: Kit, operatorUid: string): void {
  const row = { uid: newUid(), operator_uid: operatorUid, active: 0, reason: '调离' };
  const ctx = session.context(noHooks);
  ctx.db.transaction(() => record(ctx, 'operator_state', row))();
}
