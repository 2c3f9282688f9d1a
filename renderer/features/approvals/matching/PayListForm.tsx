import { Checkbox, Input } from 'antd';
import { useEffect, useState } from 'react';
import type { ApprovalRowView } from '#shared/contract/approvals.ts';
import { calls } from '#shared/contract/index.ts';
import type { Day } from '#shared/dates/day.ts';
import { formatYuan } from '#shared/money/fen.ts';
import { useCommand, usePaged } from '../../../lib/api.ts';
import { useDraft } from '../../../lib/drafts.ts';
import { faultsOf } from '../../../lib/field-faults.ts';
import { useLedger } from '../../../lib/ledger.tsx';
import { AmountInput } from '../../../ui/AmountInput.tsx';
import { DayInput } from '../../../ui/DayInput.tsx';
import { Field } from '../../../ui/Field.tsx';
import { FormDialog } from '../../../ui/FormDialog.tsx';
import { PlainTable } from '../../../ui/PlainTable.tsx';

interface ListDraft {
  documentNo: string;
  day: Day | null;
  unit: { name: string; account: string };
  /** The amount of each application on the list. */
  amounts: Record<string, number | null>;
}

const EMPTY: ListDraft = {
  documentNo: '',
  day: null,
  unit: { name: '', account: '' },
  amounts: {},
};

/** 代发清单: one transfer to a paying unit, split by what each application gets of it. */
export function PayListForm({ onDone }: { onDone(): void }) {
  const { fund } = useLedger();
  const [initial] = useState(EMPTY);
  const draft = useDraft<ListDraft>(`${fund.uid}:pay-list`, initial, { personal: true });
  const add = useCommand('approvals.addPayList', { quiet: true });
  const { value, change } = draft;
  const schema = calls['approvals.addPayList'].input;
  const input = {
    fundUid: fund.uid,
    documentNo: value.documentNo,
    day: value.day,
    unit: { ...value.unit, account: value.unit.account.trim() || null },
    rows: Object.entries(value.amounts).map(([approvalUid, amountFen]) => ({
      approvalUid,
      amountFen,
    })),
  };
  const save = async () => {
    if (!(await add.run(schema.parse(input)))) return;
    draft.clear();
    onDone();
  };
  return (
    <FormDialog
      title="登记代发清单"
      saveWord="登记"
      twoColumns
      faults={faultsOf(schema, input)}
      pending={add.pending}
      error={add.error}
      onSave={() => void save()}
      onClose={onDone}
    >
      {(faults) => (
        <>
          <ListHead value={value} change={change} faults={faults} />
          <div className="form-wide pay-list">
            <ListRows
              amounts={value.amounts}
              fault={faults.rows && '请勾选清单上的申请'}
              onChange={(amounts) => change({ amounts })}
            />
          </div>
        </>
      )}
    </FormDialog>
  );
}

function ListHead(props: {
  value: ListDraft;
  change(patch: Partial<ListDraft>): void;
  faults: Readonly<Record<string, string>>;
}) {
  const { value, change, faults } = props;
  const { year } = useLedger();
  const unit = (patch: Partial<ListDraft['unit']>) => change({ unit: { ...value.unit, ...patch } });
  return (
    <>
      <Field label="清单编号" fault={faults.documentNo}>
        <Input
          autoFocus
          value={value.documentNo}
          maxLength={80}
          onChange={(event) => change({ documentNo: event.target.value })}
        />
      </Field>
      <Field label="清单日期" fault={faults.day}>
        <DayInput year={year} value={value.day} onChange={(day) => change({ day })} />
      </Field>
      <Field label="代发单位" fault={faults['unit.name']}>
        <Input
          value={value.unit.name}
          maxLength={60}
          onChange={(event) => unit({ name: event.target.value })}
        />
      </Field>
      <Field label="代发单位账号" optional fault={faults['unit.account']}>
        <Input
          value={value.unit.account}
          maxLength={40}
          onChange={(event) => unit({ account: event.target.value })}
        />
      </Field>
    </>
  );
}

/** Applications paid through a unit with money still open; those marked are on the list. */
function ListRows(props: {
  amounts: ListDraft['amounts'];
  fault: string | undefined;
  onChange(amounts: ListDraft['amounts']): void;
}) {
  const { amounts, onChange } = props;
  const { fund } = useLedger();
  const filter = { fundUid: fund.uid, kind: 'relief' as const, year: null, caseUid: null };
  const list = usePaged('approvals.list', { ...filter, stages: [], text: '' });
  // All of them: one left on a later page could never be put on the list.
  useEffect(() => {
    if (list.hasMore && !list.loadingMore) list.loadMore();
  });
  const rows = list.rows.filter((row) => row.way === 'paying-unit' && row.openFen > 0);
  const mark = (row: ApprovalRowView, on: boolean) => {
    const { [row.uid]: _gone, ...others } = amounts;
    onChange(on ? { ...others, [row.uid]: row.openFen } : others);
  };
  const totalFen = Object.values(amounts).reduce<number>((sum, fen) => sum + (fen ?? 0), 0);
  return (
    <>
      <PlainTable
        label="清单上的申请"
        rows={rows}
        rowKey={(row) => row.uid}
        columns={[
          {
            title: '在清单上',
            render: (row) => (
              <Checkbox
                aria-label={`${row.number} 在清单上`}
                checked={row.uid in amounts}
                onChange={(event) => mark(row, event.target.checked)}
              />
            ),
          },
          { title: '申请编号', render: (row) => row.number },
          { title: '救助对象', render: (row) => row.recipient },
          { title: '未付', align: 'right', render: (row) => formatYuan(row.openFen) },
          {
            title: '本次金额',
            render: (row) => (
              <AmountInput
                aria-label={`${row.number} 本次金额`}
                disabled={!(row.uid in amounts)}
                value={amounts[row.uid] ?? null}
                onChange={(fen) => onChange({ ...amounts, [row.uid]: fen })}
              />
            ),
          },
        ]}
        empty={
          <p className="page-note">没有由代发单位发放、尚未付清的申请。支付方式在申请中选定。</p>
        }
      />
      <p className="page-note">合计 {formatYuan(totalFen)} 元，应等于转给代发单位的一笔流水。</p>
      {props.fault && <div className="field-fault">{props.fault}</div>}
    </>
  );
}
