import { describeEntry } from '../entries/describe.ts';
import type { EntryFacts } from '../entries/entry.ts';
import type { Batch } from './batch.ts';
import type { Judgement, RuleCode, RuleContext, Severity } from './types.ts';

/** One rule as the judge runs it: pure, on an entry as prepared in its batch. */
export type Rule = (entry: EntryFacts, batch: Batch, context: RuleContext) => Judgement;

export const passed = (code: RuleCode): Judgement => ({ code, outcome: 'passed', finding: null });

export const notApplicable = (code: RuleCode): Judgement => ({
  code,
  outcome: 'not-applicable',
  finding: null,
});

/** `says`: what is wrong, then what to do; the record is put in front of it. */
export const failed = (code: RuleCode, entry: EntryFacts, says: string): Judgement =>
  against(code, 'block', entry, says);

export const warned = (code: RuleCode, entry: EntryFacts, says: string): Judgement =>
  against(code, 'warn', entry, says);

function against(code: RuleCode, severity: Severity, entry: EntryFacts, says: string): Judgement {
  const message = `${describeEntry(entry)}：${says}`;
  const finding = { code, severity, message, where: { kind: 'entry' as const, uid: entry.uid } };
  return { code, outcome: severity === 'block' ? 'failed' : 'warned', finding };
}

/** A red voucher only takes back what was judged when it was posted. */
export const isRed = (entry: EntryFacts): boolean => entry.correction?.color === 'red';

/** Facts of the bank that no rule may refuse to record. */
export const isBankFact = (entry: EntryFacts): boolean =>
  entry.kind === 'bank_fee' || entry.kind === 'interest';
