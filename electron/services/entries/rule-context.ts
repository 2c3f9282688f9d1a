import { firstDayOfYear, lastDayOfYear } from '#shared/dates/day.ts';
import type { EntryFacts } from '#shared/entries/entry.ts';
import type { EntryKind } from '#shared/entries/kinds.ts';
import { settingsOn } from '#shared/rules/parameters.ts';
import type {
  ClosedPeriod,
  DayTotal,
  PermittedUse,
  RegisteredAccount,
  RuleContext,
} from '#shared/rules/types.ts';
import { firstValue, rowsOf } from '../../ledger-file/prepared.ts';
import { factsByUid } from '../approvals/approval-facts.ts';
import { budgetInForce, netSpent } from '../budget/budget-store.ts';
import type { LedgerContext } from '../context.ts';
import { settingsOf } from '../setup/settings-store.ts';
import { answeredEntry } from './answered.ts';

/** 工作经费, fees included (DA-10). */
const WORKING: readonly EntryKind[] = ['working_expense', 'bank_fee'];

/**
 * Everything judging entries of one fund and budget year needs, from posted figures per day:
 * the cost is that of a year's days, never of the ledger.
 */
export function ruleContext(
  ctx: LedgerContext,
  fundId: number,
  fundUid: string,
  budgetYear: number,
  entries: readonly EntryFacts[],
): RuleContext {
  const inBatch = new Set(entries.map((entry) => entry.uid));
  const answeredUids = new Set(
    entries.flatMap(({ ofEntryUid: uid }) => (uid === null || inBatch.has(uid) ? [] : [uid])),
  );
  const settings = settingsOf(ctx.db, fundId);
  const lastDay = entries
    .map((entry) => entry.businessDate)
    .toSorted()
    .at(-1);
  const { parameters } = settingsOn(settings, lastDay ?? lastDayOfYear(budgetYear));
  return {
    fundUid,
    budgetYear,
    custody: firstValue<RuleContext['custody']>(
      ctx.db,
      `SELECT mode FROM custody WHERE fund_id = ? AND from_date <= ? ORDER BY from_date DESC LIMIT 1`,
      fundId,
      lastDayOfYear(budgetYear),
    )!,
    accounts: registeredAccounts(ctx),
    permittedUses: permittedUses(ctx, fundId, fundUid),
    settings,
    budgetDocuments: budgetInForce(ctx.db, fundId),
    dayTotals: [...dayTotals(ctx, fundId, budgetYear), ...latePayments(ctx, fundId, budgetYear)],
    openingSpentFen: openingSpent(ctx, fundId, budgetYear),
    openingSpentCarryoverFen: 0,
    openingBalances: openingBalances(ctx, fundId, budgetYear),
    bankBalances: bankBalances(ctx, entries),
    closedPeriods: closedPeriods(ctx, fundId),
    answered: [...answeredUids].map((uid) => answeredEntry(ctx, uid)),
    preparerPersonUid: null,
    reviewerPersonUid: null,
    moment: 'recording',
    approvals: approvalsNamed(ctx, entries),
    parameters,
    workingSpentFen:
      parameters.workingExpenseCap === null ? null : netSpent(ctx.db, fundId, budgetYear, WORKING),
  };
}

/** The applications the entries name. */
const approvalsNamed = (ctx: LedgerContext, entries: readonly EntryFacts[]) =>
  factsByUid(ctx, [...new Set(entries.flatMap(({ approvalUid }) => approvalUid ?? []))]);

/** Accounts of the bureau, whatever fund they belong to (DA-01, DA-02). */
function registeredAccounts(ctx: LedgerContext): RegisteredAccount[] {
  const rows = rowsOf<{
    uid: string;
    accountNo: string;
    fundUid: string;
    validFrom: string;
    validTo: string | null;
  }>(
    ctx.db,
    `SELECT a.uid, a.account_no AS accountNo, f.uid AS fundUid, r.valid_from AS validFrom,
       r.valid_to AS validTo
     FROM bank_account a JOIN account_registration r ON r.account_id = a.id
     JOIN fund f ON f.id = r.fund_id
     WHERE NOT EXISTS (SELECT 1 FROM account_registration n WHERE n.replaces_id = r.id)`,
  );
  const accounts = new Map<string, RegisteredAccount>();
  for (const { uid, accountNo, ...registration } of rows) {
    const account = accounts.get(uid) ?? { uid, accountNo, registrations: [] };
    account.registrations.push(registration);
    accounts.set(uid, account);
  }
  return [...accounts.values()];
}

