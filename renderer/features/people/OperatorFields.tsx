import { Checkbox, Input, Select } from 'antd';
import type { LedgerStatus } from '#shared/contract/setup.ts';
import { ROLE_WORDS } from '#shared/terms.ts';
import type { FieldFaults } from '../../lib/field-faults.ts';
import { Field } from '../../ui/Field.tsx';

export interface OperatorForm {
  name: string;
  role: LedgerStatus['operator']['role'];
  cashier: boolean;
}

const ROLES = (Object.keys(ROLE_WORDS) as OperatorForm['role'][]).map((value) => ({
  value,
  label: ROLE_WORDS[value],
}));

export function OperatorFields(props: {
  operator: OperatorForm;
  change(patch: Partial<OperatorForm>): void;
  faults: FieldFaults;
  /** Where the operator stands in the checked form, e.g. `operators.0.`. */
  at: string;
}) {
  const { operator, change, faults, at } = props;
  return (
    <>
      <Field label="姓名" fault={faults[`${at}name`]}>
        <Input value={operator.name} onChange={(event) => change({ name: event.target.value })} />
      </Field>
      <Field label="角色" fault={faults[`${at}role`]}>
        <Select<OperatorForm['role']>
          value={operator.role}
          options={ROLES}
          onChange={(role) => change({ role })}
        />
      </Field>
      <div className="field">
        <span className="field-label">兼任</span>
        <Checkbox
          checked={operator.cashier}
          onChange={(event) => change({ cashier: event.target.checked })}
        >
          出纳
        </Checkbox>
      </div>
    </>
  );
}
