import ExcelJS from 'exceljs';
import type { TableModel } from '#shared/reports/types.ts';
import { setZipClock } from './xlsx-clock.ts';
import { fillSheet } from './xlsx-sheet.ts';
import { sheetNames } from './xlsx-text.ts';

/** What the file says of itself. No clock is read here, so the same tables give the same bytes. */
export interface WorkbookProperties {
  /** e.g. 2023年度信访救助基金附表. */
  readonly title: string;
  /** The bureau. */
  readonly author: string;
  readonly createdAt: Date;
}

/**
 * Writes finished tables as one .xlsx: a sheet per table, set up to print on the model's pages.
 * Numbers are numbers under a format that shows the model's text; other texts are plain strings and
 * never formulas. Values only: every figure was proven from the ledger before.
 */
export async function writeTablesXlsx(
  models: readonly TableModel[],
  properties: WorkbookProperties,
): Promise<Uint8Array> {
  if (models.length === 0) throw new RangeError('a workbook needs at least one table');
  const workbook = new ExcelJS.Workbook();
  workbook.title = properties.title;
  workbook.creator = properties.author;
  workbook.lastModifiedBy = properties.author;
  workbook.company = properties.author;
  workbook.created = properties.createdAt;
  workbook.modified = properties.createdAt;
  workbook.keywords = knownHeads(models);
  const names = sheetNames(models.map((model) => model.shortName));
  for (const [at, model] of models.entries()) fillSheet(workbook.addWorksheet(names[at]!), model);
  const bytes = new Uint8Array(await workbook.xlsx.writeBuffer());
  return setZipClock(bytes, properties.createdAt);
}

/** The heads of chain and log the figures were read at, for whoever checks the file later. */
function knownHeads(models: readonly TableModel[]): string {
  const heads = models.flatMap(({ footer }) => [footer.chainHead, footer.logHead]);
  return [...new Set(heads.flatMap((head) => head?.full ?? []))].join(' ');
}
