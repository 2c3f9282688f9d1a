import type { EntryEffect } from '../entries/effect.ts';
import type { EntryFacts } from '../entries/entry.ts';
import { type Batch, prepareBatch } from './batch.ts';
import { oneFundOneAccount } from './da-01-one-fund-one-account.ts';
import { noOwnAccount } from './da-02-no-own-account.ts';
import { permittedUse } from './da-03-permitted-use.ts';
import { concretePurpose } from './da-04-concrete-purpose.ts';
import { withinBudget } from './da-05-within-budget.ts';
import { balanceNotBelowZero } from './da-06-balance.ts';
import { approvedRelief } from './da-07-approved.ts';
import { paidToRecipient } from './da-08-recipient.ts';
import { publishedFirst } from './da-09-published.ts';
import { workingExpenseCap } from './da-10-working-cap.ts';
import { twoPersons } from './da-12-two-persons.ts';
import { openPeriod } from './da-13-open-period.ts';
import { oneOffRelief } from './da-14-one-off.ts';
import { attachments } from './da-15-attachments.ts';
import { procurementRecord } from './da-16-procurement.ts';
import { approvedExpense } from './da-17-approved-expense.ts';
import type { Rule } from './judgement.ts';
import type { Finding, Judgement, RuleCode, RuleContext } from './types.ts';

/** The rules judged of an entry, before payment and when recording, in the order of their codes. */
const RULES: readonly Rule[] = [
  oneFundOneAccount,
  noOwnAccount,
  permittedUse,
  concretePurpose,
  withinBudget,
  balanceNotBelowZero,
  approvedRelief,
  paidToRecipient,
  publishedFirst,
  workingExpenseCap,
  twoPersons,
  openPeriod,
  oneOffRelief,
  attachments,
  procurementRecord,
  approvedExpense,
];

export interface EntryVerdict {
  entryUid: string;
  /** To be stored with the entry: the same figures the rules were judged with. */
  effect: EntryEffect;
  /** One per rule, in the order of the codes. */
  judgements: Judgement[];
}

/** One entry's judgements within its prepared batch, one per rule in the order of the codes. */
export function judgeEntry(entry: EntryFacts, batch: Batch, context: RuleContext): Judgement[] {
  return RULES.map((rule) => rule(entry, batch, context));
}

/** Judges entries that are posted together, as a whole. Verdicts in the order given. */
export function judgeBatch(entries: EntryFacts[], context: RuleContext): EntryVerdict[] {
  const batch = prepareBatch(entries, context);
  return batch.entries.map((entry) => ({
    entryUid: entry.uid,
    effect: batch.effects.get(entry.uid)!,
    judgements: judgeEntry(entry, batch, context),
  }));
}

/** The findings among judgements: what failed and what was warned of. */
export function findingsOf(judgements: Judgement[]): Finding[] {
  return judgements.flatMap(({ finding }) => (finding ? [finding] : []));
}

/** True when nothing failed. Warnings allow posting, each with the reviewer's written reason. */
export function canPost(judgements: readonly Judgement[]): boolean {
  return judgements.every(({ outcome }) => outcome !== 'failed');
}

/** The codes for which the reviewer must write a reason before posting. */
export function reasonsNeeded(judgements: readonly Judgement[]): RuleCode[] {
  return judgements.filter(({ outcome }) => outcome === 'warned').map(({ code }) => code);
}
