import type { CallName, CallOutput, CallsAt } from '#shared/contract/index.ts';
import type { FundView } from '#shared/contract/setup.ts';
import { SAMPLE_PASSWORDS } from '#shared/people/sample.ts';
import type { Operator } from '../services/context.ts';
import type { LedgerSession } from './ledger-session.ts';

/** The window's commands, given in the name of one or another of the sample's people. */
export class SampleDesk {
  readonly session: LedgerSession;
  readonly fund: FundView;

  constructor(session: LedgerSession) {
    this.session = session;
    this.fund = session.status().funds[0]!;
  }

  /** Signs in by the sample's own, well-known password, unless it is their turn already. */
  as(role: Operator['role']): void {
    const { operator, operators } = this.session.status();
    if (operator?.role === role) return;
    const { uid } = operators.find((one) => one.role === role)!;
    this.run('people.signIn', { operatorUid: uid, password: SAMPLE_PASSWORDS[role] });
  }

  run<Name extends CallsAt<'read' | 'write'> & CallName>(
    name: Name,
    input: Parameters<LedgerSession['run']>[1],
  ): CallOutput<Name> {
    return this.session.run(name, input);
  }

  uidOfUse(name: string | undefined): string | null {
    return this.fund.permittedUses.find((use) => use.name === name)?.uid ?? null;
  }
}
