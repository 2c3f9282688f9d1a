import fc from 'fast-check';
import { GATE_WORDS, type Gate } from '#shared/approvals/gates.ts';
import type { ApprovalFacts, ApprovalStep, PaymentRequest } from '#shared/approvals/types.ts';
import { DEFAULT_PARAMETERS, type RuleParameters } from '#shared/rules/parameters.ts';
import { anApproval, aStep, someFacts, workingFacts } from '../../unit/approvals/world.ts';

// Few days and small amounts, so that borders and coincidences are met often.
const DAYS = Array.from({ length: 9 }, (_, at) => `2024-03-0${at + 1}`);
export const day = fc.constantFrom(...DAYS);
const gate = fc.constantFrom(...(Object.keys(GATE_WORDS) as Gate[]));
const mode = fc.constantFrom('required' as const, 'waivable' as const, 'off' as const);
const outcome = fc.constantFrom(
  'done' as const,
  'done' as const,
  'done' as const,
  'waived' as const,
  'rejected' as const,
  'withdrawn' as const,
);

export const step: fc.Arbitrary<ApprovalStep> = fc
  .record({
    gate,
    day,
    outcome,
    amountFen: fc.option(fc.integer({ min: 0, max: 12 })),
    level: fc.constantFrom(null, '低', '高'),
    expiresOn: fc.option(day),
    untilDay: fc.option(day),
    persons: fc.subarray(['赵某', '钱某', ' ']),
    documentNo: fc.constantFrom('1号', '1号', ''),
    reason: fc.constantFrom('按规定', '按规定', ''),
  })
  .map(({ gate: at, day: on, ...changes }) => aStep(at, on, changes));

/** Steps that mostly are in order, with random ones among them: or nothing would ever be paid. */
const mostlyInOrder = (gates: readonly Gate[]): fc.Arbitrary<ApprovalStep[]> =>
  fc
    .tuple(
      fc.array(fc.tuple(fc.boolean(), fc.integer({ min: 1, max: 12 })), {
        minLength: gates.length,
        maxLength: gates.length,
      }),
      fc.array(step, { maxLength: 4 }),
      fc.integer({ min: 0, max: 9 }),
    )
    .map(([plan, others, at]) => {
      const steps = gates.flatMap((name, index) => {
        const [left, amountFen] = plan[index]!;
        const changes = { amountFen, level: '高', untilDay: DAYS[index + 1] ?? DAYS.at(-1)! };
        return left && index % 3 === 1 ? [] : [aStep(name, DAYS[index]!, changes)];
      });
      return steps.toSpliced(at, 0, ...others).map((s, uid) => ({ ...s, uid: `step-${uid}` }));
    });

export const parameters: fc.Arbitrary<RuleParameters> = fc
  .record({
    tiers: fc.boolean(),
    urgent: fc.boolean(),
    agreed: mode,
    requested: mode,
    verified: mode,
    published: fc.constantFrom('required' as const, 'waivable' as const),
    collective: fc.option(fc.integer({ min: 1, max: 12 })),
  })
  .map(({ tiers, urgent, agreed, requested, verified, published, collective }) => ({
    ...DEFAULT_PARAMETERS,
    reliefTiers: tiers
      ? [
          { level: '低', upToFen: 5 },
          { level: '高', upToFen: 11 },
        ]
      : [],
    urgent: urgent ? { limitFen: 6, paperDays: 5 } : null,
    collectiveAboveFen: collective,
    gates: {
      relief: { ...DEFAULT_PARAMETERS.gates.relief, agreed, requested, verified, published },
      working_expense: { requested, receipt: 'waivable' as const },
    },
  }));

const requests: fc.Arbitrary<PaymentRequest[]> = fc
  .array(fc.record({ day, amountFen: fc.integer({ min: 1, max: 12 }), cancelled: fc.boolean() }), {
    maxLength: 3,
  })
  .map((list) => list.map((request, at) => ({ uid: `request-${at}`, ...request })));

const reliefGates: Gate[] = [
  'urgent_approved',
  'verified',
  'first_review',
  'decided',
  'published',
  'agreed',
];
const workGates: Gate[] = ['approved', 'collective', 'procurement'];

/** Applications of either kind for 0.10 元, their steps random but often in order. */
export const facts: fc.Arbitrary<ApprovalFacts> = fc
  .tuple(fc.boolean(), fc.boolean(), parameters, requests)
  .chain(([working, urgent, given, asked]) =>
    mostlyInOrder(working ? workGates : urgent ? reliefGates : reliefGates.slice(1)).map(
      (steps) => {
        const base = working ? workingFacts() : someFacts();
        const approval = { ...base.approval, requestedFen: 10, urgent: urgent && !working };
        return {
          ...base,
          approval: { ...anApproval(), ...approval },
          steps,
          requests: asked,
          parameters: given,
        };
      },
    ),
  );
