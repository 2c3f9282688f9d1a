import type { Database } from 'better-sqlite3';
import type { FundView } from '#shared/contract/setup.ts';
import { firstValue, rowOf, rowsOf } from '../../ledger-file/prepared.ts';

/** Reads of the bureau, its funds and accounts. */
export interface LedgerRow {
  uid: string;
  bureau: string;
  sample: 0 | 1;
  created_at: string;
}

export const ledgerRow = (db: Database): LedgerRow =>
  rowOf<LedgerRow>(db, 'SELECT uid, bureau, sample, created_at FROM ledger')!;

export const fundIdOf = (db: Database, uid: string): number | null =>
  firstValue<number>(db, 'SELECT id FROM fund WHERE uid = ?', uid);

export const accountIdOf = (db: Database, uid: string): number | null =>
  firstValue<number>(db, 'SELECT id FROM bank_account WHERE uid = ?', uid);

interface FundRow {
  id: number;
  uid: string;
  name: string;
  department: string;
  governingBody: string;
}

export function fundViews(db: Database): FundView[] {
  const funds = rowsOf<FundRow>(
    db,
    'SELECT id, uid, name, department, governing_body AS governingBody FROM fund ORDER BY id',
  );
  return funds.map(({ id, ...fund }) => ({ ...fund, ...fundParts(db, id) }));
}

type FundParts = Omit<FundView, 'uid' | 'name' | 'department' | 'governingBody'>;

function fundParts(db: Database, fundId: number): FundParts {
  const opening = rowOf<{ date: string; balance: number }>(
    db,
    'SELECT min(date) AS date, sum(balance_fen) AS balance FROM opening WHERE fund_id = ?',
    fundId,
  )!;
  return {
    custody: firstValue<FundView['custody']>(
      db,
      'SELECT mode FROM custody WHERE fund_id = ? ORDER BY from_date DESC LIMIT 1',
      fundId,
    )!,
    legalBases: rowsOf(
      db,
      `SELECT title, document_no AS documentNo, dated_on AS datedOn FROM legal_basis
       WHERE fund_id = ? ORDER BY id`,
      fundId,
    ),
    permittedUses: rowsOf(
      db,
      `SELECT uid, name, kind, clause, valid_from AS validFrom, valid_to AS validTo
       FROM permitted_use u WHERE fund_id = ?
         AND NOT EXISTS (SELECT 1 FROM permitted_use n WHERE n.replaces_id = u.id) ORDER BY id`,
      fundId,
    ),
    accounts: rowsOf(
      db,
      `SELECT a.uid, a.account_no AS accountNo, a.bank_name AS bankName,
         a.account_name AS accountName, r.valid_from AS validFrom, r.valid_to AS validTo
       FROM account_registration r JOIN bank_account a ON a.id = r.account_id
       WHERE r.fund_id = ?
         AND NOT EXISTS (SELECT 1 FROM account_registration n WHERE n.replaces_id = r.id)
       ORDER BY a.id`,
      fundId,
    ),
    openingDate: opening.date,
    openingBalanceFen: opening.balance,
  };
}

/** Budget years that have documents, lines or postings, and the opening's; newest first. */
export const yearsOf = (db: Database): number[] =>
  rowsOf<{ year: number }>(
    db,
    `SELECT DISTINCT year FROM (
       SELECT budget_year AS year FROM budget_document
       UNION SELECT budget_year FROM day_total
       UNION SELECT CAST(substr(date, 1, 4) AS INTEGER) FROM opening
       UNION SELECT CAST(substr(period_from, 1, 4) AS INTEGER) FROM statement_import
         WHERE period_from IS NOT NULL
       UNION SELECT CAST(substr(period_to, 1, 4) AS INTEGER) FROM statement_import
         WHERE period_to IS NOT NULL)
     ORDER BY year DESC`,
  ).map((row) => row.year);
