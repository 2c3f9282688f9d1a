import type { ApprovalDetail } from '#shared/contract/approvals.ts';
import type { CallArgs, CallOutput } from '#shared/contract/index.ts';
import { yearOf } from '#shared/dates/day.ts';
import type { EntryFacts } from '#shared/entries/entry.ts';
import { approvalErrors } from '#shared/errors/approval-errors.ts';
import { ledgerErrors } from '#shared/errors/ledger-errors.ts';
import { judgeBatch } from '#shared/rules/judge.ts';
import type { Judgement } from '#shared/rules/types.ts';
import { firstValue } from '../../ledger-file/prepared.ts';
import { newUid } from '../../ledger-file/uid.ts';
import { type LedgerContext, record } from '../context.ts';
import { ruleContext } from '../entries/rule-context.ts';
import { mustAccount } from '../guards.ts';
import { openParty } from '../party-store.ts';
import {
  type ApprovalRow,
  mustApproval,
  mustRequest,
  type PayeeRow,
  payeesOf,
  secretsOf,
} from './approval-store.ts';
import { detailOf } from './approvals.ts';

type Args = CallArgs<'approvals.request'>;

/** What the rules say of a request before anybody signs it. */
export const judgeRequest = (
  ctx: LedgerContext,
  args: CallArgs<'approvals.judgeRequest'>,
): CallOutput<'approvals.judgeRequest'> => judged(ctx, mustApproval(ctx, args.approvalUid), args);

/**
 * 用款申请: judged as if it were paid that day, before any money moves. What fails is refused and the
 * order is never given; what warns needs a written reason, kept with the request.
 */
export function request(ctx: LedgerContext, args: Args): ApprovalDetail {
  const row = mustApproval(ctx, args.approvalUid);
  const payee = mustPayee(ctx, row, args.payeeUid);
  const judgements = judged(ctx, row, args);
  refuseFailed(judgements);
  const reasons = new Map(args.reasons.map(({ code, reason }) => [code, reason]));
  refuseWithoutReason(judgements, reasons);
  record(ctx, 'payment_request', {
    uid: newUid(),
    approval_id: row.id,
    account_id: mustAccount(ctx, args.accountUid),
    payee_id: payee.id,
    day: args.day,
    amount_fen: args.amountFen,
    judgements: JSON.stringify(
      judgements.map((judgement) => ({
        ...judgement,
        reason: reasons.get(judgement.code) ?? null,
      })),
    ),
    settings_version: row.settingsVersion,
    operator_name: ctx.operator.name,
  });
  return detailOf(ctx, row.uid);
}

export function cancelRequest(
  ctx: LedgerContext,
  { requestUid, reason }: CallArgs<'approvals.cancelRequest'>,
): ApprovalDetail {
  const request = mustRequest(ctx, requestUid);
  if (request.endReason !== null) throw approvalErrors.make('REQUEST-ENDED');
  record(ctx, 'payment_request_end', { uid: newUid(), request_id: request.id, reason });
  const uid = firstValue<string>(
    ctx.db,
    'SELECT uid FROM approval WHERE id = ?',
    request.approvalId,
  )!;
  return detailOf(ctx, uid);
}

function judged(ctx: LedgerContext, row: ApprovalRow, args: Args): Judgement[] {
  const facts = factsOf(ctx, row, args);
  const context = ruleContext(ctx, row.fundId, row.fundUid, yearOf(args.day), [facts]);
  const [verdict] = judgeBatch([facts], {
    ...context,
    moment: 'before-payment',
    preparerPersonUid: ctx.operator.personUid,
  });
  return verdict!.judgements;
}

/** The payment asked for, as it would be recorded on that day. */
function factsOf(ctx: LedgerContext, row: ApprovalRow, args: Args): EntryFacts {
  const { name, account } = openParty(ctx, mustPayee(ctx, row, args.payeeUid).partyId);
  return {
    uid: newUid(),
    fundUid: row.fundUid,
    accountUid: args.accountUid,
    kind: row.kind,
    businessDate: args.day,
    amountFen: args.amountFen,
    purpose: secretsOf(ctx, row).purpose,
    permittedUseUid: row.useUid,
    funding: args.funding,
    budgetShares: [],
    ofEntryUid: null,
    reclassifies: false,
    approvalUid: row.uid,
    caseNo: row.caseNo,
    approval: null,
    counterparty: { name, account },
    ownAccountBasis: null,
    attachments: [],
    lines: [],
    voucher: null,
    correction: null,
  };
}

function mustPayee(ctx: LedgerContext, row: ApprovalRow, payeeUid: string): PayeeRow {
  const payee = payeesOf(ctx, row.id).find(({ uid }) => uid === payeeUid);
  if (payee === undefined) throw ledgerErrors.make('RECORD-NOT-FOUND', { what: '收款人' });
  return payee;
}

function refuseFailed(judgements: readonly Judgement[]): void {
  const failed = judgements.filter(({ outcome }) => outcome === 'failed');
  if (failed.length === 0) return;
  const problem = failed.map(({ finding }) => finding?.message ?? '').join('');
  throw approvalErrors.make('REQUEST-BLOCKED', { problem }, { details: failed });
}

function refuseWithoutReason(
  judgements: readonly Judgement[],
  reasons: ReadonlyMap<string, string>,
): void {
  const open = judgements.filter(({ outcome, code }) => outcome === 'warned' && !reasons.has(code));
  if (open.length === 0) return;
  const problem = open[0]!.finding?.message ?? '';
  throw approvalErrors.make(
    'REQUEST-NEEDS-REASON',
    { count: open.length, problem },
    { details: open },
  );
}
