// biome-ignore-all lint/a11y/useSemanticElements: rows of a virtual list stand free, which a <table> can't.
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid has the focus and names its active row.
import { useVirtualizer } from '@tanstack/react-virtual';
import { Checkbox } from 'antd';
import { type CSSProperties, type ReactNode, useEffect, useId, useRef } from 'react';
import { type CellRange, useCellRange } from './cell-range.ts';

export interface Column<Row> {
  key: string;
  title: ReactNode;
  /** Pixels; with `grow` it is the least and the column shares what is left. */
  width: number;
  grow?: boolean;
  align?: 'left' | 'right' | 'center';
  render(row: Row): ReactNode;
  /** What goes to Excel when the cell is copied; left out, the cell copies empty. */
  copy?(row: Row): string;
}

export interface Selection {
  keys: ReadonlySet<string>;
  onChange(keys: Set<string>): void;
}

export interface PagedTableProps<Row> {
  /** What the table lists, for screen readers. */
  label: string;
  columns: Column<Row>[];
  rows: Row[];
  rowKey(row: Row): string;
  /** Fed by `usePaged`: reads the next page as the end comes near. */
  hasMore?: boolean;
  loadMore?: () => void;
  loading?: boolean;
  /** The totals row, by column key; fixed at the foot. */
  totals?: Partial<Record<string, ReactNode>>;
  /** Enter or a double click on a row. */
  onOpen?: (row: Row) => void;
  selection?: Selection;
  /** The row that stands out, e.g. the one shown beside the table. */
  currentKey?: string | null;
  rowClass?: (row: Row) => string;
  /** Shown instead of rows when there are none. */
  empty?: ReactNode;
  /** Height of the frame; by default it fills its page. */
  height?: number;
}

export const ROW_HEIGHT = 34;
const SELECT_WIDTH = 40;

/**
 * A list of any length: only the rows in sight exist. Header and totals stay, the table scrolls in
 * its frame, arrows move, Shift+arrows mark a range, Ctrl+C copies it for Excel.
 */
export function PagedTable<Row>(props: PagedTableProps<Row>) {
  const { columns, rows, rowKey, hasMore = false, loadMore } = props;
  const frame = useRef<HTMLDivElement>(null);
  const id = useId();
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => frame.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 12,
    scrollPaddingStart: ROW_HEIGHT,
    scrollPaddingEnd: props.totals ? ROW_HEIGHT : 0,
  });
  const range = useCellRange({
    rowCount: rows.length,
    columnCount: columns.length,
    onReveal: (row) => virtual.scrollToIndex(row),
    onOpen: (row) => props.onOpen?.(rows[row]!),
    onToggle: (row) => props.selection?.onChange(toggled(props.selection, rowKey(rows[row]!))),
    copyCell: (row, column) => columns[column]!.copy?.(rows[row]!) ?? '',
  });
  const items = virtual.getVirtualItems();
  const lastSeen = items.at(-1)?.index ?? -1;
  useEffect(() => {
    if (hasMore && lastSeen >= rows.length - 30) loadMore?.();
  }, [hasMore, lastSeen, rows.length, loadMore]);
  const template = gridTemplate(columns, props.selection !== undefined);
  const line: CSSProperties = { gridTemplateColumns: template };
  return (
    <div
      ref={frame}
      className="table-frame"
      style={props.height === undefined ? undefined : { height: props.height, flex: 'none' }}
      role="grid"
      aria-label={props.label}
      aria-rowcount={hasMore ? -1 : rows.length}
      aria-activedescendant={range.focus ? `${id}-${range.focus.row}` : undefined}
      tabIndex={0}
      {...range.frameProps}
    >
      <div className="table-sheet" style={{ minWidth: leastWidth(columns, props.selection) }}>
        <HeadRow columns={columns} line={line} {...selectAll(props)} />
        {rows.length === 0 ? (
          <div className="table-empty">{props.loading ? '正在读取…' : props.empty}</div>
        ) : (
          <div className="table-rows" style={{ height: virtual.getTotalSize() }}>
            {items.map((item) => (
              <BodyRow
                key={rowKey(rows[item.index]!)}
                id={`${id}-${item.index}`}
                index={item.index}
                top={item.start}
                line={line}
                row={rows[item.index]!}
                range={range}
                table={props}
              />
            ))}
          </div>
        )}
        {props.totals && rows.length > 0 && (
          <div className="table-line table-totals" style={line} role="row">
            {props.selection && <div />}
            {columns.map((column) => (
              <div key={column.key} role="gridcell" className={cellClass(column)}>
                {props.totals![column.key]}
              </div>
            ))}
          </div>
        )}
      </div>
    </div>
  );
}

