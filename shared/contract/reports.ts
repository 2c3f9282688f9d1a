import { z } from 'zod';
import type { TableModel } from '../reports/types.ts';
import { host, read } from './call.ts';
import * as c from './common.ts';

const tablesInput = {
  fundUid: c.uid,
  year: c.year,
  /** Column 8 of table 3: the report's own heading, or what it really holds. */
  scoreHeading: z.enum(['评价标准', '得分']),
};

export const reportCalls = {
  'reports.tables': read('附表', z.strictObject(tablesInput), z.array(z.custom<TableModel>())),
  /** Asks where to, writes, and answers with a token for 打开所在文件夹; null when cancelled. */
  'reports.saveXlsx': host('导出附表 Excel', z.strictObject(tablesInput), c.fileRef.nullable()),
  'reports.savePdf': host('导出附表 PDF', z.strictObject(tablesInput), c.fileRef.nullable()),
  'reports.print': host('打印附表', z.strictObject(tablesInput), c.done),
  'reports.reveal': host('打开所在文件夹', z.strictObject({ token: c.token }), c.done),
};
