import type { InputRef } from 'antd';
import { useDeferredValue, useRef, useState } from 'react';
import { detailText } from '#shared/audit/detail.ts';
import { AUDIT_PRINT_LIMIT, type AuditFilter, WHOLE_LOG } from '#shared/contract/audit.ts';
import { AUDIT_OUTCOME_WORDS } from '#shared/terms.ts';
import { useCall, usePaged } from '../../lib/api.ts';
import { momentText } from '../../lib/clock.ts';
import { useKeys } from '../../lib/keys.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { type Column, PagedTable } from '../../ui/PagedTable.tsx';
import { PaperActions } from '../../ui/PaperActions.tsx';
import { StateTag } from '../../ui/StateTag.tsx';
import { AuditFilters } from './AuditFilters.tsx';
import { LogLine, type LogRow } from './LogLine.tsx';

const COLUMNS: Column<LogRow>[] = [
  {
    key: 'seq',
    title: '序号',
    width: 80,
    align: 'right',
    render: (r) => r.seq,
    copy: (r) => String(r.seq),
  },
  {
    key: 'at',
    title: '时间',
    width: 150,
    render: (r) => momentText(r.at),
    copy: (r) => momentText(r.at),
  },
  {
    key: 'operator',
    title: '操作员',
    width: 100,
    render: (r) => r.operator,
    copy: (r) => r.operator,
  },
  { key: 'word', title: '操作', width: 140, render: (r) => r.word, copy: (r) => r.word },
  {
    key: 'outcome',
    title: '结果',
    width: 84,
    render: (r) => <StateTag state={r.outcome} />,
    copy: (r) => AUDIT_OUTCOME_WORDS[r.outcome],
  },
  {
    key: 'code',
    title: '代码',
    width: 150,
    render: (r) => r.code ?? '',
    copy: (r) => r.code ?? '',
  },
  {
    key: 'detail',
    title: '内容',
    width: 300,
    grow: true,
    render: (r) => detailText(r.detail),
    copy: (r) => detailText(r.detail),
  },
];

/** Every command and every refusal, newest first: found by person, time and content. */
export function AuditLog() {
  const [filter, setFilter] = useState<AuditFilter>(WHOLE_LOG);
  const [open, setOpen] = useState<LogRow | null>(null);
  const box = useRef<InputRef>(null);
  const asked = useDeferredValue(filter);
  const log = usePaged('audit.list', asked);
  const summary = useCall('audit.summary', asked, { keepPrevious: true });
  const count = summary.data?.count ?? 0;
  useKeys({ 'Ctrl+F': { word: '查找', run: () => box.current?.focus() } }, '操作日志');
  const filtered = JSON.stringify(filter) !== JSON.stringify(WHOLE_LOG);
  return (
    <div className="list-body">
      <div className="audit-head">
        <AuditFilters
          filter={filter}
          operators={summary.data?.operators ?? []}
          onChange={(patch) => setFilter({ ...filter, ...patch })}
          textRef={box}
        />
        <PaperActions
          request={{ paper: 'audit-log', input: asked }}
          ready={count > 0 && count <= AUDIT_PRINT_LIMIT}
          place="操作日志"
        />
      </div>
      <p className="filter-count">
        共 {count} 条
        {count > AUDIT_PRINT_LIMIT
          ? `；打印和导出一次最多 ${AUDIT_PRINT_LIMIT} 条，请缩小日期范围`
          : ''}
        ；双击或按 Enter 看一条的全部内容
      </p>
      {log.error ? (
        <ErrorNotice error={log.error} onRetry={log.retry} />
      ) : (
        <PagedTable
          label="操作日志"
          columns={COLUMNS}
          rows={log.rows}
          rowKey={(r) => String(r.seq)}
          hasMore={log.hasMore}
          loadMore={log.loadMore}
          loading={log.loading}
          onOpen={setOpen}
          currentKey={open && String(open.seq)}
          empty={
            <EmptyState
              title={filtered ? '没有符合的记录' : '还没有操作'}
              hint="账套中的每次操作和每次未通过的操作都会记在这里，不能删改。"
            />
          }
        />
      )}
      {open && <LogLine line={open} onClose={() => setOpen(null)} />}
    </div>
  );
}
