import type { ReactNode } from 'react';

export interface PlainColumn<Row> {
  title: ReactNode;
  align?: 'right';
  render(row: Row): ReactNode;
}

/** A short list that is always whole, e.g. the operators. Long ones are a `PagedTable`. */
export function PlainTable<Row>(props: {
  label: string;
  rows: Row[];
  columns: PlainColumn<Row>[];
  rowKey(row: Row): string;
  empty?: ReactNode;
}) {
  if (props.rows.length === 0 && props.empty) return props.empty;
  const cell = (column: PlainColumn<Row>) => (column.align === 'right' ? 'cell-right' : undefined);
  return (
    <div className="plain-frame">
      <table className="plain-table" aria-label={props.label}>
        <thead>
          <tr>
            {props.columns.map((column, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the columns of a table don't move.
              <th key={at} className={cell(column)}>
                {column.title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {props.rows.map((row) => (
            <tr key={props.rowKey(row)}>
              {props.columns.map((column, at) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: the columns of a table don't move.
                <td key={at} className={cell(column)}>
                  {column.render(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
