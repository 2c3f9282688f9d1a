import { z } from 'zod';
import { lineState } from '#shared/contract/statements.ts';
import type { Day } from '#shared/dates/day.ts';

export type LineState = z.infer<typeof lineState>;

export interface LineFilter {
  accountUid: string | null;
  states: LineState[];
  from: Day | null;
  to: Day | null;
  text: string;
}

export const NO_FILTER: LineFilter = {
  accountUid: null,
  states: [],
  from: null,
  to: null,
  text: '',
};

/** Lines that can still be drafted, wholly or in part. */
export const OPEN_STATES: LineState[] = ['unaccounted', 'partial'];

/** The filter a link asks for, e.g. `#/statements?state=unaccounted`; null when it asks for none. */
export function filterFromLink(params: URLSearchParams): LineFilter | null {
  const state = params.get('state');
  const day = params.get('day');
  if (state === null && day === null) return null;
  const parsed = z.array(lineState).safeParse(state === null ? [] : [state]);
  const states = parsed.success ? parsed.data : [];
  return {
    ...NO_FILTER,
    accountUid: params.get('account'),
    // Work that is left includes lines accounted for in part.
    states: states.includes('unaccounted') ? OPEN_STATES : states,
    from: day,
    to: day,
  };
}

export const isFiltered = (filter: LineFilter): boolean =>
  filter.accountUid !== null ||
  filter.states.length > 0 ||
  filter.from !== null ||
  filter.to !== null ||
  filter.text !== '';
