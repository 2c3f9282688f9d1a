import { trimHundredths } from '#shared/money/wan.ts';
import { leavesOf } from './leaves.ts';
import type {
  AppraisalFinding,
  IndicatorLeaf,
  IndicatorScore,
  IndicatorTemplate,
} from './types.ts';

export interface TotalScore {
  /** Sum of the scores given so far, in hundredths of a point. */
  readonly totalHundredths: number;
  /** Leaves without a score, in the order of the table. While there are any, there is no grade. */
  readonly unscored: readonly string[];
  /** Grade of a complete appraisal; null while leaves are unscored. */
  readonly band: Band | null;
}

export type Band = '优' | '良' | '中' | '差';

/** ≥ 90 优, ≥ 80 良, ≥ 60 中, else 差; half-open, so 89.5 is 良 (DOMAIN: Appraisal). */
export function bandOf(totalHundredths: number): Band {
  if (totalHundredths >= 9_000) return '优';
  if (totalHundredths >= 8_000) return '良';
  return totalHundredths >= 6_000 ? '中' : '差';
}

/** Adds the scores of the template's leaves. Scores must have passed {@link checkScores}. */
export function totalScore(
  template: IndicatorTemplate,
  scores: readonly IndicatorScore[],
): TotalScore {
  const byLeaf = scoresByLeaf(scores);
  const leaves = leavesOf(template).map((placed) => placed.leaf.id);
  const unscored = leaves.filter((leaf) => !byLeaf.has(leaf));
  const totalHundredths = leaves.reduce(
    (sum, leaf) => sum + (byLeaf.get(leaf)?.scoreHundredths ?? 0),
    0,
  );
  return {
    totalHundredths,
    unscored,
    band: unscored.length === 0 ? bandOf(totalHundredths) : null,
  };
}

export function scoresByLeaf(
  scores: readonly IndicatorScore[],
): ReadonlyMap<string, IndicatorScore> {
  return new Map(scores.map((score) => [score.leafId, score]));
}

/**
 * Findings of typed scores: each belongs to one leaf of the template, lies between 0 and the
 * weight, and has a reason (error) and a measure (warn) when below it. A leaf without a score warns:
 * it may be typed later.
 */
export function checkScores(
  template: IndicatorTemplate,
  scores: readonly IndicatorScore[],
): AppraisalFinding[] {
  const leaves = new Map(leavesOf(template).map(({ leaf }) => [leaf.id, leaf]));
  const findings: AppraisalFinding[] = [];
  const seen = new Set<string>();
  for (const score of scores) {
    const leaf = leaves.get(score.leafId);
    if (leaf === undefined) {
      findings.push(
        error(
          'AP-10',
          `得分所指的指标 ${score.leafId} 不在本年指标体系中，请删除该得分。`,
          score.leafId,
        ),
      );
    } else if (seen.has(score.leafId)) {
      findings.push(error('AP-11', `「${leaf.name}」有两个得分，请只保留一个。`, leaf.id));
    } else {
      findings.push(...checkScore(leaf, score));
    }
    seen.add(score.leafId);
  }
  return [...findings, ...unscoredFindings(template, seen)];
}

function checkScore(leaf: IndicatorLeaf, score: IndicatorScore): AppraisalFinding[] {
  const points = score.scoreHundredths;
  if (!Number.isSafeInteger(points) || points < 0) {
    return [error('AP-12', `「${leaf.name}」的得分不能为负，最多两位小数，请重新填写。`, leaf.id)];
  }
  const weight = trimHundredths(leaf.weightHundredths);
  if (points > leaf.weightHundredths) {
    return [
      error(
        'AP-13',
        `「${leaf.name}」得 ${trimHundredths(points)} 分，超过分值 ${weight} 分，请改正。`,
        leaf.id,
      ),
    ];
  }
  if (points === leaf.weightHundredths) return [];
  const lost = trimHundredths(leaf.weightHundredths - points);
  const findings: AppraisalFinding[] = [];
  if (isEmpty(score.reason)) {
    findings.push(error('AP-14', `「${leaf.name}」扣了 ${lost} 分，请填写偏差原因。`, leaf.id));
  }
  if (isEmpty(score.measure)) {
    findings.push({
      code: 'AP-15',
      severity: 'warn',
      message: `「${leaf.name}」扣了 ${lost} 分，尚未填写改进措施。`,
      where: leaf.id,
    });
  }
  return findings;
}

function unscoredFindings(
  template: IndicatorTemplate,
  scored: ReadonlySet<string>,
): AppraisalFinding[] {
  return leavesOf(template)
    .filter(({ leaf }) => !scored.has(leaf.id))
    .map(({ leaf }) => ({
      code: 'AP-16',
      severity: 'warn',
      message: `「${leaf.name}」尚未评分，合计不完整。`,
      where: leaf.id,
    }));
}

const isEmpty = (text: string | undefined): boolean => (text ?? '').trim() === '';

const error = (code: string, message: string, where: string): AppraisalFinding => ({
  code,
  severity: 'error',
  message,
  where,
});
