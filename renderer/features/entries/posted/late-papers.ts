import type { EntryKind } from '#shared/entries/kinds.ts';

const PAPERS: Partial<Record<EntryKind, readonly string[]>> = {
  appropriation: ['到账回单'],
  relief: ['付款回单', '领款凭据'],
  working_expense: ['付款回单', '发票'],
  inquiry_out: ['付款回单', '情况说明'],
  inquiry_in: ['到账回单', '情况说明'],
};

/** The papers that usually come once money has moved; none of them is required. */
export const latePapers = (kind: EntryKind): readonly string[] => PAPERS[kind] ?? [];
