import { addDays, type Day } from '../dates/day.ts';
import {
  type CaseEventKind,
  type CaseState,
  type EventResult,
  FOLLOW_UP_DAYS,
  FOLLOW_UP_KINDS,
  type FollowUpKind,
} from './kinds.ts';

/** An event as far as the state of its case depends on it. */
export interface CaseEvent {
  readonly uid: string;
  readonly kind: CaseEventKind;
  readonly day: Day;
  readonly result: EventResult | null;
  /** The event this one corrects or withdraws. */
  readonly replacesUid: string | null;
}

export interface FollowUp {
  readonly kind: FollowUpKind;
  readonly dueOn: Day;
  /** `due` on its day, `overdue` after it, as long as it wasn't made. */
  readonly status: 'not-due' | 'due' | 'overdue' | 'kept' | 'failed';
  readonly doneOn: Day | null;
}

/** Askings, answers and satisfied answers, one for each event. */
export interface Satisfaction {
  readonly asked: number;
  readonly answered: number;
  readonly satisfied: number;
}

export interface CaseStanding {
  readonly state: CaseState;
  readonly settled: boolean;
  /** The day of the last 息访 up to then, whether it held or not. */
  readonly settledOn: Day | null;
  /** Of that 息访; none without one. */
  readonly followUps: readonly FollowUp[];
  readonly satisfaction: Satisfaction;
}

/** Events that were neither corrected nor withdrawn. */
export function eventsInForce<Event extends CaseEvent>(events: readonly Event[]): Event[] {
  const replaced = new Set(events.map((event) => event.replacesUid));
  return events.filter((event) => event.kind !== 'withdrawn' && !replaced.has(event.uid));
}

/**
 * The state of a case on a day (the cut-off), folded from all its events in any order. `dueOn` is
 * the day by which the case is to be settled.
 */
export function caseStanding(dueOn: Day, events: readonly CaseEvent[], on: Day): CaseStanding {
  const known = eventsInForce(events).filter((event) => event.day <= on);
  const settledOn = lastDay(known.filter((event) => event.kind === 'settled'));
  const since = settledOn === null ? [] : known.filter((event) => event.day >= settledOn);
  const followUps =
    settledOn === null ? [] : FOLLOW_UP_KINDS.map((kind) => followUpOf(kind, settledOn, since, on));
  const failed =
    since.some((event) => event.kind === 'settlement-failed') ||
    followUps.some((each) => each.status === 'failed' && each.dueOn <= on);
  const settled = settledOn !== null && !failed;
  return {
    state: settled ? 'settled' : failed ? 'failed' : on > dueOn ? 'overdue' : 'open',
    settled,
    settledOn,
    followUps,
    satisfaction: satisfactionOf(known),
  };
}

/** A failed visit is never made good by another of its kind, only by a settlement after it. */
function followUpOf(
  kind: FollowUpKind,
  settledOn: Day,
  since: readonly CaseEvent[],
  on: Day,
): FollowUp {
  const dueOn = addDays(settledOn, FOLLOW_UP_DAYS[kind]);
  const made = since.filter((event) => event.kind === kind);
  const failures = made.filter((event) => event.result === 'failed');
  const doneOn = lastDay(failures.length > 0 ? failures : made);
  const missing = dueOn > on ? 'not-due' : dueOn === on ? 'due' : 'overdue';
  const status = failures.length > 0 ? 'failed' : made.length > 0 ? 'kept' : missing;
  return { kind, dueOn, status, doneOn };
}

function satisfactionOf(known: readonly CaseEvent[]): Satisfaction {
  const results = known.filter(({ kind }) => kind === 'satisfaction').map(({ result }) => result);
  return {
    asked: results.length,
    answered: results.filter((result) => result !== 'unanswered').length,
    satisfied: results.filter((result) => result === 'satisfied').length,
  };
}

const lastDay = (events: readonly CaseEvent[]): Day | null =>
  events.reduce<Day | null>((last, { day }) => (last === null || day > last ? day : last), null);
