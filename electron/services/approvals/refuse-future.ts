import { chineseDay, type Day } from '#shared/dates/day.ts';
import { approvalErrors } from '#shared/errors/approval-errors.ts';
import { type LedgerContext, today } from '../context.ts';

/** What has not happened yet can't be on record. */
export function refuseFuture(ctx: LedgerContext, what: string, day: Day): void {
  if (day > today(ctx))
    throw approvalErrors.make('APPROVAL-FUTURE', { what, day: chineseDay(day) });
}
