import type { CallArgs } from '#shared/contract/index.ts';

/** A filter that lets everything through. */
export const ALL_LINES: Omit<CallArgs<'statements.totals'>, 'fundUid'> = {
  accountUid: null,
  states: [],
  from: null,
  to: null,
  text: '',
};
