import type { Half } from '#shared/books/types.ts';
import type { Attachment, DecisionPrinted, OwnAccountBasis } from '#shared/entries/entry.ts';
import type { EntryKind, Funding } from '#shared/entries/kinds.ts';
import { ledgerErrors } from '#shared/errors/ledger-errors.ts';
import { rowOf, rowsOf } from '../../ledger-file/prepared.ts';
import type { LedgerContext } from '../context.ts';

/** A posted entry with its voucher, by the columns of the file. */
export interface EntryRow {
  id: number;
  uid: string;
  fund_id: number;
  fund_uid: string;
  account_uid: string;
  kind: EntryKind;
  direction: 'in' | 'out';
  business_date: string;
  budget_year: number;
  amount_fen: number;
  bank_fen: number;
  spent_fen: number;
  spent_carryover_fen: number;
  prior_year_fen: number;
  funding: Funding;
  permitted_use_uid: string | null;
  of_entry_id: number | null;
  of_uid: string | null;
  reclassifies: 0 | 1;
  reverses_uid: string | null;
  reversed_by_uid: string | null;
  approval_id: number | null;
  approval_uid: string | null;
  case_no: string | null;
  approval_no: string | null;
  approval_on: string | null;
  approval_fen: number | null;
  party_id: number | null;
  summary: string;
  sealed: Buffer;
  /** Rule codes, parted by spaces. */
  rules_passed: string;
  settings_version: number;
  posting_id: number;
  posting_uid: string;
  voucher_id: number;
  voucher_date: string;
  period: number;
  number: number;
  template_version: number;
  preparer_name: string;
  reviewer_name: string;
  posted_at: string;
}

/** What an entry keeps sealed. */
export interface EntrySecrets {
  purpose: string;
  approver: string;
  ownAccountBasis: OwnAccountBasis | null;
  note: string;
}

export const ENTRY_SELECT = `
  SELECT e.*, f.uid AS fund_uid, a.uid AS account_uid, u.uid AS permitted_use_uid, o.uid AS of_uid,
    g.uid AS approval_uid,
    rev.uid AS reverses_uid, by.uid AS reversed_by_uid, v.id AS voucher_id, v.voucher_date,
    v.period, v.number, v.template_version, v.preparer_name, p.uid AS posting_uid,
    p.reviewer_name, p.posted_at
  FROM entry e
  JOIN fund f ON f.id = e.fund_id
  JOIN bank_account a ON a.id = e.account_id
  JOIN voucher v ON v.entry_id = e.id
  JOIN posting p ON p.id = e.posting_id
  LEFT JOIN permitted_use u ON u.id = e.permitted_use_id
  LEFT JOIN entry o ON o.id = e.of_entry_id
  LEFT JOIN approval g ON g.id = e.approval_id
  LEFT JOIN entry rev ON rev.id = e.reverses_id
  LEFT JOIN entry by ON by.reverses_id = e.id`;

export function mustEntry(ctx: LedgerContext, uid: string): EntryRow {
  const row = rowOf<EntryRow>(ctx.db, `${ENTRY_SELECT} WHERE e.uid = ?`, uid);
  if (row === null) throw ledgerErrors.make('RECORD-NOT-FOUND', { what: '台账记录' });
  return row;
}

export const entryPlace = (uid: string): string => `entry|sealed|${uid}`;

export const secretsOf = (
  ctx: LedgerContext,
  row: Pick<EntryRow, 'uid' | 'sealed'>,
): EntrySecrets => ctx.vault.openJson<EntrySecrets>(entryPlace(row.uid), row.sealed);

/** The decision an entry rests on, as it stood when it was posted. */
export const decisionOf = (row: EntryRow, { approver }: EntrySecrets): DecisionPrinted | null =>
  row.approval_no === null
    ? null
    : {
        number: row.approval_no,
        approver,
        date: row.approval_on,
        amountFen: row.approval_fen,
      };

export const voucherLinesOf = (
  ctx: LedgerContext,
  voucherId: number,
): { half: Half; accountCode: string; debitFen: number; creditFen: number }[] =>
  rowsOf(
    ctx.db,
    `SELECT half, account_code AS accountCode, debit_fen AS debitFen, credit_fen AS creditFen
     FROM voucher_line WHERE voucher_id = ? ORDER BY line_no`,
    voucherId,
  );

export const attachmentsOf = (ctx: LedgerContext, entryId: number): Attachment[] =>
  rowsOf<{ kind: Attachment['kind']; sheets: number; place: string; linkUid: string }>(
    ctx.db,
    `SELECT t.kind, t.sheets, t.place, l.uid AS linkUid
     FROM entry_attachment t LEFT JOIN document_link l ON l.id = t.link_id
     WHERE t.entry_id = ? ORDER BY t.item_no`,
    entryId,
  ).map(({ kind, sheets, place, linkUid }) => {
    if (kind === 'paper') return { kind, sheets, place };
    return kind === 'file' ? { kind, linkUid } : { kind };
  });

export const sharesOf = (
  ctx: LedgerContext,
  entryId: number,
): { documentUid: string; documentNo: string; amountFen: number }[] =>
  rowsOf(
    ctx.db,
    `SELECT b.uid AS documentUid, b.document_no AS documentNo, s.amount_fen AS amountFen
     FROM entry_budget_share s JOIN budget_document b ON b.id = s.document_id
     WHERE s.entry_id = ? ORDER BY b.id`,
    entryId,
  );

export const linesOf = (
  ctx: LedgerContext,
  entryId: number,
): { lineUid: string; day: string; amountFen: number }[] =>
  rowsOf(
    ctx.db,
    `SELECT s.uid AS lineUid, s.day, m.amount_fen AS amountFen
     FROM line_match m JOIN imported_line s ON s.id = m.line_id
     WHERE m.entry_id = ? ORDER BY s.id`,
    entryId,
  );
