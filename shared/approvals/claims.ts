import type { Day } from '../dates/day.ts';
import { allowedPayees } from './payees.ts';
import { type ApprovalState, approvalState } from './state.ts';
import type { ApprovalFacts, ApprovalFile, Party } from './types.ts';

/**
 * One payment that is expected to be found among the bank's lines: of an open 用款申请, of the next
 * rows of a plan, of the rest of an approval; or of a paying unit's list, with a part per approval.
 */
export interface Claim {
  uid: string;
  /** Of a 代发清单: paid as a whole or not at all. */
  list: boolean;
  /** One part, except for a list. */
  parts: ClaimPart[];
  payees: Party[];
  /** A payment before this day isn't this one. */
  from: Day;
  /** A payment after this day isn't this one either; null without limit. */
  until: Day | null;
  /** The day it is expected about. */
  expectedOn: Day;
}

export interface ClaimPart {
  approvalUid: string;
  amountFen: number;
}

/**
 * The state matching goes by: today's, but of what expired meanwhile that of its last day, because a
 * statement tells of days gone by.
 */
export function matchingState(facts: ApprovalFacts, today: Day): ApprovalState {
  const state = approvalState(facts, facts.parameters, today);
  const expired = state.expiresOn !== null && state.expiresOn < today;
  return expired ? approvalState(facts, facts.parameters, state.expiresOn!) : state;
}

/** What a match may still pay on an application: nothing while a gate stops payments. */
export const payableFen = (state: ApprovalState): number => (state.mayPay ? state.openFen : 0);

/**
 * The claims of one application that may be paid: together never more than is still open. One that
 * a list names is claimed by its list alone, see `claimOfList`.
 *
 * @param state see `matchingState`.
 */
export function claimsOf(file: ApprovalFile, state: ApprovalState): Claim[] {
  const { approval } = file;
  const from = grantDay(state);
  if (from === null || file.lists.length > 0) return [];
  const base = { payees: allowedPayees(approval), until: state.expiresOn };
  let leftFen = payableFen(state);
  return expectations(file, state, from).flatMap((expected) => {
    const amountFen = Math.min(expected.amountFen, leftFen);
    leftFen -= amountFen;
    if (amountFen <= 0) return [];
    const part = { approvalUid: approval.uid, amountFen };
    const uid = `${approval.uid}#${expected.key}`;
    return [
      { ...base, uid, list: false, parts: [part], from: expected.from, expectedOn: expected.on },
    ];
  });
}

interface Expectation {
  key: string;
  amountFen: number;
  from: Day;
  on: Day;
}

/** What was asked for comes first, then the plan's unpaid rows, then the rest in one sum. */
function expectations(file: ApprovalFile, state: ApprovalState, from: Day): Expectation[] {
  const asked = openRequests(file).map(({ uid, day, amountFen }) => ({
    key: uid,
    amountFen,
    from: day,
    on: day,
  }));
  if (asked.length > 0) return asked;
  const planned = state.instalments.flatMap((row, at) => {
    const amountFen = row.amountFen - row.paidFen;
    return amountFen > 0 ? [{ key: `${at + 1}`, amountFen, from, on: row.dueOn }] : [];
  });
  return planned.length > 0 ? planned : [{ key: 'rest', amountFen: state.openFen, from, on: from }];
}

/** Requests no payment has used up yet; each payment uses up the oldest first. */
function openRequests({ requests, payments }: ApprovalFile): ApprovalFile['requests'] {
  const open = requests
    .filter(({ cancelled }) => !cancelled)
    .toSorted((a, b) => (a.day === b.day ? (a.uid < b.uid ? -1 : 1) : a.day < b.day ? -1 : 1))
    .map((request) => ({ ...request }));
  for (const paid of payments.toSorted((a, b) => (a.day < b.day ? -1 : 1))) {
    let restFen = paid.amountFen;
    for (const request of open) {
      if (request.day > paid.day || restFen === 0) continue;
      const usedFen = Math.min(restFen, request.amountFen);
      request.amountFen -= usedFen;
      restFen -= usedFen;
    }
  }
  return open.filter(({ amountFen }) => amountFen > 0);
}

function grantDay({ gates }: ApprovalState): Day | null {
  const days = ['urgent_approved', 'decided', 'approved'].flatMap(
    (gate) => gates.find((g) => g.gate === gate)?.day ?? [],
  );
  return days.toSorted()[0] ?? null;
}
