import type { Database } from 'better-sqlite3';
import type { CallArgs, CallOutput } from '#shared/contract/index.ts';
import type { AccountView, OperatorView } from '#shared/contract/people.ts';
import { ledgerErrors } from '#shared/errors/ledger-errors.ts';
import { peopleErrors } from '#shared/errors/people-errors.ts';
import { accountsConflict, type Role } from '#shared/people/roles.ts';
import { insertChained } from '../../ledger-file/insert.ts';
import { rowOf } from '../../ledger-file/prepared.ts';
import { newUid } from '../../ledger-file/uid.ts';
import { type LedgerContext, type Operator, record, today } from '../context.ts';
import { dropPassword, setPassword } from './key-slots.ts';
import {
  accountView,
  isActive,
  mustBeActive,
  mustOperator,
  operators,
  operatorView,
  rolesFrom,
} from './people-store.ts';
import { forgetFailures } from './sign-in.ts';

/** 操作员 of the ledger: added, given passwords, deactivated; never deleted or renamed. */
const done = { done: true } as const;

export const list = (ctx: LedgerContext): AccountView[] =>
  operators(ctx.db).map((operator) => accountView(ctx.db, operator, today(ctx)));

export function addOperator(
  ctx: LedgerContext,
  { personUid, name, role, cashier, password }: CallArgs<'people.addOperator'>,
): OperatorView {
  const all = operators(ctx.db);
  const own = all.filter((one) => one.personUid === personUid);
  const same = own.some(
    (one) => one.role === role && one.cashier === cashier && isActive(ctx.db, one.uid),
  );
  const taken = personUid === null && all.some((one) => one.name === name);
  if (same || taken || (personUid !== null && own[0]?.name !== name)) {
    throw peopleErrors.make('OPERATOR-TWICE', { name });
  }
  refuseConflict(ctx, own, { name, roles: [role], role, cashier });
  const added = addOperatorRecords(
    ctx.db,
    ctx.ledgerUid,
    { personUid, name, role, cashier },
    ctx.now(),
  );
  givePassword(ctx, added.uid, password);
  return operatorView(ctx.db, added, today(ctx));
}

/** The first record of a person and of an account; a new person where `personUid` is null. */
export function addOperatorRecords(
  db: Database,
  ledgerUid: string,
  account: { personUid?: string | null; name: string; role: Role; cashier: boolean },
  at: string,
): Operator {
  const { name, role, cashier } = account;
  const personUid = account.personUid ?? newUid();
  if (!account.personUid) insertChained(db, ledgerUid, 'person', { uid: personUid, name });
  const uid = newUid();
  insertChained(db, ledgerUid, 'operator', {
    uid,
    person_uid: personUid,
    role,
    cashier: cashier ? 1 : 0,
    recorded_at: at,
  });
  return { uid, personUid, name, role, cashier };
}

export function resetPassword(
  ctx: LedgerContext,
  { operatorUid, password }: CallArgs<'people.resetPassword'>,
): typeof done {
  const operator = mustOperator(ctx.db, operatorUid);
  if (operator.uid === ctx.operator.uid) throw peopleErrors.make('PASSWORD-OWN');
  mustBeActive(ctx.db, operator);
  givePassword(ctx, operatorUid, password);
  return done;
}

/** The account opens nothing from now on; its name stays in every record it made. */
export function deactivate(
  ctx: LedgerContext,
  { operatorUid, reason }: CallArgs<'people.deactivate'>,
): typeof done {
  const operator = mustOperator(ctx.db, operatorUid);
  if (operator.uid === ctx.operator.uid) throw peopleErrors.make('OPERATOR-SELF');
  if (!isActive(ctx.db, operatorUid)) {
    throw peopleErrors.make('OPERATOR-STATE', { name: operator.name, state: '停用' });
  }
  const others = operators(ctx.db).filter(
    (one) => one.role === 'supervisor' && one.uid !== operatorUid && isActive(ctx.db, one.uid),
  );
  if (operator.role === 'supervisor' && others.length === 0) {
    throw peopleErrors.make('LAST-SUPERVISOR', { name: operator.name });
  }
  setState(ctx, operatorUid, 0, reason);
  dropPassword(ctx.db, operatorUid);
  forgetFailures(ctx.db, operatorUid);
  return done;
}

