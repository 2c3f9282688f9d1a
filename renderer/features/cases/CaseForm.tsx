import { AutoComplete, Checkbox, Input, Select } from 'antd';
import { useState } from 'react';
import { CASE_CATEGORIES, type CaseCategory } from '#shared/cases/kinds.ts';
import { PRIVACY_REMINDER } from '#shared/cases/privacy.ts';
import type { CaseDetail } from '#shared/contract/cases.ts';
import { type CallOutput, calls } from '#shared/contract/index.ts';
import type { Day } from '#shared/dates/day.ts';
import { CASE_CATEGORY_WORDS } from '#shared/terms.ts';
import { useCall, useCommand } from '../../lib/api.ts';
import { useDraft } from '../../lib/drafts.ts';
import { type FieldFaults, faultsOf } from '../../lib/field-faults.ts';
import { useLedger } from '../../lib/ledger.tsx';
import { DayInput } from '../../ui/DayInput.tsx';
import { Field } from '../../ui/Field.tsx';
import { FormDialog } from '../../ui/FormDialog.tsx';

interface CaseDraft {
  caseNo: string;
  category: CaseCategory;
  crossSeparated: boolean;
  specialHardship: boolean;
  township: string;
  unit: string;
  acceptedOn: Day | null;
  dueOn: Day | null;
  summary: string;
  reason: string;
}

const EMPTY: CaseDraft = {
  caseNo: '',
  category: 'backlog',
  crossSeparated: false,
  specialHardship: false,
  township: '',
  unit: '',
  acceptedOn: null,
  dueOn: null,
  summary: '',
  reason: '',
};

function draftOf(old: CaseDetail): CaseDraft {
  const { caseNo, category, crossSeparated, specialHardship, township, unit } = old;
  const { acceptedOn, dueOn, summary } = old;
  const place = { township, unit, acceptedOn, dueOn, summary };
  return { caseNo, category, crossSeparated, specialHardship, ...place, reason: '' };
}

const CATEGORIES = CASE_CATEGORIES.map((value) => ({ value, label: CASE_CATEGORY_WORDS[value] }));

/** Registers a case, or corrects what is registered by a record that takes its place. */
export function CaseForm(props: {
  replaces: CaseDetail | null;
  onRecorded(uid: string): void;
  onClose(): void;
}) {
  const { replaces } = props;
  const { fund } = useLedger();
  const [initial] = useState(() => (replaces ? draftOf(replaces) : EMPTY));
  const draft = useDraft(`${fund.uid}:case:${replaces?.uid ?? 'new'}`, initial, { personal: true });
  const saving = useSaveCase(replaces, draft.value);
  const save = async () => {
    const recorded = await saving.save();
    if (!recorded) return;
    draft.clear();
    props.onRecorded(recorded.uid);
  };
  return (
    <FormDialog
      title={replaces ? `更正个案 ${replaces.caseNo}` : '登记个案'}
      saveWord={replaces ? '更正' : '登记'}
      twoColumns
      faults={saving.faults}
      pending={saving.pending}
      error={saving.error}
      onSave={() => void save()}
      onClose={props.onClose}
    >
      {(faults) => (
        <CaseFields
          value={draft.value}
          change={draft.change}
          faults={faults}
          correcting={replaces !== null}
        />
      )}
    </FormDialog>
  );
}

/** One way to save for both: the input is checked against the call it goes to. */
function useSaveCase(replaces: CaseDetail | null, value: CaseDraft) {
  const { fund } = useLedger();
  const register = useCommand('cases.register', { quiet: true });
  const correct = useCommand('cases.correct', { quiet: true });
  const { reason, ...fields } = value;
  const registered = { fundUid: fund.uid, ...fields };
  const corrected = { caseUid: replaces?.uid, reason, ...fields };
  return {
    faults: replaces
      ? faultsOf(calls['cases.correct'].input, corrected)
      : faultsOf(calls['cases.register'].input, registered),
    pending: register.pending || correct.pending,
    error: register.error ?? correct.error,
    save: (): Promise<CallOutput<'cases.register'> | undefined> =>
      replaces
        ? correct.run(calls['cases.correct'].input.parse(corrected))
        : register.run(calls['cases.register'].input.parse(registered)),
  };
}

function CaseFields(props: {
  value: CaseDraft;
  change(patch: Partial<CaseDraft>): void;
  faults: FieldFaults;
  correcting: boolean;
}) {
  const { value, change, faults } = props;
  const { fund, year } = useLedger();
  const places = useCall('cases.places', { fundUid: fund.uid });
  return (
    <>
      <Field label="信访编号" fault={faults.caseNo}>
        <Input
          autoFocus
          value={value.caseNo}
          maxLength={40}
          onChange={(event) => change({ caseNo: event.target.value })}
        />
      </Field>
      <Field label="类别" fault={faults.category}>
        <Select
          value={value.category}
          options={CATEGORIES}
          onChange={(category) => change({ category })}
        />
      </Field>
      <Field label="乡镇（街道）" fault={faults.township}>
        <AutoComplete
          value={value.township}
          options={optionsOf(places.data?.townships)}
          showSearch={{ filterOption: holds }}
          maxLength={40}
          onChange={(township) => change({ township })}
        />
      </Field>
      <Field label="责任单位" fault={faults.unit}>
        <AutoComplete
          value={value.unit}
          options={optionsOf(places.data?.units)}
          showSearch={{ filterOption: holds }}
          maxLength={60}
          onChange={(unit) => change({ unit })}
        />
      </Field>
      <Field label="受理日期" fault={faults.acceptedOn}>
        <DayInput
          year={year}
          value={value.acceptedOn}
          onChange={(acceptedOn) => change({ acceptedOn })}
        />
      </Field>
      <Field label="办结期限" fault={faults.dueOn} hint="息访率按这一天所在的年度统计。">
        <DayInput year={year} value={value.dueOn} onChange={(dueOn) => change({ dueOn })} />
      </Field>
      <Field label="诉求摘要" fault={faults.summary} hint={PRIVACY_REMINDER}>
        <Input
          value={value.summary}
          maxLength={60}
          showCount
          onChange={(event) => change({ summary: event.target.value })}
        />
      </Field>
      <div className="case-flags">
        <Checkbox
          checked={value.crossSeparated}
          onChange={(event) => change({ crossSeparated: event.target.checked })}
        >
          三跨三分离
        </Checkbox>
        <Checkbox
          checked={value.specialHardship}
          onChange={(event) => change({ specialHardship: event.target.checked })}
        >
          特别困难
        </Checkbox>
      </div>
      {props.correcting && (
        <Field label="更正原因" fault={faults.reason} hint="写入账链，长期保留。">
          <Input
            value={value.reason}
            maxLength={100}
            onChange={(event) => change({ reason: event.target.value })}
          />
        </Field>
      )}
    </>
  );
}

const optionsOf = (names: string[] | undefined) => names?.map((value) => ({ value })) ?? [];
const holds = (typed: string, option: { value: string } | undefined) =>
  option?.value.includes(typed) ?? false;
