import { Input, Select } from 'antd';
import type { Day } from '#shared/dates/day.ts';
import type { UseKind } from '#shared/entries/kinds.ts';
import { USE_KIND_WORDS } from '#shared/terms.ts';
import type { FieldFaults } from '../../lib/field-faults.ts';
import { DayInput } from '../../ui/DayInput.tsx';
import { Field } from '../../ui/Field.tsx';

export interface UseForm {
  name: string;
  kind: UseKind;
  clause: string;
  validFrom: Day | null;
}

const KINDS = Object.entries(USE_KIND_WORDS).map(([value, label]) => ({ value, label }));

/** One permitted use: what for, of which kind, by which clause, from when. */
export function UseFields(props: {
  use: UseForm;
  change(patch: Partial<UseForm>): void;
  faults: FieldFaults;
  /** Where the use stands in the checked form, e.g. `fund.permittedUses.0.`. */
  at: string;
}) {
  const { use, change, faults, at } = props;
  return (
    <>
      <Field label="类别" fault={faults[`${at}kind`]}>
        <Select<UseKind>
          value={use.kind}
          options={KINDS as { value: UseKind; label: string }[]}
          onChange={(kind) => change({ kind })}
        />
      </Field>
      <Field label="用途名称" fault={faults[`${at}name`]}>
        <Input value={use.name} onChange={(event) => change({ name: event.target.value })} />
      </Field>
      <Field label="允许它的条款" fault={faults[`${at}clause`]}>
        <Input
          placeholder="文号与条款"
          value={use.clause}
          onChange={(event) => change({ clause: event.target.value })}
        />
      </Field>
      <Field label="启用日期" fault={faults[`${at}validFrom`]}>
        <DayInput value={use.validFrom} onChange={(validFrom) => change({ validFrom })} />
      </Field>
    </>
  );
}
