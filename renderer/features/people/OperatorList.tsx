import { useState } from 'react';
import { calls } from '#shared/contract/index.ts';
import { ROLE_WORDS } from '#shared/terms.ts';
import { useCommand } from '../../lib/api.ts';
import { useDraft } from '../../lib/drafts.ts';
import { faultsOf } from '../../lib/field-faults.ts';
import { useLedger } from '../../lib/ledger.tsx';
import { roleRefusal } from '../../lib/may.ts';
import { FormDialog } from '../../ui/FormDialog.tsx';
import { PlainTable } from '../../ui/PlainTable.tsx';
import { ReasonButton } from '../../ui/ReasonButton.tsx';
import { OperatorFields, type OperatorForm } from './OperatorFields.tsx';

const EMPTY: OperatorForm = { name: '', role: 'clerk', cashier: false };

export function OperatorList() {
  const { status } = useLedger();
  const [adding, setAdding] = useState(false);
  return (
    <section className="settings-part">
      <header>
        <h2>操作员</h2>
        <ReasonButton reason={roleRefusal(status, ['supervisor'])} onClick={() => setAdding(true)}>
          登记操作员
        </ReasonButton>
      </header>
      <PlainTable
        label="操作员"
        rows={status.operators}
        rowKey={(o) => o.uid}
        columns={[
          { title: '姓名', render: (o) => o.personName },
          { title: '角色', render: (o) => ROLE_WORDS[o.role] },
          { title: '兼任', render: (o) => (o.cashier ? '出纳' : '') },
          { title: '', render: (o) => (o.uid === status.operator.uid ? '当前操作员' : '') },
        ]}
      />
      {adding && <AddOperator onClose={() => setAdding(false)} />}
    </section>
  );
}

function AddOperator({ onClose }: { onClose(): void }) {
  const { status } = useLedger();
  const draft = useDraft(`${status.uid}:operator`, EMPTY, { personal: true });
  const add = useCommand('setup.addOperator', { quiet: true });
  const save = async () => {
    if (!(await add.run(draft.value))) return;
    draft.clear();
    onClose();
  };
  return (
    <FormDialog
      title="登记操作员"
      saveWord="登记"
      faults={faultsOf(calls['setup.addOperator'].input, draft.value)}
      pending={add.pending}
      error={add.error}
      onSave={() => void save()}
      onClose={onClose}
    >
      {(faults) => (
        <OperatorFields operator={draft.value} change={draft.change} faults={faults} at="" />
      )}
    </FormDialog>
  );
}
