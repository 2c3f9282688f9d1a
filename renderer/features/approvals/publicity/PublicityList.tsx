import { useState } from 'react';
import { type CallOutput, calls } from '#shared/contract/index.ts';
import type { Day } from '#shared/dates/day.ts';
import { useCommand, usePaged } from '../../../lib/api.ts';
import { today } from '../../../lib/clock.ts';
import { faultsOf } from '../../../lib/field-faults.ts';
import { useLedger } from '../../../lib/ledger.tsx';
import { go, href } from '../../../lib/route.ts';
import type { Tone } from '../../../lib/stage-tone.ts';
import { AmountText } from '../../../ui/AmountText.tsx';
import { DayInput } from '../../../ui/DayInput.tsx';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import { ErrorNotice } from '../../../ui/ErrorNotice.tsx';
import { Field } from '../../../ui/Field.tsx';
import { FormDialog } from '../../../ui/FormDialog.tsx';
import { type Column, PagedTable } from '../../../ui/PagedTable.tsx';
import { ReasonButton } from '../../../ui/ReasonButton.tsx';
import { StageTag } from '../../../ui/StageTag.tsx';

type Publicity = CallOutput<'approvals.publicities'>['rows'][number];

/** What is or was shown, with its paper and the reminder to take it down. */
export function PublicityList({ refusal }: { refusal: string | null }) {
  const { fund } = useLedger();
  const list = usePaged('approvals.publicities', { fundUid: fund.uid });
  const [takingDown, setTakingDown] = useState<Publicity | null>(null);
  const overdue = list.rows.filter((row) => row.overdue).length;
  return (
    <section className="publicity-part" aria-label="公示记录">
      <header>
        <h2>公示记录</h2>
        {overdue > 0 && <span className="gate-warn">有 {overdue} 份公示已到期，请撤下并登记</span>}
      </header>
      {list.error && <ErrorNotice error={list.error} onRetry={list.retry} />}
      <PagedTable
        label="公示记录"
        columns={columns(refusal, setTakingDown)}
        rows={list.rows}
        rowKey={(each) => each.uid}
        hasMore={list.hasMore}
        loadMore={list.loadMore}
        loading={list.loading}
        onOpen={(each) => go('/cases/paper', { publicity: each.uid })}
        empty={
          <EmptyState title="还没有公示记录" hint="公示后在这里打印公示表，到期撤下时登记。" />
        }
      />
      {takingDown && <TakeDownForm of={takingDown} onDone={() => setTakingDown(null)} />}
    </section>
  );
}

function statusOf(row: Publicity): { word: string; tone: Tone } {
  if (row.takenDownOn !== null) return { word: `${row.takenDownOn} 撤下`, tone: 'done' };
  if (row.overdue) return { word: '到期未撤', tone: 'lapsed' };
  return row.fromDay > today()
    ? { word: '未开始', tone: 'quiet' }
    : { word: '公示中', tone: 'runs' };
}

const columns = (
  refusal: string | null,
  takeDown: (row: Publicity) => void,
): Column<Publicity>[] => [
  { key: 'number', title: '公示编号', width: 140, grow: true, render: (r) => r.number },
  { key: 'place', title: '地点', width: 160, grow: true, render: (r) => r.place },
  { key: 'from', title: '起始', width: 102, render: (r) => r.fromDay },
  { key: 'to', title: '截止', width: 102, render: (r) => r.toDay },
  { key: 'count', title: '件数', width: 60, align: 'right', render: (r) => r.count },
  {
    key: 'total',
    title: '金额',
    width: 120,
    align: 'right',
    render: (r) => <AmountText fen={r.totalFen} />,
  },
  { key: 'status', title: '状态', width: 140, render: (r) => <StageTag {...statusOf(r)} /> },
  {
    key: 'paper',
    title: '',
    width: 80,
    render: (r) => <a href={href('/cases/paper', { publicity: r.uid })}>公示表</a>,
  },
  {
    key: 'acts',
    title: '',
    width: 80,
    render: (r) =>
      r.takenDownOn === null &&
      refusal === null && (
        <ReasonButton size="small" reason={null} onClick={() => takeDown(r)}>
          撤下
        </ReasonButton>
      ),
  },
];

function TakeDownForm({ of, onDone }: { of: Publicity; onDone(): void }) {
  const { year } = useLedger();
  const [day, setDay] = useState<Day | null>(null);
  const takeDown = useCommand('approvals.takeDown', { quiet: true });
  const schema = calls['approvals.takeDown'].input;
  const input = { publicityUid: of.uid, day };
  const save = async () => {
    if (await takeDown.run(schema.parse(input))) onDone();
  };
  return (
    <FormDialog
      title={`撤下公示 ${of.number}`}
      saveWord="登记撤下"
      faults={faultsOf(schema, input)}
      pending={takeDown.pending}
      error={takeDown.error}
      onSave={() => void save()}
      onClose={onDone}
    >
      {(faults) => (
        <Field label="撤下日期" fault={faults.day}>
          <DayInput autoFocus year={year} value={day} onChange={setDay} />
        </Field>
      )}
    </FormDialog>
  );
}
