import type { Database } from 'better-sqlite3';
import type { BudgetDocumentView } from '#shared/contract/budget.ts';
import type { EntryKind } from '#shared/entries/kinds.ts';
import { ledgerErrors } from '#shared/errors/ledger-errors.ts';
import type { BudgetDocument } from '#shared/rules/types.ts';
import { firstValue, rowOf, rowsOf } from '../../ledger-file/prepared.ts';
import type { LedgerContext } from '../context.ts';

/** Where a document's typed texts are sealed: they may name people. */
export const notePlace = (uid: string): string => `budget_document|sealed_note|${uid}`;
export const reasonPlace = (uid: string): string => `budget_document|sealed_reason|${uid}`;

type Sealed = Omit<BudgetDocumentView, 'note' | 'reason'> & { note: Buffer; reason: Buffer };

const DOCUMENTS = `
  SELECT b.uid, b.budget_year AS budgetYear, b.kind, b.document_no AS documentNo,
    b.signed_on AS signedOn, b.effective_on AS effectiveOn, b.received_on AS receivedOn,
    b.amount_fen AS amountFen, b.sealed_note AS note, b.sealed_reason AS reason,
    old.uid AS replacesUid, new.uid AS replacedByUid, p.name AS recordedBy, b.recorded_at AS recordedAt
  FROM budget_document b
  LEFT JOIN budget_document old ON old.id = b.replaces_id
  LEFT JOIN budget_document new ON new.replaces_id = b.id
  LEFT JOIN operator o ON o.uid = b.recorded_by
  LEFT JOIN person p ON p.uid = o.person_uid`;

const opened = ({ vault }: LedgerContext, row: Sealed): BudgetDocumentView => ({
  ...row,
  note: vault.openText(notePlace(row.uid), row.note),
  reason: vault.openText(reasonPlace(row.uid), row.reason),
});

/** Budget documents of a fund and year, corrections and what they replaced included. */
export const budgetDocuments = (
  ctx: LedgerContext,
  fundId: number,
  year: number,
): BudgetDocumentView[] =>
  rowsOf<Sealed>(
    ctx.db,
    `${DOCUMENTS} WHERE b.fund_id = ? AND b.budget_year = ? ORDER BY b.effective_on, b.id`,
    fundId,
    year,
  ).map((row) => opened(ctx, row));

/** The budget document of that uid; refuses an unknown one. */
export function mustBudgetDocument(ctx: LedgerContext, uid: string): BudgetDocumentView {
  const row = rowOf<Sealed>(ctx.db, `${DOCUMENTS} WHERE b.uid = ?`, uid);
  if (row === null) throw ledgerErrors.make('RECORD-NOT-FOUND', { what: '预算指标' });
  return opened(ctx, row);
}

/** Documents in force, of all years, as the rules need them. */
export const budgetInForce = (db: Database, fundId: number): BudgetDocument[] =>
  rowsOf<BudgetDocument>(
    db,
    `SELECT b.uid, f.uid AS fundUid, b.budget_year AS budgetYear, b.kind,
       b.document_no AS documentNo, b.effective_on AS effectiveOn, b.amount_fen AS amountFen
     FROM budget_in_force b JOIN fund f ON f.id = b.fund_id
     WHERE b.fund_id = ? AND b.amount_fen > 0 ORDER BY b.id`,
    fundId,
  );

export interface Position {
  spentFen: number;
  authorisedFen: number;
}

/** What stands on the year's last day. */
export const spentAndAuthorised = (db: Database, fundId: number, year: number): Position =>
  positionOn(db, fundId, year, `${year}-12-31`);

export const positionOn = (db: Database, fundId: number, year: number, day: string): Position =>
  rowOf<Position>(
    db,
    `SELECT spent_fen AS spentFen, authorised_fen AS authorisedFen FROM spending_position
     WHERE fund_id = ? AND budget_year = ? AND day <= ? ORDER BY day DESC LIMIT 1`,
    fundId,
    year,
    day,
  ) ?? { spentFen: 0, authorisedFen: 0 };

/** What the year has spent by entries of these kinds, the opening's included, net of what came back. */
export const netSpent = (
  db: Database,
  fundId: number,
  year: number,
  kinds: readonly EntryKind[],
): number =>
  firstValue<number>(
    db,
    `SELECT coalesce((SELECT sum(spent_fen) FROM entry
         WHERE fund_id = @fundId AND kind IN (SELECT value FROM json_each(@kinds))
           AND budget_year = @year), 0)
       + coalesce((SELECT sum(r.spent_fen) FROM entry r JOIN entry o ON o.id = r.of_entry_id
         WHERE r.fund_id = @fundId AND r.kind = 'returned' AND r.budget_year = @year
           AND o.kind IN (SELECT value FROM json_each(@kinds))), 0)
       + coalesce((SELECT sum(t.amount_fen) FROM opening o
         JOIN opening_total t ON t.opening_uid = o.uid
         WHERE o.fund_id = @fundId AND substr(o.date, 1, 4) = @openedIn
           AND t.kind IN (SELECT value FROM json_each(@kinds))), 0)`,
    { fundId, year, openedIn: String(year), kinds: JSON.stringify(kinds) },
  )!;
