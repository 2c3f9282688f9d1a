import { Input } from 'antd';
import { AmountInput } from '../../../ui/AmountInput.tsx';
import { DayInput } from '../../../ui/DayInput.tsx';
import { Field } from '../../../ui/Field.tsx';
import type { StepProps } from './step-props.ts';
import { UnreconciledRows } from './UnreconciledRows.tsx';
import { YearToDateRows } from './YearToDateRows.tsx';

export function OpeningStep({ form, change, faults }: StepProps) {
  const { opening } = form;
  const changeOpening = (patch: Partial<typeof opening>) =>
    change({ opening: { ...opening, ...patch } });
  const midYear = opening.date !== null && !opening.date.endsWith('-01-01');
  return (
    <>
      <div className="form-columns">
        <Field label="期初日期" fault={faults['opening.date']} hint="专账从这一天早上开始记。">
          <DayInput value={opening.date} onChange={(date) => changeOpening({ date })} />
        </Field>
        <Field
          label="期初余额"
          fault={faults['opening.balanceFen']}
          hint="当天早上的账面余额；没有余额填 0。"
        >
          <AmountInput
            value={opening.balanceFen}
            onChange={(balanceFen) => changeOpening({ balanceFen })}
          />
        </Field>
        <Field
          label="依据文件"
          fault={faults['opening.basisDocument']}
          hint="签字盖章的移交表、对账单或决算表。"
        >
          <Input
            value={opening.basisDocument}
            onChange={(event) => changeOpening({ basisDocument: event.target.value })}
          />
        </Field>
        <Field label="依据日期" fault={faults['opening.basisDate']}>
          <DayInput
            value={opening.basisDate}
            onChange={(basisDate) => changeOpening({ basisDate })}
          />
        </Field>
      </div>
      {midYear && (
        <YearToDateRows
          rows={opening.yearToDate}
          faults={faults}
          onChange={(yearToDate) => changeOpening({ yearToDate })}
        />
      )}
      <UnreconciledRows
        rows={opening.unreconciled}
        faults={faults}
        onChange={(unreconciled) => changeOpening({ unreconciled })}
      />
    </>
  );
}
