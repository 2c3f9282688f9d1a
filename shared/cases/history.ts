import type { Day } from '../dates/day.ts';
import { type CaseEventKind, isFollowUp } from './kinds.ts';
import { type CaseEvent, eventsInForce } from './state.ts';

/** Why an event can't stand where it is among the others of its case. */
export type HistoryFault = 'before-accepted' | 'already-settled' | 'not-settled' | 'follow-up-made';

export interface FaultyEvent {
  readonly uid: string;
  readonly fault: HistoryFault;
}

/** Of one day, what is good news comes first: what follows it has the last word. */
const RANK: Readonly<Record<CaseEventKind, number>> = {
  settled: 0,
  'follow-up-30': 1,
  'follow-up-90': 2,
  'settlement-failed': 3,
  satisfaction: 4,
  withdrawn: 5,
};

/**
 * The first event in force that can't stand, or null. The order of recording plays no part, so an
 * event may be recorded late, and a correction or a withdrawal that leaves others without their
 * ground is found as well.
 */
export function historyFault(acceptedOn: Day, events: readonly CaseEvent[]): FaultyEvent | null {
  const ordered = eventsInForce(events).sort(
    (a, b) => a.day.localeCompare(b.day) || RANK[a.kind] - RANK[b.kind],
  );
  let round: { holds: boolean; made: Set<CaseEventKind> } | null = null;
  for (const { uid, kind, day, result } of ordered) {
    const bad = (fault: HistoryFault): FaultyEvent => ({ uid, fault });
    if (day < acceptedOn) return bad('before-accepted');
    if (kind === 'settled') {
      if (round?.holds) return bad('already-settled');
      round = { holds: true, made: new Set() };
    } else if (kind === 'settlement-failed') {
      if (!round?.holds) return bad('not-settled');
      round.holds = false;
    } else if (isFollowUp(kind)) {
      if (round === null) return bad('not-settled');
      if (round.made.has(kind)) return bad('follow-up-made');
      round.made.add(kind);
      if (result === 'failed') round.holds = false;
    }
  }
  return null;
}
