import type { AnsweredEntry } from '#shared/entries/entry.ts';
import type { EntryKind, Funding } from '#shared/entries/kinds.ts';
import { ledgerErrors } from '#shared/errors/ledger-errors.ts';
import { rowOf } from '../../ledger-file/prepared.ts';
import type { LedgerContext } from '../context.ts';
import { openPayee } from '../party-store.ts';

interface Row {
  id: number;
  kind: EntryKind;
  businessDate: string;
  budgetYear: number;
  amountFen: number;
  takenFen: number;
  spentFen: number;
  permittedUseUid: string | null;
  approvalUid: string | null;
  funding: Funding;
  accountUid: string;
  partyId: number | null;
  reversed: 0 | 1;
}

/** The posted entry another one answers, with what is still open of it. */
export function answeredEntry(ctx: LedgerContext, uid: string): AnsweredEntry {
  const row = rowOf<Row>(
    ctx.db,
    `SELECT e.id, e.kind, e.business_date AS businessDate, e.budget_year AS budgetYear,
       e.amount_fen AS amountFen, e.spent_fen + e.prior_year_fen AS spentFen, e.funding,
       u.uid AS permittedUseUid, g.uid AS approvalUid, a.uid AS accountUid, e.party_id AS partyId,
       coalesce((SELECT sum(x.amount_fen) FROM entry x WHERE x.of_entry_id = e.id), 0) AS takenFen,
       (e.reverses_id IS NOT NULL OR EXISTS (SELECT 1 FROM entry r WHERE r.reverses_id = e.id))
         AS reversed
     FROM entry e JOIN bank_account a ON a.id = e.account_id
     LEFT JOIN permitted_use u ON u.id = e.permitted_use_id
     LEFT JOIN approval g ON g.id = e.approval_id WHERE e.uid = ?`,
    uid,
  );
  if (row === null) throw ledgerErrors.make('RECORD-NOT-FOUND', { what: '台账记录' });
  if (row.reversed) throw ledgerErrors.make('ENTRY-REVERSED');
  const { id: _id, takenFen, partyId, reversed: _reversed, ...facts } = row;
  return {
    ...facts,
    uid,
    openFen: row.amountFen - takenFen,
    counterparty: partyId === null ? null : openPayee(ctx, partyId),
  };
}
