import type { Attack } from './attack.ts';
import { ANSWER_ATTACKS } from './batch/answers.ts';
import { BUDGET_ATTACKS } from './batch/budget.ts';
import { ENTRY_ATTACKS } from './batch/entries.ts';
import { POSTING_ATTACKS } from './batch/postings.ts';
import { REVERSAL_ATTACKS } from './batch/reversals.ts';
import { SOURCE_ATTACKS } from './batch/sources.ts';
import { TERM_ATTACKS } from './batch/terms.ts';
import { VOUCHER_ATTACKS } from './batch/vouchers.ts';

/** Attacks on the judgement of a batch, a file per group of its sentences. */
export const BATCH_ATTACKS: Attack[] = [
  ...POSTING_ATTACKS,
  ...VOUCHER_ATTACKS,
  ...ENTRY_ATTACKS,
  ...ANSWER_ATTACKS,
  ...REVERSAL_ATTACKS,
  ...SOURCE_ATTACKS,
  ...TERM_ATTACKS,
  ...BUDGET_ATTACKS,
];
