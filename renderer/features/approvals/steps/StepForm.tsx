import { Input, Select } from 'antd';
import { useState } from 'react';
import { GATE_WORDS, type Gate } from '#shared/approvals/gates.ts';
import type { ApprovalDetail } from '#shared/contract/approvals.ts';
import { calls } from '#shared/contract/index.ts';
import { formatYuan } from '#shared/money/fen.ts';
import { type ReliefTier, settingsOn, tierFor } from '#shared/rules/parameters.ts';
import { useCall, useCommand } from '../../../lib/api.ts';
import { useDraft } from '../../../lib/drafts.ts';
import { type FieldFaults, faultsOf } from '../../../lib/field-faults.ts';
import { useLedger } from '../../../lib/ledger.tsx';
import { AmountInput } from '../../../ui/AmountInput.tsx';
import { DayInput } from '../../../ui/DayInput.tsx';
import { Field } from '../../../ui/Field.tsx';
import { FormDialog } from '../../../ui/FormDialog.tsx';
import { InstalmentRows } from './InstalmentRows.tsx';
import { lacking, newStep, STEP_FIELDS, type StepDraft, stepInput } from './step-draft.ts';

/** Records a step of an application: only the fields its gate asks for. */
export function StepForm(props: { of: ApprovalDetail; gate: Gate; onDone(): void }) {
  const { of, gate, onDone } = props;
  const [initial] = useState(() => newStep(of, gate));
  const draft = useDraft<StepDraft>(`${of.uid}:step:${gate}`, initial, { personal: true });
  const step = useCommand('approvals.step', { quiet: true });
  const tiers = useTiers(of);
  const schema = calls['approvals.step'].input;
  const input = stepInput(draft.value, of.uid, gate);
  const save = async () => {
    if (!(await step.run(schema.parse(input)))) return;
    draft.clear();
    onDone();
  };
  return (
    <FormDialog
      title={`登记${GATE_WORDS[gate].word} · ${of.number}`}
      saveWord="登记"
      // A decision asks for most: its buttons and its refusal must stay in sight.
      twoColumns={STEP_FIELDS[gate].grants ?? false}
      faults={{ ...faultsOf(schema, input), ...lacking(draft.value, gate, tiers.length) }}
      pending={step.pending}
      error={step.error}
      onSave={() => void save()}
      onClose={onDone}
    >
      {(faults) => (
        <Fields
          gate={gate}
          tiers={tiers}
          value={draft.value}
          change={draft.change}
          faults={faults}
        />
      )}
    </FormDialog>
  );
}

/** 审批层级 of the version that judges the application to its end. */
function useTiers({ appliedOn }: ApprovalDetail): ReliefTier[] {
  const { fund } = useLedger();
  const settings = useCall('setup.ruleSettings', { fundUid: fund.uid });
  return settings.data ? settingsOn(settings.data, appliedOn).parameters.reliefTiers : [];
}

interface FieldsProps {
  gate: Gate;
  tiers: ReliefTier[];
  value: StepDraft;
  change(patch: Partial<StepDraft>): void;
  faults: FieldFaults;
}

function Fields(props: FieldsProps) {
  const { gate, value, change, faults } = props;
  const { year } = useLedger();
  const { persons, document, amount, grants, level, reason } = STEP_FIELDS[gate];
  return (
    <>
      <Field label={`${GATE_WORDS[gate].word}日期`} fault={faults.day}>
        <DayInput autoFocus year={year} value={value.day} onChange={(day) => change({ day })} />
      </Field>
      {persons?.map((word, at) => (
        <Field key={word} label={word} fault={faults[`persons.${at}`]}>
          <Input
            value={value.persons[at] ?? ''}
            maxLength={40}
            onChange={(event) => change({ persons: value.persons.with(at, event.target.value) })}
          />
        </Field>
      ))}
      {document && (
        <Field label={document.word} optional={document.optional} fault={faults.documentNo}>
          <Input
            value={value.documentNo}
            maxLength={80}
            onChange={(event) => change({ documentNo: event.target.value })}
          />
        </Field>
      )}
      {amount && (
        <Field label={amount} fault={faults.amountFen}>
          <AmountInput value={value.amountFen} onChange={(amountFen) => change({ amountFen })} />
        </Field>
      )}
      {level && <LevelField {...props} />}
      {grants && <GrantFields {...props} />}
      {reason && (
        <Field label={reason.word} optional={reason.optional} fault={faults.reason}>
          <Input
            value={value.reason}
            maxLength={200}
            onChange={(event) => change({ reason: event.target.value })}
          />
        </Field>
      )}
    </>
  );
}

function LevelField({ tiers, value, change, faults }: FieldsProps) {
  const needed = value.amountFen === null ? null : tierFor(tiers, value.amountFen);
  const least = needed === null || needed === -1 ? null : tiers[needed]!.level;
  const hint =
    tiers.length === 0
      ? '规则参数没有设审批层级。'
      : least === null
        ? '金额超出各层级的权限。'
        : `此金额须由“${least}”或更高层级审定。`;
  return (
    <Field label="审批层级" optional={tiers.length === 0} fault={faults.level} hint={hint}>
      <Select
        allowClear
        disabled={tiers.length === 0}
        value={value.level}
        options={tiers.map((tier) => ({
          value: tier.level,
          label: `${tier.level}（${tier.upToFen === null ? '不限' : `至 ${formatYuan(tier.upToFen)} 元`}）`,
        }))}
        onChange={(level) => change({ level: level ?? null })}
      />
    </Field>
  );
}

function GrantFields({ value, change, faults }: FieldsProps) {
  const { year } = useLedger();
  return (
    <>
      <Field label="有效期至" optional fault={faults.expiresOn} hint="不填按规则参数的有效期。">
        <DayInput
          year={year}
          value={value.expiresOn}
          onChange={(expiresOn) => change({ expiresOn })}
        />
      </Field>
      <InstalmentRows
        rows={value.instalments}
        totalFen={value.amountFen}
        faults={faults}
        onChange={(instalments) => change({ instalments })}
      />
    </>
  );
}
