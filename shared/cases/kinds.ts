/** 积案, 初访, 突发事件. */
export const CASE_CATEGORIES = ['backlog', 'first-visit', 'emergency'] as const;
export type CaseCategory = (typeof CASE_CATEGORIES)[number];

/** What may happen to a case; `withdrawn` takes back an event that was recorded by mistake. */
export const CASE_EVENT_KINDS = [
  'settled',
  'settlement-failed',
  'follow-up-30',
  'follow-up-90',
  'satisfaction',
  'withdrawn',
] as const;
export type CaseEventKind = (typeof CASE_EVENT_KINDS)[number];

/** Days after 息访 on which it is followed up. */
export const FOLLOW_UP_DAYS = { 'follow-up-30': 30, 'follow-up-90': 90 } as const;
export type FollowUpKind = keyof typeof FOLLOW_UP_DAYS;
export const FOLLOW_UP_KINDS = Object.keys(FOLLOW_UP_DAYS) as FollowUpKind[];
export const isFollowUp = (kind: CaseEventKind): kind is FollowUpKind => kind in FOLLOW_UP_DAYS;

export const FOLLOW_UP_RESULTS = ['kept', 'failed'] as const;
export const SATISFACTION_RESULTS = ['satisfied', 'unsatisfied', 'unanswered'] as const;
export const EVENT_RESULTS = [...FOLLOW_UP_RESULTS, ...SATISFACTION_RESULTS] as const;
export type EventResult = (typeof EVENT_RESULTS)[number];

/** How the person was asked: 当面, 电话, 书面. */
export const EVENT_WAYS = ['in-person', 'phone', 'written'] as const;
export type EventWay = (typeof EVENT_WAYS)[number];

/** The results an event of a kind can have; none where it has no result. */
export function resultsOf(kind: CaseEventKind): readonly EventResult[] {
  if (isFollowUp(kind)) return FOLLOW_UP_RESULTS;
  return kind === 'satisfaction' ? SATISFACTION_RESULTS : [];
}

export const CASE_STATES = ['open', 'overdue', 'settled', 'failed'] as const;
/** 办理中, 逾期未结, 已息访, 息访反复. */
export type CaseState = (typeof CASE_STATES)[number];
