import type { KeyboardEvent, ReactNode } from 'react';
import { keyNameOf } from '../lib/keys.ts';

/**
 * A row of a list that is filled in. F7 in its fields copies it below itself; the page's own F7,
 * which copies the whole record, holds everywhere else.
 */
export function FormRow(props: { className: string; onCopy(): void; children: ReactNode }) {
  const copyByKey = (event: KeyboardEvent) => {
    if (keyNameOf(event) !== 'F7') return;
    event.preventDefault();
    props.onCopy();
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the key is pressed in the row's own fields
    <div className={props.className} onKeyDown={copyByKey}>
      {props.children}
    </div>
  );
}

/** The list with its row `at` once more, below itself. */
export const withCopyBelow = <Row,>(
  rows: readonly Row[],
  at: number,
  copy: (row: Row) => Row = (row) => row,
): Row[] => rows.flatMap((row, i) => (i === at ? [row, copy(row)] : [row]));
