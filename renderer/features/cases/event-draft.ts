import {
  type CaseEventKind,
  type EventResult,
  type EventWay,
  FOLLOW_UP_KINDS,
  resultsOf,
} from '#shared/cases/kinds.ts';
import type { CaseDetail, CaseEventView } from '#shared/contract/cases.ts';

/** What the form holds; a part that doesn't belong to the kind is kept and left out on saving. */
export interface EventDraft {
  kind: CaseEventKind;
  day: string | null;
  documentNo: string;
  result: EventResult | null;
  way: EventWay | null;
  note: string;
}

/** Kinds a person records; taking one back is an act on it. */
export const RECORDED_KINDS = [
  'settled',
  'follow-up-30',
  'follow-up-90',
  'satisfaction',
  'settlement-failed',
] as const satisfies CaseEventKind[];

/** What comes next in the ordinary course: settlement, the follow-ups still to be made, satisfaction. */
export function nextKind({
  state,
  followUps,
}: Pick<CaseDetail, 'state' | 'followUps'>): CaseEventKind {
  if (state !== 'settled') return 'settled';
  const open = FOLLOW_UP_KINDS.find((kind) =>
    followUps.some((each) => each.kind === kind && each.doneOn === null),
  );
  return open ?? 'satisfaction';
}

export const newEvent = (kind: CaseEventKind): EventDraft => ({
  kind,
  day: null,
  documentNo: '',
  result: null,
  way: null,
  note: '',
});

/** The event as it stands, to be corrected; the note is the reason and starts empty. */
export const correctionOf = (event: CaseEventView): EventDraft => {
  const { kind, day, documentNo, result, way } = event;
  return { kind, day, documentNo, result, way, note: '' };
};

/** What is sent: of result and way only what the kind has. */
export function eventInput(draft: EventDraft, caseUid: string, replacesUid: string | null) {
  const results = resultsOf(draft.kind);
  const asks = results.length > 0;
  const result = draft.result !== null && results.includes(draft.result) ? draft.result : null;
  return { caseUid, ...draft, result, way: asks ? draft.way : null, replacesUid };
}
