import { pointsText } from './points.ts';

/** A sum of weights beside what it should be, in words and sign, not by colour alone. */
export function TemplateSum(props: { word: string; sum: number; due: number }) {
  const { word, sum, due } = props;
  const ok = sum === due;
  return (
    <span className={ok ? 'sum-ok' : 'sum-bad'}>
      {word} {pointsText(sum)} / {pointsText(due)}{' '}
      {ok ? '✓' : `✗ ${sum > due ? '多' : '少'} ${pointsText(Math.abs(sum - due))}`}
    </span>
  );
}
