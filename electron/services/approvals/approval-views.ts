import { approvalFindings } from '#shared/approvals/findings.ts';
import { stageWord } from '#shared/approvals/state.ts';
import type { PayeeRole } from '#shared/approvals/types.ts';
import { gateWord } from '#shared/approvals/view.ts';
import { voucherNo } from '#shared/books/voucher-number.ts';
import type { ApprovalDetail, ApprovalRowView } from '#shared/contract/approvals.ts';
import type { UseKind } from '#shared/entries/kinds.ts';
import {
  maskedAccount,
  maskedIdNumber,
  maskedName,
  maskedPayee,
  maskedPhone,
} from '#shared/people/masked.ts';
import { type LedgerContext, today } from '../context.ts';
import { openParty, type Party } from '../party-store.ts';
import type { LoadedApproval } from './approval-facts.ts';
import { payeesOf, paymentsOf, requestsOf, secretsOf, stepOf, stepsOf } from './approval-store.ts';

/** An application as lists show it; people are masked here, so no page has more. */
export function rowView(ctx: LedgerContext, { row, state }: LoadedApproval): ApprovalRowView {
  const secrets = secretsOf(ctx, row);
  return {
    uid: row.uid,
    kind: row.kind,
    number: row.number,
    appliedOn: row.appliedOn,
    caseUid: row.caseUid,
    caseNo: row.caseNo,
    category: row.category,
    township: row.township,
    recipient: row.recipientId === null ? '' : shownName(row, openParty(ctx, row.recipientId)),
    permittedUseUid: row.useUid,
    useName: row.useName,
    purpose: secrets.purpose,
    urgent: row.urgent === 1,
    way: row.way,
    requestedFen: row.requestedFen,
    approvedFen: state.approvedFen,
    paidFen: state.paidFen,
    openFen: state.openFen,
    expiresOn: state.expiresOn,
    stage: state.stage,
    stageWord: stageWord(state.stage),
  };
}

/** All of one application, people masked. */
export function detailView(ctx: LedgerContext, loaded: LoadedApproval): ApprovalDetail {
  const { row, facts, state } = loaded;
  const secrets = secretsOf(ctx, row);
  return {
    ...rowView(ctx, loaded),
    grounds: secrets.grounds,
    specialPeriod: secrets.specialPeriod,
    spendingUnit: secrets.spendingUnit,
    cash: secrets.cash,
    recipientParty: row.recipientId === null ? null : masked(row, openParty(ctx, row.recipientId)),
    payees: payeesOf(ctx, row.id).map(({ uid, role, documentNo, day, partyId }) => ({
      ...pick(masked({ kind: row.kind, role }, openParty(ctx, partyId))),
      uid,
      role,
      documentNo,
      day,
    })),
    gates: state.gates.map((gate) => ({ ...gate, word: gateWord(gate.gate) })),
    steps: stepsOf(ctx, row.id).map((step) => ({
      ...stepOf(ctx, step),
      word: gateWord(step.gate),
      recordedBy: step.recordedBy,
      recordedAt: step.recordedAt,
    })),
    requests: requestsOf(ctx, row.id).map((request) => ({
      uid: request.uid,
      day: request.day,
      amountFen: request.amountFen,
      payee: shownName(
        { kind: row.kind, role: request.payeeRole },
        openParty(ctx, request.payeePartyId),
      ),
      cancelled: request.endReason,
      judgements: JSON.parse(
        request.judgements,
      ) as ApprovalDetail['requests'][number]['judgements'],
      preparedBy: request.preparedBy,
    })),
    payments: paymentViews(ctx, loaded),
    instalments: [...state.instalments],
    hindrances: state.hindrances,
    missing: state.missing,
    findings: approvalFindings(facts, today(ctx)).map(({ code, message }) => ({ code, message })),
    next: state.next,
    replacesUid: row.replacesUid,
    replacedByUid: row.replacedByUid,
  };
}

function paymentViews(ctx: LedgerContext, { row, facts }: LoadedApproval) {
  const rows = new Map(paymentsOf(ctx, row.id).map((posted) => [posted.entryUid, posted]));
  return facts.payments.map((payment) => {
    const { attachments, voucherYear, ...posted } = rows.get(payment.entryUid)!;
    return {
      ...payment,
      attachments,
      voucherNo: voucherNo({ ...posted, word: '记', year: voucherYear }),
    };
  });
}

/** Whom a party stands for: of a paying unit and a working expense it is a firm or an office. */
interface Paid {
  kind: UseKind;
  role?: PayeeRole;
}

/** A person's name masked; a unit's is no secret. */
export const shownName = ({ kind, role }: Paid, { name }: Pick<Party, 'name'>): string =>
  kind === 'working_expense' || role === 'paying-unit' ? maskedPayee(name) : maskedName(name);

/** A party as every screen shows it by default. */
const masked = (paid: Paid, { name, account, idNumber, phone }: Party) => ({
  name: shownName(paid, { name }),
  account: maskedAccount(account ?? ''),
  idNumber: maskedIdNumber(idNumber ?? ''),
  phone: maskedPhone(phone ?? ''),
});

const pick = ({ name, account }: ReturnType<typeof masked>) => ({ name, account });
