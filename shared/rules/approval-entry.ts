import { type ApprovalState, approvalState } from '../approvals/state.ts';
import type { ApprovalFacts } from '../approvals/types.ts';
import type { Day } from '../dates/day.ts';
import type { EntryFacts } from '../entries/entry.ts';
import type { Batch } from './batch.ts';
import { isRed } from './judgement.ts';
import { compareDays } from './spending.ts';
import type { RuleContext } from './types.ts';

/** The approval an entry names, with its state on the day the money moved. */
export interface NamedApproval {
  facts: ApprovalFacts;
  state: ApprovalState;
  day: Day;
}

export function namedApproval(
  entry: EntryFacts,
  batch: Batch,
  { approvals, fundUid }: RuleContext,
): NamedApproval | null {
  const facts = approvals.find(({ approval }) => approval.uid === entry.approvalUid);
  if (!facts || facts.approval.fundUid !== fundUid) return null;
  const day = dayOfPayment(entry, batch);
  return { facts, state: stateOn(facts, day), day };
}

/** Several rules ask for the same state: facts are never changed, so it is worked out once. */
const STATES = new WeakMap<ApprovalFacts, Map<Day, ApprovalState>>();

function stateOn(facts: ApprovalFacts, day: Day): ApprovalState {
  const byDay = STATES.get(facts) ?? new Map<Day, ApprovalState>();
  STATES.set(facts, byDay);
  const state = byDay.get(day) ?? approvalState(facts, facts.parameters, day);
  byDay.set(day, state);
  return state;
}

/** A reclassified inquiry moved its money on the inquiry's own day. */
const dayOfPayment = (entry: EntryFacts, batch: Batch): Day =>
  (entry.reclassifies ? batch.answered.get(entry.uid)?.businessDate : null) ?? entry.businessDate;

/**
 * What the rest of the batch has paid on the entry's approval before it: payments count up, what
 * comes back down, and red vouchers give back first, as the batch itself is worked out.
 */
export function paidBeforeInBatch(entry: EntryFacts, batch: Batch): number {
  return sumOver(entry, batch, () => true);
}

/** The same, for what was asked for: what comes back has to be asked for anew. */
export function askedBeforeInBatch(entry: EntryFacts, batch: Batch): number {
  return sumOver(entry, batch, ({ kind }) => kind !== 'returned');
}

function sumOver(entry: EntryFacts, batch: Batch, counts: (other: EntryFacts) => boolean): number {
  return batch.entries.reduce(
    (sum, other) =>
      other === entry || !counts(other) ? sum : sum + paidBefore(other, entry, batch),
    0,
  );
}

function paidBefore(other: EntryFacts, entry: EntryFacts, batch: Batch): number {
  const returns = other.kind === 'returned';
  const pays = other.kind === entry.kind;
  const of = returns ? approvalReturned(other, batch) : pays ? other.approvalUid : null;
  if (of === null || of !== entry.approvalUid) return 0;
  if (isRed(other)) return returns ? other.amountFen : -other.amountFen;
  if (returns) return other.businessDate <= entry.businessDate ? -other.amountFen : 0;
  return payingOrder(other, entry) < 0 ? other.amountFen : 0;
}

/** Only what comes back of a payment frees its approval; of an inquiry it frees nothing. */
function approvalReturned(other: EntryFacts, batch: Batch): string | null {
  if (isRed(other)) return other.approvalUid;
  const answered = batch.answered.get(other.uid);
  const spent = answered?.kind === 'relief' || answered?.kind === 'working_expense';
  return spent ? answered.approvalUid : null;
}

/** By day, then the smaller first, so that most fit; the line keeps the order from draft to book. */
function payingOrder(a: EntryFacts, b: EntryFacts): number {
  const [lineA, lineB] = [a.lines[0]?.lineUid ?? '', b.lines[0]?.lineUid ?? ''];
  return (
    compareDays(a.businessDate, b.businessDate) ||
    a.amountFen - b.amountFen ||
    compareDays(lineA, lineB) ||
    compareDays(a.uid, b.uid)
  );
}
