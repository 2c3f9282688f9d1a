import type { CallArgs } from '#shared/contract/index.ts';

/** Filters that let everything through. */
export const ALL_ENTRIES: Omit<CallArgs<'entries.totals'>, 'fundUid' | 'year'> = {
  kinds: [],
  accountUid: null,
  from: null,
  to: null,
  minFen: null,
  maxFen: null,
  text: '',
  onlyOpen: false,
};
export const ALL_LINES: Omit<CallArgs<'statements.totals'>, 'fundUid'> = {
  accountUid: null,
  states: [],
  from: null,
  to: null,
  text: '',
};
