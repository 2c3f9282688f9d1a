import { Button, Segmented } from 'antd';
import { useState } from 'react';
import type { DraftView } from '#shared/contract/entries.ts';
import { ENTRY_KINDS } from '#shared/entries/kinds.ts';
import { formatYuan } from '#shared/money/fen.ts';
import { DRAFT_STATE_WORDS } from '#shared/terms.ts';
import { usePaged } from '../../../lib/api.ts';
import { momentText } from '../../../lib/clock.ts';
import { useLedger } from '../../../lib/ledger.tsx';
import { go, useRoute } from '../../../lib/route.ts';
import { AmountText } from '../../../ui/AmountText.tsx';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import { ErrorNotice } from '../../../ui/ErrorNotice.tsx';
import { type Column, PagedTable } from '../../../ui/PagedTable.tsx';
import { StateTag } from '../../../ui/StateTag.tsx';
import { newDraft } from '../draft/new-draft.ts';
import { DraftBulk } from './DraftBulk.tsx';

type State = DraftView['state'];
const STATES = Object.keys(DRAFT_STATE_WORDS) as State[];

/** What the draft is: its kind, or the cancelling of a posted entry. */
const kindWord = ({ content }: DraftView): string => {
  if (content.correction) return content.correction.withBlue ? '更正' : '红字冲销';
  return `${ENTRY_KINDS[content.kind].word}${content.reclassifies ? '（转列）' : ''}`;
};
const side = (draft: DraftView, direction: 'in' | 'out'): number | null =>
  ENTRY_KINDS[draft.content.kind].direction === direction ? draft.content.amountFen : null;
const amount = (direction: 'in' | 'out', title: string): Column<DraftView> => ({
  key: direction,
  title,
  width: 124,
  align: 'right',
  render: (d) => {
    const fen = side(d, direction);
    return fen === null ? '' : <AmountText fen={fen} />;
  },
  copy: (d) => {
    const fen = side(d, direction);
    return fen === null ? '' : formatYuan(fen);
  },
});

const COLUMNS: Column<DraftView>[] = [
  { key: 'state', title: '状态', width: 80, render: (d) => <StateTag state={d.state} /> },
  {
    key: 'day',
    title: '业务日期',
    width: 104,
    render: (d) => d.content.businessDate ?? '（未填）',
    copy: (d) => d.content.businessDate ?? '',
  },
  { key: 'kind', title: '类别', width: 140, render: kindWord, copy: kindWord },
  amount('in', '收入'),
  amount('out', '支出'),
  {
    key: 'purpose',
    title: '用途',
    width: 176,
    grow: true,
    render: (d) => d.content.purpose || <span className="field-hint">（未填）</span>,
    copy: (d) => d.content.purpose,
  },
  {
    key: 'by',
    title: '经办',
    width: 84,
    render: (d) => d.preparedBy,
    copy: (d) => d.preparedBy,
  },
  {
    key: 'at',
    title: '最后保存',
    width: 148,
    render: (d) => momentText(d.savedAt),
    copy: (d) => momentText(d.savedAt),
  },
  {
    key: 'comment',
    title: '退回意见',
    width: 140,
    grow: true,
    render: (d) => <span title={d.comment ?? ''}>{d.comment}</span>,
    copy: (d) => d.comment ?? '',
  },
];

/** 草稿与待复核: each opens its form; a selection is submitted or reviewed together. */
export function DraftList() {
  const { fund } = useLedger();
  const { params } = useRoute();
  const asked = STATES.find((state) => state === params.get('show'));
  const [show, setShow] = useState<State | 'all'>(asked ?? 'all');
  const list = usePaged('entries.drafts', {
    fundUid: fund.uid,
    states: show === 'all' ? STATES : [show],
  });
  const [keys, setKeys] = useState<ReadonlySet<string>>(new Set());
  const picked = list.rows.filter((d) => keys.has(d.uid));
  if (list.error) return <ErrorNotice error={list.error} onRetry={list.retry} />;
  return (
    <div className="list-body">
      <div className="filter-row">
        <Segmented<State | 'all'>
          value={show}
          onChange={setShow}
          options={[
            { value: 'all', label: '全部' },
            ...STATES.map((value) => ({ value, label: DRAFT_STATE_WORDS[value] })),
          ]}
        />
        <span className="field-hint">双击或按 Enter 打开；空格勾选，可成批提交或复核。</span>
      </div>
      {picked.length > 0 && <DraftBulk drafts={picked} onDone={() => setKeys(new Set())} />}
      <PagedTable
        label="草稿与待复核"
        columns={COLUMNS}
        rows={list.rows}
        rowKey={(d) => d.uid}
        hasMore={list.hasMore}
        loadMore={list.loadMore}
        loading={list.loading}
        onOpen={(d) => go('/entries/draft', { uid: d.uid })}
        selection={{ keys, onChange: setKeys }}
        totals={{
          day: list.hasMore ? '已读合计' : '合计',
          in: <AmountText fen={sum(list.rows, 'in')} />,
          out: <AmountText fen={sum(list.rows, 'out')} />,
          purpose: `${list.rows.length} 张`,
        }}
        empty={<NoDrafts show={show} />}
      />
    </div>
  );
}

const sum = (drafts: DraftView[], direction: 'in' | 'out') =>
  drafts.reduce((total, draft) => total + (side(draft, direction) ?? 0), 0);

function NoDrafts({ show }: { show: State | 'all' }) {
  if (show !== 'all') return <EmptyState title={`没有${DRAFT_STATE_WORDS[show]}的凭证`} />;
  return (
    <EmptyState
      title="没有草稿，也没有待复核的凭证"
      hint="草稿从银行流水起草，或直接新增；填写时自动保存，提交后由另一人复核记账。"
      action={
        <>
          <Button type="primary" onClick={() => go('/statements', { state: 'unaccounted' })}>
            由流水起草
          </Button>
          <Button onClick={() => newDraft()}>新增草稿</Button>
        </>
      }
    />
  );
}
