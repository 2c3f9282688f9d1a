import { EVERY_ENTRY } from '#shared/contract/entries.ts';
import type { CallInput } from '#shared/contract/index.ts';

export type EntryFilter = Omit<CallInput<'entries.list'>, 'cursor' | 'limit' | 'fundUid' | 'year'>;

export const NO_FILTER: EntryFilter = EVERY_ENTRY;

/** The filter a link asks for, e.g. `#/entries?state=inquiry` or `?day=2023-07-08`. */
export function filterFromLink(params: URLSearchParams): EntryFilter | null {
  const day = params.get('day');
  if (params.get('state') === 'inquiry') {
    return { ...NO_FILTER, kinds: ['inquiry_out', 'inquiry_in'], onlyOpen: true };
  }
  if (params.get('state') === 'undetermined') {
    return { ...NO_FILTER, kinds: ['undetermined'], onlyOpen: true };
  }
  if (day === null) return null;
  return { ...NO_FILTER, from: day, to: day, accountUid: params.get('account') };
}

export const isFiltered = (filter: EntryFilter): boolean =>
  JSON.stringify(filter) !== JSON.stringify(NO_FILTER);
