import { Select } from 'antd';
import {
  GATE_MODE_WORDS,
  type Gate,
  type GateMode,
  settableGates,
} from '#shared/approvals/gates.ts';
import type { UseKind } from '#shared/entries/kinds.ts';
import { PARAMETER_WORDS } from '#shared/rules/parameters.ts';
import { Fault } from './LimitFields.tsx';
import { faultOf, type ParameterProps } from './rules-draft.ts';

const MODES = (Object.keys(GATE_MODE_WORDS) as GateMode[]).map((value) => ({
  value,
  label: GATE_MODE_WORDS[value],
}));

/** 必办, 可免 or 不设 for each gate that has a choice; 公示 can't be switched off. */
export function GateModeFields({ value, change, faults }: ParameterProps) {
  const { gates } = value;
  const set = (kind: UseKind, gate: Gate, mode: GateMode) =>
    change({ gates: { ...gates, [kind]: { ...gates[kind], [gate]: mode } } });
  return (
    <fieldset className="field form-wide" aria-label={PARAMETER_WORDS.gates.word}>
      <span className="field-label">{PARAMETER_WORDS.gates.word}</span>
      <div className="gate-modes">
        {settableGates(gates).map(({ kind, gate, word, mode }) => (
          <div key={word}>
            <span>{word}</span>
            <Select<GateMode>
              aria-label={word.replace('：', '')}
              value={mode}
              options={gate === 'published' ? MODES.filter((m) => m.value !== 'off') : MODES}
              onChange={(next) => set(kind, gate, next)}
            />
          </div>
        ))}
      </div>
      <div className="field-hint">{PARAMETER_WORDS.gates.effect}</div>
      <Fault text={faultOf(faults, 'gates')} />
    </fieldset>
  );
}
