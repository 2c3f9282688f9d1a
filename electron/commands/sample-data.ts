import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { indicatorScoreSchema } from '#shared/appraisal/types.ts';
import { CASE_EVENT_KINDS, EVENT_RESULTS, EVENT_WAYS } from '#shared/cases/kinds.ts';
import { newApproval, newParty, newStep } from '#shared/contract/approvals.ts';
import { budgetKind } from '#shared/contract/budget.ts';
import { caseFields } from '#shared/contract/cases.ts';
import * as c from '#shared/contract/common.ts';
import { newLedger } from '#shared/contract/setup.ts';
import { rowDecisions } from '#shared/contract/statements.ts';
import { ROLES } from '#shared/people/roles.ts';
import { SAMPLE_PASSWORDS } from '#shared/people/sample.ts';
import { ruleParameters } from '#shared/rules/parameters.ts';
import { readJsonResource, resourcePath } from '../services/resources.ts';

/** The sample year as it ships: bank files with their decisions, papers, and how lines are booked. */
export const SAMPLE_YEAR = 2023;
/** Where the sample's invented papers lie. */
export const PAPER_PLACE = `${SAMPLE_YEAR}年凭证盒（示例）`;

const FOLDER = ['sample', String(SAMPLE_YEAR)] as const;

/** In the order of importing: the later ones overlap the earlier. */
const STATEMENTS = [
  { file: 'counter-2023-01-05.xls', decisions: 'decisions-counter.json' },
  { file: 'web-2023-05-09.csv', decisions: 'decisions-web.json' },
  { file: 'corporate-2023-09-12.xlsx', decisions: 'decisions-corporate.json' },
] as const;

const budgetDocument = z.strictObject({
  kind: budgetKind,
  documentNo: c.filled(80),
  signedOn: c.day,
  effectiveOn: c.day,
  receivedOn: c.day,
  amountFen: c.positiveFen,
  note: c.text(400),
});

const operatorsAlone = z.looseObject({
  operators: z.array(z.looseObject({ role: z.enum(ROLES) })),
});

/** The sample's passwords are fixed and shown on its login page: they protect nobody. */
function withPasswords(json: unknown): unknown {
  const setup = operatorsAlone.parse(json);
  const operators = setup.operators.map((one) => ({
    ...one,
    password: SAMPLE_PASSWORDS[one.role],
  }));
  return { ...setup, operators };
}

/** How one statement line is booked; day, amount and balance after name the line. */
const plannedEntry = z.strictObject({
  day: c.day,
  amountFen: c.fen,
  balanceFen: c.fen,
  kind: c.entryKind,
  purpose: c.filled(),
  use: z.string().optional(),
  /** The number of the application it is paid on. */
  approval: z.string().optional(),
  documentNo: z.string().optional(),
  /** A name by which a later entry answers this one, and the name of the one it answers. */
  ref: z.string().optional(),
  of: z.string().optional(),
  /** 附件张数; 0 where the bank's line is enough. */
  sheets: z.int().min(0).max(9_999),
});

export type PlannedEntry = z.infer<typeof plannedEntry>;

const ruleSettings = z.strictObject({
  effectiveFrom: c.day,
  reason: c.filled(),
  parameters: ruleParameters,
});

const plannedCase = caseFields.extend({
  events: z.array(
    z.strictObject({
      kind: z.enum(CASE_EVENT_KINDS),
      day: c.day,
      documentNo: c.text(80).default(''),
      result: z.enum(EVENT_RESULTS).nullable().default(null),
      way: z.enum(EVENT_WAYS).nullable().default(null),
    }),
  ),
});

/** A step as the file states it: what its gate doesn't need is left out. */
const plannedStep = newStep.omit({ approvalUid: true, outcome: true }).extend({
  documentNo: newStep.shape.documentNo.default(''),
  amountFen: newStep.shape.amountFen.default(null),
  level: newStep.shape.level.default(null),
  expiresOn: newStep.shape.expiresOn.default(null),
  persons: newStep.shape.persons.default([]),
  reason: newStep.shape.reason.default(''),
  instalments: newStep.shape.instalments.default([]),
  /** The paper that proves it. */
  paper: c.filled(40),
});
export type PlannedStep = z.infer<typeof plannedStep>;

/** An application (救助申请, 工作经费申请) from its form to its last receipt. */
const plannedApplication = newApproval
  .omit({ caseUid: true, permittedUseUid: true, way: true, cash: true })
  .extend({
    caseNo: z.string().nullable().default(null),
    recipient: newParty.extend({
      idNumber: newParty.shape.idNumber.default(null),
      phone: newParty.shape.phone.default(null),
    }),
    use: z.string(),
    urgent: z.boolean().default(false),
    specialPeriod: newApproval.shape.specialPeriod.default(''),
    spendingUnit: newApproval.shape.spendingUnit.default(''),
    steps: z.array(plannedStep),
    /** An account recorded later, because the first was wrong. */
    newAccount: z.strictObject({ account: z.string(), day: c.day }).nullable().default(null),
    /** 用款申请, one before each payment, in their order. */
    requests: z.array(z.strictObject({ day: c.day, amountFen: c.positiveFen })),
    afterwards: z.array(plannedStep),
  });
export type PlannedApplication = z.infer<typeof plannedApplication>;

const plannedPublicity = z.strictObject({
  number: c.filled(40),
  place: c.filled(80),
  fromDay: c.day,
  toDay: c.day,
  takenDownOn: c.day,
  paper: c.filled(40),
  applications: z.array(z.string()),
});
export type PlannedPublicity = z.infer<typeof plannedPublicity>;

export interface SampleStatement {
  name: string;
  bytes: Uint8Array;
  decisions: z.infer<typeof rowDecisions>;
}

export interface SampleData {
  setup: z.input<typeof newLedger>;
  rules: z.infer<typeof ruleSettings>;
  cases: z.infer<typeof plannedCase>[];
  applications: PlannedApplication[];
  publicity: PlannedPublicity[];
  budget: z.infer<typeof budgetDocument>[];
  statements: SampleStatement[];
  plan: PlannedEntry[];
  scores: z.infer<typeof indicatorScoreSchema>[];
}

/** Reads what ships in `resources/sample/2023`. Throws when it is not whole: a broken installation. */
export function readSampleData(): SampleData {
  const json = (name: string) => readJsonResource(...FOLDER, name);
  return {
    setup: newLedger.parse(withPasswords(json('setup.json'))),
    rules: ruleSettings.parse(json('rules.json')),
    cases: z.array(plannedCase).parse(json('cases.json')),
    applications: z.array(plannedApplication).parse(json('applications.json')),
    publicity: z.array(plannedPublicity).parse(json('publicity.json')),
    budget: z.array(budgetDocument).parse(json('budget.json')),
    statements: STATEMENTS.map(({ file, decisions }) => ({
      name: file,
      bytes: readFileSync(resourcePath(...FOLDER, file)),
      decisions: rowDecisions.parse(json(decisions)),
    })),
    plan: z.array(plannedEntry).parse(json('plan.json')),
    scores: z.array(indicatorScoreSchema).parse(json('scores.json')),
  };
}
