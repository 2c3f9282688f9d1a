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
import { netSpent, spentAndAuthorised } from '../budget/budget-store.ts';
import { type LedgerContext, type Operator, today } from '../context.ts';
import { mustFund } from '../guards.ts';
import { operators, operatorView } from '../people/people-store.ts';
import { signingFingerprint } from '../people/signing-key.ts';
import { lineStateCounts } from '../statements/line-states.ts';
import { addPermittedUseRecord, createOpening, registerAccount } from './create-ledger.ts';
import { settingsOf } from './settings-store.ts';
import { fundViews, ledgerRow, yearsOf } from './setup-store.ts';

/** What is known of the open ledger beside its content: its name, and who is signed in. */
interface Session {
  readonly fileName: string;
  readonly readOnly: boolean;
  readonly actor: Operator | null;
  readonly mustChange: boolean;
}

/** Everything the frame of the window shows about the open ledger. */
export function status(
  ctx: Pick<LedgerContext, 'db' | 'ledgerUid' | 'now'>,
  session: Session,
): LedgerStatus {
  const ledger = ledgerRow(ctx.db);
  const { fileName, readOnly, actor, mustChange } = session;
  const view = (operator: Operator) => operatorView(ctx.db, operator, today(ctx));
  return {
    uid: ledger.uid,
    fileName,
    bureau: ledger.bureau,
    sample: ledger.sample === 1,
    readOnly,
    funds: fundViews(ctx.db),
    years: yearsOf(ctx.db),
    operators: operators(ctx.db).map(view),
    operator: actor === null ? null : view(actor),
    signedIn: actor !== null,
    mustChangePassword: mustChange,
    signingFingerprint: signingFingerprint(ctx.db),
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
  const reliefFen = netSpent(db, fundId, args.year, ['relief']);
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
    reliefFen,
    workingExpenseFen: spentFen - reliefFen,
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
  return { uid: addPermittedUseRecord(ctx, mustFund(ctx, args.fundUid), args.use) };
}

export function addAccount(
  ctx: LedgerContext,
  { fundUid, account, opening }: CallArgs<'setup.addAccount'>,
): CallOutput<'setup.addAccount'> {
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
