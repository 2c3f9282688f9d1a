import { Input } from 'antd';
import { Field } from '../../../ui/Field.tsx';
import type { StepProps } from './step-props.ts';

export function FundStep({ form, change, faults }: StepProps) {
  const { fund } = form;
  const changeFund = (patch: Partial<typeof fund>) => change({ fund: { ...fund, ...patch } });
  return (
    <div className="form-narrow">
      <Field label="单位名称" fault={faults.bureau} hint="管理本基金的单位全称。">
        <Input
          autoFocus
          value={form.bureau}
          onChange={(event) => change({ bureau: event.target.value })}
        />
      </Field>
      <Field
        label="基金（专项资金）名称"
        fault={faults['fund.name']}
        hint="按设立文件上的名称填写。"
      >
        <Input value={fund.name} onChange={(event) => changeFund({ name: event.target.value })} />
      </Field>
      <Field label="主管部门" fault={faults['fund.department']}>
        <Input
          value={fund.department}
          onChange={(event) => changeFund({ department: event.target.value })}
        />
      </Field>
      <Field
        label="管理机构"
        fault={faults['fund.governingBody']}
        hint="决定基金使用的机构，如联席会议。"
      >
        <Input
          value={fund.governingBody}
          onChange={(event) => changeFund({ governingBody: event.target.value })}
        />
      </Field>
    </div>
  );
}
