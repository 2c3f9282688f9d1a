import { Input } from 'antd';
import { useState } from 'react';
import { calls } from '#shared/contract/index.ts';
import type { AccountView } from '#shared/contract/people.ts';
import { useCommand } from '../../lib/api.ts';
import { faultsOf } from '../../lib/field-faults.ts';
import { Field } from '../../ui/Field.tsx';
import { FormDialog } from '../../ui/FormDialog.tsx';
import { NO_PASSWORD, PasswordFields, repeatFault } from './PasswordFields.tsx';
import { standingDeputy } from './standing-deputy.ts';
import { operatorWords } from './words.ts';

interface DialogProps {
  account: AccountView;
  onClose(): void;
}

/** Another's password, to be changed by its owner at the next sign-in. */
export function ResetPasswordDialog({ account, onClose }: DialogProps) {
  const [twice, setTwice] = useState(NO_PASSWORD);
  const reset = useCommand('people.resetPassword', { quiet: true });
  const input = { operatorUid: account.uid, password: twice.password };
  const save = async () => {
    if (await reset.run(input)) onClose();
  };
  return (
    <FormDialog
      title={`重设口令：${operatorWords(account)}`}
      saveWord="重设口令"
      faults={{ ...repeatFault(twice), ...faultsOf(calls['people.resetPassword'].input, input) }}
      pending={reset.pending}
      error={reset.error}
      onSave={() => void save()}
      onClose={onClose}
    >
      {(faults) => (
        <>
          <p className="step-lead">
            原口令立即失效；本人首次登录时须改成自己的口令。此操作记入日志。
          </p>
          <PasswordFields
            label="初始口令"
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

export function DeactivateDialog({ account, onClose }: DialogProps) {
  const [reason, setReason] = useState('');
  const deactivate = useCommand('people.deactivate', { quiet: true });
  const input = { operatorUid: account.uid, reason };
  const save = async () => {
    if (await deactivate.run(input)) onClose();
  };
  return (
    <FormDialog
      title={`停用：${operatorWords(account)}`}
      saveWord="停用"
      faults={faultsOf(calls['people.deactivate'].input, input)}
      pending={deactivate.pending}
      error={deactivate.error}
      onSave={() => void save()}
      onClose={onClose}
    >
      {(faults) => (
        <>
          <p className="step-lead">停用后不能再登录，口令作废；经办过的记录和姓名保持原样。</p>
          <ReasonField reason={reason} onChange={setReason} fault={faults.reason} />
        </>
      )}
    </FormDialog>
  );
}

export function ReactivateDialog({ account, onClose }: DialogProps) {
  const [reason, setReason] = useState('');
  const [twice, setTwice] = useState(NO_PASSWORD);
  const reactivate = useCommand('people.reactivate', { quiet: true });
  const input = { operatorUid: account.uid, password: twice.password, reason };
  const save = async () => {
    if (await reactivate.run(input)) onClose();
  };
  return (
    <FormDialog
      title={`恢复使用：${operatorWords(account)}`}
      saveWord="恢复使用"
      faults={{ ...repeatFault(twice), ...faultsOf(calls['people.reactivate'].input, input) }}
      pending={reactivate.pending}
      error={reactivate.error}
      onSave={() => void save()}
      onClose={onClose}
    >
      {(faults) => (
        <>
          <ReasonField reason={reason} onChange={setReason} fault={faults.reason} />
          <PasswordFields
            label="初始口令"
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

export function EndDeputyDialog({ account, onClose }: DialogProps) {
  const [reason, setReason] = useState('');
  const end = useCommand('people.endDeputy', { quiet: true });
  const input = { deputyUid: standingDeputy(account)?.uid ?? '', reason };
  const save = async () => {
    if (await end.run(input)) onClose();
  };
  return (
    <FormDialog
      title={`结束代岗：${operatorWords(account)}`}
      saveWord="结束代岗"
      faults={faultsOf(calls['people.endDeputy'].input, input)}
      pending={end.pending}
      error={end.error}
      onSave={() => void save()}
      onClose={onClose}
    >
      {(faults) => (
        <>
          <p className="step-lead">立即生效；代岗期间已办的事项不变。</p>
          <ReasonField reason={reason} onChange={setReason} fault={faults.reason} />
        </>
      )}
    </FormDialog>
  );
}

function ReasonField(props: {
  reason: string;
  onChange(reason: string): void;
  fault: string | undefined;
}) {
  return (
    <Field label="原因" fault={props.fault}>
      <Input value={props.reason} onChange={(event) => props.onChange(event.target.value)} />
    </Field>
  );
}
