import { useVirtualizer } from '@tanstack/react-virtual';
import { Select } from 'antd';
import { useMemo, useRef, useState } from 'react';
import type { StagedStatement } from '#shared/contract/statements.ts';
import { columnLetter } from '#shared/statements/letters.ts';
import type { ColumnRole } from '#shared/statements/types.ts';
import { callRelief } from '../../../lib/api.ts';
import { ErrorNotice } from '../../../ui/ErrorNotice.tsx';
import { marksOf, type RowMark } from './grid-marks.ts';
import { useWindowRows } from './useWindowRows.ts';
import { rolesOf } from './wizard-state.ts';
import { ROLE_OPTIONS } from './words.ts';

const ROW_HEIGHT = 28;
const COLUMN_WIDTH = 132;
const HEAD_WIDTH = 176;

/**
 * The file as it is, with what was recognised laid over it: the header row, a role above each
 * column, why a row is skipped or faulty, and where the table ends.
 */
export function RawGrid(props: {
  staged: StagedStatement;
  busy: boolean;
  onRole(column: number, role: ColumnRole): void;
  onHeaderRow(row: number): void;
}) {
  const { staged } = props;
  const { stageToken } = staged;
  const roles = rolesOf(staged);
  const frame = useRef<HTMLDivElement>(null);
  const marks = useMemo(() => marksOf(staged), [staged]);
  const [seen, setSeen] = useState({ first: 0, last: 40 });
  const grid = useWindowRows(
    [stageToken, 'grid'],
    (from, count) => callRelief('statements.grid', { stageToken, from, count }),
    seen,
  );
  const count = grid.total || staged.source.rows;
  const virtual = useVirtualizer({
    count,
    getScrollElement: () => frame.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 8,
    scrollPaddingStart: 68,
    onChange: (instance) => {
      const items = instance.getVirtualItems();
      const next = { first: items[0]?.index ?? 0, last: items.at(-1)?.index ?? 0 };
      setSeen((now) => (now.first === next.first && now.last === next.last ? now : next));
    },
  });
  const columnCount = Math.max(
    ...roles.map((c) => c.index + 1),
    ...Array.from({ length: 40 }, (_, at) => grid.at(seen.first + at)?.length ?? 0),
    1,
  );
  // Columns a recognised table doesn't use; before that nobody has said what they are.
  const unnamed: ColumnRole = staged.recognition === null ? 'unknown' : 'other';
  const columns = Array.from({ length: columnCount }, (_, index) => index);
  const line = { gridTemplateColumns: `${HEAD_WIDTH}px repeat(${columnCount}, ${COLUMN_WIDTH}px)` };
  const width = HEAD_WIDTH + columnCount * COLUMN_WIDTH;
  if (grid.error) return <ErrorNotice error={grid.error} onRetry={grid.retry} />;
  return (
    <section ref={frame} className="raw-grid" aria-label="原始表格" aria-busy={props.busy}>
      <div style={{ width, minWidth: '100%' }}>
        <div className="raw-line raw-roles" style={line}>
          <div className="raw-mark">列的含义（可改）</div>
          {columns.map((index) => (
            <div key={index} className="raw-role">
              <span className="raw-letter">{columnLetter(index)}</span>
              <Select
                size="small"
                aria-label={`${columnLetter(index)} 列的含义`}
                value={roles.find((c) => c.index === index)?.role ?? unnamed}
                options={ROLE_OPTIONS}
                onChange={(role) => props.onRole(index, role)}
                popupMatchSelectWidth={160}
                listHeight={420}
                showSearch={{ optionFilterProp: 'label' }}
              />
            </div>
          ))}
        </div>
        <div style={{ height: virtual.getTotalSize(), position: 'relative' }}>
          {virtual.getVirtualItems().map((item) => (
            <GridRow
              key={item.key}
              row={item.index + 1}
              top={item.start}
              cells={grid.at(item.index)}
              columns={columns}
              line={line}
              mark={marks.of(item.index + 1)}
              ends={item.index + 1 === marks.lastRow}
              onHeaderRow={props.onHeaderRow}
            />
          ))}
        </div>
      </div>
    </section>
  );
}

function GridRow(props: {
  row: number;
  top: number;
  cells: string[] | undefined;
  columns: number[];
  line: { gridTemplateColumns: string };
  mark: RowMark;
  ends: boolean;
  onHeaderRow(row: number): void;
}) {
  const { mark, row } = props;
  return (
    <div
      className={`raw-line raw-row raw-${mark.kind}${props.ends ? ' raw-last' : ''}`}
      style={{ ...props.line, transform: `translateY(${props.top}px)` }}
    >
      <div className="raw-mark">
        <button
          type="button"
          className="raw-number"
          title="设为表头行"
          aria-label={`第 ${row} 行，设为表头行`}
          onClick={() => props.onHeaderRow(row)}
        >
          {row}
        </button>
        <span className="raw-note" title={mark.note}>
          {props.ends && mark.note === '' ? '表的最后一行' : mark.note}
        </span>
      </div>
      {props.columns.map((index) => {
        const text = props.cells?.[index] ?? '';
        return (
          <div key={index} className="raw-cell" title={text}>
            {text}
          </div>
        );
      })}
    </div>
  );
}
