import { Input, InputNumber } from 'antd';
import { useState } from 'react';
import type { DocumentSubject } from '#shared/contract/documents.ts';
import { calls } from '#shared/contract/index.ts';
import { useCommand } from '../../lib/api.ts';
import { useDraft } from '../../lib/drafts.ts';
import { faultsOf } from '../../lib/field-faults.ts';
import { Field } from '../../ui/Field.tsx';
import { FormDialog } from '../../ui/FormDialog.tsx';
import { PaperNameField } from './PaperNameField.tsx';

/** Notes sheets of paper and where they lie. */
export function AddSheets(props: {
  subject: DocumentSubject;
  suggested: readonly string[];
  proposed: string;
  onDone(): void;
}) {
  const { subject, suggested, proposed, onDone } = props;
  const [initial] = useState({ paper: proposed, sheets: 1, place: '' });
  const draft = useDraft(`${subject.uid}:sheets`, initial, { personal: true });
  const attach = useCommand('documents.attachPaper', { quiet: true });
  const input = { subject, ...draft.value };
  const save = async () => {
    if (!(await attach.run(input))) return;
    draft.clear();
    onDone();
  };
  return (
    <FormDialog
      title="登记纸质附件"
      saveWord="登记"
      faults={faultsOf(calls['documents.attachPaper'].input, input)}
      pending={attach.pending}
      error={attach.error}
      onSave={() => void save()}
      onClose={onDone}
    >
      {(faults) => (
        <>
          <PaperNameField
            value={draft.value.paper}
            suggested={suggested}
            fault={faults.paper}
            onChange={(paper) => draft.change({ paper })}
          />
          <Field label="张数" fault={faults.sheets}>
            <InputNumber
              min={1}
              max={9999}
              precision={0}
              value={draft.value.sheets}
              onChange={(sheets) => sheets !== null && draft.change({ sheets })}
            />
          </Field>
          <Field label="存放处" fault={faults.place} hint="如 2023年7月凭证盒、个案档案柜3层。">
            <Input
              value={draft.value.place}
              maxLength={80}
              onChange={(event) => draft.change({ place: event.target.value })}
            />
          </Field>
        </>
      )}
    </FormDialog>
  );
}
