import { Input } from 'antd';
import { useState } from 'react';
import { GATE_WORDS, type Gate } from '#shared/approvals/gates.ts';
import type { ApprovalDetail } from '#shared/contract/approvals.ts';
import { calls } from '#shared/contract/index.ts';
import type { Day } from '#shared/dates/day.ts';
import { useCommand } from '../../../lib/api.ts';
import { useDraft } from '../../../lib/drafts.ts';
import { type FieldFaults, faultsOf } from '../../../lib/field-faults.ts';
import { useLedger } from '../../../lib/ledger.tsx';
import { DayInput } from '../../../ui/DayInput.tsx';
import { Field } from '../../../ui/Field.tsx';
import { FormDialog } from '../../../ui/FormDialog.tsx';

type EndAct = 'waive' | 'reject' | 'withdraw';

const WORDS = {
  waive: { outcome: 'waived', word: '免办', hint: '免办原因随申请长期保留，付款时一并核查。' },
  reject: { outcome: 'rejected', word: '不予批准', hint: '登记后本申请终止，不能再办理。' },
  withdraw: { outcome: 'withdrawn', word: '撤回', hint: '登记后本申请终止，不能再办理。' },
} as const;

const EMPTY: { day: Day | null; documentNo: string; reason: string } = {
  day: null,
  documentNo: '',
  reason: '',
};

/** Waives a gate, refuses an application or takes it back: always with the reason. */
export function EndForm(props: { of: ApprovalDetail; act: EndAct; gate: Gate; onDone(): void }) {
  const { of, act, gate, onDone } = props;
  const { year } = useLedger();
  const [initial] = useState(EMPTY);
  const draft = useDraft(`${of.uid}:${act}:${gate}`, initial, { personal: true });
  const step = useCommand('approvals.step', { quiet: true });
  const { outcome, word, hint } = WORDS[act];
  const { value, change } = draft;
  const schema = calls['approvals.step'].input;
  const input = { ...BARE, approvalUid: of.uid, gate, outcome, ...value };
  const reasonless: FieldFaults = value.reason.trim() === '' ? { reason: '请填写' } : {};
  const save = async () => {
    if (!(await step.run(schema.parse(input)))) return;
    draft.clear();
    onDone();
  };
  return (
    <FormDialog
      title={`${word}${act === 'waive' ? GATE_WORDS[gate].word : ''} · ${of.number}`}
      saveWord={word}
      faults={{ ...faultsOf(schema, input), ...reasonless }}
      pending={step.pending}
      error={step.error}
      onSave={() => void save()}
      onClose={onDone}
    >
      {(faults) => (
        <>
          <Field label="日期" fault={faults.day}>
            <DayInput autoFocus year={year} value={value.day} onChange={(day) => change({ day })} />
          </Field>
          <Field label={`${word}原因`} fault={faults.reason} hint={hint}>
            <Input
              value={value.reason}
              maxLength={200}
              onChange={(event) => change({ reason: event.target.value })}
            />
          </Field>
          <Field label="依据文件编号" optional fault={faults.documentNo}>
            <Input
              value={value.documentNo}
              maxLength={80}
              onChange={(event) => change({ documentNo: event.target.value })}
            />
          </Field>
        </>
      )}
    </FormDialog>
  );
}

const BARE = { amountFen: null, level: null, expiresOn: null, persons: [], instalments: [] };
