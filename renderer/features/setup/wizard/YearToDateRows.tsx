import { Select } from 'antd';
import { ENTRY_KIND_LIST, ENTRY_KINDS, type EntryKind } from '#shared/entries/kinds.ts';
import type { FieldFaults } from '../../../lib/field-faults.ts';
import { AmountInput } from '../../../ui/AmountInput.tsx';
import { Field } from '../../../ui/Field.tsx';
import { RowList } from './RowList.tsx';
import type { YearToDateRow } from './wizard-form.ts';

const KINDS = ENTRY_KIND_LIST.map((kind) => ({ value: kind, label: ENTRY_KINDS[kind].word }));

/** Adopting in mid-year: what happened before the opening day, so that the year's tables are whole. */
export function YearToDateRows(props: {
  rows: YearToDateRow[];
  faults: FieldFaults;
  onChange(rows: YearToDateRow[]): void;
}) {
  const { faults } = props;
  return (
    <section className="step-part">
      <h3>本年累计（期初日期之前）</h3>
      <p className="step-lead">年中启用时，把启用前本年已发生的金额按类别填入；没有则不填。</p>
      <RowList
        rows={props.rows}
        fresh={{ kind: null, amountFen: null }}
        addWord="加一类累计"
        fault={faults['opening.yearToDate']}
        onChange={props.onChange}
        render={(row, change, at) => (
          <>
            <Field label="类别" fault={faults[`opening.yearToDate.${at}.kind`]}>
              <Select<EntryKind | null>
                value={row.kind}
                options={KINDS}
                placeholder="选择类别"
                onChange={(kind) => change({ kind })}
              />
            </Field>
            <Field label="金额" fault={faults[`opening.yearToDate.${at}.amountFen`]}>
              <AmountInput value={row.amountFen} onChange={(amountFen) => change({ amountFen })} />
            </Field>
          </>
        )}
      />
    </section>
  );
}
