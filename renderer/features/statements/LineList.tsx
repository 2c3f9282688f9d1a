import { Button } from 'antd';
import { useDeferredValue, useEffect, useMemo, useRef, useState } from 'react';
import { REVEALED_AT_ONCE } from '#shared/contract/entries.ts';
import { payeeInFull } from '#shared/entries/payee.ts';
import { useCall, usePaged } from '../../lib/api.ts';
import { useDraft } from '../../lib/drafts.ts';
import { useKeys } from '../../lib/keys.ts';
import { useLedger } from '../../lib/ledger.tsx';
import { useRoute } from '../../lib/route.ts';
import { AmountText } from '../../ui/AmountText.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { PagedTable } from '../../ui/PagedTable.tsx';
import { useRevealedPayees } from '../entries/index.ts';
import { ImportButton } from './ImportButton.tsx';
import { LineActions } from './LineActions.tsx';
import { LineFilters } from './LineFilters.tsx';
import { lineColumns } from './line-columns.tsx';
import { filterFromLink, isFiltered, type LineFilter, NO_FILTER } from './line-filter.ts';
import { sumLines } from './line-sums.ts';

/** The lines with their filters; a selection opens what can be done with it. */
export function LineList() {
  const { status, fund } = useLedger();
  const kept = useDraft<LineFilter>(`${status.uid}:${fund.uid}:line-filter`, NO_FILTER, {
    personal: true,
  });
  const { params } = useRoute();
  const link = params.toString();
  useEffect(() => {
    const asked = filterFromLink(new URLSearchParams(link));
    if (asked) kept.set(asked);
  }, [link, kept.set]);
  const filter = useDeferredValue(kept.value);
  const list = usePaged('statements.lines', { fundUid: fund.uid, ...filter });
  const { data: totals } = useCall('statements.totals', { fundUid: fund.uid, ...filter });
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const picked = useMemo(
    () => list.rows.filter((line) => selected.has(line.uid)),
    [list.rows, selected],
  );
  const revealed = useRevealedPayees(
    'line',
    picked.slice(0, REVEALED_AT_ONCE).map(({ uid }) => uid),
  );
  // Masked again once it is no longer among those it was asked for.
  const columns = lineColumns((uid) => {
    const payee = selected.has(uid) ? revealed.of(uid) : null;
    return payee ? payeeInFull(payee) : null;
  });
  const textRef = useRef<HTMLSpanElement>(null);
  useKeys(
    {
      'Ctrl+F': () => textRef.current?.querySelector('input')?.focus(),
      ...(selected.size > 0
        ? { Esc: { word: '取消选择', run: () => setSelected(new Set()) } }
        : {}),
    },
    '流水',
  );
  if (list.error) return <ErrorNotice error={list.error} onRetry={list.retry} />;
  // Not told, or not worth its search: then what has been read is summed up, and said so.
  const partly = !totals && list.hasMore;
  const sums = totals ?? sumLines(list.rows);
  return (
    <div className="list-body">
      <LineFilters filter={kept.value} onChange={kept.change} textRef={textRef} />
      {picked.length > 0 && (
        <LineActions
          lines={picked}
          reveal={revealed.button}
          onDone={() => setSelected(new Set())}
        />
      )}
      <PagedTable
        label="银行流水"
        columns={columns}
        rows={list.rows}
        rowKey={(line) => line.uid}
        hasMore={list.hasMore}
        loadMore={list.loadMore}
        loading={list.loading}
        selection={{ keys: selected, onChange: setSelected }}
        rowClass={(line) => (line.state === 'ignored' ? 'row-quiet' : '')}
        totals={{
          day: partly ? '已读合计' : '合计',
          in: <AmountText fen={sums.inFen} />,
          out: <AmountText fen={sums.outFen} />,
          party: `${sums.count} 笔${partly ? '（往下滚动继续读取）' : ''}`,
        }}
        empty={<NoLines filtered={isFiltered(kept.value)} clear={() => kept.set(NO_FILTER)} />}
      />
    </div>
  );
}

function NoLines({ filtered, clear }: { filtered: boolean; clear(): void }) {
  if (filtered) {
    return (
      <EmptyState
        title="没有符合筛选的流水"
        hint="换个条件，或清除筛选看全部流水。"
        action={<Button onClick={clear}>清除筛选</Button>}
      />
    );
  }
  return (
    <EmptyState
      title="还没有银行流水"
      hint="这里放银行对账单的每一笔收付。从网银导出对账单（xls、xlsx、csv、txt），第一步是导入它。"
      action={<ImportButton />}
    />
  );
}
