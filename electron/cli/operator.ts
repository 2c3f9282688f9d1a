import type { LedgerSession } from '../commands/ledger-session.ts';
import type { Operator } from '../services/context.ts';
import { UsageError } from './command.ts';

/** Who acts: the person named, or the first operator with one of the roles. */
export function chooseOperator(
  session: LedgerSession,
  name: string | undefined,
  roles: readonly Operator['role'][],
): void {
  const { operators } = session.status();
  const operator = operators.find((o) =>
    name === undefined ? roles.includes(o.role) : o.personName === name,
  );
  if (operator === undefined) throw new UsageError(`账套里没有操作员“${name ?? roles[0]}”`);
  session.actAs(operator.uid);
}
