import type { CaseCategory } from '#shared/cases/kinds.ts';
import type { CallOutput } from '#shared/contract/index.ts';
import { formatRate } from '#shared/money/rate.ts';

type Figures = CallOutput<'cases.totals'>;

/** 息访率 of the two groups the targets know, satisfaction, and what waits; of the cases shown. */
export function CaseFigures({ figures }: { figures: Figures }) {
  const { satisfaction: s, followUps } = figures;
  const late = followUps.overdue > 0 ? `（逾期 ${followUps.overdue}）` : '';
  return (
    <dl className="sum-line case-figures" aria-label="个案合计">
      <Figure word="积案息访">{settled(figures, ['backlog'])}</Figure>
      <Figure word="初访、突发事件息访">{settled(figures, ['first-visit', 'emergency'])}</Figure>
      <Figure word="满意度">
        {formatRate(s.satisfied, s.answered)}
        <small>
          满意 {s.satisfied} / 答复 {s.answered} / 询问 {s.asked}
        </small>
      </Figure>
      <Figure word="待回访">
        {followUps.due} 次{late}
      </Figure>
      <Figure word="逾期未结">{figures.overdue} 件</Figure>
    </dl>
  );
}

function settled({ byCategory }: Figures, categories: CaseCategory[]) {
  const sum = (part: 'handled' | 'settled') =>
    categories.reduce((total, category) => total + byCategory[category][part], 0);
  return (
    <>
      {formatRate(sum('settled'), sum('handled'))}
      <small>
        息访 {sum('settled')} / 应办结 {sum('handled')}
      </small>
    </>
  );
}

function Figure({ word, children }: { word: string; children: React.ReactNode }) {
  return (
    <div>
      <dt>{word}</dt>
      <dd>{children}</dd>
    </div>
  );
}
