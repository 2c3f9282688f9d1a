import { newLedger } from '#shared/contract/setup.ts';
import { type CallError, useCommand } from '../../../lib/api.ts';
import { go } from '../../../lib/route.ts';
import { showRecoveryCode } from '../../people/index.ts';
import { toNewLedger, type WizardForm } from './wizard-form.ts';

/** The wizard's one writing act: choose where the file goes, then create it there. */
export function useCreateLedger(onCreated: () => void): {
  create(form: WizardForm): Promise<void>;
  pending: boolean;
  error: CallError | null;
} {
  const choose = useCommand('setup.chooseNewLedger', { quiet: true });
  const create = useCommand('setup.create', { quiet: true });
  return {
    create: async (form) => {
      const setup = newLedger.parse(toNewLedger(form));
      const file = await choose.run({ suggestedName: setup.fund.name });
      if (!file) return;
      const made = await create.run({ token: file.token, setup });
      if (!made) return;
      showRecoveryCode(made.recoveryCode);
      onCreated();
      go('/');
    },
    pending: create.pending,
    error: create.error ?? choose.error,
  };
}
