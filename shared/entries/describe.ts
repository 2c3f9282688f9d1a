import { chineseDay } from '../dates/day.ts';
import { formatYuan } from '../money/fen.ts';
import type { EntryFacts } from './entry.ts';
import { ENTRY_KINDS } from './kinds.ts';

/** Names an entry in a message without naming a person: 「救助支出（2024年5月22日，800.00 元）」. */
export function describeEntry(
  entry: Pick<EntryFacts, 'kind' | 'businessDate' | 'amountFen'>,
): string {
  const { word } = ENTRY_KINDS[entry.kind];
  return `${word}（${chineseDay(entry.businessDate)}，${yuan(entry.amountFen)}）`;
}

/** `1,234.50 元`, as messages write amounts. */
export const yuan = (fen: number): string => `${formatYuan(fen)} 元`;
