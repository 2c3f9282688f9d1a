import { peopleErrors } from '#shared/errors/people-errors.ts';
import type { CaseStages } from '../services/cases/case-stages.ts';
import { type LedgerContext, type Operator, today } from '../services/context.ts';
import { rolesOn } from '../services/people/people-store.ts';
import type { SignedIn } from '../services/people/sign-in.ts';
import type { Stages } from '../services/statements/stages.ts';

/** What a command may use besides the ledger: the session, the file's name, the staged imports. */
export interface CommandContext extends LedgerContext {
  readonly fileName: string;
  readonly readOnly: boolean;
  readonly stages: Stages;
  readonly caseStages: CaseStages;
  /** Who is signed in, or null while the ledger is locked. */
  readonly actor: Operator | null;
  /** Signed in by an initial password. */
  readonly mustChange: boolean;
  /** Who is signed in once the command has been carried out; null locks. */
  readonly become: (next: SignedIn | null) => void;
}

/** All but what follows from who is signed in. */
export type ContextParts = Omit<CommandContext, 'operator' | 'roles'>;

export function commandContext(parts: ContextParts): CommandContext {
  return {
    ...parts,
    get operator() {
      if (parts.actor === null) throw peopleErrors.make('SIGN-IN-NEEDED', { what: '办理' });
      return parts.actor;
    },
    get roles() {
      return parts.actor === null ? [] : rolesOn(parts.db, parts.actor.uid, today(parts));
    },
  };
}
