import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { indicatorScoreSchema } from '#shared/appraisal/types.ts';
import { budgetKind } from '#shared/contract/budget.ts';
import * as c from '#shared/contract/common.ts';
import { newLedger } from '#shared/contract/setup.ts';
import { rowDecisions } from '#shared/contract/statements.ts';
import { ROLES } from '#shared/people/roles.ts';
import { SAMPLE_PASSWORDS } from '#shared/people/sample.ts';
import { readJsonResource, resourcePath } from '../services/resources.ts';

/** The sample year as it ships: bank files with their decisions, papers, and how lines are booked. */
export const SAMPLE_YEAR = 2023;

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
  caseNo: z.string().optional(),
  approval: z
    .strictObject({
      number: c.filled(80),
      approver: c.filled(40),
      date: c.day,
      amountFen: c.positiveFen,
    })
    .optional(),
  documentNo: z.string().optional(),
  /** A name by which a later entry answers this one, and the name of the one it answers. */
  ref: z.string().optional(),
  of: z.string().optional(),
  /** 附件张数; 0 where the bank's line is enough. */
  sheets: z.int().min(0).max(9_999),
});

export type PlannedEntry = z.infer<typeof plannedEntry>;

export interface SampleStatement {
  name: string;
  bytes: Uint8Array;
  decisions: z.infer<typeof rowDecisions>;
}

export interface SampleData {
  setup: z.input<typeof newLedger>;
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
