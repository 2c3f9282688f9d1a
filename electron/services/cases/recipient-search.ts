import type { LedgerContext } from '../context.ts';

/**
 * The cases (by the id of their first registration) whose recipients a text names, in full or by
 * pinyin initials. Recipients come with the approvals of a case; as long as there are none, no text
 * finds one.
 */
export const casesOfRecipient = (_ctx: LedgerContext, _text: string): ReadonlySet<number> =>
  new Set();
