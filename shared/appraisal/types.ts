import { z } from 'zod';

/**
 * An indicator template: three levels with weights in hundredths of a point (1500 = 15 分), kept as
 * data per fund and year. The schema checks its shape and bounds; `checkTemplate` checks its sums.
 * Bounds on texts exist because a cell of the printed table must fit on one page.
 */
const id = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
  .max(60);
const name = z.string().trim().min(1).max(40);
const weightHundredths = z.int().min(0).max(10_000);

export const indicatorLeafSchema = z.strictObject({
  id,
  name,
  weightHundredths,
  /** 具体指标: what is asked; may be empty, as for the county's last leaf. */
  criteria: z.string().trim().max(300),
});

export const indicatorBranchSchema = z.strictObject({
  id,
  name,
  weightHundredths,
  leaves: z.array(indicatorLeafSchema).min(1).max(60),
});

export const indicatorPillarSchema = z.strictObject({
  id,
  name,
  weightHundredths,
  branches: z.array(indicatorBranchSchema).min(1).max(30),
});

export const indicatorTemplateSchema = z.strictObject({
  id,
  /** What the table is called, e.g. 项目支出绩效评价指标体系. */
  name,
  /** The year it scores. */
  year: z.int().min(1949).max(2199),
  /** Where the tree comes from, in Chinese, for the settings page. */
  source: z.string().trim().max(200),
  pillars: z.array(indicatorPillarSchema).min(1).max(10),
});

export type IndicatorLeaf = Readonly<z.infer<typeof indicatorLeafSchema>>;
/** Level 2. */
export type IndicatorBranch = Readonly<z.infer<typeof indicatorBranchSchema>>;
/** Level 1. */
export type IndicatorPillar = Readonly<z.infer<typeof indicatorPillarSchema>>;
export type IndicatorTemplate = Readonly<z.infer<typeof indicatorTemplateSchema>>;

/** A typed score of one leaf, in hundredths of a point. A leaf without a score has no record. */
export const indicatorScoreSchema = z.strictObject({
  leafId: id,
  scoreHundredths: z.int().min(0).max(10_000),
  /** 偏差原因: needed when the score is below the weight. */
  reason: z.string().trim().max(300).optional(),
  /** 改进措施: expected when the score is below the weight. */
  measure: z.string().trim().max(300).optional(),
});

export type IndicatorScore = Readonly<z.infer<typeof indicatorScoreSchema>>;

/** What a check of a template or of scores reports. `error` refuses saving, `warn` only tells. */
export interface AppraisalFinding {
  readonly code: string;
  readonly severity: 'error' | 'warn';
  /** One Chinese sentence: what is wrong and what to do. */
  readonly message: string;
  /** Id of the pillar, branch or leaf; `template` or `scores` for the whole. */
  readonly where: string;
}
