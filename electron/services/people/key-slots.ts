import { randomBytes } from 'node:crypto';
import type { Database } from 'better-sqlite3';
import { RECOVERY_BYTES, recoveryCode } from '#shared/people/recovery-code.ts';
import { insertRow } from '../../ledger-file/insert.ts';
import {
  isCheaper,
  isWellFormed,
  type KdfParameters,
  type ScryptCost,
  unwrapKey,
  wrapKey,
} from '../../ledger-file/key-wrap.ts';
import { prepared, rowOf, rowsOf } from '../../ledger-file/prepared.ts';
import { newUid } from '../../ledger-file/uid.ts';

/**
 * Key slots: the ledger's data key, wrapped once per operator and once by the recovery code. The
 * key itself never changes; another password is another slot in place of the old one.
 */
export interface OpenedSlot {
  readonly dataKey: Buffer;
  /** The password was given by somebody else and must be changed. */
  readonly mustChange: boolean;
  /** Made more cheaply than slots are made now: to be wrapped anew. */
  readonly outdated: boolean;
}

interface SlotRow {
  uid: string;
  parameters: string;
  wrapped: Buffer;
}

interface SlotParameters {
  kdf: KdfParameters;
  mustChange: boolean;
}

const placeOf = (uid: string, operatorUid: string | null): string =>
  `key_slot|wrapped|${uid}|${operatorUid ?? ''}`;

interface NewSlot {
  readonly dataKey: Uint8Array;
  readonly secret: string;
  readonly cost: ScryptCost;
}

/** The operator's password from now on; the former one no longer opens. */
export function setPassword(
  db: Database,
  operatorUid: string,
  { mustChange, ...slot }: NewSlot & { readonly mustChange: boolean },
): void {
  dropPassword(db, operatorUid);
  put(db, operatorUid, slot, mustChange);
}

export function dropPassword(db: Database, operatorUid: string): void {
  prepared(db, 'DELETE FROM key_slot WHERE operator_uid = ?').run(operatorUid);
}

/** A new recovery code in place of the old one, to be shown once and kept on paper. */
export function renewRecovery(db: Database, dataKey: Uint8Array, cost: ScryptCost): string {
  const code = recoveryCode(randomBytes(RECOVERY_BYTES));
  prepared(db, "DELETE FROM key_slot WHERE kind = 'recovery'").run();
  put(db, null, { dataKey, secret: code, cost }, false);
  return code;
}

/** Null when the password is wrong, or the operator has none. */
export function openByPassword(
  db: Database,
  operatorUid: string,
  password: string,
  cost: ScryptCost,
): OpenedSlot | null {
  const where = "kind = 'password' AND operator_uid = ?";
  return open(slotWhere(db, where, operatorUid), operatorUid, password, cost);
}

/** `code` in its printed form. */
export function openByRecovery(db: Database, code: string, cost: ScryptCost): OpenedSlot | null {
  return open(slotWhere(db, "kind = 'recovery'"), null, code, cost);
}

function open(
  row: SlotRow | null,
  operatorUid: string | null,
  secret: string,
  cost: ScryptCost,
): OpenedSlot | null {
  const parameters = row === null ? null : parametersOf(row);
  if (row === null || parameters === null) return null;
  const { kdf, mustChange } = parameters;
  const dataKey = unwrapKey(secret, placeOf(row.uid, operatorUid), { kdf, wrapped: row.wrapped });
  return dataKey === null ? null : { dataKey, mustChange, outdated: isCheaper(kdf, cost) };
}

/**
 * What is wrong with the slots as far as can be told without a password: null when each belongs to
 * somebody who may sign in, some secret may open it, and one recovery code stands. A slot that is
 * missing its owner notices at the next sign-in.
 */
export function slotsFault(db: Database): string | null {
  const slots = rowsOf<SlotRow & { name: string | null; active: 0 | 1 | null }>(
    db,
    `SELECT k.uid, k.parameters, k.wrapped, p.name, s.active FROM key_slot k
     LEFT JOIN operator_standing s ON s.operator_uid = k.operator_uid
     LEFT JOIN person p ON p.uid = s.person_uid
     WHERE k.kind = 'password' ORDER BY k.id`,
  );
  const codes = rowsOf<SlotRow>(
    db,
    "SELECT uid, parameters, wrapped FROM key_slot WHERE kind = 'recovery'",
  );
  for (const slot of slots) {
    if (slot.active === null) return '有口令不属于任何操作员';
    if (slot.active === 0) return `${slot.name} 已停用，却有口令`;
    if (!mayOpen(slot)) return `${slot.name} 的口令记录已损坏，不能登录`;
  }
  if (codes.length !== 1) return `恢复码应有一个，实有 ${codes.length} 个`;
  return codes.every(mayOpen) ? null : '恢复码的记录已损坏，不能使用';
}

function mayOpen(slot: SlotRow): boolean {
  const parameters = parametersOf(slot);
  return parameters !== null && isWellFormed({ kdf: parameters.kdf, wrapped: slot.wrapped });
}

function put(
  db: Database,
  operatorUid: string | null,
  { dataKey, secret, cost }: NewSlot,
  mustChange: boolean,
): void {
  const uid = newUid();
  const { kdf, wrapped } = wrapKey(dataKey, secret, placeOf(uid, operatorUid), cost);
  insertRow(db, 'key_slot', {
    uid,
    kind: operatorUid === null ? 'recovery' : 'password',
    operator_uid: operatorUid,
    parameters: JSON.stringify({ kdf, mustChange } satisfies SlotParameters),
    wrapped,
  });
}

const slotWhere = (db: Database, where: string, ...args: string[]): SlotRow | null =>
  rowOf<SlotRow>(db, `SELECT uid, parameters, wrapped FROM key_slot WHERE ${where}`, ...args);

/** What is no longer readable opens nothing; the derivation's own parameters are checked there. */
function parametersOf({ parameters }: SlotRow): SlotParameters | null {
  try {
    const { kdf, mustChange } = JSON.parse(parameters) as Partial<SlotParameters>;
    return kdf === undefined ? null : { kdf, mustChange: mustChange === true };
  } catch {
    return null;
  }
}
