import type { ROLE_WORDS } from '#shared/terms.ts';
import type { LedgerSession } from '../commands/ledger-session.ts';
import { UsageError } from './command.ts';

type Role = keyof typeof ROLE_WORDS;

/** Who acts: the person named, or the first operator with one of the roles. */
export function chooseOperator(
  session: LedgerSession,
  name: string | undefined,
  roles: readonly Role[],
): void {
  const { operators } = session.status();
  const operator = operators.find((o) =>
    name === undefined ? roles.includes(o.role) : o.personName === name,
  );
  if (operator === undefined) throw new UsageError(`账套里没有操作员“${name ?? roles[0]}”`);
  session.actAs(operator.uid);
}
