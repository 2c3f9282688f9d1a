import { Input } from 'antd';
import { useState } from 'react';
import { calls } from '#shared/contract/index.ts';
import { useCommand } from '../../lib/api.ts';
import { faultsOf } from '../../lib/field-faults.ts';
import { useLedger } from '../../lib/ledger.tsx';
import { callRefusal } from '../../lib/may.ts';
import { Field } from '../../ui/Field.tsx';
import { FormDialog } from '../../ui/FormDialog.tsx';
import { ReasonButton } from '../../ui/ReasonButton.tsx';
import { showRecoveryCode } from './shown-code.ts';

/** 恢复码: replaced when the sheet was lost or seen by somebody. */
export function RecoverySettings() {
  const { status } = useLedger();
  const [renewing, setRenewing] = useState(false);
  return (
    <section className="settings-part people-part">
      <header>
        <h2>恢复码</h2>
        <ReasonButton
          reason={callRefusal(status, 'people.renewRecovery')}
          onClick={() => setRenewing(true)}
        >
          更换恢复码
        </ReasonButton>
      </header>
      <p className="settings-note">
        恢复单丢失、可能被他人看过或主管换人时更换；更换后旧恢复单作废。签名公钥指纹：
        {status.signingFingerprint}
      </p>
      {renewing && <RenewDialog onClose={() => setRenewing(false)} />}
    </section>
  );
}

function RenewDialog({ onClose }: { onClose(): void }) {
  const [password, setPassword] = useState('');
  const renew = useCommand('people.renewRecovery', { quiet: true });
  const save = async () => {
    const made = await renew.run({ password });
    if (!made) return;
    onClose();
    showRecoveryCode(made.code);
  };
  return (
    <FormDialog
      title="更换恢复码"
      saveWord="更换"
      faults={faultsOf(calls['people.renewRecovery'].input, { password })}
      pending={renew.pending}
      error={renew.error}
      onSave={() => void save()}
      onClose={onClose}
    >
      {(faults) => (
        <>
          <p className="step-lead">旧恢复码立即作废。新恢复码只显示一次，请准备好打印机。</p>
          <Field label="您的口令" fault={faults.password}>
            <Input.Password
              value={password}
              autoComplete="off"
              onChange={(event) => setPassword(event.target.value)}
            />
          </Field>
        </>
      )}
    </FormDialog>
  );
}
