import { leavesOf } from '#shared/appraisal/leaves.ts';
import type { IndicatorScore, IndicatorTemplate } from '#shared/appraisal/types.ts';
import { pointsText, readPoints } from './points.ts';

/** One leaf as typed: the points stay text until they are a number. */
export interface TypedScore {
  points: string;
  reason: string;
  measure: string;
}
export type TypedScores = Readonly<Record<string, TypedScore>>;

export const NOTHING_TYPED: TypedScore = { points: '', reason: '', measure: '' };

export function typedFrom(scores: readonly IndicatorScore[]): TypedScores {
  return Object.fromEntries(
    scores.map((score) => [
      score.leafId,
      {
        points: pointsText(score.scoreHundredths),
        reason: score.reason ?? '',
        measure: score.measure ?? '',
      },
    ]),
  );
}

/** The scores that can be read, in the order of the tree. */
export function scoresFrom(template: IndicatorTemplate, typed: TypedScores): IndicatorScore[] {
  return leavesOf(template).flatMap(({ leaf }) => {
    const { points, reason, measure } = typed[leaf.id] ?? NOTHING_TYPED;
    const scoreHundredths = readPoints(points);
    if (scoreHundredths === null) return [];
    const texts = {
      ...(reason.trim() === '' ? {} : { reason: reason.trim() }),
      ...(measure.trim() === '' ? {} : { measure: measure.trim() }),
    };
    return [{ leafId: leaf.id, scoreHundredths, ...texts }];
  });
}

/** Leaves whose points are typed but can't be read. */
export function unreadable(template: IndicatorTemplate, typed: TypedScores): string[] {
  return leavesOf(template)
    .map(({ leaf }) => leaf.id)
    .filter((id) => {
      const points = typed[id]?.points.trim() ?? '';
      return points !== '' && readPoints(points) === null;
    });
}
