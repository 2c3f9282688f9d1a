import { approversOf, grantedOn } from '#shared/approvals/commitments.ts';
import type { FullContent } from '#shared/contract/entries.ts';
import type { EntryEffect } from '#shared/entries/effect.ts';
import type { EntryFacts } from '#shared/entries/entry.ts';
import { ledgerErrors } from '#shared/errors/ledger-errors.ts';
import { firstValue, rowOf } from '../../ledger-file/prepared.ts';
import { type LoadedApproval, loadApprovals } from '../approvals/approval-facts.ts';
import { mustApproval } from '../approvals/approval-store.ts';
import type { LedgerContext } from '../context.ts';
import { openPayee } from '../party-store.ts';
import { mustLine } from '../statements/line-uid.ts';
import {
  attachmentsOf,
  decisionOf,
  type EntryRow,
  linesOf,
  mustEntry,
  secretsOf,
  sharesOf,
} from './entry-store.ts';

/**
 * The facts of a draft's own entry under `uid`, or null while account, date or amount is missing
 * and nothing can be judged yet.
 */
export function factsOfContent(
  ctx: LedgerContext,
  uid: string,
  fundUid: string,
  content: FullContent,
): EntryFacts | null {
  const { accountUid, businessDate, amountFen } = content;
  if (accountUid === null || businessDate === null || amountFen === null) return null;
  return {
    uid,
    fundUid,
    accountUid,
    kind: content.kind,
    businessDate,
    amountFen,
    purpose: content.purpose,
    permittedUseUid: content.permittedUseUid,
    funding: content.funding,
    budgetShares: content.budgetShares,
    ofEntryUid: content.ofEntryUid,
    reclassifies: content.reclassifies,
    ...printedOf(ctx, content.approvalUid),
    counterparty: content.counterparty?.name ? content.counterparty : null,
    ownAccountBasis: content.ownAccountBasis,
    attachments: content.attachments,
    lines: content.lines.map((part) => ({ ...part, day: dayOfLine(ctx, part.lineUid) })),
    voucher: null,
    correction:
      content.correction === null ? null : { color: 'blue', entryUid: content.correction.entryUid },
  };
}

/** The application named, with its case and decision as they are now. */
function printedOf(
  ctx: LedgerContext,
  approvalUid: string | null,
): Pick<EntryFacts, 'approvalUid' | 'caseNo' | 'approval'> {
  if (approvalUid === null) return { approvalUid, caseNo: null, approval: null };
  const [{ row, facts, state }] = loadApprovals(ctx, [mustApproval(ctx, approvalUid)]) as [
    LoadedApproval,
  ];
  const approval = {
    number: row.number,
    approver: approversOf(state, facts).join('、'),
    date: grantedOn(state, facts),
    amountFen: state.approvedFen,
  };
  return { approvalUid, caseNo: row.caseNo, approval };
}

const dayOfLine = (ctx: LedgerContext, lineUid: string): string =>
  firstValue<string>(
    ctx.db,
    'SELECT day FROM statement_line WHERE id = ?',
    mustLine(ctx, lineUid),
  )!;

export const effectOfRow = (row: EntryRow): EntryEffect => ({
  direction: row.direction,
  bankFen: row.bank_fen,
  spentFen: row.spent_fen,
  spentCarryoverFen: row.spent_carryover_fen,
  priorYearFen: row.prior_year_fen,
  budgetYear: row.budget_year,
});

/** The red entry that cancels a posted one: its facts under a new uid, its stored effect. */
export function redFacts(ctx: LedgerContext, uid: string, entryUid: string): EntryFacts {
  const row = mustEntry(ctx, entryUid);
  refuseUnlessReversible(ctx, row);
  const secrets = secretsOf(ctx, row);
  return {
    uid,
    fundUid: row.fund_uid,
    accountUid: row.account_uid,
    kind: row.kind,
    businessDate: row.business_date,
    amountFen: row.amount_fen,
    purpose: secrets.purpose,
    permittedUseUid: row.permitted_use_uid,
    funding: row.funding,
    budgetShares: sharesOf(ctx, row.id),
    ofEntryUid: row.of_uid,
    reclassifies: row.reclassifies === 1,
    approvalUid: row.approval_uid,
    caseNo: row.case_no,
    approval: decisionOf(row, secrets),
    counterparty: row.party_id === null ? null : openPayee(ctx, row.party_id),
    ownAccountBasis: secrets.ownAccountBasis,
    attachments: attachmentsOf(ctx, row.id),
    lines: linesOf(ctx, row.id),
    voucher: null,
    correction: { color: 'red', entryUid, effect: effectOfRow(row) },
  };
}

function refuseUnlessReversible(ctx: LedgerContext, row: EntryRow): void {
  if (row.reverses_uid !== null || row.reversed_by_uid !== null) {
    throw ledgerErrors.make('ENTRY-REVERSED');
  }
  const answered = rowOf<{ fen: number }>(
    ctx.db,
    'SELECT sum(amount_fen) AS fen FROM entry WHERE of_entry_id = ?',
    row.id,
  );
  if (answered !== null && answered.fen !== null && answered.fen !== 0) {
    throw ledgerErrors.make('ENTRY-ANSWERED');
  }
}
