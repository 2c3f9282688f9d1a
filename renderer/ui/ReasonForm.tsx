import { Input } from 'antd';
import { useState } from 'react';
import { type CallInput, calls } from '#shared/contract/index.ts';
import { useCommand } from '../lib/api.ts';
import { faultsOf } from '../lib/field-faults.ts';
import { Field } from './Field.tsx';
import { FormDialog } from './FormDialog.tsx';

/** Calls that take a record back and need nothing of the user but why; it stays readable. */
type TakingBack = 'approvals.cancelRequest' | 'approvals.withdrawPayList' | 'documents.withdraw';

/** Asks why a record is taken back, and does it. */
export function ReasonForm<Name extends TakingBack>(props: {
  call: Name;
  /** Names the record. */
  of: Omit<CallInput<Name>, 'reason'>;
  title: string;
  saveWord: string;
  /** What the reason is called. */
  word: string;
  hint?: string;
  onDone(): void;
}) {
  const { call, of, title, saveWord, word, hint, onDone } = props;
  const [reason, setReason] = useState('');
  const takeBack = useCommand(call, { quiet: true });
  const input = { ...of, reason } as CallInput<Name>;
  const save = async () => {
    if (await takeBack.run(input)) onDone();
  };
  return (
    <FormDialog
      title={title}
      saveWord={saveWord}
      faults={faultsOf(calls[call].input, input)}
      pending={takeBack.pending}
      error={takeBack.error}
      onSave={() => void save()}
      onClose={onDone}
    >
      {(faults) => (
        <Field label={word} fault={faults.reason} hint={hint}>
          <Input
            autoFocus
            value={reason}
            maxLength={200}
            onChange={(event) => setReason(event.target.value)}
          />
        </Field>
      )}
    </FormDialog>
  );
}