export function reactivate(
  ctx: LedgerContext,
  { operatorUid, password, reason }: CallArgs<'people.reactivate'>,
): typeof done {
  const operator = mustOperator(ctx.db, operatorUid);
  if (isActive(ctx.db, operatorUid)) {
    throw peopleErrors.make('OPERATOR-STATE', { name: operator.name, state: '在用' });
  }
  const others = operators(ctx.db).filter(
    (one) => one.personUid === operator.personUid && one.uid !== operatorUid,
  );
  refuseConflict(ctx, others, { ...operator, roles: rolesFrom(ctx.db, operatorUid, today(ctx)) });
  setState(ctx, operatorUid, 1, reason);
  givePassword(ctx, operatorUid, password);
  return done;
}

/** 代岗 from a day to a day, both included. */
export function deputise(
  ctx: LedgerContext,
  { operatorUid, role, fromDay, toDay, reason }: CallArgs<'people.deputise'>,
): CallOutput<'people.deputise'> {
  const operator = mustOperator(ctx.db, operatorUid);
  mustBeActive(ctx.db, operator);
  const refuse = (problem: string): never => {
    throw peopleErrors.make('DEPUTY-REFUSED', { problem });
  };
  if (toDay < fromDay) refuse('结束日期早于开始日期。');
  if (toDay < today(ctx)) refuse('结束日期已经过去，不能补记代岗。');
  if (operator.role === role) refuse('这本来就是该操作员自己的角色。');
  const own = operators(ctx.db).filter((one) => one.personUid === operator.personUid);
  const cashier = own.some((one) => one.cashier && isActive(ctx.db, one.uid));
  if (cashier) throw peopleErrors.make('OPERATOR-CONFLICT', { name: operator.name });
  const uid = newUid();
  const days = { from_day: fromDay, to_day: toDay };
  record(ctx, 'deputy', { uid, operator_uid: operatorUid, role, ...days, reason });
  return { uid };
}

/** At once; what was done as a deputy before stands. */
export function endDeputy(
  ctx: LedgerContext,
  { deputyUid, reason }: CallArgs<'people.endDeputy'>,
): typeof done {
  const found = rowOf<{ id: number; ended: number }>(
    ctx.db,
    `SELECT id, EXISTS (SELECT 1 FROM deputy_end e WHERE e.deputy_id = d.id) AS ended
     FROM deputy d WHERE uid = ?`,
    deputyUid,
  );
  if (found === null) throw ledgerErrors.make('RECORD-NOT-FOUND', { what: '代岗' });
  if (found.ended === 1) throw peopleErrors.make('DEPUTY-ENDED');
  record(ctx, 'deputy_end', { uid: newUid(), deputy_id: found.id, reason });
  return done;
}

/** An initial password: known to whoever gave it, so it must be changed at the first sign-in. */
function givePassword(ctx: LedgerContext, operatorUid: string, password: string): void {
  const dataKey = ctx.vault.dataKey();
  const slot = { dataKey, secret: password, cost: ctx.scryptCost };
  setPassword(ctx.db, operatorUid, { ...slot, mustChange: true });
  dataKey.fill(0);
  forgetFailures(ctx.db, operatorUid);
}

function setState(ctx: LedgerContext, operatorUid: string, active: 0 | 1, reason: string): void {
  record(ctx, 'operator_state', { uid: newUid(), operator_uid: operatorUid, active, reason });
}

/** `others` are the person's other accounts; those deactivated don't count. */
function refuseConflict(
  ctx: LedgerContext,
  others: readonly Operator[],
  account: { name: string; role: Role; roles: readonly Role[]; cashier: boolean },
): void {
  const standing = others
    .filter(({ uid }) => isActive(ctx.db, uid))
    .map((one) => ({ ...one, roles: rolesFrom(ctx.db, one.uid, today(ctx)) }));
  if (!accountsConflict([...standing, account])) return;
  throw peopleErrors.make('OPERATOR-CONFLICT', { name: account.name });
}
