import type { ApprovalDetail } from '#shared/contract/approvals.ts';
import type { CallArgs } from '#shared/contract/index.ts';
import { yearOf } from '#shared/dates/day.ts';
import { sumFen } from '#shared/money/fen.ts';
import { maskedAccount } from '#shared/people/masked.ts';
import { requestForm } from '#shared/reports/request-form.ts';
import type { TableModel } from '#shared/reports/types.ts';
import { firstValue } from '../../ledger-file/prepared.ts';
import type { LedgerContext } from '../context.ts';
import { openParty } from '../party-store.ts';
import { paperFrame } from '../reports/paper-frame.ts';
import { loadApprovals } from './approval-facts.ts';
import { mustApproval, mustRequest, secretsOf } from './approval-store.ts';
import { shownName } from './approval-views.ts';

/** 用款申请单 as it was submitted: the findings are those kept with it, never judged anew. */
export function tables(
  ctx: LedgerContext,
  { requestUid }: CallArgs<'approvals.requestTables'>,
): TableModel[] {
  const request = mustRequest(ctx, requestUid);
  const uid = firstValue<string>(
    ctx.db,
    'SELECT uid FROM approval WHERE id = ?',
    request.approvalId,
  )!;
  const [loaded] = loadApprovals(ctx, [mustApproval(ctx, uid)], request.day);
  const { row, facts, state } = loaded!;
  const payee = openParty(ctx, request.payeePartyId);
  const before = facts.payments.filter(({ day }) => day < request.day);
  return [
    requestForm({
      ...paperFrame(ctx, yearOf(request.day)),
      approvalNo: row.number,
      caseNo: row.caseNo ?? '',
      use: row.useName,
      purpose: secretsOf(ctx, row).purpose,
      approvedFen: state.ceilingFen,
      paidFen: sumFen(before.map(({ amountFen, returnedFen }) => amountFen - returnedFen)),
      amountFen: request.amountFen,
      day: request.day,
      payee: shownName({ kind: row.kind, role: request.payeeRole }, payee),
      payeeAccount: maskedAccount(payee.account ?? ''),
      payingAccount: firstValue<string>(
        ctx.db,
        'SELECT account_no FROM bank_account WHERE uid = ?',
        request.accountUid,
      )!,
      preparedBy: request.preparedBy,
      judgements: JSON.parse(
        request.judgements,
      ) as ApprovalDetail['requests'][number]['judgements'],
    }),
  ];
}
