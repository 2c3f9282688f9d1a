import { useVirtualizer } from '@tanstack/react-virtual';
import { Button } from 'antd';
import { useRef, useState } from 'react';
import type { CallInput } from '#shared/contract/index.ts';
import type { PreviewRow } from '#shared/contract/statements.ts';
import { ROW_STATUS_WORDS } from '#shared/statements/shown-words.ts';
import { callRelief } from '../../../lib/api.ts';
import { AmountText } from '../../../ui/AmountText.tsx';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import { ErrorNotice } from '../../../ui/ErrorNotice.tsx';
import { useWindowRows } from './useWindowRows.ts';
import type { Choice, Decisions } from './wizard-state.ts';

export type Show = CallInput<'statements.preview'>['show'];

const ROW_HEIGHT = 34;
const AMOUNT_HEADS = new Set(['收入', '支出', '余额']);
const HEADS = ['行', '处理', '日期', '收入', '支出', '余额', '对方户名', '摘要', '说明与决定'];

/** Rows of the preview, read as they come into sight. */
export function PreviewTable(props: {
  stageToken: string;
  show: Show;
  decisions: Decisions;
  reason: string;
  onDecide(row: number, choice: Choice): void;
}) {
  const { stageToken, show } = props;
  const frame = useRef<HTMLDivElement>(null);
  const [seen, setSeen] = useState({ first: 0, last: 40 });
  const rows = useWindowRows(
    [stageToken, 'preview', show],
    (from, count) => callRelief('statements.preview', { stageToken, show, from, count }),
    seen,
  );
  const virtual = useVirtualizer({
    count: rows.total,
    getScrollElement: () => frame.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 8,
    onChange: (instance) => {
      const items = instance.getVirtualItems();
      const next = { first: items[0]?.index ?? 0, last: items.at(-1)?.index ?? 0 };
      setSeen((now) => (now.first === next.first && now.last === next.last ? now : next));
    },
  });
  if (rows.error) return <ErrorNotice error={rows.error} onRetry={rows.retry} />;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
    <section ref={frame} className="preview-table" aria-label="导入预览" tabIndex={0}>
      <div className="preview-line preview-head">
        {HEADS.map((head) => (
          <div key={head} className={AMOUNT_HEADS.has(head) ? 'cell-right' : ''}>
            {head}
          </div>
        ))}
      </div>
      {rows.total === 0 && <EmptyState title="这一类没有行" hint="点上方“全部”看所有行。" />}
      <div style={{ height: virtual.getTotalSize(), position: 'relative' }}>
        {virtual.getVirtualItems().map((item) => {
          const row = rows.at(item.index);
          return (
            <div
              key={item.key}
              className={`preview-line preview-row preview-${row?.status ?? 'loading'}`}
              style={{ transform: `translateY(${item.start}px)` }}
            >
              {row ? <Cells row={row} {...props} /> : <div>…</div>}
            </div>
          );
        })}
      </div>
    </section>
  );
}

function Cells(props: {
  row: PreviewRow;
  decisions: Decisions;
  reason: string;
  onDecide(row: number, choice: Choice): void;
}) {
  const { row } = props;
  return (
    <>
      <div className="preview-number">{row.row}</div>
      <div>
        <span className="row-status" data-status={row.status}>
          {ROW_STATUS_WORDS[row.status]}
        </span>
      </div>
      {row.raw === '' ? <LineCells row={row} /> : <RawCell raw={row.raw} />}
      <div className="preview-say">
        <span className="preview-reason" title={row.reason}>
          {row.reason}
        </span>
        {row.needsDecision && <Decision {...props} />}
      </div>
    </>
  );
}

function LineCells({ row }: { row: PreviewRow }) {
  const fen = row.amountFen;
  return (
    <>
      <div>{row.day ?? '—'}</div>
      <div className="cell-right">{fen !== null && fen > 0 && <AmountText fen={fen} />}</div>
      <div className="cell-right">{fen !== null && fen < 0 && <AmountText fen={-fen} />}</div>
      <div className="cell-right">
        <AmountText fen={row.balanceFen} />
      </div>
      <div title={row.counterpartyName}>{row.counterpartyName}</div>
      <div title={row.memo}>{row.memo}</div>
    </>
  );
}

/** A row that was not read as a line: what the bank wrote, in the place of its columns. */
function RawCell({ raw }: { raw: string }) {
  return (
    <div className="preview-raw" title={raw}>
      <span className="raw-word">原文</span>
      {raw}
    </div>
  );
}

function Decision(props: {
  row: PreviewRow;
  decisions: Decisions;
  reason: string;
  onDecide(row: number, choice: Choice): void;
}) {
  const { row, onDecide } = props;
  const chosen = props.decisions[String(row.row)];
  const blocked = props.reason === '' && !chosen;
  const button = (choice: Choice, word: string) => (
    <Button
      size="small"
      type={chosen?.choice === choice ? 'primary' : 'default'}
      aria-pressed={chosen?.choice === choice}
      disabled={blocked}
      title={blocked ? '请先在上方填写理由' : (chosen?.reason ?? '')}
      onClick={() => onDecide(row.row, choice)}
    >
      {word}
    </Button>
  );
  return (
    <span className="decision">
      {button('skip', '不导入')}
      {/* A row that could not be read can't be added: it is corrected in step 2 or left out. */}
      {row.status !== 'faulty' && button('add', '导入')}
    </span>
  );
}
