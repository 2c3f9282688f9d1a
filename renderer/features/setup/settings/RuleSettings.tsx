import { Input, InputNumber } from 'antd';
import { useState } from 'react';
import { calls } from '#shared/contract/index.ts';
import type { RuleSettingsView } from '#shared/contract/setup.ts';
import type { Day } from '#shared/dates/day.ts';
import {
  PARAMETER_WORDS,
  type ParameterName,
  type RuleParameters,
} from '#shared/rules/parameters.ts';
import { useCall, useCommand } from '../../../lib/api.ts';
import { momentText, today } from '../../../lib/clock.ts';
import { useDraft } from '../../../lib/drafts.ts';
import { faultsOf } from '../../../lib/field-faults.ts';
import { useLedger } from '../../../lib/ledger.tsx';
import { roleRefusal } from '../../../lib/may.ts';
import { DayInput } from '../../../ui/DayInput.tsx';
import { ErrorNotice } from '../../../ui/ErrorNotice.tsx';
import { Field } from '../../../ui/Field.tsx';
import { FormDialog } from '../../../ui/FormDialog.tsx';
import { PlainTable } from '../../../ui/PlainTable.tsx';
import { ReasonButton } from '../../../ui/ReasonButton.tsx';

const NAMES = Object.keys(PARAMETER_WORDS) as ParameterName[];

/** The value as it reads: each parameter's words know its own shape. */
const textOf = <Name extends ParameterName>(name: Name, { parameters }: RuleSettingsView): string =>
  PARAMETER_WORDS[name].text(parameters[name]);

/** 规则参数: every version with its reason; a change is the next one. */
export function RuleSettings() {
  const { fund, status } = useLedger();
  const settings = useCall('setup.ruleSettings', { fundUid: fund.uid });
  const [changing, setChanging] = useState(false);
  const versions = settings.data ?? [];
  const [newest] = versions;
  return (
    <section className="settings-part">
      <header>
        <h2>规则参数</h2>
        <ReasonButton
          reason={roleRefusal(status, ['supervisor'])}
          onClick={() => setChanging(true)}
        >
          更改规则参数
        </ReasonButton>
      </header>
      {settings.error && (
        <ErrorNotice error={settings.error} onRetry={() => void settings.refetch()} />
      )}
      <PlainTable
        label="规则参数"
        rows={versions}
        rowKey={(v) => String(v.version)}
        columns={[
          { title: '版本', render: (v) => `第 ${v.version} 版` },
          { title: '生效', render: (v) => v.effectiveFrom },
          ...NAMES.map((name) => ({
            title: PARAMETER_WORDS[name].word,
            render: (v: RuleSettingsView) => textOf(name, v),
          })),
          { title: '原因', render: (v) => v.reason },
          { title: '登记人', render: (v) => v.recordedBy },
          { title: '登记时间', render: (v) => momentText(v.recordedAt) },
        ]}
      />
      {changing && newest && <ChangeSettings newest={newest} onClose={() => setChanging(false)} />}
    </section>
  );
}

interface Change {
  effectiveFrom: Day | null;
  parameters: Omit<RuleParameters, 'undeterminedWarnDays'> & {
    undeterminedWarnDays: number | null;
  };
  reason: string;
}

function ChangeSettings({ newest, onClose }: { newest: RuleSettingsView; onClose(): void }) {
  const { fund } = useLedger();
  const [start] = useState<Change>(() => ({
    effectiveFrom: today(),
    parameters: newest.parameters,
    reason: '',
  }));
  // A draft belongs to the version it changes: the next version begins from its own figures.
  const draft = useDraft(`${fund.uid}:rules:${newest.version}`, start, { personal: true });
  const change = useCommand('setup.changeRuleSettings', { quiet: true });
  const schema = calls['setup.changeRuleSettings'].input;
  const { value } = draft;
  const input = { fundUid: fund.uid, after: newest.version, ...value };
  const save = async () => {
    if (!(await change.run(schema.parse(input)))) return;
    draft.clear();
    onClose();
  };
  return (
    <FormDialog
      title="更改规则参数"
      saveWord="保存为新版本"
      faults={faultsOf(schema, input)}
      pending={change.pending}
      error={change.error}
      onSave={() => void save()}
      onClose={onClose}
    >
      {(faults) => (
        <>
          <Field
            label={`${PARAMETER_WORDS.undeterminedWarnDays.word}（天）`}
            fault={faults['parameters.undeterminedWarnDays']}
            hint={PARAMETER_WORDS.undeterminedWarnDays.effect}
          >
            <InputNumber
              value={value.parameters.undeterminedWarnDays}
              onChange={(days) =>
                draft.change({ parameters: { ...value.parameters, undeterminedWarnDays: days } })
              }
            />
          </Field>
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
        </>
      )}
    </FormDialog>
  );
}
