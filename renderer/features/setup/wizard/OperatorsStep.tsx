import { OperatorFields } from '../../people/index.ts';
import { RowList } from './RowList.tsx';
import type { StepProps } from './step-props.ts';

export function OperatorsStep({ form, change, faults }: StepProps) {
  return (
    <>
      <p className="step-lead">
        至少一名经办、一名复核或主管：同一张凭证的经办与复核不能是同一人。出纳可以附单据，不能起草、对账或复核。
      </p>
      <RowList
        rows={form.operators}
        least={2}
        fresh={{ name: '', role: 'clerk', cashier: false }}
        addWord="再加一名操作员"
        fault={faults.operators}
        onChange={(operators) => change({ operators })}
        render={(row, changeRow, at) => (
          <OperatorFields
            operator={row}
            change={changeRow}
            faults={faults}
            at={`operators.${at}.`}
          />
        )}
      />
    </>
  );
}
