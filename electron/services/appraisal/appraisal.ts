import { checkTemplate, readTemplate, templateForYear } from '#shared/appraisal/check-template.ts';
import { checkScores, totalScore } from '#shared/appraisal/scores.ts';
import type { IndicatorScore, IndicatorTemplate } from '#shared/appraisal/types.ts';
import type { CallArgs, CallOutput } from '#shared/contract/index.ts';
import { ledgerErrors } from '#shared/errors/ledger-errors.ts';
import { firstValue } from '../../ledger-file/prepared.ts';
import { newUid } from '../../ledger-file/uid.ts';
import { type LedgerContext, record } from '../context.ts';
import { mustFund } from '../guards.ts';
import { readJsonResource } from '../resources.ts';

export interface YearAppraisal {
  template: IndicatorTemplate;
  scores: IndicatorScore[];
  /** False while the built-in county template stands in. */
  saved: boolean;
}

/** The county's own tree, shipped as data; the starting point of a year without one. */
export function countyTemplate(year: number): IndicatorTemplate {
  const read = readTemplate(readJsonResource('templates', 'indicators-2023.json'));
  if (!read.ok) throw new Error('the built-in indicator template is not valid');
  return templateForYear(read.template, year);
}

const NEWEST = 'ORDER BY id DESC LIMIT 1';

export function appraisalOf(ctx: LedgerContext, fundId: number, year: number): YearAppraisal {
  const template = firstValue<string>(
    ctx.db,
    `SELECT content FROM indicator_template WHERE fund_id = ? AND year = ? ${NEWEST}`,
    fundId,
    year,
  );
  const scores = firstValue<string>(
    ctx.db,
    `SELECT content FROM indicator_scores WHERE fund_id = ? AND year = ? ${NEWEST}`,
    fundId,
    year,
  );
  return {
    template:
      template === null ? countyTemplate(year) : (JSON.parse(template) as IndicatorTemplate),
    scores: scores === null ? [] : (JSON.parse(scores) as IndicatorScore[]),
    saved: template !== null,
  };
}

export function sheet(
  ctx: LedgerContext,
  { fundUid, year }: CallArgs<'appraisal.sheet'>,
): CallOutput<'appraisal.sheet'> {
  const appraisal = appraisalOf(ctx, mustFund(ctx, fundUid), year);
  const { template, scores } = appraisal;
  return {
    ...appraisal,
    totalHundredths: totalScore(template, scores).totalHundredths,
    findings: [...checkTemplate(template), ...checkScores(template, scores)],
  };
}

/** A year's own tree; weights must add up, and a change needs a reason. */
export function saveTemplate(ctx: LedgerContext, args: CallArgs<'appraisal.saveTemplate'>) {
  const fundId = mustFund(ctx, args.fundUid);
  const read = readTemplate(args.template);
  if (!read.ok) {
    const problem = read.findings.map((finding) => finding.message).join('');
    throw ledgerErrors.make('TEMPLATE-INVALID', { problem }, { details: read.findings });
  }
  if (read.template.year !== args.year) {
    throw ledgerErrors.make('TEMPLATE-INVALID', { problem: '指标体系的年度与所选年度不同。' });
  }
  record(ctx, 'indicator_template', {
    uid: newUid(),
    fund_id: fundId,
    year: args.year,
    content: JSON.stringify(read.template),
    reason: args.reason,
  });
  return { done: true as const };
}

/** Typed scores; one below its weight needs a reason, one above is refused. */
export function saveScores(
  ctx: LedgerContext,
  { fundUid, year, scores }: CallArgs<'appraisal.saveScores'>,
) {
  const fundId = mustFund(ctx, fundUid);
  const { template } = appraisalOf(ctx, fundId, year);
  const errors = checkScores(template, scores).filter((finding) => finding.severity === 'error');
  if (errors.length > 0) {
    const problem = errors.map((finding) => finding.message).join('');
    throw ledgerErrors.make('TEMPLATE-INVALID', { problem }, { details: errors });
  }
  record(ctx, 'indicator_scores', {
    uid: newUid(),
    fund_id: fundId,
    year,
    content: JSON.stringify(scores),
  });
  return { done: true as const };
}
