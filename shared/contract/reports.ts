import { z } from 'zod';
import type { TableModel } from '../reports/types.ts';
import { read } from './call.ts';
import * as c from './common.ts';

export const tablesInput = {
  fundUid: c.uid,
  year: c.year,
  /** Column 8 of table 3: the report's own heading, or what it really holds. */
  scoreHeading: z.enum(['评价标准', '得分']),
};

export const reportCalls = {
  'reports.tables': read('附表', z.strictObject(tablesInput), z.array(z.custom<TableModel>())),
};
