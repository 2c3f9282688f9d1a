import { z } from 'zod';
import { CHECK_RESULT_WORDS, type CheckResult } from '../reports/rule-check.ts';
import type { TableModel } from '../reports/types.ts';
import { read } from './call.ts';
import * as c from './common.ts';

export const tablesInput = {
  fundUid: c.uid,
  year: c.year,
  /** Column 8 of table 3: the report's own heading, or what it really holds. */
  scoreHeading: z.enum(['评价标准', '得分']),
};

const CHECK_RESULTS = Object.keys(CHECK_RESULT_WORDS) as [CheckResult, ...CheckResult[]];
const checkResult = z.enum(CHECK_RESULTS);

/** A fund's budget year. */
export const ruleCheckInput = { fundUid: c.uid, year: c.year };

export const reportCalls = {
  'reports.tables': read('附表', z.strictObject(tablesInput), z.array(z.custom<TableModel>())),
  'reports.ruleCheck': read(
    '专款专用核查',
    z.strictObject(ruleCheckInput),
    z.object({
      /** Every rule in the order of the codes; what was judged is the sum of its results. */
      rules: z.array(
        z.object({
          code: c.ruleCode,
          judged: z.int(),
          results: z.record(checkResult, z.int()),
        }),
      ),
      notes: z.array(z.string()),
    }),
  ),
  /** What was judged and did not simply pass; null means every rule, every result. */
  'reports.ruleCheckRecords': read(
    '专款专用核查记录',
    z.strictObject({
      ...ruleCheckInput,
      code: c.ruleCode.nullable(),
      result: checkResult.nullable(),
      ...c.pageInput,
    }),
    c.pageOf(
      z.object({
        place: z.int(),
        code: c.ruleCode,
        result: checkResult,
        /** What to open for it: the entry, or the application of one kind or the other. */
        subject: z.enum(['entry', 'relief', 'working_expense']),
        uid: c.uid,
        record: z.string(),
        message: z.string(),
        reason: z.string(),
      }),
    ),
  ),
  'reports.ruleCheckTables': read(
    '专款专用核查表',
    z.strictObject(ruleCheckInput),
    z.array(z.custom<TableModel>()),
  ),
};
