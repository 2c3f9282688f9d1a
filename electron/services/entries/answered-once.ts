import type { DraftVerdict } from '#shared/contract/entries.ts';
import { yuan } from '#shared/entries/describe.ts';
import type { LedgerContext } from '../context.ts';
import { answeredEntry } from './answered.ts';
import type { DraftEntries } from './verdicts.ts';

type Lacking = { uid: string; missing: DraftVerdict['missing'] };

/**
 * Drafts are complete each by itself. Posted together they may still answer one entry beyond its
 * amount, or answer one that the same batch cancels: those that do, in the order given.
 */
export function answeredTwice(ctx: LedgerContext, batch: readonly DraftEntries[]): Lacking[] {
  const reds = batch.flatMap(({ red }) => (red === null ? [] : [red]));
  const cancelled = new Set(reds.map((red) => red.correction!.entryUid));
  const open = new Map<string, number>();
  const openOf = (uid: string): number => {
    const freed = reds.filter((red) => red.ofEntryUid === uid);
    return answeredEntry(ctx, uid).openFen + freed.reduce((sum, red) => sum + red.amountFen, 0);
  };
  return batch.flatMap(({ draft, own }) => {
    const of = own?.ofEntryUid ?? null;
    if (own === null || of === null) return [];
    if (cancelled.has(of)) {
      const message = '所对应的记录在同一批中被红字冲销。请先记冲销，再补记本笔。';
      return [{ uid: draft.uid, missing: [{ field: 'ofEntryUid', message }] }];
    }
    const openFen = open.get(of) ?? openOf(of);
    open.set(of, openFen - own.amountFen);
    if (own.amountFen <= openFen) return [];
    const message = `同一批中已有凭证对应该记录，尚未了结的只余 ${yuan(openFen)}，请核对。`;
    return [{ uid: draft.uid, missing: [{ field: 'amountFen', message }] }];
  });
}
