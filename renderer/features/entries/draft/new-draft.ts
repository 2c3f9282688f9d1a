import type { EntryKind } from '#shared/entries/kinds.ts';
import { go } from '../../../lib/route.ts';

let opened = 0;

/** Opens an empty form; the number keeps one new form apart from the next. */
export function newDraft(kind: EntryKind = 'relief'): void {
  opened += 1;
  go('/entries/draft', { kind, n: opened });
}
