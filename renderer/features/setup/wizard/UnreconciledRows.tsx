import { Input, Select } from 'antd';
import type { FieldFaults } from '../../../lib/field-faults.ts';
import { AmountInput } from '../../../ui/AmountInput.tsx';
import { DayInput } from '../../../ui/DayInput.tsx';
import { Field } from '../../../ui/Field.tsx';
import { RowList } from './RowList.tsx';
import type { UnreconciledRow } from './wizard-form.ts';

const SIDES = [
  { value: 'bank-only' as const, label: '银行已记、账上未记' },
  { value: 'book-only' as const, label: '账上已记、银行未记' },
];

/** 未达账项: what bank and old book did not share on the opening day. */
export function UnreconciledRows(props: {
  rows: UnreconciledRow[];
  faults: FieldFaults;
  onChange(rows: UnreconciledRow[]): void;
}) {
  const { faults } = props;
  return (
    <section className="step-part">
      <h3>未达账项</h3>
      <p className="step-lead">
        期初日期时银行与账面不一致的各笔；一致则不填。收入为正，付出为负。
      </p>
      <RowList
        rows={props.rows}
        fresh={{ side: 'bank-only', amountFen: null, day: null, note: '' }}
        addWord="加一笔未达账项"
        fault={faults['opening.unreconciled']}
        onChange={props.onChange}
        render={(row, change, at) => (
          <>
            <Field label="哪一方" fault={faults[`opening.unreconciled.${at}.side`]}>
              <Select
                value={row.side}
                options={SIDES}
                onChange={(side: UnreconciledRow['side']) => change({ side })}
              />
            </Field>
            <Field label="日期" fault={faults[`opening.unreconciled.${at}.day`]}>
              <DayInput value={row.day} onChange={(day) => change({ day })} />
            </Field>
            <Field label="金额" fault={faults[`opening.unreconciled.${at}.amountFen`]}>
              <AmountInput
                signed
                value={row.amountFen}
                onChange={(amountFen) => change({ amountFen })}
              />
            </Field>
            <Field label="说明" fault={faults[`opening.unreconciled.${at}.note`]}>
              <Input value={row.note} onChange={(event) => change({ note: event.target.value })} />
            </Field>
          </>
        )}
      />
    </section>
  );
}
