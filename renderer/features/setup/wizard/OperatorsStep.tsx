import { OperatorFields } from '../../people/index.ts';
import { RowList } from './RowList.tsx';
import type { StepProps } from './step-props.ts';

export function OperatorsStep({ form, change, faults }: StepProps) {
  const firstSupervisor = form.operators.findIndex(({ role }) => role === 'supervisor');
  return (
    <>
      <p className="step-lead">
        至少一名经办、一名主管（可兼复核）：同一张凭证的经办与复核不能是同一人。出纳可以附单据，不能起草、对账或复核。第一名主管的口令即本人今后的口令，其他人首次登录时须修改。
      </p>
      <RowList
        rows={form.operators}
        least={2}
        fresh={{ name: '', role: 'clerk', cashier: false, password: '' }}
        addWord="再加一名操作员"
        fault={faults.operators}
        onChange={(operators) => change({ operators })}
        render={(row, changeRow, at) => (
          <OperatorFields
            operator={row}
            change={changeRow}
            faults={faults}
            at={`operators.${at}.`}
            passwordWord={at === firstSupervisor ? '口令' : '初始口令'}
          />
        )}
      />
    </>
  );
}
