import type { TableModel } from '#shared/reports/types.ts';
import { PaperPage } from './PaperPage.tsx';
import './paper.css';

/** Where a table's pages stand in what is printed together. */
export interface PageOf {
  /** Number of the table's first page, from 1. */
  readonly first: number;
  /** Pages of the whole print. */
  readonly total: number;
}

/**
 * The printed form of one table, a sheet of A4 per page of the model. The same elements are the
 * preview on screen, the print and the PDF; nothing is broken or computed here.
 */
export function PaperTable({ model, pageOf }: { model: TableModel; pageOf?: PageOf }) {
  const { first, total } = pageOf ?? { first: 1, total: model.pages.length };
  return (
    <div className="paper-table" lang="zh-CN">
      {model.pages.map((page, at) => (
        <PaperPage key={page.number} model={model} page={page} number={first + at} total={total} />
      ))}
    </div>
  );
}

/** Several tables printed as one, their pages numbered through. */
export function PaperBook({ models }: { models: readonly TableModel[] }) {
  const total = models.reduce((pages, model) => pages + model.pages.length, 0);
  let first = 1;
  const numbered = models.map((model) => {
    const pageOf = { first, total };
    first += model.pages.length;
    return { model, pageOf };
  });
  return (
    <div className="paper-book">
      {numbered.map(({ model, pageOf }) => (
        <PaperTable key={model.id} model={model} pageOf={pageOf} />
      ))}
    </div>
  );
}
