import { describe, expect, it } from 'vitest';
import { calls } from '#shared/contract/index.ts';
import {
  askedFor,
  filterFromLink,
  isFiltered,
  NO_FILTER,
} from '../../../renderer/features/cases/case-filter.ts';
import {
  correctionOf,
  eventInput,
  newEvent,
  nextKind,
  RECORDED_KINDS,
} from '../../../renderer/features/cases/event-draft.ts';
import { importRefusal } from '../../../renderer/features/cases/import/case-import-state.ts';

const UID = '0190a000-0000-7000-8000-000000000001';

describe('which event comes next', () => {
  const followUps = (...done: (string | null)[]) =>
    (['follow-up-30', 'follow-up-90'] as const).map((kind, at) => ({
      kind,
      dueOn: '2023-04-01',
      status: 'not-due' as const,
      doneOn: done[at] ?? null,
    }));

  it('is the settlement, then the follow-ups, then the asking', () => {
    expect(nextKind({ state: 'overdue', followUps: [] })).toBe('settled');
    expect(nextKind({ state: 'failed', followUps: followUps('2023-04-01') })).toBe('settled');
    expect(nextKind({ state: 'settled', followUps: followUps(null) })).toBe('follow-up-30');
    expect(nextKind({ state: 'settled', followUps: followUps('2023-04-01') })).toBe('follow-up-90');
    expect(nextKind({ state: 'settled', followUps: followUps('2023-04-01', '2023-06-01') })).toBe(
      'satisfaction',
    );
  });
});

describe('the form of an event', () => {
  const typed = {
    ...newEvent('settled'),
    day: '2023-03-01',
    documentNo: '息访协议1号',
    result: 'satisfied' as const,
    way: 'phone' as const,
  };

  it('sends of result and way only what the kind has', () => {
    expect(eventInput(typed, UID, null)).toMatchObject({ result: null, way: null });
    const asked = eventInput({ ...typed, kind: 'satisfaction' }, UID, null);
    expect(asked).toMatchObject({ result: 'satisfied', way: 'phone' });
    expect(eventInput({ ...typed, kind: 'follow-up-30' }, UID, null).result).toBeNull();
  });

  it('passes the contract once it is filled in, whatever the kind', () => {
    for (const kind of RECORDED_KINDS) {
      const result = kind === 'satisfaction' ? 'satisfied' : 'kept';
      const input = eventInput({ ...typed, kind, result }, UID, null);
      expect(calls['cases.addEvent'].input.safeParse(input).success, kind).toBe(true);
    }
  });

  it('corrects with a reason of its own, not with the old note', () => {
    const old = { ...typed, uid: UID, note: '双方签字', replacesUid: null, replacedByUid: null };
    const draft = correctionOf({ ...old, recordedBy: '张某甲', recordedAt: '' });
    expect(draft).toMatchObject({ day: '2023-03-01', note: '' });
  });
});

describe('the filter', () => {
  it('asks for the year on top, or for all', () => {
    expect(askedFor(NO_FILTER, UID, 2023)).toMatchObject({ year: 2023, fundUid: UID });
    expect(askedFor({ ...NO_FILTER, everyYear: true }, UID, 2023).year).toBeNull();
    const asked = { ...askedFor(NO_FILTER, UID, 2023), cursor: null, limit: 1 };
    expect(calls['cases.list'].input.safeParse(asked).success).toBe(true);
  });

  it('comes from a link of the work list, and can be cleared', () => {
    const linked = filterFromLink(new URLSearchParams('state=follow-up-due'));
    expect(linked).toMatchObject({ states: ['follow-up-due'], everyYear: true });
    expect(isFiltered(linked!)).toBe(true);
    expect(filterFromLink(new URLSearchParams('state=settled'))).toBeNull();
    expect(isFiltered(NO_FILTER)).toBe(false);
  });
});

describe('importing a list', () => {
  const counts = { total: 3, new: 2, existing: 0, conflict: 1, faulty: 0 };

  it('waits until the rows that stay out were seen, and needs a new one', () => {
    expect(importRefusal(counts, false)).toContain('1 行');
    expect(importRefusal(counts, true)).toBeNull();
    expect(importRefusal({ ...counts, conflict: 0, existing: 1 }, false)).toBeNull();
    expect(importRefusal({ ...counts, new: 0 }, true)).not.toBeNull();
  });
});
