import { ledgerErrors } from '#shared/errors/ledger-errors.ts';
import { ROLE_WORDS } from '#shared/terms.ts';
import type { LedgerContext, Operator } from './context.ts';
import { accountIdOf, fundIdOf } from './setup/setup-store.ts';

/** The id of a fund named by uid; refuses an unknown one. */
export function mustFund(ctx: LedgerContext, uid: string): number {
  const id = fundIdOf(ctx.db, uid);
  if (id === null) throw ledgerErrors.make('RECORD-NOT-FOUND', { what: '基金' });
  return id;
}

export function mustAccount(ctx: LedgerContext, uid: string): number {
  const id = accountIdOf(ctx.db, uid);
  if (id === null) throw ledgerErrors.make('RECORD-NOT-FOUND', { what: '银行账户' });
  return id;
}

/** Refuses unless the operator has one of the roles. */
export function requireRole(
  ctx: LedgerContext,
  roles: readonly Operator['role'][],
  what: string,
): void {
  if (roles.includes(ctx.operator.role)) return;
  const name = `${ctx.operator.name}（${ROLE_WORDS[ctx.operator.role]}）`;
  throw ledgerErrors.make('ROLE-REFUSED', { name, what });
}

/** 出纳 may never draft or review vouchers, whatever the role: refuses them too. */
export function requireBookkeeper(
  ctx: LedgerContext,
  roles: readonly Operator['role'][],
  what: string,
): void {
  requireRole(ctx, roles, what);
  if (ctx.operator.cashier) {
    throw ledgerErrors.make('ROLE-REFUSED', { name: `${ctx.operator.name}（出纳）`, what });
  }
}

/** Those who prepare: everybody but the auditor. */
export const PREPARERS = ['clerk', 'reviewer', 'supervisor'] as const;
export const REVIEWERS = ['reviewer', 'supervisor'] as const;
