import type { Database } from 'better-sqlite3';
import type { CallArgs } from '#shared/contract/index.ts';
import { ledgerErrors } from '#shared/errors/ledger-errors.ts';
import { peopleErrors } from '#shared/errors/people-errors.ts';
import { waitLeft } from '#shared/people/back-off.ts';
import { typedRecoveryCode } from '#shared/people/recovery-code.ts';
import { prepared, rowOf } from '../../ledger-file/prepared.ts';
import type { LedgerContext, Operator } from '../context.ts';
import {
  type OpenedSlot,
  openByPassword,
  openByRecovery,
  renewRecovery,
  setPassword,
} from './key-slots.ts';
import { mustBeActive, mustOperator } from './people-store.ts';
import { keyFits } from './signing-key.ts';

/** Who is signed in from now on, with the key of the ledger. The receiver wipes the key. */
export interface SignedIn {
  readonly operator: Operator;
  readonly dataKey: Buffer;
  readonly mustChange: boolean;
}

const done = { done: true } as const;

/** Error PASSWORD-WRONG; after the fifth in a row SIGN-IN-WAIT. */
export function signIn(
  ctx: LedgerContext,
  { operatorUid, password }: CallArgs<'people.signIn'>,
): SignedIn {
  const operator = mustOperator(ctx.db, operatorUid);
  mustBeActive(ctx.db, operator);
  const { dataKey, mustChange, outdated } = openOwnSlot(ctx, operatorUid, password);
  // On a medium that can't be written the slot stays as it is.
  if (outdated && !ctx.db.readonly) {
    setPassword(ctx.db, operatorUid, {
      dataKey,
      secret: password,
      cost: ctx.scryptCost,
      mustChange,
    });
  }
  return { operator, dataKey, mustChange };
}

/** Wraps the key anew; the key stays what it was. */
export function changePassword(
  ctx: LedgerContext,
  { current, next }: CallArgs<'people.changePassword'>,
): SignedIn {
  const { operator } = ctx;
  const { dataKey } = openOwnSlot(ctx, operator.uid, current);
  if (next === current) throw peopleErrors.make('PASSWORD-SAME');
  const slot = { dataKey, secret: next, cost: ctx.scryptCost };
  setPassword(ctx.db, operator.uid, { ...slot, mustChange: false });
  return { operator, dataKey, mustChange: false };
}

/** A new password for a supervisor, by the code on the recovery sheet. */
export function recover(
  ctx: LedgerContext,
  { code, operatorUid, password }: CallArgs<'people.recover'>,
): typeof done {
  const typed = typedRecoveryCode(code);
  if (!typed.ok) {
    const where = typed.group === null ? '的长度不对，' : `第 ${typed.group} 组`;
    throw peopleErrors.make('RECOVERY-TYPO', { where });
  }
  const operator = mustOperator(ctx.db, operatorUid);
  mustBeActive(ctx.db, operator);
  if (operator.role !== 'supervisor') {
    throw ledgerErrors.make('ROLE-REFUSED', { name: operator.name, what: '用恢复码重设口令' });
  }
  const opened = openByRecovery(ctx.db, typed.code, ctx.scryptCost);
  if (opened === null) throw peopleErrors.make('RECOVERY-WRONG');
  mustFit(ctx.db, opened);
  const { dataKey } = opened;
  setPassword(ctx.db, operatorUid, {
    dataKey,
    secret: password,
    cost: ctx.scryptCost,
    mustChange: false,
  });
  dataKey.fill(0);
  forgetFailures(ctx.db, operatorUid);
  return done;
}

/** The new code, shown once; the former one no longer opens anything. */
export function newRecoveryCode(
  ctx: LedgerContext,
  { password }: CallArgs<'people.renewRecovery'>,
): { code: string } {
  const { dataKey } = openOwnSlot(ctx, ctx.operator.uid, password);
  const code = renewRecovery(ctx.db, dataKey, ctx.scryptCost);
  dataKey.fill(0);
  return { code };
}

function openOwnSlot(ctx: LedgerContext, operatorUid: string, password: string): OpenedSlot {
  refuseWaiting(ctx, operatorUid);
  const opened = openByPassword(ctx.db, operatorUid, password, ctx.scryptCost);
  if (opened === null) throw peopleErrors.make('PASSWORD-WRONG');
  mustFit(ctx.db, opened);
  forgetFailures(ctx.db, operatorUid);
  return opened;
}

/** A slot that holds another key than the ledger's would seal what nobody else can read. */
function mustFit(db: Database, { dataKey }: OpenedSlot): void {
  if (!keyFits(db, dataKey)) throw peopleErrors.make('KEY-FOREIGN');
}

interface Failures {
  failures: number;
  lastFailedAt: string;
}

function refuseWaiting(ctx: LedgerContext, operatorUid: string): void {
  const row = rowOf<Failures>(
    ctx.db,
    'SELECT failures, last_failed_at AS lastFailedAt FROM sign_in_guard WHERE operator_uid = ?',
    operatorUid,
  );
  const left = row === null ? 0 : waitLeft(row.failures, row.lastFailedAt, ctx.now());
  if (left > 0) throw peopleErrors.make('SIGN-IN-WAIT', { seconds: Math.ceil(left / 1000) });
}

/** Counted where the refusal is logged: what the call itself wrote was rolled back. */
export function noteFailure(db: Database, operatorUid: string, at: string): void {
  prepared(
    db,
    `INSERT INTO sign_in_guard (operator_uid, failures, last_failed_at) VALUES (?, 1, ?)
     ON CONFLICT (operator_uid) DO UPDATE SET failures = failures + 1, last_failed_at = excluded.last_failed_at`,
  ).run(operatorUid, at);
}

export function forgetFailures(db: Database, operatorUid: string): void {
  if (!db.readonly)
    prepared(db, 'DELETE FROM sign_in_guard WHERE operator_uid = ?').run(operatorUid);
}
