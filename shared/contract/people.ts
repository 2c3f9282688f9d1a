import { z } from 'zod';
import { passwordFault } from '../people/password.ts';
import { DEPUTY_ROLES, ROLES } from '../people/roles.ts';
import { host, read, write } from './call.ts';
import * as c from './common.ts';

export const role = z.enum(ROLES);
export const deputyRole = z.enum(DEPUTY_ROLES);

/** As typed to be tried: whatever it is, it is never trimmed and never kept. */
const password = z.string().min(1, '请输入口令').max(400);
/** One to be set. */
export const newPassword = password.superRefine((text, ctx) => {
  const message = passwordFault(text);
  if (message !== null) ctx.addIssue({ code: 'custom', message });
});

export const operatorView = z.object({
  uid: c.uid,
  personUid: c.uid,
  personName: z.string(),
  role,
  cashier: z.boolean(),
  /** False: 已停用. */
  active: z.boolean(),
  /** Own role and those deputised today. */
  roles: z.array(role),
});
export type OperatorView = z.infer<typeof operatorView>;

export const deputyView = z.object({
  uid: c.uid,
  role: deputyRole,
  fromDay: c.day,
  toDay: c.day,
  reason: z.string(),
  /** Ended before its last day. */
  ended: z.boolean(),
});

export const accountView = operatorView.extend({
  /** Why it was deactivated, or taken into use again. */
  stateReason: z.string().nullable(),
  mustChange: z.boolean(),
  deputies: z.array(deputyView),
});
export type AccountView = z.infer<typeof accountView>;

/** 恢复单: what is printed once and kept in the safe. */
export const recoverySheet = z.object({
  bureau: z.string(),
  fileName: z.string(),
  ledgerUid: c.uid,
  fingerprint: z.string(),
  code: z.string(),
  madeOn: c.day,
  sample: z.boolean(),
});
export type RecoverySheet = z.infer<typeof recoverySheet>;

const recoveryCode = z.strictObject({ code: z.string().min(1).max(120) });

export const peopleCalls = {
  'people.signIn': write(
    '登录',
    z.strictObject({ operatorUid: c.uid, password }),
    z.object({ mustChange: z.boolean() }),
  ),
  /** 锁定: drops the key in every thread. */
  'people.signOut': write('锁定', c.nothing, c.done),
  'people.changePassword': write(
    '修改口令',
    z.strictObject({ current: password, next: newPassword }),
    c.done,
  ),
  /** By the recovery code, for a supervisor who forgot the password. */
  'people.recover': write(
    '用恢复码重设口令',
    z.strictObject({ ...recoveryCode.shape, operatorUid: c.uid, password: newPassword }),
    c.done,
  ),
  'people.list': read('人员', c.nothing, z.array(accountView)),
  /** `personUid` names a person who has an account already; null: a new one of that name. */
  'people.addOperator': write(
    '登记操作员',
    z.strictObject({
      personUid: c.uid.nullable(),
      name: c.filled(40),
      role,
      cashier: z.boolean(),
      password: newPassword,
    }),
    operatorView,
  ),
  'people.resetPassword': write(
    '重设口令',
    z.strictObject({ operatorUid: c.uid, password: newPassword }),
    c.done,
  ),
  'people.deactivate': write(
    '停用操作员',
    z.strictObject({ operatorUid: c.uid, reason: c.filled() }),
    c.done,
  ),
  'people.reactivate': write(
    '恢复使用',
    z.strictObject({ operatorUid: c.uid, password: newPassword, reason: c.filled() }),
    c.done,
  ),
  'people.deputise': write(
    '登记代岗',
    z.strictObject({
      operatorUid: c.uid,
      role: deputyRole,
      fromDay: c.day,
      toDay: c.day,
      reason: c.filled(),
    }),
    z.object({ uid: c.uid }),
  ),
  'people.endDeputy': write(
    '结束代岗',
    z.strictObject({ deputyUid: c.uid, reason: c.filled() }),
    c.done,
  ),
  /** The password once more: an unlocked screen must not give the ledger's key away for good. */
  'people.renewRecovery': write('更换恢复码', z.strictObject({ password }), recoveryCode),
  /** Prints the sheet with the code just shown. */
  'people.printRecovery': host('打印恢复单', recoveryCode, c.done),
  /** For the print page alone, while it is printed. */
  'people.recoverySheet': host('恢复单', c.nothing, recoverySheet),
};
