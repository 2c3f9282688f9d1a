import { Button } from 'antd';
import { useState } from 'react';
import type { AccountView } from '#shared/contract/people.ts';
import { useCall } from '../../lib/api.ts';
import { useKeys } from '../../lib/keys.ts';
import { useLedger } from '../../lib/ledger.tsx';
import { callRefusal } from '../../lib/may.ts';
import { go } from '../../lib/route.ts';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { Page } from '../../ui/Page.tsx';
import { ReasonButton } from '../../ui/ReasonButton.tsx';
import {
  DeactivateDialog,
  EndDeputyDialog,
  ReactivateDialog,
  ResetPasswordDialog,
} from './AccountDialogs.tsx';
import { type AccountAct, AccountTable } from './AccountTable.tsx';
import { AddOperatorDialog } from './AddOperatorDialog.tsx';
import { DeputyDialog } from './DeputyDialog.tsx';
import './login.css';
import { RecoverySettings } from './RecoverySettings.tsx';

type Doing = { act: 'add' } | { act: AccountAct; account: AccountView };

/** 人员与口令: who works in the ledger, as what, for how long; nobody is ever deleted. */
export function PeoplePage() {
  const { status } = useLedger();
  const accounts = useCall('people.list', {});
  const [doing, setDoing] = useState<Doing | null>(null);
  const refusal = callRefusal(status, 'people.addOperator');
  const add = () => {
    if (refusal === null) setDoing({ act: 'add' });
  };
  useKeys(
    {
      F2: { word: '登记操作员', run: add, enabled: refusal === null },
      Esc: { word: '回设置', run: () => go('/settings') },
    },
    '人员与口令',
  );
  const active = status.operators.filter((one) => one.active).length;
  const close = () => setDoing(null);
  return (
    <Page
      title="人员与口令"
      standing={`在用 ${active} 个账号，已停用 ${status.operators.length - active} 个；停用后姓名仍留在原有记录中。`}
      action={
        <div className="button-row">
          <Button onClick={() => go('/settings')}>回设置</Button>
          <ReasonButton type="primary" title="F2" reason={refusal} onClick={add}>
            登记操作员
          </ReasonButton>
        </div>
      }
    >
      {accounts.error && (
        <ErrorNotice error={accounts.error} onRetry={() => void accounts.refetch()} />
      )}
      {accounts.data && (
        <AccountTable
          accounts={accounts.data}
          refusal={refusal}
          onAct={(act, account) => setDoing({ act, account })}
        />
      )}
      <RecoverySettings />
      {doing !== null && <Dialog doing={doing} onClose={close} />}
    </Page>
  );
}

function Dialog({ doing, onClose }: { doing: Doing; onClose(): void }) {
  switch (doing.act) {
    case 'add':
      return <AddOperatorDialog onClose={onClose} />;
    case 'reset':
      return <ResetPasswordDialog account={doing.account} onClose={onClose} />;
    case 'deactivate':
      return <DeactivateDialog account={doing.account} onClose={onClose} />;
    case 'reactivate':
      return <ReactivateDialog account={doing.account} onClose={onClose} />;
    case 'deputise':
      return <DeputyDialog account={doing.account} onClose={onClose} />;
    case 'end-deputy':
      return <EndDeputyDialog account={doing.account} onClose={onClose} />;
  }
}
