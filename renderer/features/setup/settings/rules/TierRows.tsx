import { Button, Input } from 'antd';
import { PARAMETER_WORDS } from '#shared/rules/parameters.ts';
import { ENTER_SKIPS } from '../../../../lib/keys.ts';
import { AmountInput } from '../../../../ui/AmountInput.tsx';
import { FormRow, withCopyBelow } from '../../../../ui/FormRow.tsx';
import { Fault } from './LimitFields.tsx';
import { faultOf, type ParameterProps, type ParametersDraft } from './rules-draft.ts';

type Row = ParametersDraft['reliefTiers'][number];

/** 救助审批层级, lowest first: each decides up to its amount; an empty amount is without bound. */
export function TierRows({ value, change, faults }: ParameterProps) {
  const { reliefTiers: rows } = value;
  const set = (reliefTiers: Row[]) => change({ reliefTiers });
  const nextKey = Math.max(-1, ...rows.map(({ key }) => key)) + 1;
  const patch = (key: number, fields: Partial<Row>) =>
    set(rows.map((row) => (row.key === key ? { ...row, ...fields } : row)));
  return (
    <fieldset className="field form-wide" aria-label={PARAMETER_WORDS.reliefTiers.word}>
      <span className="field-label">
        {PARAMETER_WORDS.reliefTiers.word}（由低到高，金额不填为不限）
      </span>
      {rows.map((row, at) => (
        <FormRow
          key={row.key}
          className="tier-row"
          onCopy={() => set(withCopyBelow(rows, at, (each) => ({ ...each, key: nextKey })))}
        >
          <Input
            aria-label={`第 ${at + 1} 级名称`}
            placeholder="层级名称"
            maxLength={40}
            value={row.level}
            onChange={(event) => patch(row.key, { level: event.target.value })}
          />
          <AmountInput
            aria-label={`第 ${at + 1} 级金额上限`}
            value={row.upToFen}
            onChange={(upToFen) => patch(row.key, { upToFen })}
          />
          <Button {...ENTER_SKIPS} onClick={() => set(rows.filter(({ key }) => key !== row.key))}>
            移去
          </Button>
        </FormRow>
      ))}
      <Button
        size="small"
        onClick={() => set([...rows, { key: nextKey, level: '', upToFen: null }])}
      >
        加一级
      </Button>
      <div className="field-hint">{PARAMETER_WORDS.reliefTiers.effect}</div>
      <Fault text={faultOf(faults, 'reliefTiers')} />
    </fieldset>
  );
}
