import { Input } from 'antd';
import type { FieldFaults } from '../../../lib/field-faults.ts';
import { Field } from '../../../ui/Field.tsx';
import type { PartyDraft } from './approval-draft.ts';

const FIELDS = [
  { name: 'account', label: '账号', max: 40 },
  { name: 'idNumber', label: '身份证号', max: 20 },
  { name: 'phone', label: '电话', max: 20 },
] as const;

/** A person or unit that is helped or paid. Kept in memory only while it is typed. */
export function PartyFields(props: {
  word: string;
  party: PartyDraft;
  change(patch: Partial<PartyDraft>): void;
  faults: FieldFaults;
  /** Where the party stands in the call's input, with its dot. */
  at: string;
  /** May the name stay empty? */
  optional?: boolean;
  /** Identity number and phone are asked of persons only. */
  person: boolean;
}) {
  const { party, change, faults, at } = props;
  return (
    <>
      <Field label={props.word} optional={props.optional ?? false} fault={faults[`${at}name`]}>
        <Input
          autoComplete="off"
          value={party.name}
          maxLength={60}
          onChange={(event) => change({ name: event.target.value })}
        />
      </Field>
      {FIELDS.filter(({ name }) => props.person || name === 'account').map(
        ({ name, label, max }) => (
          <Field key={name} label={label} optional fault={faults[`${at}${name}`]}>
            <Input
              autoComplete="off"
              value={party[name]}
              maxLength={max}
              onChange={(event) => change({ [name]: event.target.value })}
            />
          </Field>
        ),
      )}
    </>
  );
}
