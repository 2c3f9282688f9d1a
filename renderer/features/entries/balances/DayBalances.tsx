import { Select } from 'antd';
import { useState } from 'react';
import type { CallOutput } from '#shared/contract/index.ts';
import { formatYuan } from '#shared/money/fen.ts';
import { useCall } from '../../../lib/api.ts';
import { useLedger } from '../../../lib/ledger.tsx';
import { go } from '../../../lib/route.ts';
import { AmountText } from '../../../ui/AmountText.tsx';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import { ErrorNotice } from '../../../ui/ErrorNotice.tsx';
import { type Column, PagedTable } from '../../../ui/PagedTable.tsx';

type DayRow = CallOutput<'entries.dayBalances'>[number];
type Figure = 'inFen' | 'outFen' | 'spentFen' | 'balanceFen';

const figure = (key: Figure, title: string): Column<DayRow> => ({
  key,
  title,
  width: 150,
  align: 'right',
  render: (row) => <AmountText fen={row[key]} />,
  copy: (row) => formatYuan(row[key]),
});
const COLUMNS: Column<DayRow>[] = [
  { key: 'day', title: '日期', width: 130, render: (row) => row.day, copy: (row) => row.day },
  figure('inFen', '收入'),
  figure('outFen', '支出（付款）'),
  figure('spentFen', '计入支出'),
  figure('balanceFen', '日终余额'),
  {
    key: 'note',
    title: '',
    width: 120,
    grow: true,
    render: (row) =>
      row.balanceFen < 0 ? <span className="proof-bad">DA-06 余额低于零</span> : '',
  },
];

/** 日余额: what each day with postings brought and what it ended with, per account. */
export function DayBalances() {
  const { fund, year } = useLedger();
  const [chosen, setChosen] = useState<string | null>(null);
  const account = fund.accounts.find((a) => a.uid === chosen) ?? fund.accounts[0];
  const days = useCall(
    'entries.dayBalances',
    account ? { fundUid: fund.uid, accountUid: account.uid, year } : null,
    { keepPrevious: true },
  );
  if (days.error) return <ErrorNotice error={days.error} onRetry={() => void days.refetch()} />;
  const rows = days.data ?? [];
  const sum = (key: Figure) => rows.reduce((total, row) => total + row[key], 0);
  return (
    <div className="list-body">
      <div className="filter-row">
        <Select
          aria-label="账户"
          value={account?.uid ?? null}
          onChange={setChosen}
          options={fund.accounts.map((a) => ({
            value: a.uid,
            label: `${a.bankName} ${a.accountNo.slice(-4)}`,
          }))}
          style={{ width: 240 }}
        />
        <span className="field-hint">双击一天，看当天已记账的记录。</span>
      </div>
      <PagedTable
        label="日余额"
        columns={COLUMNS}
        rows={rows}
        rowKey={(row) => row.day}
        loading={days.isLoading}
        onOpen={(row) => go('/entries', { tab: 'posted', day: row.day, account: account?.uid })}
        totals={{
          day: '合计',
          inFen: <AmountText fen={sum('inFen')} />,
          outFen: <AmountText fen={sum('outFen')} />,
          spentFen: <AmountText fen={sum('spentFen')} />,
          balanceFen: <AmountText fen={rows.at(-1)?.balanceFen ?? null} />,
        }}
        empty={
          <EmptyState
            title={`${year} 年这个账户还没有记账`}
            hint="有收付记账后，这里按日列出余额，可与银行对账单逐日核对。"
          />
        }
      />
    </div>
  );
}
