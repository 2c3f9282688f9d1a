import type { CallInput, CallOutput } from '#shared/contract/index.ts';
import type { UseKind } from '#shared/entries/kinds.ts';

export interface ApprovalFilter {
  /** Also applications of other years: approvals cross a year. */
  everyYear: boolean;
  /** One stage; null: all that are in force. */
  stage: string | null;
  caseUid: string | null;
  text: string;
}

export const NO_FILTER: ApprovalFilter = {
  everyYear: false,
  stage: null,
  caseUid: null,
  text: '',
};

/** Stages nobody waits for; each is asked for by itself. */
export const RESTING = [
  { value: 'closed', label: '已办结' },
  { value: 'rejected', label: '不予批准' },
  { value: 'withdrawn', label: '已撤回' },
  { value: 'expired', label: '已过期' },
  { value: 'replaced', label: '已更正' },
];

/** The filter a link asks for, e.g. `#/cases/relief?stage=await-decided` from the home page. */
export function filterFromLink(params: URLSearchParams): ApprovalFilter | null {
  const stage = params.get('stage');
  // What waits waits whatever its year.
  return stage === null ? null : { ...NO_FILTER, everyYear: true, stage };
}

export const isFiltered = (filter: ApprovalFilter): boolean =>
  JSON.stringify(filter) !== JSON.stringify(NO_FILTER);

/** What the list is asked. */
export function askedFor(
  { everyYear, stage, caseUid, text }: ApprovalFilter,
  { kind, fundUid, year }: { kind: UseKind; fundUid: string; year: number },
): Omit<CallInput<'approvals.list'>, 'cursor' | 'limit'> {
  const stages = stage === null ? [] : [stage];
  return { fundUid, kind, year: everyYear ? null : year, caseUid, stages, text };
}

type Stages = CallOutput<'approvals.stages'>;

/** The tabs over the list: everything, then each stage at which somebody is waited for. */
export function stageTabs(stages: Stages, kind: UseKind): { value: string; label: string }[] {
  const own = stages.filter((each) => each.kind === kind);
  const waiting = own.map(({ stage, word, count }) => ({
    value: stage,
    label: `${word} ${count}`,
  }));
  return [{ value: '', label: '全部' }, ...waiting];
}

/** 待审定 2 件，公示中 3 件; empty when nothing waits. */
export const standingOf = (stages: Stages, kind: UseKind): string =>
  stages
    .filter((each) => each.kind === kind)
    .map(({ word, count }) => `${word} ${count} 件`)
    .join('，');
