import { z } from 'zod';
import { read, write } from './call.ts';
import * as c from './common.ts';

/** A leaf of the indicator tree: three levels with their weights in points, and its standard. */
export const indicatorTemplate = z.custom<import('../appraisal/types.ts').IndicatorTemplate>();
export const indicatorScore = z.custom<import('../appraisal/types.ts').IndicatorScore>();

export const appraisalCalls = {
  'appraisal.sheet': read(
    '绩效自评',
    z.strictObject({ fundUid: c.uid, year: c.year }),
    z.object({
      template: indicatorTemplate,
      scores: z.array(indicatorScore),
      /** False while the built-in county template stands in for one of the year's own. */
      saved: z.boolean(),
      totalHundredths: z.int(),
      findings: z.array(z.object({ code: z.string(), message: z.string(), where: z.string() })),
    }),
  ),
  'appraisal.saveTemplate': write(
    '保存指标体系',
    z.strictObject({
      fundUid: c.uid,
      year: c.year,
      template: indicatorTemplate,
      reason: c.filled(),
    }),
    c.done,
  ),
  'appraisal.saveScores': write(
    '保存自评得分',
    z.strictObject({ fundUid: c.uid, year: c.year, scores: z.array(indicatorScore).max(200) }),
    c.done,
  ),
};
