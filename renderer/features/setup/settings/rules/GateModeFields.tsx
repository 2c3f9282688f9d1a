import { Select } from 'antd';
import { GATE_TABLES, GATE_WORDS, type Gate, type GateMode } from '#shared/approvals/gates.ts';
import type { UseKind } from '#shared/entries/kinds.ts';
import { PARAMETER_WORDS } from '#shared/rules/parameters.ts';
import { Fault } from './LimitFields.tsx';
import { faultOf, type ParameterProps } from './rules-draft.ts';

const MODES: { value: GateMode; label: string }[] = [
  { value: 'required', label: '必办' },
  { value: 'waivable', label: '可免' },
  { value: 'off', label: '不设' },
];
const KIND_WORDS: Record<UseKind, string> = { relief: '救助', working_expense: '工作经费' };

/** 必办, 可免 or 不设 for each gate that has a choice; 公示 can't be switched off. */
export function GateModeFields({ value, change, faults }: ParameterProps) {
  const { gates } = value;
  const set = (kind: UseKind, gate: Gate, mode: GateMode) =>
    change({ gates: { ...gates, [kind]: { ...gates[kind], [gate]: mode } } });
  return (
    <fieldset className="field form-wide" aria-label={PARAMETER_WORDS.gates.word}>
      <span className="field-label">{PARAMETER_WORDS.gates.word}</span>
      <div className="gate-modes">
        {(Object.keys(KIND_WORDS) as UseKind[]).flatMap((kind) => {
          const modes = new Map(Object.entries(gates[kind]));
          return GATE_TABLES[kind]
            .filter(({ gate }) => modes.has(gate))
            .map(({ gate }) => (
              <div key={`${kind}${gate}`}>
                <span>
                  {KIND_WORDS[kind]}：{GATE_WORDS[gate].word}
                </span>
                <Select<GateMode>
                  aria-label={`${KIND_WORDS[kind]}${GATE_WORDS[gate].word}`}
                  value={modes.get(gate)!}
                  options={gate === 'published' ? MODES.filter((m) => m.value !== 'off') : MODES}
                  onChange={(mode) => set(kind, gate, mode)}
                />
              </div>
            ));
        })}
      </div>
      <div className="field-hint">{PARAMETER_WORDS.gates.effect}</div>
      <Fault text={faultOf(faults, 'gates')} />
    </fieldset>
  );
}
