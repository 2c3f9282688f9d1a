import { writeFile } from 'node:fs/promises';
import type { TableModel } from '#shared/reports/types.ts';
import { writeTablesXlsx } from '../../formats/xlsx-writer.ts';

/** Writes the tables as one workbook to `path`; the caller makes it durable and names it. */
export async function exportPaper(
  tables: readonly TableModel[],
  path: string,
  { title, createdAt }: { title: string; createdAt: Date },
): Promise<{ size: number }> {
  const bytes = await writeTablesXlsx(tables, {
    title,
    author: tables[0]?.caption.left.replace(/^编制单位：/, '') ?? '',
    createdAt,
  });
  await writeFile(path, bytes);
  return { size: bytes.byteLength };
}