function HeadRow<Row>(props: { columns: Column<Row>[]; line: CSSProperties; box: ReactNode }) {
  return (
    <div className="table-line table-head" style={props.line} role="row">
      {props.box}
      {props.columns.map((column) => (
        <div key={column.key} role="columnheader" className={cellClass(column)}>
          {column.title}
        </div>
      ))}
    </div>
  );
}

function BodyRow<Row>(props: {
  id: string;
  index: number;
  top: number;
  line: CSSProperties;
  row: Row;
  range: CellRange;
  table: PagedTableProps<Row>;
}) {
  const { index, row, range, table } = props;
  const key = table.rowKey(row);
  const selected = table.selection?.keys.has(key) ?? false;
  const classes = ['table-line', 'table-row', table.rowClass?.(row) ?? ''];
  if (range.focus?.row === index) classes.push('row-focus');
  if (selected) classes.push('row-selected');
  if (table.currentKey === key) classes.push('row-current');
  return (
    <div
      id={props.id}
      className={classes.join(' ')}
      style={{ ...props.line, transform: `translateY(${props.top}px)` }}
      role="row"
      aria-rowindex={index + 1}
      aria-selected={selected}
      onDoubleClick={() => table.onOpen?.(row)}
    >
      {table.selection && (
        <div className="cell cell-center">
          <Checkbox
            tabIndex={-1}
            checked={selected}
            onChange={() => table.selection!.onChange(toggled(table.selection!, key))}
          />
        </div>
      )}
      {table.columns.map((column, at) => (
        <div
          key={column.key}
          role="gridcell"
          className={`${cellClass(column)}${range.marks(index, at) ? ' cell-marked' : ''}`}
          {...range.cellProps(index, at)}
        >
          {column.render(row)}
        </div>
      ))}
    </div>
  );
}

/** The box in the head marks what has been read so far, never rows nobody has seen. */
function selectAll<Row>({ selection, rows, rowKey }: PagedTableProps<Row>): { box: ReactNode } {
  if (!selection) return { box: null };
  const all = rows.length > 0 && rows.every((row) => selection.keys.has(rowKey(row)));
  const flip = () => selection.onChange(all ? new Set() : new Set(rows.map(rowKey)));
  return {
    box: (
      <div className="cell cell-center">
        <Checkbox
          tabIndex={-1}
          checked={all}
          indeterminate={!all && selection.keys.size > 0}
          onChange={flip}
          aria-label="全选已显示的行"
        />
      </div>
    ),
  };
}

function toggled(selection: Selection, key: string): Set<string> {
  const keys = new Set(selection.keys);
  if (!keys.delete(key)) keys.add(key);
  return keys;
}

const cellClass = (column: { align?: 'left' | 'right' | 'center' }) =>
  `cell cell-${column.align ?? 'left'}`;

const gridTemplate = <Row,>(columns: Column<Row>[], selectable: boolean) =>
  [
    ...(selectable ? [`${SELECT_WIDTH}px`] : []),
    ...columns.map((c) => (c.grow ? `minmax(${c.width}px, 1fr)` : `${c.width}px`)),
  ].join(' ');

const leastWidth = <Row,>(columns: Column<Row>[], selection: Selection | undefined) =>
  columns.reduce((sum, column) => sum + column.width, selection ? SELECT_WIDTH : 0);
