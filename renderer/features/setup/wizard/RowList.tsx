import { Button } from 'antd';
import { type ReactNode, useEffect, useRef } from 'react';
import { ENTER_SKIPS } from '../../../lib/keys.ts';
import { FormRow, withCopyBelow } from '../../../ui/FormRow.tsx';
import { nextKey } from './wizard-form.ts';

/** Rows that can be added and taken away: legal bases, uses, items, people. */
export function RowList<Row extends { key: number }>(props: {
  rows: Row[];
  onChange(rows: Row[]): void;
  fresh: Omit<Row, 'key'>;
  addWord: string;
  /** Rows that must stay, e.g. the one legal basis at least. */
  least?: number;
  fault?: string | undefined;
  render(row: Row, change: (patch: Partial<Row>) => void, index: number): ReactNode;
}) {
  const { rows, onChange, least = 0 } = props;
  const changeRow = (key: number, patch: Partial<Row>) =>
    onChange(rows.map((row) => (row.key === key ? { ...row, ...patch } : row)));
  const list = useRef<HTMLDivElement>(null);
  const added = useRef<number | null>(null);
  const add = () => {
    added.current = nextKey(rows);
    onChange([...rows, { ...props.fresh, key: added.current } as Row]);
  };
  const copy = (at: number) =>
    onChange(withCopyBelow(rows, at, (row) => ({ ...row, key: nextKey(rows) })));
  // A row added by hand is filled in next.
  useEffect(() => {
    if (rows.at(-1)?.key !== added.current) return;
    added.current = null;
    const last = [...(list.current?.querySelectorAll('.row-list-row') ?? [])].at(-1);
    last?.querySelector('input')?.focus();
  }, [rows]);
  return (
    <div className="row-list" ref={list}>
      {rows.map((row, index) => (
        <FormRow key={row.key} className="row-list-row" onCopy={() => copy(index)}>
          <span className="row-number">{index + 1}</span>
          <div className="row-fields">
            {props.render(row, (patch) => changeRow(row.key, patch), index)}
          </div>
          <Button
            {...ENTER_SKIPS}
            disabled={rows.length <= least}
            title={rows.length <= least ? `至少保留 ${least} 项` : ''}
            onClick={() => onChange(rows.filter((other) => other.key !== row.key))}
          >
            移去
          </Button>
        </FormRow>
      ))}
      <Button onClick={add}>{props.addWord}</Button>
      {props.fault && <div className="field-fault">{props.fault}</div>}
    </div>
  );
}
