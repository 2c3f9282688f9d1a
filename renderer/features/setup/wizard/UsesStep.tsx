import { UseFields } from '../UseFields.tsx';
import { RowList } from './RowList.tsx';
import type { StepProps } from './step-props.ts';
import { startDay } from './wizard-form.ts';

export function UsesStep({ form, change, faults }: StepProps) {
  const { fund } = form;
  return (
    <>
      <p className="step-lead">
        专款专用：每笔支出只能归入这里的一项用途，每项用途注明允许它的条款，并只属于救助支出或工作经费之一。
        规定中没有的类别请移去。启用日期与期初日期相同，除非另填。
      </p>
      <RowList
        rows={fund.permittedUses}
        least={1}
        fresh={{ name: '', kind: 'relief', clause: '', validFrom: 'opening' }}
        addWord="再加一项用途"
        fault={faults['fund.permittedUses']}
        onChange={(permittedUses) => change({ fund: { ...fund, permittedUses } })}
        render={(row, changeRow, at) => (
          <UseFields
            use={{ ...row, validFrom: startDay(row.validFrom, form) }}
            change={changeRow}
            faults={faults}
            at={`fund.permittedUses.${at}.`}
          />
        )}
      />
    </>
  );
}
