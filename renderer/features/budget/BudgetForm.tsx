import { Input, Select } from 'antd';
import { useState } from 'react';
import type { BudgetDocumentView } from '#shared/contract/budget.ts';
import { type CallOutput, calls } from '#shared/contract/index.ts';
import type { Day } from '#shared/dates/day.ts';
import type { BudgetKind } from '#shared/rules/types.ts';
import { BUDGET_KIND_WORDS } from '#shared/terms.ts';
import { useCommand } from '../../lib/api.ts';
import { useDraft } from '../../lib/drafts.ts';
import { type FieldFaults, faultsOf } from '../../lib/field-faults.ts';
import { useLedger } from '../../lib/ledger.tsx';
import { AmountInput } from '../../ui/AmountInput.tsx';
import { DayInput } from '../../ui/DayInput.tsx';
import { Field } from '../../ui/Field.tsx';
import { FormDialog } from '../../ui/FormDialog.tsx';
import { BUDGET_KIND_HELP } from './kind-help.ts';

type Recorded = CallOutput<'budget.add'>;

interface BudgetDraft {
  kind: BudgetKind;
  documentNo: string;
  signedOn: Day | null;
  effectiveOn: Day | null;
  receivedOn: Day | null;
  amountFen: number | null;
  note: string;
  reason: string;
}

const EMPTY: BudgetDraft = {
  kind: 'initial',
  documentNo: '',
  signedOn: null,
  effectiveOn: null,
  receivedOn: null,
  amountFen: null,
  note: '',
  reason: '',
};

function draftOf(document: BudgetDocumentView): BudgetDraft {
  const { kind, documentNo, signedOn, effectiveOn, receivedOn, amountFen, note } = document;
  return { kind, documentNo, signedOn, effectiveOn, receivedOn, amountFen, note, reason: '' };
}

/** Adds a document, or corrects one by another that replaces it. */
export function BudgetForm(props: {
  replaces: BudgetDocumentView | null;
  /** Recorded, with what was found: a reduction below what is spent stands all the same. */
  onRecorded(findings: Recorded['findings']): void;
  onClose(): void;
}) {
  const { replaces, onRecorded, onClose } = props;
  const { fund, year } = useLedger();
  const [initial] = useState(() => (replaces ? draftOf(replaces) : EMPTY));
  const draft = useDraft(`${fund.uid}:budget:${replaces?.uid ?? year}`, initial, {
    personal: true,
  });
  const saving = useSaveDocument(replaces, draft.value);
  const save = async () => {
    const recorded = await saving.save();
    if (!recorded) return;
    draft.clear();
    onRecorded(recorded.findings);
  };
  return (
    <FormDialog
      title={replaces ? `更正预算指标 ${replaces.documentNo}` : `登记 ${year} 年预算指标`}
      saveWord={replaces ? '更正' : '登记'}
      twoColumns
      faults={saving.faults}
      pending={saving.pending}
      error={saving.error}
      onSave={() => void save()}
      onClose={onClose}
    >
      {(faults) => (
        <BudgetFields
          value={draft.value}
          change={draft.change}
          faults={faults}
          year={year}
          correcting={replaces !== null}
        />
      )}
    </FormDialog>
  );
}

/** One way to save for both: the input is checked against the call it goes to. */
function useSaveDocument(replaces: BudgetDocumentView | null, value: BudgetDraft) {
  const { fund, year } = useLedger();
  const add = useCommand('budget.add', { quiet: true });
  const correct = useCommand('budget.correct', { quiet: true });
  const { reason, ...fields } = value;
  const addInput = { fundUid: fund.uid, budgetYear: year, ...fields };
  const correctInput = { replacesUid: replaces?.uid, reason, ...fields };
  return {
    faults: replaces
      ? faultsOf(calls['budget.correct'].input, correctInput)
      : faultsOf(calls['budget.add'].input, addInput),
    pending: add.pending || correct.pending,
    error: add.error ?? correct.error,
    save: (): Promise<Recorded | undefined> =>
      replaces
        ? correct.run(calls['budget.correct'].input.parse(correctInput))
        : add.run(calls['budget.add'].input.parse(addInput)),
  };
}

function BudgetFields(props: {
  value: BudgetDraft;
  change(patch: Partial<BudgetDraft>): void;
  faults: FieldFaults;
  year: number;
  correcting: boolean;
}) {
  const { value, change, faults, year } = props;
  return (
    <>
      <Field label="类型" fault={faults.kind} hint={BUDGET_KIND_HELP[value.kind]}>
        <Select<BudgetKind>
          value={value.kind}
          options={Object.entries(BUDGET_KIND_WORDS).map(([kind, label]) => ({
            value: kind as BudgetKind,
            label,
          }))}
          onChange={(kind) => change({ kind })}
        />
      </Field>
      <Field label="文号" fault={faults.documentNo}>
        <Input
          autoFocus
          value={value.documentNo}
          onChange={(event) => change({ documentNo: event.target.value })}
        />
      </Field>
      <Field label="金额" fault={faults.amountFen}>
        <AmountInput value={value.amountFen} onChange={(amountFen) => change({ amountFen })} />
      </Field>
      <Field label="成文日期" fault={faults.signedOn}>
        <DayInput
          year={year}
          value={value.signedOn}
          onChange={(signedOn) => change({ signedOn })}
        />
      </Field>
      <Field
        label="生效日期"
        fault={faults.effectiveOn}
        hint="从这一天起计入可用预算；核查按此日期。"
      >
        <DayInput
          year={year}
          value={value.effectiveOn}
          onChange={(effectiveOn) => change({ effectiveOn })}
        />
      </Field>
      <Field label="收到日期" fault={faults.receivedOn}>
        <DayInput
          year={year}
          value={value.receivedOn}
          onChange={(receivedOn) => change({ receivedOn })}
        />
      </Field>
      <Field optional label="备注" fault={faults.note}>
        <Input value={value.note} onChange={(event) => change({ note: event.target.value })} />
      </Field>
      {props.correcting && (
        <Field label="更正原因" fault={faults.reason} hint="写入账链，长期保留。">
          <Input
            value={value.reason}
            onChange={(event) => change({ reason: event.target.value })}
          />
        </Field>
      )}
    </>
  );
}
