import { Button } from 'antd';
import type { CallOutput } from '#shared/contract/index.ts';
import { usePaged } from '../../lib/api.ts';
import { momentText } from '../../lib/clock.ts';
import { useLedger } from '../../lib/ledger.tsx';
import { go } from '../../lib/route.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { type Column, PagedTable } from '../../ui/PagedTable.tsx';

type ImportRow = CallOutput<'statements.imports'>['rows'][number];
const count = (
  pick: (row: ImportRow) => number,
  key: string,
  title: string,
): Column<ImportRow> => ({
  key,
  title,
  width: 76,
  align: 'right',
  render: pick,
  copy: (row) => String(pick(row)),
});

const COLUMNS: Column<ImportRow>[] = [
  {
    key: 'at',
    title: '导入时间',
    width: 150,
    render: (row) => momentText(row.importedAt),
    copy: (row) => momentText(row.importedAt),
  },
  {
    key: 'file',
    title: '文件',
    width: 180,
    grow: true,
    render: (row) => <span title={row.fileName}>{row.fileName}</span>,
    copy: (row) => row.fileName,
  },
  {
    key: 'period',
    title: '流水期间',
    width: 210,
    render: (row) => `${row.from ?? '—'} 至 ${row.to ?? '—'}`,
    copy: (row) => `${row.from ?? ''} ${row.to ?? ''}`,
  },
  count((row) => row.counts.total, 'total', '行数'),
  count((row) => row.counts.new, 'new', '新增'),
  count((row) => row.counts.existing, 'existing', '已存在'),
  count((row) => row.counts.suspected, 'suspected', '疑似'),
  count((row) => row.counts.skipped, 'skipped', '跳过'),
  count((row) => row.counts.faulty, 'faulty', '有误'),
  {
    key: 'by',
    title: '经办',
    width: 80,
    render: (row) => row.importedBy,
    copy: (row) => row.importedBy,
  },
  {
    key: 'sha',
    title: '文件指纹',
    width: 110,
    render: (row) => <code title={`SHA-256 ${row.sha256}`}>{row.sha256.slice(0, 10)}</code>,
    copy: (row) => row.sha256,
  },
];

/** 导入记录: each file that came in, kept with its fingerprint and its counts. */
export function ImportRecords() {
  const { fund } = useLedger();
  const list = usePaged('statements.imports', { fundUid: fund.uid });
  if (list.error) return <ErrorNotice error={list.error} onRetry={list.retry} />;
  return (
    <div className="list-body">
      <PagedTable
        label="导入记录"
        columns={COLUMNS}
        rows={list.rows}
        rowKey={(row) => row.uid}
        hasMore={list.hasMore}
        loadMore={list.loadMore}
        loading={list.loading}
        empty={
          <EmptyState
            title="还没有导入过对账单"
            hint="每次导入都会在这里留下文件名、指纹和行数，随时可查。"
            action={
              <Button type="primary" onClick={() => go('/statements/import')}>
                导入对账单
              </Button>
            }
          />
        }
      />
    </div>
  );
}
