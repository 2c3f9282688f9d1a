import { Checkbox, Input, Select } from 'antd';
import { ROLES, type Role } from '#shared/people/roles.ts';
import { ROLE_WORDS } from '#shared/terms.ts';
import type { FieldFaults } from '../../lib/field-faults.ts';
import { Field } from '../../ui/Field.tsx';

export interface OperatorForm {
  name: string;
  role: Role;
  cashier: boolean;
  password: string;
}

export const ROLE_CHOICES = ROLES.map((value) => ({ value, label: ROLE_WORDS[value] }));

export function OperatorFields(props: {
  operator: OperatorForm;
  change(patch: Partial<OperatorForm>): void;
  faults: FieldFaults;
  /** Where the operator stands in the checked form, e.g. `operators.0.`. */
  at: string;
  /** A person who has an account already keeps the name. */
  fixedName?: boolean;
  /** Whose it is from the start, or to be changed at the first sign-in. */
  passwordWord?: string;
}) {
  const { operator, change, faults, at, passwordWord = '初始口令' } = props;
  return (
    <>
      <Field label="姓名" fault={faults[`${at}name`]}>
        <Input
          value={operator.name}
          disabled={props.fixedName ?? false}
          onChange={(event) => change({ name: event.target.value })}
        />
      </Field>
      <Field label="角色" fault={faults[`${at}role`]}>
        <Select<Role>
          value={operator.role}
          options={ROLE_CHOICES}
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
      <Field label={passwordWord} fault={faults[`${at}password`]}>
        <Input.Password
          value={operator.password}
          autoComplete="off"
          onChange={(event) => change({ password: event.target.value })}
        />
      </Field>
    </>
  );
}
