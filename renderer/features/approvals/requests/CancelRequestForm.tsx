import { Input } from 'antd';
import { useState } from 'react';
import { calls } from '#shared/contract/index.ts';
import { useCommand } from '../../../lib/api.ts';
import { faultsOf } from '../../../lib/field-faults.ts';
import { Field } from '../../../ui/Field.tsx';
import { FormDialog } from '../../../ui/FormDialog.tsx';

/** Takes a payment request back, with the reason; it stays readable. */
export function CancelRequestForm(props: { requestUid: string; onDone(): void }) {
  const { requestUid, onDone } = props;
  const [reason, setReason] = useState('');
  const cancel = useCommand('approvals.cancelRequest', { quiet: true });
  const input = { requestUid, reason };
  const save = async () => {
    if (await cancel.run(input)) onDone();
  };
  return (
    <FormDialog
      title="撤销用款申请"
      saveWord="撤销用款申请"
      faults={faultsOf(calls['approvals.cancelRequest'].input, input)}
      pending={cancel.pending}
      error={cancel.error}
      onSave={() => void save()}
      onClose={onDone}
    >
      {(faults) => (
        <Field label="撤销原因" fault={faults.reason}>
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
