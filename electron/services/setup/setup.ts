import type { CallArgs, CallOutput } from '#shared/contract/index.ts';
import type { LedgerStatus, Overview } from '#shared/contract/setup.ts';
import { addDays, type Day } from '#shared/dates/day.ts';
import type { EntryKind } from '#shared/entries/kinds.ts';
import { ledgerErrors } from '#shared/errors/ledger-errors.ts';
import { settingsOn } from '#shared/rules/parameters.ts';
import { listBackups } from '../../ledger-file/backup-register.ts';
import { chainHead } from '../../ledger-file/chain.ts';
import { firstValue, rowOf, rowsOf } from '../../ledger-file/prepared.ts';
import { newUid } from '../../ledger-file/uid.ts';
import { spentAndAuthorised } from '../budget/budget-store.ts';
import { type LedgerContext, type Operator, today } from '../context.ts';
import { mustFund, requireRole } from '../guards.ts';
import { lineStateCounts } from '../statements/line-states.ts';
import {
  addOperatorRecords,
  addPermittedUseRecord,
  createOpening,
  registerAccount,
} from './create-ledger.ts';
import { settingsOf } from './settings-store.ts';
import {
  accountIdOf,
  fundViews,
  ledgerRow,
  operatorByUid,
  operators,
  yearsOf,
} from './setup-store.ts';

const operatorView = ({ uid, personUid, name, role, cashier }: Operator) => ({
  uid,
  personUid,
  personName: name,
  role,
  cashier,
});

/** Everything the frame of the window shows about the open ledger. */
export function status(ctx: LedgerContext, fileName: string, readOnly: boolean): LedgerStatus {
  const ledger = ledgerRow(ctx.db);
  return {
    uid: ledger.uid,
    fileName,
    bureau: ledger.bureau,
    sample: ledger.sample === 1,
    openSlot: firstValue(ctx.db, "SELECT 1 FROM key_slot WHERE kind = 'open'") !== null,
    readOnly,
    funds: fundViews(ctx.db),
    years: yearsOf(ctx.db),
    operators: operators(ctx.db).map(operatorView),
    operator: operatorView(ctx.operator),
    chainHead: chainHead(ctx.db, ctx.ledgerUid).link.toString('hex'),
  };
}

/** The figures of the home page, of one fund and year; cost per page, not per ledger. */
export function overview(ctx: LedgerContext, args: CallArgs<'setup.overview'>): Overview {
  const fundId = mustFund(ctx, args.fundUid);
  const { db } = ctx;
  const drafts = rowOf<{ draft: number; submitted: number; sentBack: number }>(
    db,
    `SELECT count(*) FILTER (WHERE state = 'draft') AS draft,
       count(*) FILTER (WHERE state = 'submitted') AS submitted,
       count(*) FILTER (WHERE state = 'sent-back') AS sentBack
     FROM draft WHERE fund_id = ?`,
    fundId,
  )!;
  const { spentFen, authorisedFen } = spentAndAuthorised(db, fundId, args.year);
  const inquiries = openFor(ctx, fundId, ['inquiry_out', 'inquiry_in'], LAST_DAY);
  const { undeterminedWarnDays } = settingsOn(settingsOf(db, fundId), today(ctx)).parameters;
  const spentBy = spentByKind(ctx, fundId, args.year);
  return {
    linesUnaccounted: lineStateCounts(ctx, fundId).unaccounted,
    drafts: drafts.draft,
    awaitingReview: drafts.submitted,
    sentBack: drafts.sentBack,
    openInquiries: inquiries.count,
    openInquiriesFen: inquiries.fen,
    undetermined: {
      warnDays: undeterminedWarnDays,
      ...openFor(ctx, fundId, ['undetermined'], addDays(today(ctx), -undeterminedWarnDays)),
    },
    authorisedFen,
    spentFen,
    remainingFen: authorisedFen - spentFen,
    reliefFen: spentBy.relief,
    workingExpenseFen: spentFen - spentBy.relief,
    balances: balancesOf(ctx, fundId),
    lastImportAt: firstValue(
      db,
      'SELECT max(recorded_at) FROM statement_import WHERE fund_id = ?',
      fundId,
    ),
    lastBackupAt: listBackups(db.name).findLast(({ exists }) => exists)?.madeAt ?? null,
  };
}

const LAST_DAY = '9999-12-31';

