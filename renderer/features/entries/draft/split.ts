import type { DraftContent } from '#shared/contract/entries.ts';
import { sumFen } from '#shared/money/fen.ts';

/** Why the parts don't make up the line; null when they do. */
export function splitFault(totalFen: number, parts: readonly (number | null)[]): string | null {
  if (parts.length < 2) return '至少拆成两份';
  if (parts.some((part) => part === null || part <= 0)) return '每一份都要大于零';
  const leftFen = totalFen - sumFen(parts.map((part) => part ?? 0));
  return leftFen === 0 ? null : '各份合计与整笔不符';
}

/** The draft's one line divided: each part keeps everything else that was typed. */
export function splitContents(content: DraftContent, partsFen: readonly number[]): DraftContent[] {
  const [line] = content.lines;
  if (!line) throw new TypeError('only a draft with a line can be split');
  const sign = line.amountFen < 0 ? -1 : 1;
  return partsFen.map((fen) => ({
    ...content,
    amountFen: fen,
    lines: [{ lineUid: line.lineUid, amountFen: sign * fen }],
    // Shares belong to the whole amount and are typed anew for each part.
    budgetShares: [],
  }));
}
