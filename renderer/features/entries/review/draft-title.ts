import type { DraftView } from '#shared/contract/entries.ts';
import { ENTRY_KINDS } from '#shared/entries/kinds.ts';
import { formatYuan } from '#shared/money/fen.ts';

/** Names a draft in a dialog: 2023-07-08 救助支出 800.00 困难救助金. */
export function draftTitle({ content }: Pick<DraftView, 'content'>): string {
  const { correction, kind, businessDate, amountFen, purpose } = content;
  const word =
    correction === null ? ENTRY_KINDS[kind].word : correction.withBlue ? '更正' : '红字冲销';
  return [businessDate ?? '', word, amountFen === null ? '' : formatYuan(amountFen), purpose]
    .filter(Boolean)
    .join(' ');
}
