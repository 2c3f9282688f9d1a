import type { DraftVerdict } from '#shared/contract/entries.ts';
import { yuan } from '#shared/entries/describe.ts';
import type { LedgerContext } from '../context.ts';
import { answeredEntry } from './answered.ts';
import type { DraftEntries } from './draft-entries.ts';

type Missing = DraftVerdict['missing'];

/**
 * Drafts are complete each by itself. Posted together they may still answer one entry beyond its
 * amount, answer one that the same batch cancels, or cancel one twice. Per draft, in the order
 * given: the first comes first.
 */
export function answeredTogether(ctx: LedgerContext, batch: readonly DraftEntries[]): Missing[] {
  const reds = batch.flatMap(({ red }) => (red === null ? [] : [red]));
  const cancelled = new Set<string>();
  const beingCancelled = new Set(reds.map((red) => red.correction!.entryUid));
  const open = new Map<string, number>();
  const openOf = (uid: string): number => {
    const freed = reds.filter((red) => red.ofEntryUid === uid);
    return answeredEntry(ctx, uid).openFen + freed.reduce((sum, red) => sum + red.amountFen, 0);
  };
  return batch.map(({ red, own }) => {
    const cancels = red?.correction?.entryUid;
    if (cancels !== undefined && cancelled.has(cancels)) return [CANCELLED_TWICE];
    if (cancels !== undefined) cancelled.add(cancels);
    const of = own?.ofEntryUid ?? null;
    if (own === null || of === null) return [];
    if (beingCancelled.has(of)) return [ANSWERS_CANCELLED];
    const openFen = open.get(of) ?? openOf(of);
    if (own.amountFen > openFen) {
      const message = `同一批中已有凭证对应该记录，尚未了结的只余 ${yuan(openFen)}，请核对。`;
      return [{ field: 'amountFen', message }];
    }
    open.set(of, openFen - own.amountFen);
    return [];
  });
}

const CANCELLED_TWICE = {
  field: 'correction',
  message: '同一批中已有凭证冲销该记录，一笔记录只能冲销一次。请删除其中一张。',
};

const ANSWERS_CANCELLED = {
  field: 'ofEntryUid',
  message: '所对应的记录在同一批中被红字冲销。请先记冲销，再补记本笔。',
};
