import { ledgerErrors } from '#shared/errors/ledger-errors.ts';
import type { LedgerContext } from './context.ts';
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

/** Whether the operator may review vouchers today, by role or as a deputy. */
export const mayReview = ({ operator, roles }: LedgerContext): boolean =>
  !operator.cashier && roles.some((role) => role === 'reviewer' || role === 'supervisor');
