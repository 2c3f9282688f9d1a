import type { UseKind } from '#shared/entries/kinds.ts';

/** Where the applications of a kind are listed. */
export const PAGE_OF: Record<UseKind, string> = {
  relief: '/cases/relief',
  working_expense: '/cases/expenses',
};
