import { Select } from 'antd';
import { useState } from 'react';
import { calls } from '#shared/contract/index.ts';
import { useCommand } from '../../lib/api.ts';
import { faultsOf } from '../../lib/field-faults.ts';
import { useLedger } from '../../lib/ledger.tsx';
import { Field } from '../../ui/Field.tsx';
import { FormDialog } from '../../ui/FormDialog.tsx';
import { OperatorFields, type OperatorForm } from './OperatorFields.tsx';

const EMPTY: OperatorForm = { name: '', role: 'clerk', cashier: false, password: '' };
const NEW_PERSON = 'new';

/** A new person, or one more account of a person who has one: rules compare persons. */
export function AddOperatorDialog({ onClose }: { onClose(): void }) {
  const { status } = useLedger();
  const [personUid, setPerson] = useState<string | null>(null);
  const [form, setForm] = useState(EMPTY);
  const add = useCommand('people.addOperator', { quiet: true });
  const persons = new Map(status.operators.map((one) => [one.personUid, one.personName]));
  const input = { ...form, personUid };
  const choose = (value: string) => {
    const known = persons.get(value);
    setPerson(known === undefined ? null : value);
    setForm((now) => ({ ...now, name: known ?? '' }));
  };
  const save = async () => {
    if (await add.run(input)) onClose();
  };
  return (
    <FormDialog
      title="登记操作员"
      saveWord="登记"
      faults={faultsOf(calls['people.addOperator'].input, input)}
      pending={add.pending}
      error={add.error}
      onSave={() => void save()}
      onClose={onClose}
    >
      {(faults) => (
        <>
          <Field label="人员" hint="同一个人可以有几个账号，但出纳不得兼任制单、对账或复核。">
            <Select
              value={personUid ?? NEW_PERSON}
              onChange={choose}
              options={[
                { value: NEW_PERSON, label: '新登记的人员' },
                ...[...persons].map(([value, name]) => ({ value, label: `已登记：${name}` })),
              ]}
            />
          </Field>
          <OperatorFields
            operator={form}
            change={(patch) => setForm((now) => ({ ...now, ...patch }))}
            faults={faults}
            at=""
            fixedName={personUid !== null}
          />
        </>
      )}
    </FormDialog>
  );
}
