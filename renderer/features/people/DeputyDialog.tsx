import { Input, Select } from 'antd';
import { useState } from 'react';
import { calls } from '#shared/contract/index.ts';
import type { AccountView } from '#shared/contract/people.ts';
import { DEPUTY_ROLES } from '#shared/people/roles.ts';
import { ROLE_WORDS } from '#shared/terms.ts';
import { useCommand } from '../../lib/api.ts';
import { today } from '../../lib/clock.ts';
import { faultsOf } from '../../lib/field-faults.ts';
import { DayInput } from '../../ui/DayInput.tsx';
import { Field } from '../../ui/Field.tsx';
import { FormDialog } from '../../ui/FormDialog.tsx';
import { operatorWords } from './words.ts';

/** 代岗: a second role from a day to a day. */
export function DeputyDialog({ account, onClose }: { account: AccountView; onClose(): void }) {
  const choices = DEPUTY_ROLES.filter((role) => role !== account.role);
  const [role, setRole] = useState(choices[0]!);
  const [fromDay, setFrom] = useState<string | null>(today());
  const [toDay, setTo] = useState<string | null>(null);
  const [reason, setReason] = useState('');
  const deputise = useCommand('people.deputise', { quiet: true });
  const input = { operatorUid: account.uid, role, fromDay, toDay, reason };
  const schema = calls['people.deputise'].input;
  const save = async () => {
    if (await deputise.run(schema.parse(input))) onClose();
  };
  return (
    <FormDialog
      title={`代岗：${operatorWords(account)}`}
      saveWord="登记代岗"
      faults={faultsOf(schema, input)}
      pending={deputise.pending}
      error={deputise.error}
      onSave={() => void save()}
      onClose={onClose}
    >
      {(faults) => (
        <>
          <p className="step-lead">
            代岗期间可办所代角色的事，经办与复核仍不能是同一人；代主管不能管人员与口令。
          </p>
          <Field label="代哪个角色" fault={faults.role}>
            <Select
              value={role}
              onChange={setRole}
              options={choices.map((value) => ({ value, label: ROLE_WORDS[value] }))}
            />
          </Field>
          <Field label="自" fault={faults.fromDay}>
            <DayInput value={fromDay} onChange={setFrom} />
          </Field>
          <Field label="至（含当日）" fault={faults.toDay}>
            <DayInput value={toDay} onChange={setTo} />
          </Field>
          <Field label="原因" fault={faults.reason}>
            <Input value={reason} onChange={(event) => setReason(event.target.value)} />
          </Field>
        </>
      )}
    </FormDialog>
  );
}
