import { Button } from 'antd';
import { useDeferredValue, useEffect, useRef } from 'react';
import { useCall, usePaged } from '../../../lib/api.ts';
import { useDraft } from '../../../lib/drafts.ts';
import { useKeys } from '../../../lib/keys.ts';
import { useLedger } from '../../../lib/ledger.tsx';
import { go, useRoute } from '../../../lib/route.ts';
import { AmountText } from '../../../ui/AmountText.tsx';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import { ErrorNotice } from '../../../ui/ErrorNotice.tsx';
import { PagedTable } from '../../../ui/PagedTable.tsx';
import { EntryDrawer } from './EntryDrawer.tsx';
import { ENTRY_COLUMNS } from './entry-columns.tsx';
import { type EntryFilter, filterFromLink, isFiltered, NO_FILTER } from './entry-filter.ts';
import { PostedFilters } from './PostedFilters.tsx';

/** 已记账: posted entries of the year; one of them opens beside the list. */
export function PostedList() {
  const { status, fund, year } = useLedger();
  const kept = useDraft<EntryFilter>(`${status.uid}:${fund.uid}:entry-filter`, NO_FILTER, {
    personal: true,
  });
  const { params } = useRoute();
  const open = params.get('open');
  const link = params.toString();
  useEffect(() => {
    const asked = filterFromLink(new URLSearchParams(link));
    if (asked) kept.set(asked);
  }, [link, kept.set]);
  const filter = useDeferredValue(kept.value);
  const list = usePaged('entries.list', { fundUid: fund.uid, year, ...filter });
  const { data: totals } = useCall('entries.totals', { fundUid: fund.uid, year, ...filter });
  const textRef = useRef<HTMLSpanElement>(null);
  useKeys({ 'Ctrl+F': () => textRef.current?.querySelector('input')?.focus() }, '已记账');
  if (list.error) return <ErrorNotice error={list.error} onRetry={list.retry} />;
  const show = (uid: string | null) => go('/entries', { tab: 'posted', open: uid });
  return (
    <div className="list-body">
      <PostedFilters filter={kept.value} onChange={kept.change} textRef={textRef} />
      <PagedTable
        label="已记账的台账记录"
        columns={ENTRY_COLUMNS}
        rows={list.rows}
        rowKey={(entry) => entry.uid}
        hasMore={list.hasMore}
        loadMore={list.loadMore}
        loading={list.loading}
        onOpen={(entry) => show(entry.uid)}
        currentKey={open}
        rowClass={(entry) => (entry.reversedByUid !== null ? 'row-reversed' : '')}
        totals={
          totals
            ? {
                no: '合计',
                summary: `${totals.count} 笔`,
                in: <AmountText fen={totals.inFen} />,
                out: <AmountText fen={totals.outFen} />,
                spent: <AmountText fen={totals.spentFen} />,
              }
            : { no: '合计', summary: '正在合计…' }
        }
        empty={<NoEntries filtered={isFiltered(kept.value)} clear={() => kept.set(NO_FILTER)} />}
      />
      {open !== null && <EntryDrawer uid={open} onOpen={show} onClose={() => show(null)} />}
    </div>
  );
}

function NoEntries({ filtered, clear }: { filtered: boolean; clear(): void }) {
  const { year } = useLedger();
  if (filtered) {
    return (
      <EmptyState
        title="没有符合筛选的记录"
        hint="换个条件，或清除筛选看全部记录。"
        action={<Button onClick={clear}>清除筛选</Button>}
      />
    );
  }
  return (
    <EmptyState
      title={`${year} 年还没有已记账的记录`}
      hint="凭证由经办起草、提交，再由另一人复核记账后，出现在这里。"
      action={
        <Button type="primary" onClick={() => go('/entries', { tab: 'drafts' })}>
          看草稿与待复核
        </Button>
      }
    />
  );
}
