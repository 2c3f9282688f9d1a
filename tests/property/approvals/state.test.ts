import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { GATE_TABLES, type Gate } from '#shared/approvals/gates.ts';
import { approvalState, nextStepFault } from '#shared/approvals/state.ts';
import type { ApprovalFacts, ApprovalPayment } from '#shared/approvals/types.ts';
import { judgeBatch } from '#shared/rules/judge.ts';
import { aContext, anEntry } from '../../unit/rules/world.ts';
import * as arbitrary from './arbitrary.ts';

const CODE = { relief: 'DA-07', working_expense: 'DA-17' } as const;

/** The gates no setting and no amount takes away, and those this setting asks for: by hand. */
function requiredGates({ approval, parameters }: ApprovalFacts, approvedFen: number): Gate[] {
  const { collectiveAboveFen: above, gates } = parameters;
  if (approval.kind === 'working_expense') {
    return above !== null && approvedFen > above ? ['approved', 'collective'] : ['approved'];
  }
  const { verified, first_review, agreed } = gates.relief;
  const modes = { verified, first_review, decided: 'required', agreed };
  return (Object.keys(modes) as (keyof typeof modes)[]).filter((gate) => modes[gate] !== 'off');
}

/** Whether some recorded step could account for a gate, whatever the order. */
function accountedFor(
  { steps, approval, parameters }: ApprovalFacts,
  gate: Gate,
  day: string,
): boolean {
  return steps.some((step) => {
    if (step.gate !== gate) return false;
    if (step.outcome === 'done') return step.day <= day;
    if (step.outcome !== 'waived' || approval.kind !== 'relief') return false;
    const modes: Partial<Record<Gate, string>> = parameters.gates.relief;
    return modes[gate] === 'waivable' && step.reason !== '';
  });
}

function judge(
  facts: ApprovalFacts,
  day: string,
  amountFen: number,
  moment: 'before-payment' | 'recording',
) {
  const { kind } = facts.approval;
  const entry = anEntry({ kind, approvalUid: 'approval', businessDate: day, amountFen });
  const [verdict] = judgeBatch([entry], aContext({ approvals: [facts], moment }));
  return verdict!.judgements.find(({ code }) => code === CODE[kind])!.outcome;
}

const attempts = fc.array(
  fc.record({
    day: arbitrary.day,
    amountFen: fc.integer({ min: 1, max: 12 }),
    returnedFen: fc.constantFrom(0, 0, 1, 12),
  }),
  { minLength: 1, maxLength: 8 },
);

/** Pays whatever the rules let pass; part of it may come back later. */
function payThrough(
  facts: ApprovalFacts,
  tries: { day: string; amountFen: number; returnedFen: number }[],
) {
  const payments: ApprovalPayment[] = [];
  for (const [at, { day, amountFen, returnedFen }] of tries.entries()) {
    if (judge({ ...facts, payments }, day, amountFen, 'recording') !== 'passed') continue;
    const back = Math.min(returnedFen, amountFen);
    payments.push({ entryUid: `paid-${at}`, day, amountFen, returnedFen: back, standing: 'paid' });
  }
  return payments;
}

