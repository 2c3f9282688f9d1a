import { DECIDING_GATE, GATE_TABLES, type Gate, type GateFacts } from './gates.ts';
import type { Hindrance } from './state.ts';
import { type ApprovalView, doneStep, gateMode, isSettled, stateOf } from './view.ts';

/** What can be done next with an application; the service checks the details of each. */
export type Act =
  | { act: 'done' | 'waive' | 'reject'; gate: Gate }
  | { act: 'correct' | 'withdraw' | 'request' | 'pay'; gate: null };

export function nextActs(view: ApprovalView, hindrances: readonly Hindrance[]): Act[] {
  const { approval, payments, requests } = view.file;
  if (view.end || approval.replacedByUid !== null) return [];
  const acts: Act[] = GATE_TABLES[approval.kind].flatMap((facts) => actsOfGate(view, facts));
  const plain = (act: 'correct' | 'withdraw' | 'request' | 'pay') => acts.push({ act, gate: null });
  const stops = hindrances.filter(({ severity }) => severity === 'block').map(({ gate }) => gate);
  const granted = doneStep(view.steps, DECIDING_GATE[approval.kind]) ?? view.urgentPending;
  if (!granted && payments.length === 0 && requests.every((r) => r.cancelled)) plain('correct');
  if (stateOf(view, 'paid')!.status !== 'done') plain('withdraw');
  const unasked = view.openFen - view.money.openRequestFen;
  if (unasked > 0 && stops.every((gate) => gate === 'requested')) plain('request');
  if (view.openFen > 0 && stops.length === 0) plain('pay');
  return acts;
}

function actsOfGate(view: ApprovalView, { gate, after, by, refuses }: GateFacts): Act[] {
  const acts: Act[] = [];
  if (!mayHappen(view, gate) || after.some((before) => !isSettled(view, before))) return acts;
  const { status, running } = stateOf(view, gate)!;
  if (status === 'open') {
    if (by === 'step' && !running) acts.push({ act: 'done', gate });
    if (gateMode(view, gate) === 'waivable') acts.push({ act: 'waive', gate });
  }
  const paid = view.money.paidFen > 0 && view.money.approvedFen !== null;
  const refusable = status === 'open' || gate === 'published';
  if (refuses && refusable && !paid) acts.push({ act: 'reject', gate });
  return acts;
}

/** A receipt needs a payment, or cash that is handed over against it. */
const mayHappen = ({ file, money }: ApprovalView, gate: Gate): boolean =>
  gate !== 'receipt' || money.paidFen > 0 || file.approval.way === 'cash';
