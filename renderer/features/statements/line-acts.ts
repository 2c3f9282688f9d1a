import type { StatementLineView } from '#shared/contract/statements.ts';

// Only what the screen can see; the service judges again and says why.

type Line = Pick<StatementLineView, 'state' | 'day' | 'amountFen' | 'accountUid'>;

/** Why the marked lines can't be drafted; null when they can. */
export function draftingRefusal(lines: readonly Line[]): string | null {
  const open = lines.every((l) => l.state === 'unaccounted' || l.state === 'partial');
  return open ? null : '所选中有已起草、已记账或不入账的流水';
}

/** Why they can't become one draft: one entry has one account, one day and one direction. */
export function joiningRefusal(lines: readonly Line[]): string | null {
  const [first] = lines;
  if (!first) return null;
  if (lines.some((l) => l.accountUid !== first.accountUid)) return '不是同一账户';
  if (lines.some((l) => l.amountFen > 0 !== first.amountFen > 0)) return '有收有付，不能合并';
  if (lines.some((l) => l.day !== first.day)) return '不是同一天';
  return null;
}

export function ignoringRefusal(lines: readonly Line[]): string | null {
  return lines.every((l) => l.state === 'unaccounted') ? null : '只有未入账的流水能标为不入账';
}

export function unignoringRefusal(lines: readonly Line[]): string | null {
  return lines.every((l) => l.state === 'ignored') ? null : '所选中有不是“不入账”的流水';
}