describe('the state machine', () => {
  test('no payment skips a gate that wasn’t waived', () => {
    let paid = 0;
    fc.assert(
      fc.property(
        arbitrary.facts,
        arbitrary.day,
        fc.integer({ min: 1, max: 12 }),
        (facts, day, fen) => {
          if (judge(facts, day, fen, 'recording') !== 'passed') return;
          paid += 1;
          const state = approvalState(facts, facts.parameters, day);
          if (state.urgentPending) {
            expect(accountedFor(facts, 'urgent_approved', day)).toBe(true);
            expect(facts.parameters.urgent).not.toBeNull();
            return;
          }
          for (const gate of requiredGates(facts, state.approvedFen!)) {
            expect([gate, accountedFor(facts, gate, day)]).toEqual([gate, true]);
          }
        },
      ),
      { numRuns: 800 },
    );
    // The property would hold of a machine that never pays.
    expect(paid).toBeGreaterThan(20);
  });

  test('random steps never reach payment without the required gates', () => {
    fc.assert(
      fc.property(
        arbitrary.facts,
        fc.array(arbitrary.step, { maxLength: 12 }),
        arbitrary.day,
        (base, steps, day) => {
          const facts = { ...base, steps };
          const state = approvalState(facts, facts.parameters, day);
          if (!state.mayPay || state.urgentPending) return;
          for (const gate of requiredGates(facts, state.approvedFen!)) {
            expect([gate, accountedFor(facts, gate, day)]).toEqual([gate, true]);
          }
        },
      ),
      { numRuns: 800 },
    );
  });

  test('paid over its life never exceeds what was approved, in whatever order it is paid and returned', () => {
    fc.assert(
      fc.property(arbitrary.facts, attempts, (facts, tries) => {
        const payments = payThrough(facts, tries);
        const state = approvalState({ ...facts, payments }, facts.parameters, '2024-03-09');
        if (state.paidFen === 0) return;
        const granted = facts.steps
          .filter(({ outcome }) => outcome === 'done')
          .map((s) => s.amountFen ?? 0);
        expect(state.paidFen).toBeLessThanOrEqual(Math.min(10, Math.max(...granted)));
        // Only a decision below what was paid urgently can leave it exceeded, and says so.
        const urgent = facts.approval.urgent && facts.parameters.urgent !== null;
        if (!urgent) expect(state.paidFen).toBeLessThanOrEqual(state.approvedFen ?? 0);
      }),
      { numRuns: 600 },
    );
  });

  test('requests that the rules let pass never add up to more than was approved', () => {
    fc.assert(
      fc.property(arbitrary.facts, attempts, (facts, tries) => {
        const requests: ApprovalFacts['requests'] = [];
        for (const [at, { day, amountFen }] of tries.entries()) {
          // In the order of their days, as they are asked for.
          if (requests.some((asked) => asked.day > day)) continue;
          const passes =
            judge({ ...facts, requests }, day, amountFen, 'before-payment') === 'passed';
          if (passes) requests.push({ uid: `asked-${at}`, day, amountFen, cancelled: false });
        }
        const askedFen = requests.reduce((sum, request) => sum + request.amountFen, 0);
        expect(askedFen).toBeLessThanOrEqual(10);
      }),
      { numRuns: 600 },
    );
  });

  test('the decision is never waived, and no gate is both done and open', () => {
    fc.assert(
      fc.property(arbitrary.facts, arbitrary.day, (facts, day) => {
        const { gates } = approvalState(facts, facts.parameters, day);
        expect(gates.map(({ gate }) => gate)).toEqual(
          GATE_TABLES[facts.approval.kind].map(({ gate }) => gate),
        );
        for (const { gate, status } of gates) {
          if (gate === 'decided' || gate === 'approved') expect(['done', 'open']).toContain(status);
        }
      }),
    );
  });

  test('every step the service may record is honoured by the fold', () => {
    fc.assert(
      fc.property(arbitrary.facts, arbitrary.step, (facts, next) => {
        const given = { ...next, uid: 'next' };
        const before = approvalState(facts, facts.parameters, given.day);
        const fault = nextStepFault(facts, given, facts.parameters);
        const after = approvalState(
          { ...facts, steps: [...facts.steps, given] },
          facts.parameters,
          given.day,
        );
        const ignored = after.ignoredSteps.some(({ uid }) => uid === 'next');
        expect(ignored).toBe(fault !== null);
        if (fault !== null)
          expect({ ...after, ignoredSteps: [], hindrances: [] }).toEqual({
            ...before,
            ignoredSteps: [],
            hindrances: [],
          });
      }),
    );
  });

  test('what ended stays ended and takes nothing more', () => {
    fc.assert(
      fc.property(arbitrary.facts, arbitrary.step, arbitrary.day, (facts, next, day) => {
        const before = approvalState(facts, facts.parameters, day);
        if (before.stage !== 'rejected' && before.stage !== 'withdrawn') return;
        const steps = [...facts.steps, { ...next, uid: 'next' }];
        const after = approvalState({ ...facts, steps }, facts.parameters, day);
        expect(after).toMatchObject({ stage: before.stage, openFen: 0, mayPay: false, next: [] });
      }),
    );
  });
});
