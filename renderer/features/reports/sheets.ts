import type { TableModel, TablePage } from '#shared/reports/types.ts';

/** One sheet of paper in the order it is printed, numbered through all tables. */
export interface Sheet {
  model: TableModel;
  page: TablePage;
  /** From 1. */
  number: number;
  total: number;
}

export function sheetsOf(models: readonly TableModel[]): Sheet[] {
  const total = models.reduce((pages, model) => pages + model.pages.length, 0);
  const all = models.flatMap((model) => model.pages.map((page) => ({ model, page })));
  return all.map((sheet, at) => ({ ...sheet, number: at + 1, total }));
}
