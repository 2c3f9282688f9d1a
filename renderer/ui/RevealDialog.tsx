import { Input } from 'antd';
import { useState } from 'react';
import type { CallError } from '../lib/call-error.ts';
import { Field } from './Field.tsx';
import { FormDialog } from './FormDialog.tsx';

/** Asks why personal data is to be shown in full; the call that shows it logs the reason. */
export function RevealDialog(props: {
  title: string;
  /** What will be shown, e.g. 3 份申请的姓名、账号. */
  what: string;
  pending: boolean;
  error: CallError | null;
  onShow(reason: string): void;
  onClose(): void;
}) {
  const [reason, setReason] = useState('');
  return (
    <FormDialog
      title={props.title}
      saveWord="显示"
      faults={reason.trim() === '' ? { reason: '请填写' } : {}}
      pending={props.pending}
      error={props.error}
      onSave={() => props.onShow(reason)}
      onClose={props.onClose}
    >
      {(faults) => (
        <Field
          label="查看事由"
          fault={faults.reason}
          hint={`将显示 ${props.what}。查看人、时间和事由会记入操作日志。`}
        >
          <Input
            autoFocus
            maxLength={200}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
        </Field>
      )}
    </FormDialog>
  );
}
