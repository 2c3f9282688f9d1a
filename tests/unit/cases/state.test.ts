import { describe, expect, test } from 'vitest';
import { caseFigures } from '#shared/cases/figures.ts';
import { historyFault } from '#shared/cases/history.ts';
import type { CaseEventKind, EventResult } from '#shared/cases/kinds.ts';
import { type CaseEvent, caseStanding } from '#shared/cases/state.ts';

let count = 0;
const event = (
  kind: CaseEventKind,
  day: string,
  result: EventResult | null = null,
  replacesUid: string | null = null,
): CaseEvent => {
  count += 1;
  return { uid: `e${count}`, kind, day, result, replacesUid };
};
const DUE = '2023-06-30';
const on = (day: string, ...events: CaseEvent[]) => caseStanding(DUE, events, day);
const statuses = (day: string, ...events: CaseEvent[]) =>
  on(day, ...events).followUps.map(({ status }) => status);

describe('settled on a day', () => {
  const settled = event('settled', '2023-03-01');

  test('not before its day, and open until the day it is due, overdue after it', () => {
    expect(on('2023-02-28', settled)).toMatchObject({ state: 'open', settledOn: null });
    expect(on('2023-03-01', settled)).toMatchObject({ state: 'settled', settledOn: '2023-03-01' });
    expect(on('2023-06-30').state).toBe('open');
    expect(on('2023-07-01').state).toBe('overdue');
  });

  test('a due follow-up that fails removes it; one not yet due doesn’t', () => {
    const failed = event('follow-up-30', '2023-04-02', 'failed');
    expect(on('2023-04-01', settled, failed).settled).toBe(true);
    expect(on('2023-04-02', settled, failed)).toMatchObject({ settled: false, state: 'failed' });
    // Made on the 20th day: it counts from the 30th.
    const early = event('follow-up-30', '2023-03-21', 'failed');
    expect(on('2023-03-30', settled, early).settled).toBe(true);
    expect(on('2023-03-31', settled, early).settled).toBe(false);
  });

  test('an overdue follow-up is told and takes nothing away', () => {
    expect(statuses('2023-03-30', settled)).toEqual(['not-due', 'not-due']);
    expect(statuses('2023-03-31', settled)).toEqual(['due', 'not-due']);
    expect(statuses('2023-04-01', settled)).toEqual(['overdue', 'not-due']);
    expect(on('2023-12-31', settled)).toMatchObject({ settled: true });
    expect(statuses('2023-12-31', settled)).toEqual(['overdue', 'overdue']);
  });

  test('a relapse counts at once; settling anew starts new follow-ups', () => {
    const relapse = event('settlement-failed', '2023-03-10');
    const again = event('settled', '2023-05-01');
    expect(on('2023-03-10', settled, relapse).state).toBe('failed');
    expect(on('2023-05-01', settled, relapse, again)).toMatchObject({
      state: 'settled',
      settledOn: '2023-05-01',
      followUps: [
        { kind: 'follow-up-30', dueOn: '2023-05-31', status: 'not-due' },
        { kind: 'follow-up-90', dueOn: '2023-07-30', status: 'not-due' },
      ],
    });
  });

  test('of one day the less favourable wins', () => {
    const same = event('settlement-failed', '2023-03-01');
    expect(on('2023-03-01', settled, same).state).toBe('failed');
    const kept = event('follow-up-30', '2023-04-05', 'kept');
    const failed = event('follow-up-30', '2023-04-05', 'failed');
    expect(on('2023-04-05', kept, settled, failed).state).toBe('failed');
  });

  test('what was corrected or withdrawn counts no more', () => {
    const later = event('settled', '2023-03-20', null, settled.uid);
    expect(on('2023-03-19', settled, later).settledOn).toBeNull();
    expect(on('2023-03-20', settled, later).settledOn).toBe('2023-03-20');
    const gone = event('withdrawn', '2023-03-25', null, later.uid);
    expect(on('2023-03-24', settled, later, gone).settledOn).toBeNull();
  });

  test('askings, answers and satisfied answers', () => {
    const asked = (result: EventResult, day: string) => event('satisfaction', day, result);
    const all = [
      asked('satisfied', '2023-03-02'),
      asked('unanswered', '2023-03-03'),
      asked('unsatisfied', '2023-03-04'),
      asked('satisfied', '2023-08-01'),
    ];
    expect(on('2023-03-31', ...all).satisfaction).toEqual({ asked: 3, answered: 2, satisfied: 1 });
  });
});

describe('events that can’t stand', () => {
  const settled = event('settled', '2023-03-01');
  const fault = (...events: CaseEvent[]) => historyFault('2023-01-10', events)?.fault ?? null;

  test('each fault, and a history without one', () => {
    const relapse = event('settlement-failed', '2023-03-10');
    const again = event('settled', '2023-05-01');
    const visit = event('follow-up-30', '2023-03-31', 'kept');
    expect(fault(again, visit, relapse, settled)).toBe(null);
    expect(fault(event('satisfaction', '2023-01-09', 'satisfied'))).toBe('before-accepted');
    expect(fault(settled, again)).toBe('already-settled');
    expect(fault(visit)).toBe('not-settled');
    expect(fault(relapse)).toBe('not-settled');
    expect(fault(settled, relapse, event('settlement-failed', '2023-03-11'))).toBe('not-settled');
    expect(fault(settled, visit, event('follow-up-30', '2023-04-20', 'kept'))).toBe(
      'follow-up-made',
    );
  });

  test('taking away the settlement others rest on names the one left without', () => {
    const visit = event('follow-up-30', '2023-03-31', 'kept');
    const gone = event('withdrawn', '2023-04-01', null, settled.uid);
    expect(historyFault('2023-01-10', [settled, visit, gone])).toEqual({
      uid: visit.uid,
      fault: 'not-settled',
    });
  });
});

test('figures: settled by the cut-off ÷ due in the year, by category', () => {
  const settledCase = (category: 'backlog' | 'first-visit', day: string) => ({
    category,
    dueOn: DUE,
    events: [event('settled', day)],
  });
  const cases = [
    settledCase('backlog', '2023-03-01'),
    settledCase('backlog', '2024-02-01'),
    settledCase('first-visit', '2023-04-01'),
    { category: 'emergency' as const, dueOn: DUE, events: [] },
  ];
  expect(caseFigures(cases, '2023-12-31')).toEqual({
    all: { handled: 4, settled: 2 },
    byCategory: {
      backlog: { handled: 2, settled: 1 },
      'first-visit': { handled: 1, settled: 1 },
      emergency: { handled: 1, settled: 0 },
    },
    satisfaction: { asked: 0, answered: 0, satisfied: 0 },
    followUps: { due: 4, overdue: 4, failed: 0 },
    overdue: 2,
  });
  expect(caseFigures(cases, '2024-02-01').byCategory.backlog).toEqual({ handled: 2, settled: 2 });
});
