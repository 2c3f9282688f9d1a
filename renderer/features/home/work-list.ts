import type { CallOutput } from '#shared/contract/index.ts';
import type { UseKind } from '#shared/entries/kinds.ts';
import { href } from '../../lib/route.ts';

export interface WorkItem {
  word: string;
  count: number;
  href: string;
}

type Stages = CallOutput<'approvals.stages'>;
type Figures = Pick<CallOutput<'cases.totals'>, 'followUps' | 'overdue'>;

const KIND_WORDS: Record<UseKind, string> = { relief: '救助', working_expense: '工作经费' };
const PAGES: Record<UseKind, string> = {
  relief: '/cases/relief',
  working_expense: '/cases/expenses',
};

/** The pages where a stage is dealt with for many at once. */
const OWN_PAGE: Readonly<Record<string, string>> = {
  'await-published': '/cases/publicity',
  publishing: '/cases/publicity',
};

/** What waits in applications and cases: each leads to its list. */
export function workList(stages: Stages, figures: Figures | undefined): WorkItem[] {
  const waiting = stages.map(({ kind, stage, word, count }) => ({
    word: `${KIND_WORDS[kind]}：${word}`,
    count,
    href: OWN_PAGE[stage] ? href(OWN_PAGE[stage]) : href(PAGES[kind], { stage }),
  }));
  if (figures === undefined) return waiting;
  const { followUps, overdue } = figures;
  const cases = [
    {
      word: '个案：待回访',
      count: followUps.due,
      href: href('/cases', { state: 'follow-up-due' }),
    },
    { word: '个案：逾期未结', count: overdue, href: href('/cases', { state: 'overdue' }) },
  ];
  return [...waiting, ...cases.filter(({ count }) => count > 0)];
}
