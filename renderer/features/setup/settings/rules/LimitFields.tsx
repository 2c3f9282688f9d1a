import { Checkbox, Input, InputNumber } from 'antd';
import { PARAMETER_WORDS } from '#shared/rules/parameters.ts';
import { AmountInput } from '../../../../ui/AmountInput.tsx';
import { Field } from '../../../../ui/Field.tsx';
import { faultOf, type ParameterProps } from './rules-draft.ts';

const AMOUNTS = ['caseLimitFen', 'procurementFromFen', 'collectiveAboveFen'] as const;

/** Days, months and amounts; an empty one is no limit. */
export function LimitFields({ value, change, faults }: ParameterProps) {
  const { undeterminedWarnDays, validityMonths, oneOff } = PARAMETER_WORDS;
  return (
    <>
      <Field
        label={`${undeterminedWarnDays.word}（天）`}
        fault={faultOf(faults, 'undeterminedWarnDays')}
        hint={undeterminedWarnDays.effect}
      >
        <InputNumber
          value={value.undeterminedWarnDays}
          onChange={(days) => change({ undeterminedWarnDays: days })}
        />
      </Field>
      <Field
        label={`${validityMonths.word}（月）`}
        optional
        fault={faultOf(faults, 'validityMonths')}
        hint={validityMonths.effect}
      >
        <InputNumber
          value={value.validityMonths}
          onChange={(months) => change({ validityMonths: months })}
        />
      </Field>
      {AMOUNTS.map((name) => (
        <Field
          key={name}
          label={PARAMETER_WORDS[name].word}
          optional
          fault={faultOf(faults, name)}
          hint={PARAMETER_WORDS[name].effect}
        >
          <AmountInput value={value[name]} onChange={(fen) => change({ [name]: fen })} />
        </Field>
      ))}
      <div className="field">
        <span className="field-label">{oneOff.word}</span>
        <Checkbox
          checked={value.oneOff}
          onChange={(event) => change({ oneOff: event.target.checked })}
        >
          同一人同一个案只批一次
        </Checkbox>
        <div className="field-hint">{oneOff.effect}</div>
      </div>
    </>
  );
}

/** 紧急先行: allowed with a limit and the days for its papers, or not at all. */
export function UrgentFields({ value, change, faults }: ParameterProps) {
  const { urgent } = value;
  return (
    <fieldset className="field" aria-label="紧急先行">
      <Checkbox
        checked={urgent !== null}
        onChange={(event) =>
          change({ urgent: event.target.checked ? { limitFen: null, paperDays: null } : null })
        }
      >
        允许紧急先行
      </Checkbox>
      <div className="field-hint">{PARAMETER_WORDS.urgent.effect}</div>
      {urgent && (
        <>
          <AmountInput
            aria-label="紧急先行限额"
            value={urgent.limitFen}
            onChange={(limitFen) => change({ urgent: { ...urgent, limitFen } })}
          />
          <InputNumber
            aria-label="补齐手续天数"
            suffix="天内补齐手续"
            value={urgent.paperDays}
            onChange={(paperDays) => change({ urgent: { ...urgent, paperDays } })}
            style={{ width: '100%', marginTop: 8 }}
          />
        </>
      )}
      <Fault text={faultOf(faults, 'urgent')} />
    </fieldset>
  );
}

/** 工作经费上限: no default rate, so rate and clause are entered together. */
export function CapFields({ value, change, faults }: ParameterProps) {
  const { workingExpenseCap: cap } = value;
  return (
    <fieldset className="field" aria-label="工作经费上限">
      <Checkbox
        checked={cap !== null}
        onChange={(event) =>
          change({
            workingExpenseCap: event.target.checked ? { rateHundredths: null, clause: '' } : null,
          })
        }
      >
        设工作经费上限
      </Checkbox>
      <div className="field-hint">{PARAMETER_WORDS.workingExpenseCap.effect}</div>
      {cap && (
        <>
          <InputNumber
            aria-label="工作经费上限比例"
            suffix="%"
            value={cap.rateHundredths === null ? null : cap.rateHundredths / 100}
            onChange={(rate) =>
              change({ workingExpenseCap: { ...cap, rateHundredths: hundredths(rate) } })
            }
            style={{ width: '100%' }}
          />
          <Input
            aria-label="工作经费上限条款"
            placeholder="所依据的条款"
            maxLength={200}
            value={cap.clause}
            onChange={(event) =>
              change({ workingExpenseCap: { ...cap, clause: event.target.value } })
            }
            style={{ marginTop: 8 }}
          />
        </>
      )}
      <Fault text={faultOf(faults, 'workingExpenseCap')} />
    </fieldset>
  );
}

/** 12.5 % are 1250; what is finer than that stays as typed, so that it can be told. */
const hundredths = (rate: number | null): number | null =>
  rate === null ? null : Number((rate * 100).toFixed(6));

export function Fault({ text }: { text: string | undefined }) {
  if (text === undefined) return null;
  return (
    <div className="field-fault" role="alert">
      {text}
    </div>
  );
}
