import type { UseKind } from '#shared/entries/kinds.ts';

/** What an application of each kind is called. */
export const APPLICATION_WORDS: Record<UseKind, string> = {
  relief: '救助申请',
  working_expense: '工作经费申请',
};

/** Where the applications of a kind are listed. */
export const PAGE_OF: Record<UseKind, string> = {
  relief: '/cases/relief',
  working_expense: '/cases/expenses',
};
