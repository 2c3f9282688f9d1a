import { Modal } from 'antd';
import { useState } from 'react';
import type { DraftContent } from '#shared/contract/entries.ts';
import type { StatementLineView } from '#shared/contract/statements.ts';
import { usePaged } from '../../../lib/api.ts';
import { useKeys } from '../../../lib/keys.ts';
import { useLedger } from '../../../lib/ledger.tsx';
import { AmountText } from '../../../ui/AmountText.tsx';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import { ErrorNotice } from '../../../ui/ErrorNotice.tsx';
import { type Column, PagedTable } from '../../../ui/PagedTable.tsx';

const COLUMNS: Column<StatementLineView>[] = [
  { key: 'day', title: '日期', width: 104, render: (l) => l.day },
  {
    key: 'open',
    title: '未入账金额',
    width: 130,
    align: 'right',
    render: (l) => <AmountText fen={Math.abs(l.amountFen - l.postedFen)} />,
  },
  { key: 'party', title: '对方户名', width: 150, grow: true, render: (l) => l.counterpartyName },
  { key: 'memo', title: '摘要', width: 180, grow: true, render: (l) => l.memo },
];

/** Open lines that can join the draft: same side, and once one is chosen same account and day. */
export function LinePicker(props: {
  content: DraftContent;
  direction: 'in' | 'out';
  onPick(lines: StatementLineView[]): void;
  onCancel(): void;
}) {
  const { content, direction } = props;
  const { fund } = useLedger();
  const joining = content.lines.length > 0;
  const list = usePaged('statements.lines', {
    fundUid: fund.uid,
    accountUid: content.accountUid,
    states: ['unaccounted', 'partial'],
    from: joining ? content.businessDate : null,
    to: joining ? content.businessDate : null,
    text: '',
  });
  const [keys, setKeys] = useState<ReadonlySet<string>>(new Set());
  useKeys({ Esc: { word: '取消', run: props.onCancel } }, '选取银行流水', 'dialog');
  const taken = new Set(content.lines.map((l) => l.lineUid));
  const rows = list.rows.filter(
    (l) => l.amountFen > 0 === (direction === 'in') && !taken.has(l.uid),
  );
  const picked = rows.filter((l) => keys.has(l.uid));
  const sameDay = picked.every(
    (l) => l.day === picked[0]!.day && l.accountUid === picked[0]!.accountUid,
  );
  return (
    <Modal
      open
      title="选取银行流水"
      width={860}
      okText={picked.length > 0 ? `对应所选 ${picked.length} 笔` : '对应所选'}
      cancelText="取消"
      okButtonProps={{ disabled: picked.length === 0 || !sameDay }}
      onOk={() => props.onPick(picked)}
      onCancel={props.onCancel}
    >
      {list.error && <ErrorNotice error={list.error} onRetry={list.retry} />}
      <PagedTable
        label="未入账的流水"
        columns={COLUMNS}
        rows={rows}
        rowKey={(l) => l.uid}
        hasMore={list.hasMore}
        loadMore={list.loadMore}
        loading={list.loading}
        selection={{ keys, onChange: setKeys }}
        onOpen={(line) => props.onPick([line])}
        height={360}
        empty={
          <EmptyState
            title="没有可对应的流水"
            hint={
              joining
                ? '同一天、同一账户、同一方向的未入账流水才能合并。'
                : `没有未起草的${direction === 'in' ? '收款' : '付款'}流水；新的流水请先导入对账单。`
            }
          />
        }
      />
      {!sameDay && <p className="field-fault">所选流水不是同一账户同一天，请分开起草。</p>}
    </Modal>
  );
}
