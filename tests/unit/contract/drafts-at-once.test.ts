import { expect, it } from 'vitest';
import { DRAFTS_AT_ONCE } from '#shared/contract/entries.ts';
import { calls } from '#shared/contract/index.ts';

const uids = (count: number) =>
  Array.from(
    { length: count },
    (_, at) => `01a211d1-891e-7001-9860-${at.toString(16).padStart(12, '0')}`,
  );
const takes = (name: 'entries.judge' | 'entries.submit' | 'entries.post', count: number) =>
  calls[name].input.safeParse({
    uids: uids(count),
    ...(name === 'entries.post' && { acceptInquiry: uids(count), reasons: [] }),
  }).success;

it.each(['entries.judge', 'entries.submit', 'entries.post'] as const)(
  '%s takes as many drafts as the others do, and no more',
  (name) => {
    expect(takes(name, DRAFTS_AT_ONCE)).toBe(true);
    expect(takes(name, DRAFTS_AT_ONCE + 1)).toBe(false);
  },
);
