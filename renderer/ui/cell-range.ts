import {
  type ClipboardEvent,
  type KeyboardEvent,
  type MouseEvent,
  useEffect,
  useState,
} from 'react';

interface Cell {
  row: number;
  column: number;
}

interface RangeOptions {
  rowCount: number;
  columnCount: number;
  /** Scrolls the row into sight. */
  onReveal(row: number): void;
  /** Enter. */
  onOpen(row: number): void;
  /** Space. */
  onToggle(row: number): void;
  copyCell(row: number, column: number): string;
}

export interface CellRange {
  focus: Cell | null;
  marks(row: number, column: number): boolean;
  frameProps: {
    onKeyDown(event: KeyboardEvent<HTMLElement>): void;
    onCopy(event: ClipboardEvent<HTMLElement>): void;
  };
  cellProps(
    row: number,
    column: number,
  ): {
    onMouseDown(event: MouseEvent<HTMLElement>): void;
    onMouseEnter(event: MouseEvent<HTMLElement>): void;
  };
}

const PAGE = 15;
const MOVES: Record<string, (at: Cell, last: Cell) => Cell> = {
  ArrowUp: (at) => ({ ...at, row: at.row - 1 }),
  ArrowDown: (at) => ({ ...at, row: at.row + 1 }),
  ArrowLeft: (at) => ({ ...at, column: at.column - 1 }),
  ArrowRight: (at) => ({ ...at, column: at.column + 1 }),
  PageUp: (at) => ({ ...at, row: at.row - PAGE }),
  PageDown: (at) => ({ ...at, row: at.row + PAGE }),
  Home: (at) => ({ ...at, row: 0 }),
  End: (at, last) => ({ ...at, row: last.row }),
};

/** The marked rectangle of a table: moved by keys and mouse, copied as a spreadsheet range. */
export function useCellRange(options: RangeOptions): CellRange {
  const [focus, setFocus] = useState<Cell | null>(null);
  const [anchor, setAnchor] = useState<Cell | null>(null);
  const last: Cell = { row: options.rowCount - 1, column: options.columnCount - 1 };
  const empty = options.rowCount === 0;
  useEffect(() => {
    if (empty) setFocus(null);
  }, [empty]);

  const moveTo = (cell: Cell, extend: boolean) => {
    const next = {
      row: Math.max(0, Math.min(last.row, cell.row)),
      column: Math.max(0, Math.min(last.column, cell.column)),
    };
    setFocus(next);
    if (!extend) setAnchor(next);
    options.onReveal(next.row);
  };

  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (event.target !== event.currentTarget || empty || event.altKey) return;
    const at = focus ?? { row: -1, column: 0 };
    const move = MOVES[event.key];
    if (move) moveTo(move(at, last), event.shiftKey);
    else if (event.key === 'Enter' && focus) options.onOpen(focus.row);
    else if (event.key === ' ' && focus) options.onToggle(focus.row);
    else if (event.key.toLowerCase() === 'a' && (event.ctrlKey || event.metaKey)) {
      setAnchor({ row: 0, column: 0 });
      setFocus(last);
    } else return;
    event.preventDefault();
  };

  const box = focus && anchor ? boxOf(anchor, focus) : null;
  // The copy event needs no clipboard permission, which the window denies.
  const onCopy = (event: ClipboardEvent<HTMLElement>) => {
    if (!box || event.target !== event.currentTarget) return;
    const lines: string[] = [];
    for (let row = box.top; row <= Math.min(box.bottom, last.row); row++) {
      const cells: string[] = [];
      for (let column = box.left; column <= box.right; column++) {
        cells.push(oneCell(options.copyCell(row, column)));
      }
      lines.push(cells.join('\t'));
    }
    event.clipboardData.setData('text/plain', lines.join('\r\n'));
    event.preventDefault();
  };

  return {
    focus,
    marks: (row, column) =>
      box !== null &&
      row >= box.top &&
      row <= box.bottom &&
      column >= box.left &&
      column <= box.right,
    frameProps: { onKeyDown, onCopy },
    cellProps: (row, column) => ({
      onMouseDown: (event) => {
        if (event.button !== 0) return;
        setFocus({ row, column });
        if (!event.shiftKey) setAnchor({ row, column });
      },
      onMouseEnter: (event) => {
        if (event.buttons === 1 && anchor) setFocus({ row, column });
      },
    }),
  };
}

const boxOf = (a: Cell, b: Cell) => ({
  top: Math.min(a.row, b.row),
  bottom: Math.max(a.row, b.row),
  left: Math.min(a.column, b.column),
  right: Math.max(a.column, b.column),
});

/** Tabs and line breaks would split the cell in the spreadsheet. */
const oneCell = (text: string) => text.replace(/[\t\r\n]+/g, ' ');
