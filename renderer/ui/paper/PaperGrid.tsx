import { cellText } from '#shared/reports/cell-value.ts';
import type { LaidRow, TableModel, TablePage } from '#shared/reports/types.ts';
import { mm } from './mm.ts';

/** The ruled part of a page: header rows, this page's body rows, on the last page the total. */
export function PaperGrid({ model, page }: { model: TableModel; page: TablePage }) {
  return (
    <table className={`paper-grid paper-grid-${model.density}`}>
      <colgroup>
        {model.columns.map((column) => (
          <col key={column.key} style={{ width: mm(column.widthMm) }} />
        ))}
      </colgroup>
      <thead>
        {model.headerRows.map((row) => (
          <GridRow key={row.key} model={model} row={row} place="header" />
        ))}
      </thead>
      <tbody>
        {page.rows.map((row) => (
          <GridRow key={row.key} model={model} row={row} place="body" />
        ))}
      </tbody>
      {page.totalRows.length > 0 && (
        <tbody className="paper-total">
          {page.totalRows.map((row) => (
            <GridRow key={row.key} model={model} row={row} place="body" />
          ))}
        </tbody>
      )}
    </table>
  );
}

function GridRow({
  model,
  row,
  place,
}: {
  model: TableModel;
  row: LaidRow;
  place: 'header' | 'body';
}) {
  const Place = place === 'header' ? 'th' : 'td';
  return (
    <tr style={{ height: mm(row.heightMm) }}>
      {row.cells.map((cell, at) => {
        if (cell === null) return null;
        const column = model.columns[at]!;
        return (
          <Place
            key={column.key}
            rowSpan={cell.rowSpan}
            colSpan={cell.colSpan}
            className={`paper-${cell.align ?? column.align}`}
            {...(place === 'header' ? { scope: 'col' } : {})}
          >
            {cellText(cell.value)}
          </Place>
        );
      })}
    </tr>
  );
}
