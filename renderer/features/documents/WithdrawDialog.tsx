import { Input } from 'antd';
import { useState } from 'react';
import type { DocumentLinkView } from '#shared/contract/documents.ts';
import { calls } from '#shared/contract/index.ts';
import { useCommand } from '../../lib/api.ts';
import { faultsOf } from '../../lib/field-faults.ts';
import { Field } from '../../ui/Field.tsx';
import { FormDialog } from '../../ui/FormDialog.tsx';

/** Takes a paper out of what counts; it stays readable. */
export function WithdrawDialog({ link, onDone }: { link: DocumentLinkView; onDone(): void }) {
  const [reason, setReason] = useState('');
  const withdraw = useCommand('documents.withdraw', { quiet: true });
  const input = { linkUid: link.uid, reason };
  const save = async () => {
    if (await withdraw.run(input)) onDone();
  };
  return (
    <FormDialog
      title={`撤下 ${link.paper}`}
      saveWord="撤下"
      faults={faultsOf(calls['documents.withdraw'].input, input)}
      pending={withdraw.pending}
      error={withdraw.error}
      onSave={() => void save()}
      onClose={onDone}
    >
      {(faults) => (
        <Field
          label="撤下原因"
          fault={faults.reason}
          hint="撤下后仍在清单里，划线显示，不再算作附件。原因里不写姓名和证件号。"
        >
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
