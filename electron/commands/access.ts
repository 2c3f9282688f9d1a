import { ACCESS, admits, BEFORE_CHANGE } from '#shared/contract/access.ts';
import { type CallName, calls } from '#shared/contract/index.ts';
import { ledgerErrors } from '#shared/errors/ledger-errors.ts';
import { peopleErrors } from '#shared/errors/people-errors.ts';
import { ROLE_WORDS } from '#shared/terms.ts';
import type { Operator } from '../services/context.ts';
import { mustBeActive } from '../services/people/people-store.ts';
import type { CommandContext } from './command-context.ts';

/**
 * Session and role, from the one table: errors SIGN-IN-NEEDED, OPERATOR-INACTIVE,
 * PASSWORD-MUST-CHANGE, ROLE-REFUSED. Asked of the ledger at every call, so that a role that ended
 * or an account that was deactivated counts at once.
 */
export function checkAccess(ctx: CommandContext, name: CallName): void {
  const access = ACCESS[name];
  if (access === 'anyone') return;
  const { actor } = ctx;
  const what = `“${calls[name].word}”`;
  if (actor === null) throw peopleErrors.make('SIGN-IN-NEEDED', { what });
  mustBeActive(ctx.db, actor);
  if (ctx.mustChange && !BEFORE_CHANGE.has(name)) {
    throw peopleErrors.make('PASSWORD-MUST-CHANGE', { what });
  }
  if (admits(access, { ...actor, roles: ctx.roles })) return;
  throw ledgerErrors.make('ROLE-REFUSED', { name: `${actor.name}（${standing(actor)}）`, what });
}

const standing = ({ role, cashier }: Operator): string =>
  cashier ? `${ROLE_WORDS[role]}、出纳` : ROLE_WORDS[role];