const permittedUses = (ctx: LedgerContext, fundId: number, fundUid: string): PermittedUse[] =>
  rowsOf<Omit<PermittedUse, 'fundUid'>>(
    ctx.db,
    `SELECT uid, kind, name, clause, valid_from AS validFrom, valid_to AS validTo
     FROM permitted_use u WHERE fund_id = ?
       AND NOT EXISTS (SELECT 1 FROM permitted_use n WHERE n.replaces_id = u.id)`,
    fundId,
  ).map((use) => ({ ...use, fundUid }));

const dayTotals = (ctx: LedgerContext, fundId: number, year: number): DayTotal[] =>
  rowsOf<DayTotal>(
    ctx.db,
    `SELECT a.uid AS accountUid, d.business_date AS day, d.in_fen AS inFen, d.out_fen AS outFen,
       d.spent_fen AS spentFen, d.spent_carryover_fen AS spentCarryoverFen
     FROM day_total d JOIN bank_account a ON a.id = d.account_id
     WHERE d.fund_id = ? AND d.budget_year = ?`,
    fundId,
    year,
  );

/**
 * Payments of the year recorded after it was closed: outside its spending as reported, but the
 * next late one must find its budget lessened by them (DA-05).
 */
const latePayments = (ctx: LedgerContext, fundId: number, year: number): DayTotal[] =>
  rowsOf<DayTotal>(
    ctx.db,
    `SELECT a.uid AS accountUid, e.business_date AS day, 0 AS inFen, 0 AS outFen,
       sum(e.prior_year_fen) AS spentFen,
       sum(CASE e.funding WHEN 'carryover' THEN e.prior_year_fen ELSE 0 END) AS spentCarryoverFen
     FROM entry e JOIN bank_account a ON a.id = e.account_id
     WHERE e.fund_id = ? AND e.budget_year = ? AND e.prior_year_fen <> 0 AND e.kind <> 'returned'
       AND EXISTS (SELECT 1 FROM period_close c
         WHERE c.fund_id = e.fund_id AND c.year = e.budget_year AND c.period IS NULL)
     GROUP BY a.uid, e.business_date`,
    fundId,
    year,
  );

/** Spending of the year before the books began, when the ledger was adopted in mid-year. */
export const openingSpent = (ctx: LedgerContext, fundId: number, year: number): number =>
  firstValue<number>(
    ctx.db,
    `SELECT coalesce(sum(t.amount_fen), 0) FROM opening o
     JOIN opening_total t ON t.opening_uid = o.uid
     WHERE o.fund_id = ? AND substr(o.date, 1, 4) = ?
       AND t.kind IN ('relief', 'working_expense', 'bank_fee')`,
    fundId,
    String(year),
  )!;

/** Each account's balance on the morning of the year's first day, or of its opening. */
export function openingBalances(
  ctx: LedgerContext,
  fundId: number,
  year: number,
): RuleContext['openingBalances'] {
  const rows = rowsOf<{ accountUid: string; date: string; balanceFen: number }>(
    ctx.db,
    `SELECT a.uid AS accountUid, o.date, o.balance_fen + coalesce((
         SELECT sum(d.in_fen - d.out_fen) FROM day_total d
         WHERE d.fund_id = o.fund_id AND d.account_id = o.account_id AND d.budget_year < ?), 0)
       AS balanceFen
     FROM opening o JOIN bank_account a ON a.id = o.account_id WHERE o.fund_id = ?`,
    year,
    fundId,
  );
  const first = firstDayOfYear(year);
  return rows.map(({ accountUid, date, balanceFen }) => ({
    accountUid,
    day: date > first ? date : first,
    balanceFen,
  }));
}

/** The bank's end-of-day balances on the days the entries stand on. */
function bankBalances(
  ctx: LedgerContext,
  entries: readonly EntryFacts[],
): RuleContext['bankBalances'] {
  const days = [...new Set(entries.map((entry) => entry.businessDate))];
  // Lines are stored in the order of time, so a day's last id is its last line.
  return rowsOf(
    ctx.db,
    `SELECT a.uid AS accountUid, s.day, s.balance_fen AS balanceFen, max(s.id)
     FROM statement_line s JOIN bank_account a ON a.id = s.account_id
     WHERE s.day IN (SELECT value FROM json_each(?)) AND s.balance_fen IS NOT NULL
       AND a.uid IN (SELECT value FROM json_each(?))
     GROUP BY a.uid, s.day`,
    JSON.stringify(days),
    JSON.stringify([...new Set(entries.map((entry) => entry.accountUid))]),
  );
}

const closedPeriods = (ctx: LedgerContext, fundId: number): ClosedPeriod[] =>
  rowsOf<ClosedPeriod>(ctx.db, 'SELECT year, period FROM period_close WHERE fund_id = ?', fundId);
