import type { Party } from '#shared/approvals/types.ts';
import type { MatchSource } from '#shared/contract/approvals.ts';
import type { FullContent } from '#shared/contract/entries.ts';
import type { Day } from '#shared/dates/day.ts';
import { rowsOf } from '../../ledger-file/prepared.ts';
import type { LedgerContext } from '../context.ts';
import { contentOf, draftRows } from '../entries/draft-store.ts';
import { attachmentsOf, type EntryRow, mustEntry, secretsOf } from '../entries/entry-store.ts';
import { openParty } from '../party-store.ts';
import { openLineFacts } from '../statements/line-facts.ts';
import { openPayingLines } from '../statements/paying-lines.ts';

/** Money that left the account and nobody has yet shown to be spending of the fund. */
export interface MoneyPaid {
  /** Of the statement line, or of the entry under inquiry. */
  uid: string;
  day: Day;
  accountUid: string;
  /** What is still open of it, positive. */
  amountFen: number;
  /** As the bank names the payee; an empty name where it names nobody. */
  counterparty: Party;
  memo: string;
  /** What a draft says that books this much of it. */
  booking(amountFen: number): Partial<FullContent>;
}

type Days = { from: Day | null; to: Day | null };

/** Where money waits to be matched with an approval. */
export const MONEY_PAID: Record<
  MatchSource,
  {
    open(ctx: LedgerContext, fundId: number, days: Days): MoneyPaid[];
    named(ctx: LedgerContext, fundId: number, uids: readonly string[]): MoneyPaid[];
  }
> = {
  lines: {
    open: (ctx, fundId, days) => linesPaid(ctx, openPayingLines(ctx, fundId, days)),
    named: (ctx, _fundId, uids) => linesPaid(ctx, uids),
  },
  inquiries: {
    open: (ctx, fundId, days) => inquiries(ctx, fundId, days, null),
    named: (ctx, fundId, uids) => inquiries(ctx, fundId, { from: null, to: null }, uids),
  },
};

const linesPaid = (ctx: LedgerContext, uids: readonly string[]): MoneyPaid[] =>
  openLineFacts(ctx, uids).map((line) => ({
    uid: line.lineUid,
    day: line.day,
    accountUid: line.accountUid,
    amountFen: -line.amountFen,
    counterparty: { name: line.counterpartyName, account: line.counterpartyAccount || null },
    memo: line.memo,
    booking: (amountFen) => ({ lines: [{ lineUid: line.lineUid, amountFen: -amountFen }] }),
  }));

/** 待查付款 that nothing has answered in full, less what drafts already answer. */
function inquiries(
  ctx: LedgerContext,
  fundId: number,
  { from, to }: Days,
  uids: readonly string[] | null,
): MoneyPaid[] {
  const drafted = answeredByDrafts(ctx, fundId);
  const open = rowsOf<{ uid: string; openFen: number }>(
    ctx.db,
    `SELECT * FROM (
       SELECT e.id, e.uid, e.business_date AS day, e.amount_fen - coalesce((
         SELECT sum(x.amount_fen) FROM entry x WHERE x.of_entry_id = e.id), 0) AS openFen
       FROM entry e
       WHERE e.fund_id = ? AND e.kind = 'inquiry_out' AND e.reverses_id IS NULL
         AND NOT EXISTS (SELECT 1 FROM entry r WHERE r.reverses_id = e.id)
         AND e.business_date BETWEEN ? AND ?
         AND (? IS NULL OR e.uid IN (SELECT value FROM json_each(?))))
     WHERE openFen > 0 ORDER BY day, id`,
    fundId,
    from ?? '',
    to ?? '9999',
    uids && '',
    JSON.stringify(uids ?? []),
  );
  return open.flatMap(({ uid, openFen }) => {
    const amountFen = openFen - (drafted.get(uid) ?? 0);
    return amountFen > 0 ? [inquiryPaid(ctx, mustEntry(ctx, uid), amountFen)] : [];
  });
}

/** By the inquiry's uid. */
function answeredByDrafts(ctx: LedgerContext, fundId: number): Map<string, number> {
  const sums = new Map<string, number>();
  for (const row of draftRows(ctx, fundId, ['draft', 'submitted'], 0, Number.MAX_SAFE_INTEGER)) {
    const { ofEntryUid, amountFen } = contentOf(ctx, row);
    if (ofEntryUid !== null) sums.set(ofEntryUid, (sums.get(ofEntryUid) ?? 0) + (amountFen ?? 0));
  }
  return sums;
}

const inquiryPaid = (ctx: LedgerContext, row: EntryRow, amountFen: number): MoneyPaid => ({
  uid: row.uid,
  day: row.business_date,
  accountUid: row.account_uid,
  amountFen,
  counterparty: row.party_id === null ? { name: '', account: null } : openParty(ctx, row.party_id),
  memo: secretsOf(ctx, row).purpose,
  booking: () => ({
    ofEntryUid: row.uid,
    reclassifies: true,
    attachments: attachmentsOf(ctx, row.id),
  }),
});
