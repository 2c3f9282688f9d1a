import { Input, Select } from 'antd';
import { useState } from 'react';
import { EVENT_WAYS, type EventResult, type EventWay, resultsOf } from '#shared/cases/kinds.ts';
import { PRIVACY_REMINDER } from '#shared/cases/privacy.ts';
import type { CaseDetail, CaseEventView } from '#shared/contract/cases.ts';
import { calls } from '#shared/contract/index.ts';
import { CASE_EVENT_WORDS, EVENT_RESULT_WORDS, EVENT_WAY_WORDS } from '#shared/terms.ts';
import { useCommand } from '../../lib/api.ts';
import { useDraft } from '../../lib/drafts.ts';
import { type FieldFaults, faultsOf } from '../../lib/field-faults.ts';
import { useLedger } from '../../lib/ledger.tsx';
import { DayInput } from '../../ui/DayInput.tsx';
import { Field } from '../../ui/Field.tsx';
import { FormDialog } from '../../ui/FormDialog.tsx';
import {
  correctionOf,
  type EventDraft,
  eventInput,
  newEvent,
  nextKind,
  RECORDED_KINDS,
} from './event-draft.ts';

const KINDS = RECORDED_KINDS.map((value) => ({ value, label: CASE_EVENT_WORDS[value] }));
const WAYS = EVENT_WAYS.map((value) => ({ value, label: EVENT_WAY_WORDS[value] }));

/** Records what happened to a case, or corrects an event by another that replaces it. */
export function EventForm(props: {
  of: CaseDetail;
  replaces: CaseEventView | null;
  onDone(): void;
}) {
  const { of, replaces, onDone } = props;
  const [initial] = useState(() => (replaces ? correctionOf(replaces) : newEvent(nextKind(of))));
  const draft = useDraft<EventDraft>(`${of.uid}:event:${replaces?.uid ?? 'new'}`, initial, {
    personal: true,
  });
  const add = useCommand('cases.addEvent', { quiet: true });
  const input = eventInput(draft.value, of.uid, replaces?.uid ?? null);
  const save = async () => {
    if (!(await add.run(calls['cases.addEvent'].input.parse(input)))) return;
    draft.clear();
    onDone();
  };
  const word = replaces ? `更正${CASE_EVENT_WORDS[replaces.kind]}` : '登记事项';
  return (
    <FormDialog
      title={`${word} · ${of.caseNo}`}
      saveWord={replaces ? '更正' : '登记'}
      faults={faultsOf(calls['cases.addEvent'].input, input)}
      pending={add.pending}
      error={add.error}
      onSave={() => void save()}
      onClose={onDone}
    >
      {(faults) => (
        <EventFields
          value={draft.value}
          change={draft.change}
          faults={faults}
          correcting={replaces !== null}
        />
      )}
    </FormDialog>
  );
}

function EventFields(props: {
  value: EventDraft;
  change(patch: Partial<EventDraft>): void;
  faults: FieldFaults;
  correcting: boolean;
}) {
  const { value, change, faults, correcting } = props;
  const { year } = useLedger();
  const results = resultsOf(value.kind).map((each) => ({
    value: each,
    label: EVENT_RESULT_WORDS[each],
  }));
  return (
    <>
      <Field label="事项" hint={KIND_HELP[value.kind]}>
        <Select
          autoFocus
          disabled={correcting}
          value={value.kind}
          options={KINDS}
          onChange={(kind) => change({ kind, result: null })}
        />
      </Field>
      <Field label="日期" fault={faults.day}>
        <DayInput year={year} value={value.day} onChange={(day) => change({ day })} />
      </Field>
      {results.length > 0 && (
        <>
          <Field label="结果" fault={faults.result}>
            <Select<EventResult>
              value={value.result}
              options={results}
              onChange={(result) => change({ result })}
            />
          </Field>
          <Field label="询问方式" fault={faults.way}>
            <Select<EventWay>
              value={value.way}
              options={WAYS}
              onChange={(way) => change({ way })}
            />
          </Field>
        </>
      )}
      <Field
        label={value.kind === 'settled' ? '息访协议书编号' : '依据文件编号'}
        optional={value.kind !== 'settled'}
        fault={faults.documentNo}
      >
        <Input
          value={value.documentNo}
          maxLength={80}
          onChange={(event) => change({ documentNo: event.target.value })}
        />
      </Field>
      <Field
        label={correcting ? '更正原因' : '备注'}
        optional={!correcting}
        fault={faults.note}
        hint="不写姓名、证件号、电话、住址和经过；不得录入国家秘密。"
      >
        <Input
          value={value.note}
          maxLength={100}
          onChange={(event) => change({ note: event.target.value })}
        />
      </Field>
    </>
  );
}

const KIND_HELP: Partial<Record<EventDraft['kind'], string>> = {
  settled: '当事人接受处理结果并签订协议的日期；此后第 30 日、第 90 日各回访一次。',
  'settlement-failed': '当事人反悔或重新上访；从这一天起不再计为息访。',
  'follow-up-30': '息访后第 30 日的回访。结果为“已反复”的，到期后不再计为息访。',
  'follow-up-90': '息访后第 90 日的回访。结果为“已反复”的，到期后不再计为息访。',
  satisfaction: '每询问一次登记一条；满意度＝满意÷已答复。',
};

/** Takes an event back that should not have been recorded; it stays readable. */
export function WithdrawForm(props: {
  of: CaseDetail;
  event: CaseEventView;
  day: string;
  onDone(): void;
}) {
  const { of, event, onDone } = props;
  const [note, setNote] = useState('');
  const add = useCommand('cases.addEvent', { quiet: true });
  const draft = { ...newEvent('withdrawn'), day: props.day, note };
  const input = eventInput(draft, of.uid, event.uid);
  const save = async () => {
    if (await add.run(calls['cases.addEvent'].input.parse(input))) onDone();
  };
  return (
    <FormDialog
      title={`撤销 ${event.day} ${CASE_EVENT_WORDS[event.kind]}`}
      saveWord="撤销该事项"
      faults={faultsOf(calls['cases.addEvent'].input, input)}
      pending={add.pending}
      error={add.error}
      onSave={() => void save()}
      onClose={onDone}
    >
      {(faults) => (
        <Field label="撤销原因" fault={faults.note} hint={PRIVACY_REMINDER}>
          <Input
            autoFocus
            value={note}
            maxLength={100}
            onChange={(change) => setNote(change.target.value)}
          />
        </Field>
      )}
    </FormDialog>
  );
}
