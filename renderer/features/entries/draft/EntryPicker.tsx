import { Checkbox, Input, Modal, Select } from 'antd';
import { useDeferredValue, useState } from 'react';
import type { EntryView } from '#shared/contract/entries.ts';
import { ENTRY_KINDS, type EntryKind } from '#shared/entries/kinds.ts';
import { usePaged } from '../../../lib/api.ts';
import { useKeys } from '../../../lib/keys.ts';
import { useLedger } from '../../../lib/ledger.tsx';
import { AmountText } from '../../../ui/AmountText.tsx';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import { ErrorNotice } from '../../../ui/ErrorNotice.tsx';
import { type Column, PagedTable } from '../../../ui/PagedTable.tsx';

const COLUMNS: Column<EntryView>[] = [
  { key: 'day', title: '业务日期', width: 104, render: (e) => e.businessDate },
  { key: 'no', title: '凭证号', width: 122, render: (e) => e.voucherNo },
  { key: 'kind', title: '类别', width: 92, render: (e) => ENTRY_KINDS[e.kind].word },
  { key: 'summary', title: '摘要', width: 180, grow: true, render: (e) => e.summary },
  {
    key: 'amount',
    title: '金额',
    width: 120,
    align: 'right',
    render: (e) => <AmountText fen={e.amountFen} />,
  },
  {
    key: 'open',
    title: '未了结',
    width: 120,
    align: 'right',
    render: (e) => (e.openFen === null ? '' : <AmountText fen={e.openFen} />),
  },
];

/** Picks a posted entry of the kinds asked for. Enter or a double click takes it. */
export function EntryPicker(props: {
  /** At least one: none would mean all. */
  kinds: readonly EntryKind[];
  onPick(entry: EntryView): void;
  onCancel(): void;
}) {
  const ledger = useLedger();
  const [year, setYear] = useState(ledger.year);
  const [text, setText] = useState('');
  const [onlyOpen, setOnlyOpen] = useState(false);
  const search = useDeferredValue(text);
  const list = usePaged('entries.list', {
    fundUid: ledger.fund.uid,
    year,
    kinds: [...props.kinds],
    accountUid: null,
    from: null,
    to: null,
    minFen: null,
    maxFen: null,
    text: search,
    onlyOpen,
  });
  useKeys({ Esc: { word: '取消', run: props.onCancel } }, '选取台账记录', 'dialog');
  const usable = list.rows.filter((e) => e.reversedByUid === null && e.reversesUid === null);
  return (
    <Modal open title="选取台账记录" footer={null} width={900} onCancel={props.onCancel}>
      <div className="filter-row">
        <Select
          aria-label="年度"
          value={year}
          onChange={setYear}
          options={ledger.years.map((y) => ({ value: y, label: `${y}年` }))}
        />
        <Input
          autoFocus
          allowClear
          aria-label="查找"
          placeholder="摘要、凭证号、个案或审批编号"
          value={text}
          maxLength={60}
          onChange={(event) => setText(event.target.value)}
          style={{ width: 280 }}
        />
        <Checkbox checked={onlyOpen} onChange={(event) => setOnlyOpen(event.target.checked)}>
          只看未了结的
        </Checkbox>
      </div>
      {list.error && <ErrorNotice error={list.error} onRetry={list.retry} />}
      <PagedTable
        label="可选的台账记录"
        columns={COLUMNS}
        rows={usable}
        rowKey={(e) => e.uid}
        hasMore={list.hasMore}
        loadMore={list.loadMore}
        loading={list.loading}
        onOpen={props.onPick}
        height={360}
        empty={
          <EmptyState title="没有可选的记录" hint="换个年度或查找条件；被冲销的记录不能选。" />
        }
      />
      <p className="field-hint">双击一行，或用方向键移到该行后按 Enter。</p>
    </Modal>
  );
}
