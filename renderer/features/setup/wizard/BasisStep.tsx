import { Input } from 'antd';
import { DayInput } from '../../../ui/DayInput.tsx';
import { Field } from '../../../ui/Field.tsx';
import { RowList } from './RowList.tsx';
import type { StepProps } from './step-props.ts';

export function BasisStep({ form, change, faults }: StepProps) {
  const { fund } = form;
  return (
    <>
      <p className="step-lead">设立本基金、规定其用途和审批办法的文件，至少一项。</p>
      <RowList
        rows={fund.legalBases}
        least={1}
        fresh={{ title: '', documentNo: '', datedOn: null }}
        addWord="再加一项依据"
        fault={faults['fund.legalBases']}
        onChange={(legalBases) => change({ fund: { ...fund, legalBases } })}
        render={(row, changeRow, at) => (
          <>
            <Field label="文件名称" fault={faults[`fund.legalBases.${at}.title`]}>
              <Input
                value={row.title}
                onChange={(event) => changeRow({ title: event.target.value })}
              />
            </Field>
            <Field optional label="文号" fault={faults[`fund.legalBases.${at}.documentNo`]}>
              <Input
                value={row.documentNo}
                onChange={(event) => changeRow({ documentNo: event.target.value })}
              />
            </Field>
            <Field optional label="成文日期" fault={faults[`fund.legalBases.${at}.datedOn`]}>
              <DayInput value={row.datedOn} onChange={(datedOn) => changeRow({ datedOn })} />
            </Field>
          </>
        )}
      />
    </>
  );
}
