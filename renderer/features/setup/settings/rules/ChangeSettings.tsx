import { Input } from 'antd';
import { useState } from 'react';
import { calls } from '#shared/contract/index.ts';
import type { RuleSettingsView } from '#shared/contract/setup.ts';
import { useCommand } from '../../../../lib/api.ts';
import { today } from '../../../../lib/clock.ts';
import { useDraft } from '../../../../lib/drafts.ts';
import { faultsOf } from '../../../../lib/field-faults.ts';
import { useLedger } from '../../../../lib/ledger.tsx';
import { DayInput } from '../../../../ui/DayInput.tsx';
import { Field } from '../../../../ui/Field.tsx';
import { FormDialog } from '../../../../ui/FormDialog.tsx';
import { GateModeFields } from './GateModeFields.tsx';
import { CapFields, LimitFields, UrgentFields } from './LimitFields.tsx';
import { parametersDraft, parametersInput, type RulesDraft } from './rules-draft.ts';
import { TierRows } from './TierRows.tsx';

/** The next version of the rule parameters, beginning from the newest, with its reason. */
export function ChangeSettings({ newest, onClose }: { newest: RuleSettingsView; onClose(): void }) {
  const { fund } = useLedger();
  const [start] = useState<RulesDraft>(() => ({
    effectiveFrom: today(),
    parameters: parametersDraft(newest.parameters),
    reason: '',
  }));
  // A draft belongs to the version it changes: the next version begins from its own figures.
  const draft = useDraft(`${fund.uid}:rules:${newest.version}`, start, { personal: true });
  const change = useCommand('setup.changeRuleSettings', { quiet: true });
  const schema = calls['setup.changeRuleSettings'].input;
  const { value } = draft;
  const parameters = parametersInput(value.parameters);
  const input = { fundUid: fund.uid, after: newest.version, ...value, parameters };
  const save = async () => {
    if (!(await change.run(schema.parse(input)))) return;
    draft.clear();
    onClose();
  };
  return (
    <FormDialog
      title="更改规则参数"
      saveWord="保存为新版本"
      twoColumns
      faults={faultsOf(schema, input)}
      pending={change.pending}
      error={change.error}
      onSave={() => void save()}
      onClose={onClose}
    >
      {(faults) => {
        const props = {
          value: value.parameters,
          faults,
          change: (patch: Partial<RulesDraft['parameters']>) =>
            draft.change({ parameters: { ...value.parameters, ...patch } }),
        };
        return (
          <>
            <Field
              label="生效日期"
              fault={faults.effectiveFrom}
              hint="业务日期在这一天及以后的记录按新版本核查；已记账的不再重新核查。"
            >
              <DayInput
                value={value.effectiveFrom}
                onChange={(effectiveFrom) => draft.change({ effectiveFrom })}
              />
            </Field>
            <Field label="更改原因" fault={faults.reason}>
              <Input
                value={value.reason}
                onChange={(event) => draft.change({ reason: event.target.value })}
              />
            </Field>
            <LimitFields {...props} />
            <UrgentFields {...props} />
            <CapFields {...props} />
            <TierRows {...props} />
            <GateModeFields {...props} />
          </>
        );
      }}
    </FormDialog>
  );
}
