import { Input } from 'antd';
import { PASSWORD_MIN } from '#shared/people/password.ts';
import type { FieldFaults } from '../../lib/field-faults.ts';
import { Field } from '../../ui/Field.tsx';

export interface NewPassword {
  password: string;
  again: string;
}
export const NO_PASSWORD: NewPassword = { password: '', again: '' };

/** What the second field must say; beside the contract's own faults of the first. */
export const repeatFault = ({ password, again }: NewPassword): FieldFaults =>
  password === again ? {} : { again: '两次输入的口令不一致' };

/** A password to be set, typed twice. It lives in the form's state and nowhere else. */
export function PasswordFields(props: {
  label: string;
  value: NewPassword;
  onChange(value: NewPassword): void;
  faults: FieldFaults;
  /** Where the contract has it. */
  at: string;
}) {
  const { label, value, onChange, faults, at } = props;
  return (
    <>
      <Field
        label={label}
        fault={faults[at]}
        hint={`至少 ${PASSWORD_MIN} 个字符，可以用中文或几个词连成的短句。`}
      >
        <Input.Password
          value={value.password}
          autoComplete="off"
          onChange={(event) => onChange({ ...value, password: event.target.value })}
        />
      </Field>
      <Field label="再输一次" fault={faults.again}>
        <Input.Password
          value={value.again}
          autoComplete="off"
          onChange={(event) => onChange({ ...value, again: event.target.value })}
        />
      </Field>
    </>
  );
}
