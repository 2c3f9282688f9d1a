import type { DraftContent } from '#shared/contract/entries.ts';
import { readTypedAmount } from '../../../lib/amount-text.ts';
import { readTypedDay } from '../../../lib/day-text.ts';

type Advance = NonNullable<DraftContent['ownAccountBasis']>['advances'][number];

/**
 * Rows copied from a spreadsheet, columns 日期, 金额, 用途. Empty unless there is a tab: a single
 * pasted word belongs to the field it was pasted into. Rows that can't be read (a heading) are left.
 */
export function advancesFromPaste(text: string, year: number, permittedUseUid: string): Advance[] {
  if (!text.includes('\t')) return [];
  return text.split(/\r?\n/).flatMap((row) => {
    const [dayText = '', amountText = '', purpose = ''] = row.split('\t').map((t) => t.trim());
    const day = readTypedDay(dayText, year);
    const amount = readTypedAmount(amountText);
    if (day === null || !amount.ok || amount.fen <= 0) return [];
    return [{ day, amountFen: amount.fen, purpose, permittedUseUid }];
  });
}
