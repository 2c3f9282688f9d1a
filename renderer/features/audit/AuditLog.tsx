import type { InputRef } from 'antd';
import { Input } from 'antd';
import { useDeferredValue, useRef, useState } from 'react';
import type { CallOutput } from '#shared/contract/index.ts';
import { AUDIT_OUTCOME_WORDS } from '#shared/terms.ts';
import { usePaged } from '../../lib/api.ts';
import { momentText } from '../../lib/clock.ts';
import { useKeys } from '../../lib/keys.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { type Column, PagedTable } from '../../ui/PagedTable.tsx';
import { StateTag } from '../../ui/StateTag.tsx';
import { detailText } from './detail-text.ts';

type LogRow = CallOutput<'audit.list'>['rows'][number];

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
    render: (r) => <span title={r.detail}>{detailText(r.detail)}</span>,
    copy: (r) => detailText(r.detail),
  },
];

/** Every command and every refusal, newest first. */
export function AuditLog() {
  const [text, setText] = useState('');
  const box = useRef<InputRef>(null);
  const log = usePaged('audit.list', { text: useDeferredValue(text.trim()) });
  useKeys({ 'Ctrl+F': { word: '查找', run: () => box.current?.focus() } }, '操作日志');
  return (
    <div className="list-body">
      <div className="filter-row">
        <Input
          ref={box}
          className="filter-text"
          allowClear
          maxLength={60}
          aria-label="查找操作日志"
          placeholder="按操作员、操作、代码或内容查找（Ctrl+F）"
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
        <span className="filter-count">
          已显示 {log.rows.length} 条{log.hasMore ? '，向下滚动继续' : ''}
        </span>
      </div>
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
          empty={
            <EmptyState
              title={text ? '没有符合的记录' : '还没有操作'}
              hint="账套中的每次操作和每次未通过的操作都会记在这里，不能删改。"
            />
          }
        />
      )}
    </div>
  );
}
