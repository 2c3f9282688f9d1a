import { Button } from 'antd';
import { formatYuan } from '#shared/money/fen.ts';
import type { FieldFaults } from '../../../lib/field-faults.ts';
import { ENTER_SKIPS } from '../../../lib/keys.ts';
import { useLedger } from '../../../lib/ledger.tsx';
import { AmountInput } from '../../../ui/AmountInput.tsx';
import { DayInput } from '../../../ui/DayInput.tsx';
import { FormRow, withCopyBelow } from '../../../ui/FormRow.tsx';
import type { InstalmentDraft } from './step-draft.ts';

/** 分期: none means paid at once; the rows add up to the amount. */
export function InstalmentRows(props: {
  rows: InstalmentDraft[];
  totalFen: number | null;
  faults: FieldFaults;
  onChange(rows: InstalmentDraft[]): void;
}) {
  const { rows, onChange, faults } = props;
  const { year } = useLedger();
  const nextKey = Math.max(0, ...rows.map(({ key }) => key)) + 1;
  const plannedFen = rows.reduce((sum, { amountFen }) => sum + (amountFen ?? 0), 0);
  const restFen = (props.totalFen ?? 0) - plannedFen;
  const change = (key: number, patch: Partial<InstalmentDraft>) =>
    onChange(rows.map((row) => (row.key === key ? { ...row, ...patch } : row)));
  const add = () =>
    onChange([...rows, { key: nextKey, dueOn: null, amountFen: restFen > 0 ? restFen : null }]);
  return (
    <fieldset className="field form-wide" aria-label="分期">
      <span className="field-label">
        分期<span className="field-optional">（一次付清可不填）</span>
      </span>
      {rows.map((row, at) => (
        <FormRow
          key={row.key}
          className="row-inputs"
          onCopy={() => onChange(withCopyBelow(rows, at, (r) => ({ ...r, key: nextKey })))}
        >
          <DayInput
            aria-label={`第 ${at + 1} 期日期`}
            year={year}
            invalid={faults[`instalments.${at}.dueOn`] !== undefined}
            value={row.dueOn}
            onChange={(dueOn) => change(row.key, { dueOn })}
          />
          <AmountInput
            aria-label={`第 ${at + 1} 期金额`}
            invalid={faults[`instalments.${at}.amountFen`] !== undefined}
            value={row.amountFen}
            onChange={(amountFen) => change(row.key, { amountFen })}
          />
          <Button
            {...ENTER_SKIPS}
            onClick={() => onChange(rows.filter(({ key }) => key !== row.key))}
          >
            移去
          </Button>
        </FormRow>
      ))}
      {rows.length > 0 && restFen !== 0 && (
        <div className="field-hint">各期合计与金额相差 {formatYuan(restFen)} 元</div>
      )}
      <Button size="small" onClick={add}>
        加一期
      </Button>
    </fieldset>
  );
}
