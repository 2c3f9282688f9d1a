import type { Database } from 'better-sqlite3';
import type { AccountView, OperatorView } from '#shared/contract/people.ts';
import { ledgerErrors } from '#shared/errors/ledger-errors.ts';
import { peopleErrors } from '#shared/errors/people-errors.ts';
import type { Role } from '#shared/people/roles.ts';
import { firstValue, rowOf, rowsOf } from '../../ledger-file/prepared.ts';
import type { Operator } from '../context.ts';

/** Reads of persons, their accounts, states and deputies. */
const OPERATORS = `
  SELECT o.uid, o.person_uid AS personUid, p.name, o.role, o.cashier
  FROM operator o JOIN person p ON p.uid = o.person_uid`;

const toOperator = (row: Operator & { cashier: unknown }): Operator => ({
  ...row,
  cashier: Boolean(row.cashier),
});

export const operators = (db: Database): Operator[] =>
  rowsOf<Operator>(db, `${OPERATORS} ORDER BY o.id`).map(toOperator);

export function operatorByUid(db: Database, uid: string): Operator | null {
  const row = rowOf<Operator>(db, `${OPERATORS} WHERE o.uid = ?`, uid);
  return row === null ? null : toOperator(row);
}

export function mustOperator(db: Database, uid: string): Operator {
  const operator = operatorByUid(db, uid);
  if (operator === null) throw ledgerErrors.make('RECORD-NOT-FOUND', { what: '操作员' });
  return operator;
}

export function mustBeActive(db: Database, { uid, name }: Operator): void {
  if (!isActive(db, uid)) throw peopleErrors.make('OPERATOR-INACTIVE', { name });
}

export const isActive = (db: Database, uid: string): boolean =>
  firstValue<number>(db, 'SELECT active FROM operator_standing WHERE operator_uid = ?', uid) === 1;

/** The roles that hold on a day: one's own first, then those deputised. */
export const rolesOn = (db: Database, uid: string, day: string): Role[] =>
  rowsOf<{ role: Role }>(
    db,
    `SELECT DISTINCT role FROM operator_role
     WHERE operator_uid = ? AND ? BETWEEN from_day AND to_day`,
    uid,
    day,
  ).map(({ role }) => role);

/** Every role an account holds on that day or will by a deputyship recorded already. */
export const rolesFrom = (db: Database, uid: string, day: string): Role[] =>
  rowsOf<{ role: Role }>(
    db,
    'SELECT DISTINCT role FROM operator_role WHERE operator_uid = ? AND to_day >= ?',
    uid,
    day,
  ).map(({ role }) => role);

export function operatorView(db: Database, operator: Operator, day: string): OperatorView {
  const { uid, personUid, name, role, cashier } = operator;
  return {
    uid,
    personUid,
    personName: name,
    role,
    cashier,
    active: isActive(db, uid),
    roles: rolesOn(db, uid, day),
  };
}

export function accountView(db: Database, operator: Operator, day: string): AccountView {
  return {
    ...operatorView(db, operator, day),
    stateReason: firstValue<string>(
      db,
      'SELECT reason FROM operator_state WHERE operator_uid = ? ORDER BY id DESC LIMIT 1',
      operator.uid,
    ),
    mustChange:
      firstValue<number>(
        db,
        "SELECT json_extract(parameters, '$.mustChange') FROM key_slot WHERE operator_uid = ?",
        operator.uid,
      ) === 1,
    deputies: deputiesOf(db, operator.uid),
  };
}

type Deputy = AccountView['deputies'][number];

const deputiesOf = (db: Database, operatorUid: string): Deputy[] =>
  rowsOf<Omit<Deputy, 'ended'> & { ended: number }>(
    db,
    `SELECT uid, role, from_day AS fromDay, to_day AS toDay, reason,
       EXISTS (SELECT 1 FROM deputy_end e WHERE e.deputy_id = d.id) AS ended
     FROM deputy d WHERE operator_uid = ? ORDER BY id DESC`,
    operatorUid,
  ).map((row) => ({ ...row, ended: row.ended === 1 }));
