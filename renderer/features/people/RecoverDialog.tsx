import { App, Input, Select } from 'antd';
import { useState } from 'react';
import { calls } from '#shared/contract/index.ts';
import type { LedgerStatus } from '#shared/contract/setup.ts';
import { useCommand } from '../../lib/api.ts';
import { faultsOf } from '../../lib/field-faults.ts';
import { Field } from '../../ui/Field.tsx';
import { FormDialog } from '../../ui/FormDialog.tsx';
import { NO_PASSWORD, PasswordFields, repeatFault } from './PasswordFields.tsx';
import { operatorWords } from './words.ts';

/** A supervisor who forgot the password, with the recovery sheet at hand. */
export function RecoverDialog({ status, onClose }: { status: LedgerStatus; onClose(): void }) {
  const supervisors = status.operators.filter((one) => one.active && one.role === 'supervisor');
  const [operatorUid, choose] = useState(supervisors[0]?.uid ?? '');
  const [code, setCode] = useState('');
  const [twice, setTwice] = useState(NO_PASSWORD);
  const { message } = App.useApp();
  const recover = useCommand('people.recover', { quiet: true });
  const input = { operatorUid, code, password: twice.password };
  const save = async () => {
    if (!(await recover.run(input))) return;
    void message.success('口令已重设，请用新口令登录');
    onClose();
  };
  return (
    <FormDialog
      title="用恢复码重设主管口令"
      saveWord="重设口令"
      faults={{ ...repeatFault(twice), ...faultsOf(calls['people.recover'].input, input) }}
      pending={recover.pending}
      error={recover.error}
      onSave={() => void save()}
      onClose={onClose}
    >
      {(faults) => (
        <>
          <p className="step-lead">
            恢复码印在建账时打印的恢复单上。其他操作员忘记口令的，由主管重设。
          </p>
          <Field label="主管" fault={faults.operatorUid}>
            <Select
              value={operatorUid}
              onChange={choose}
              options={supervisors.map((one) => ({ value: one.uid, label: operatorWords(one) }))}
            />
          </Field>
          <Field label="恢复码" fault={faults.code} hint="八组，每组五个字符；大小写和分隔符不限。">
            <Input
              value={code}
              autoComplete="off"
              className="recovery-input"
              onChange={(event) => setCode(event.target.value)}
            />
          </Field>
          <PasswordFields
            label="新口令"
            value={twice}
            onChange={setTwice}
            faults={faults}
            at="password"
          />
        </>
      )}
    </FormDialog>
  );
}