/** Entries of such kinds from before `day` that nothing has fully answered. */
function openFor(
  ctx: LedgerContext,
  fundId: number,
  kinds: readonly EntryKind[],
  day: Day,
): { count: number; fen: number } {
  return rowOf<{ count: number; fen: number }>(
    ctx.db,
    `SELECT count(*) AS count, coalesce(sum(open_fen), 0) AS fen FROM (
       SELECT i.amount_fen - coalesce((
         SELECT sum(a.amount_fen) FROM entry a WHERE a.of_entry_id = i.id), 0) AS open_fen
       FROM entry i
       WHERE i.fund_id = ? AND i.kind IN (SELECT value FROM json_each(?))
         AND i.business_date < ? AND i.amount_fen > 0
         AND NOT EXISTS (SELECT 1 FROM entry r WHERE r.reverses_id = i.id))
     WHERE open_fen > 0`,
    fundId,
    JSON.stringify(kinds),
    day,
  )!;
}

/** Net relief of the year: returns lower the kind of the payment they name. */
function spentByKind(ctx: LedgerContext, fundId: number, year: number): { relief: number } {
  const paid = firstValue<number>(
    ctx.db,
    `SELECT coalesce(sum(spent_fen), 0) FROM entry
     WHERE fund_id = ? AND kind = 'relief' AND budget_year = ?`,
    fundId,
    year,
  )!;
  const returned = firstValue<number>(
    ctx.db,
    `SELECT coalesce(sum(r.spent_fen), 0) FROM entry r JOIN entry o ON o.id = r.of_entry_id
     WHERE r.fund_id = ? AND r.kind = 'returned' AND r.budget_year = ? AND o.kind = 'relief'`,
    fundId,
    year,
  )!;
  const opening = firstValue<number>(
    ctx.db,
    `SELECT coalesce(sum(t.amount_fen), 0) FROM opening o
     JOIN opening_total t ON t.opening_uid = o.uid
     WHERE o.fund_id = ? AND t.kind = 'relief' AND substr(o.date, 1, 4) = ?`,
    fundId,
    String(year),
  )!;
  return { relief: paid + returned + opening };
}

function balancesOf(ctx: LedgerContext, fundId: number): Overview['balances'] {
  return rowsOf<Overview['balances'][number]>(
    ctx.db,
    `SELECT a.uid AS accountUid, a.account_no AS accountNo,
       o.balance_fen + coalesce((SELECT sum(d.in_fen - d.out_fen) FROM day_total d
         WHERE d.fund_id = o.fund_id AND d.account_id = o.account_id), 0) AS balanceFen
     FROM opening o JOIN bank_account a ON a.id = o.account_id WHERE o.fund_id = ? ORDER BY a.id`,
    fundId,
  );
}

export function addPermittedUse(ctx: LedgerContext, args: CallArgs<'setup.addPermittedUse'>) {
  requireRole(ctx, ['supervisor'], '登记允许用途');
  return { uid: addPermittedUseRecord(ctx, mustFund(ctx, args.fundUid), args.use) };
}

export function addAccount(
  ctx: LedgerContext,
  { fundUid, account, opening }: CallArgs<'setup.addAccount'>,
): CallOutput<'setup.addAccount'> {
  requireRole(ctx, ['supervisor'], '登记银行账户');
  const fundId = mustFund(ctx, fundUid);
  const taken = firstValue(
    ctx.db,
    'SELECT 1 FROM bank_account WHERE account_no = ?',
    account.accountNo,
  );
  if (taken !== null) {
    throw ledgerErrors.make('ACCOUNT-TAKEN', { tail: account.accountNo.slice(-4) });
  }
  if (account.validFrom > opening.date) {
    throw ledgerErrors.make('OPENING-INCONSISTENT', { problem: '账户的启用日期晚于期初日期。' });
  }
  const uid = newUid();
  createOpening(ctx, fundId, registerAccount(ctx, fundId, account, uid), opening);
  return { uid };
}

export function addOperator(ctx: LedgerContext, args: CallArgs<'setup.addOperator'>) {
  requireRole(ctx, ['supervisor'], '登记操作员');
  const taken = operators(ctx.db).some((operator) => operator.name === args.name);
  if (taken) {
    throw ledgerErrors.make('INPUT-INVALID', {
      problem: '已有同名操作员；同名者请在姓名后加以区别。',
    });
  }
  return operatorView(addOperatorRecords(ctx.db, ctx.ledgerUid, args, ctx.now()));
}

/** Answers with the operator whose name every later command carries. */
export function switchOperator(ctx: LedgerContext, args: CallArgs<'setup.switchOperator'>) {
  const operator = operatorByUid(ctx.db, args.operatorUid);
  if (operator === null) throw ledgerErrors.make('RECORD-NOT-FOUND', { what: '操作员' });
  return operatorView(operator);
}

export { accountIdOf };
