import { chineseDay } from '../dates/day.ts';
import { yuan } from '../entries/describe.ts';
import type { EntryFacts } from '../entries/entry.ts';
import { askedBeforeInBatch, type NamedApproval, paidBeforeInBatch } from './approval-entry.ts';
import type { Batch } from './batch.ts';
import type { RuleContext } from './types.ts';

/**
 * What DA-07 and DA-17 share: nothing that stops a payment is open on the day the money moved, and
 * all that was ever paid on the approval, with this, stays within it.
 */
export function faultOfApproval(
  entry: EntryFacts,
  named: NamedApproval,
  batch: Batch,
  context: RuleContext,
): string | null {
  const asks = context.moment === 'before-payment';
  const stops = named.state.hindrances.find(
    // A request is what settles its own gate.
    ({ severity, gate }) => severity === 'block' && !(asks && gate === 'requested'),
  );
  // With a reclassification the request was used up by the inquiry itself: looked at below.
  if (stops && stops.gate !== 'requested') return stops.message;
  const paidFen = paidBeforeInBatch(entry, batch);
  const askedFen = askedBeforeInBatch(entry, batch);
  return (
    amountFault(entry, named, paidFen, asks) ?? (asks ? null : requestFault(entry, named, askedFen))
  );
}

function amountFault(
  { amountFen }: EntryFacts,
  { state }: NamedApproval,
  batchFen: number,
  asks: boolean,
): string | null {
  // Before payment also what is on its way, or left as money under inquiry, can't be paid twice.
  const onTheWayFen = asks ? state.inquiryFen + state.openRequestFen : 0;
  const takenFen = state.paidFen + batchFen + onTheWayFen;
  if (takenFen + amountFen <= state.ceilingFen) return null;
  const limit = state.urgentPending ? '紧急先行批准的' : '审批金额';
  const leftFen = Math.max(0, state.ceilingFen - takenFen);
  const way = asks ? '（含已申请未付和待查的）' : '';
  return (
    `超出${limit} ${yuan(state.ceilingFen)}：此前累计已付${way} ${yuan(takenFen)}，` +
    `至多还能付 ${yuan(leftFen)}。请核对金额；确需增加的，另行申请审批。`
  );
}

/** Without a waiver each payment was asked for by 用款申请, whose rules stop money in time. */
function requestFault(
  entry: EntryFacts,
  { facts, state, day }: NamedApproval,
  batchFen: number,
): string | null {
  const gate = state.gates.find((g) => g.gate === 'requested')!;
  if (gate.status === 'waived' || gate.status === 'not-required' || state.urgentPending)
    return null;
  const inquiry = entry.reclassifies
    ? facts.payments.find((p) => p.standing === 'inquiry' && p.entryUid === entry.ofEntryUid)
    : undefined;
  const askedFen = state.openRequestFen + (inquiry ? entry.amountFen : 0);
  if (askedFen >= batchFen + entry.amountFen) return null;
  return (
    `截至${chineseDay(day)}没有与本笔相应的用款申请。请核对用款申请的金额和日期；` +
    '已经付出的改记待查付款，按规定免除用款申请并写明原因后转列。'
  );
}
