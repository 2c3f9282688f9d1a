import { Input, Select } from 'antd';
import { useState } from 'react';
import { roleOfWay } from '#shared/approvals/payees.ts';
import type { PayeeRole } from '#shared/approvals/types.ts';
import type { ApprovalDetail } from '#shared/contract/approvals.ts';
import { calls } from '#shared/contract/index.ts';
import type { Day } from '#shared/dates/day.ts';
import type { UseKind } from '#shared/entries/kinds.ts';
import { useCommand } from '../../../lib/api.ts';
import { useDraft } from '../../../lib/drafts.ts';
import { type FieldFaults, faultsOf } from '../../../lib/field-faults.ts';
import { useLedger } from '../../../lib/ledger.tsx';
import { DayInput } from '../../../ui/DayInput.tsx';
import { Field } from '../../../ui/Field.tsx';
import { FormDialog } from '../../../ui/FormDialog.tsx';
import { payeeRoleWord } from '../Registered.tsx';
import { type PartyDraft, partyInput } from './approval-draft.ts';
import { PartyFields } from './PartyFields.tsx';

interface PayeeDraft {
  role: PayeeRole;
  party: PartyDraft;
  documentNo: string;
  day: Day | null;
}

/** A working expense goes to a unit itself: nobody takes it for another. */
const ROLES: Record<UseKind, PayeeRole[]> = {
  relief: ['recipient', 'guardian', 'agent', 'paying-unit'],
  working_expense: ['recipient'],
};

const newPayee = ({ way }: ApprovalDetail): PayeeDraft => ({
  role: roleOfWay(way) ?? 'recipient',
  party: { name: '', account: '', idNumber: '', phone: '' },
  documentNo: '',
  day: null,
});

/** One more payee: a guardian, an agent, a paying unit, or a new account of the recipient. */
export function PayeeForm({ of, onDone }: { of: ApprovalDetail; onDone(): void }) {
  const { year } = useLedger();
  const [initial] = useState(() => newPayee(of));
  const draft = useDraft(`${of.uid}:payee`, initial, { personal: true });
  const add = useCommand('approvals.addPayee', { quiet: true });
  const { value, change } = draft;
  const schema = calls['approvals.addPayee'].input;
  const input = { approvalUid: of.uid, ...value, party: partyInput(value.party) };
  // DA-08 pays nobody in another's place without the paper that says so.
  const unproven: FieldFaults =
    value.role !== 'recipient' && value.documentNo.trim() === '' ? { documentNo: '请填写' } : {};
  const save = async () => {
    if (!(await add.run(schema.parse(input)))) return;
    draft.clear();
    onDone();
  };
  return (
    <FormDialog
      title={`登记收款人 · ${of.number}`}
      saveWord="登记"
      twoColumns
      faults={{ ...faultsOf(schema, input), ...unproven }}
      pending={add.pending}
      error={add.error}
      onSave={() => void save()}
      onClose={onDone}
    >
      {(faults) => (
        <>
          <Field label="身份" fault={faults.role}>
            <Select
              value={value.role}
              options={ROLES[of.kind].map((role) => ({
                value: role,
                label: payeeRoleWord(of.kind, role),
              }))}
              onChange={(role) => change({ role })}
            />
          </Field>
          <Field label="登记日期" fault={faults.day}>
            <DayInput year={year} value={value.day} onChange={(day) => change({ day })} />
          </Field>
          <PartyFields
            word="收款人户名"
            person={of.kind === 'relief' && value.role !== 'paying-unit'}
            party={value.party}
            change={(patch) => change({ party: { ...value.party, ...patch } })}
            faults={faults}
            at="party."
          />
          <Field
            label="证明文件编号"
            optional={value.role === 'recipient'}
            fault={faults.documentNo}
            hint="监护证明、授权委托书或代发协议；更改本人账号可不填。"
          >
            <Input
              value={value.documentNo}
              maxLength={80}
              onChange={(event) => change({ documentNo: event.target.value })}
            />
          </Field>
        </>
      )}
    </FormDialog>
  );
}
