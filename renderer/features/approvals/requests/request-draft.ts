import { roleOfWay } from '#shared/approvals/payees.ts';
import type { ApprovalDetail } from '#shared/contract/approvals.ts';
import type { CallInput, CallOutput } from '#shared/contract/index.ts';
import type { Day } from '#shared/dates/day.ts';
import type { RuleCode } from '#shared/rules/types.ts';

export interface RequestDraft {
  accountUid: string | null;
  payeeUid: string | null;
  day: Day | null;
  amountFen: number | null;
  funding: CallInput<'approvals.request'>['funding'];
  reasons: Partial<Record<RuleCode, string>>;
}

/** The payees money may go to; of one person with several rows the newest first. */
export const payeesFor = ({ payees, way }: Pick<ApprovalDetail, 'payees' | 'way'>) =>
  payees.filter(({ role }) => role === 'recipient' || role === roleOfWay(way)).toReversed();

/** A request as it most likely is: the next instalment or all that is open, to the payee of the way. */
export function newRequest(of: ApprovalDetail, accountUids: readonly string[]): RequestDraft {
  const payees = payeesFor(of);
  const payee = payees.find(({ role }) => role === roleOfWay(of.way)) ?? payees[0];
  return {
    accountUid: accountUids.length === 1 ? accountUids[0]! : null,
    payeeUid: payee?.uid ?? null,
    day: null,
    amountFen: nextFen(of),
    funding: 'current',
    reasons: {},
  };
}

function nextFen({ openFen, instalments }: ApprovalDetail): number | null {
  const due = instalments.find(({ amountFen, paidFen }) => paidFen < amountFen);
  const fen = due ? Math.min(due.amountFen - due.paidFen, openFen) : openFen;
  return fen > 0 ? fen : null;
}

type Judgements = CallOutput<'approvals.judgeRequest'>;

/** What is sent: reasons only for the warnings that stand. */
export function requestInput(draft: RequestDraft, approvalUid: string, judgements: Judgements) {
  const { reasons, ...fields } = draft;
  const warned = judgements.filter(({ outcome }) => outcome === 'warned');
  return {
    approvalUid,
    ...fields,
    reasons: warned.map(({ code }) => ({ code, reason: reasons[code] ?? '' })),
  };
}

export const failedOf = (judgements: Judgements) =>
  judgements.filter(({ outcome }) => outcome === 'failed');
