import type { Day } from '../dates/day.ts';
import { DECIDING_GATE } from './gates.ts';
import type { ApprovalState } from './state.ts';
import type { ApprovalFile } from './types.ts';

/**
 * What an application takes of its case's limit (DA-14): the granted amount while it stands; once it
 * ended or expired, what was paid and not returned. Before a grant nothing.
 */
export function committedFen(state: ApprovalState): number {
  const ended = ['rejected', 'withdrawn', 'expired', 'replaced'].includes(state.stage);
  const lapsed = state.openFen === 0;
  const paidFen = state.paidFen + state.inquiryFen;
  return ended || lapsed ? paidFen : Math.max(paidFen, state.ceilingFen);
}

/** The day of the decision, or of the urgent leader's word before it. */
export function grantedOn(state: ApprovalState, { approval }: ApprovalFile): Day | null {
  const dayOf = (gate: string) => state.gates.find((g) => g.gate === gate)?.day ?? null;
  return dayOf(DECIDING_GATE[approval.kind]) ?? dayOf('urgent_approved');
}

/** Who decided it, or the urgent leader before that; nobody while it is undecided. */
export function approversOf(state: ApprovalState, file: ApprovalFile): readonly string[] {
  const day = grantedOn(state, file);
  const gates = [DECIDING_GATE[file.approval.kind], 'urgent_approved'];
  const granting = file.steps.filter((step) => step.outcome === 'done' && step.day === day);
  const [step] = gates.flatMap((gate) => granting.findLast((each) => each.gate === gate) ?? []);
  return step?.persons ?? [];
}
