import { Input } from 'antd';
import { useState } from 'react';
import { calls } from '#shared/contract/index.ts';
import type { Day } from '#shared/dates/day.ts';
import { useCommand } from '../../../lib/api.ts';
import { today } from '../../../lib/clock.ts';
import { useDraft } from '../../../lib/drafts.ts';
import { faultsOf } from '../../../lib/field-faults.ts';
import { useLedger } from '../../../lib/ledger.tsx';
import { roleRefusal } from '../../../lib/may.ts';
import { AmountInput } from '../../../ui/AmountInput.tsx';
import { DayInput } from '../../../ui/DayInput.tsx';
import { Field } from '../../../ui/Field.tsx';
import { FormDialog } from '../../../ui/FormDialog.tsx';
import { PlainTable } from '../../../ui/PlainTable.tsx';
import { ReasonButton } from '../../../ui/ReasonButton.tsx';
import { AccountFields, type AccountForm } from '../AccountFields.tsx';

export function AccountSettings() {
  const { fund, status } = useLedger();
  const [adding, setAdding] = useState(false);
  return (
    <section className="settings-part">
      <header>
        <h2>银行账户</h2>
        <ReasonButton reason={roleRefusal(status, ['supervisor'])} onClick={() => setAdding(true)}>
          登记银行账户
        </ReasonButton>
      </header>
      <PlainTable
        label="银行账户"
        rows={fund.accounts}
        rowKey={(account) => account.uid}
        columns={[
          { title: '账号', render: (a) => <span className="digits">{a.accountNo}</span> },
          { title: '户名', render: (a) => a.accountName },
          { title: '开户银行', render: (a) => a.bankName },
          { title: '启用', render: (a) => a.validFrom },
          { title: '停用', render: (a) => a.validTo ?? '' },
        ]}
      />
      {adding && <AddAccount onClose={() => setAdding(false)} />}
    </section>
  );
}

interface AccountDraft {
  account: AccountForm;
  opening: {
    date: Day | null;
    balanceFen: number | null;
    basisDocument: string;
    basisDate: Day | null;
  };
}

const emptyAccount = (): AccountDraft => ({
  account: { accountNo: '', bankName: '', accountName: '', validFrom: today() },
  opening: { date: today(), balanceFen: null, basisDocument: '', basisDate: null },
});

function AddAccount({ onClose }: { onClose(): void }) {
  const { fund } = useLedger();
  const [empty] = useState(emptyAccount);
  const draft = useDraft(`${fund.uid}:account`, empty, { personal: false });
  const add = useCommand('setup.addAccount', { quiet: true });
  const schema = calls['setup.addAccount'].input;
  const input = { fundUid: fund.uid, ...draft.value };
  const { account, opening } = draft.value;
  const changeOpening = (patch: Partial<AccountDraft['opening']>) =>
    draft.change({ opening: { ...opening, ...patch } });
  const save = async () => {
    if (!(await add.run(schema.parse(input)))) return;
    draft.clear();
    onClose();
  };
  return (
    <FormDialog
      title="登记银行账户"
      saveWord="登记"
      twoColumns
      faults={faultsOf(schema, input)}
      pending={add.pending}
      error={add.error}
      onSave={() => void save()}
      onClose={onClose}
    >
      {(faults) => (
        <>
          <AccountFields
            account={account}
            change={(patch) => draft.change({ account: { ...account, ...patch } })}
            faults={faults}
          />
          <Field label="期初日期" fault={faults['opening.date']}>
            <DayInput value={opening.date} onChange={(date) => changeOpening({ date })} />
          </Field>
          <Field label="期初余额" fault={faults['opening.balanceFen']}>
            <AmountInput
              value={opening.balanceFen}
              onChange={(balanceFen) => changeOpening({ balanceFen })}
            />
          </Field>
          <Field label="依据文件" fault={faults['opening.basisDocument']}>
            <Input
              value={opening.basisDocument}
              onChange={(event) => changeOpening({ basisDocument: event.target.value })}
            />
          </Field>
          <Field label="依据日期" fault={faults['opening.basisDate']}>
            <DayInput
              value={opening.basisDate}
              onChange={(basisDate) => changeOpening({ basisDate })}
            />
          </Field>
        </>
      )}
    </FormDialog>
  );
}
