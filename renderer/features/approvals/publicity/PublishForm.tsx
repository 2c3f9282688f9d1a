import { Input } from 'antd';
import { useState } from 'react';
import type { ApprovalRowView } from '#shared/contract/approvals.ts';
import { calls } from '#shared/contract/index.ts';
import type { Day } from '#shared/dates/day.ts';
import { formatYuan } from '#shared/money/fen.ts';
import { useCommand } from '../../../lib/api.ts';
import { useDraft } from '../../../lib/drafts.ts';
import { type FieldFaults, faultsOf } from '../../../lib/field-faults.ts';
import { useLedger } from '../../../lib/ledger.tsx';
import { DayInput } from '../../../ui/DayInput.tsx';
import { Field } from '../../../ui/Field.tsx';
import { FormDialog } from '../../../ui/FormDialog.tsx';

const EMPTY: { number: string; place: string; fromDay: Day | null; toDay: Day | null } = {
  number: '',
  place: '',
  fromDay: null,
  toDay: null,
};

/** One list for all that were chosen: number, place, first and last day. */
export function PublishForm(props: {
  rows: ApprovalRowView[];
  onPublished(): void;
  onClose(): void;
}) {
  const { rows } = props;
  const { fund, year } = useLedger();
  const [initial] = useState(EMPTY);
  const draft = useDraft(`${fund.uid}:publicity`, initial, { personal: false });
  const publish = useCommand('approvals.publish', { quiet: true });
  const { value, change } = draft;
  const schema = calls['approvals.publish'].input;
  const input = { fundUid: fund.uid, ...value, approvalUids: rows.map(({ uid }) => uid) };
  const backwards: FieldFaults =
    value.fromDay !== null && value.toDay !== null && value.toDay < value.fromDay
      ? { toDay: '不能早于起始日期' }
      : {};
  const save = async () => {
    if (!(await publish.run(schema.parse(input)))) return;
    draft.clear();
    props.onPublished();
  };
  const totalFen = rows.reduce((sum, row) => sum + (row.approvedFen ?? 0), 0);
  return (
    <FormDialog
      title={`公示 ${rows.length} 件，共 ${formatYuan(totalFen)} 元`}
      saveWord="公示"
      faults={{ ...faultsOf(schema, input), ...backwards }}
      pending={publish.pending}
      error={publish.error}
      onSave={() => void save()}
      onClose={props.onClose}
    >
      {(faults) => (
        <>
          <Field label="公示编号" fault={faults.number}>
            <Input
              autoFocus
              value={value.number}
              maxLength={40}
              onChange={(event) => change({ number: event.target.value })}
            />
          </Field>
          <Field label="公示地点" fault={faults.place}>
            <Input
              value={value.place}
              maxLength={80}
              onChange={(event) => change({ place: event.target.value })}
            />
          </Field>
          <Field label="起始日期" fault={faults.fromDay}>
            <DayInput
              year={year}
              value={value.fromDay}
              onChange={(fromDay) => change({ fromDay })}
            />
          </Field>
          <Field label="截止日期" fault={faults.toDay} hint="截止日期的次日起方可付款（DA-09）。">
            <DayInput year={year} value={value.toDay} onChange={(toDay) => change({ toDay })} />
          </Field>
        </>
      )}
    </FormDialog>
  );
}
