import { useState } from 'react';
import { calls } from '#shared/contract/index.ts';
import { USE_KIND_WORDS } from '#shared/terms.ts';
import { useCommand } from '../../../lib/api.ts';
import { today } from '../../../lib/clock.ts';
import { useDraft } from '../../../lib/drafts.ts';
import { faultsOf } from '../../../lib/field-faults.ts';
import { useLedger } from '../../../lib/ledger.tsx';
import { roleRefusal } from '../../../lib/may.ts';
import { FormDialog } from '../../../ui/FormDialog.tsx';
import { PlainTable } from '../../../ui/PlainTable.tsx';
import { ReasonButton } from '../../../ui/ReasonButton.tsx';
import { UseFields, type UseForm } from '../UseFields.tsx';

export function UseSettings() {
  const { fund, status } = useLedger();
  const [adding, setAdding] = useState(false);
  return (
    <section className="settings-part">
      <header>
        <h2>允许用途</h2>
        <ReasonButton reason={roleRefusal(status, ['supervisor'])} onClick={() => setAdding(true)}>
          登记允许用途
        </ReasonButton>
      </header>
      <PlainTable
        label="允许用途"
        rows={fund.permittedUses}
        rowKey={(use) => use.uid}
        columns={[
          { title: '用途', render: (use) => use.name },
          { title: '类别', render: (use) => USE_KIND_WORDS[use.kind] },
          { title: '条款', render: (use) => use.clause },
          { title: '启用', render: (use) => use.validFrom },
          { title: '停用', render: (use) => use.validTo ?? '' },
        ]}
      />
      {adding && <AddUse onClose={() => setAdding(false)} />}
    </section>
  );
}

function AddUse({ onClose }: { onClose(): void }) {
  const { fund } = useLedger();
  const [empty] = useState<UseForm>(() => ({
    name: '',
    kind: 'relief',
    clause: '',
    validFrom: today(),
  }));
  const draft = useDraft(`${fund.uid}:use`, empty, { personal: false });
  const add = useCommand('setup.addPermittedUse', { quiet: true });
  const schema = calls['setup.addPermittedUse'].input;
  const input = { fundUid: fund.uid, use: draft.value };
  const save = async () => {
    if (!(await add.run(schema.parse(input)))) return;
    draft.clear();
    onClose();
  };
  return (
    <FormDialog
      title="登记允许用途"
      saveWord="登记"
      faults={faultsOf(schema, input)}
      pending={add.pending}
      error={add.error}
      onSave={() => void save()}
      onClose={onClose}
    >
      {(faults) => <UseFields use={draft.value} change={draft.change} faults={faults} at="use." />}
    </FormDialog>
  );
}
