import type { CallInput } from '#shared/contract/index.ts';

export interface CaseFilter
  extends Omit<CallInput<'cases.totals'>, 'fundUid' | 'year' | 'on' | 'township'> {
  /** Also the cases due in other years. */
  everyYear: boolean;
  /** How they stand on that day; null: today. */
  on: string | null;
  township: string | null;
}

export const NO_FILTER: CaseFilter = {
  everyYear: false,
  on: null,
  categories: [],
  states: [],
  township: null,
  text: '',
};

/** The filter a link asks for, e.g. `#/cases?state=follow-up-due` from the home page's work list. */
export function filterFromLink(params: URLSearchParams): CaseFilter | null {
  const state = params.get('state');
  if (state !== 'follow-up-due' && state !== 'overdue') return null;
  return { ...NO_FILTER, everyYear: true, states: [state] };
}

export const isFiltered = (filter: CaseFilter): boolean =>
  JSON.stringify(filter) !== JSON.stringify(NO_FILTER);

/** What the calls are asked. */
export function askedFor(
  { everyYear, ...filter }: CaseFilter,
  fundUid: string,
  year: number,
): CallInput<'cases.totals'> {
  return { ...filter, fundUid, year: everyYear ? null : year };
}
