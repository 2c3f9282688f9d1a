import { accountOf } from '#shared/books/accounts.ts';
import type { DraftVerdict } from '#shared/contract/entries.ts';
import type { Judgement } from '#shared/rules/types.ts';
import type { LedgerContext } from '../context.ts';
import { mayReview } from '../guards.ts';
import { entriesOfDraft } from './draft-entries.ts';
import type { DraftRow } from './draft-store.ts';
import { type JudgedDraft, judgeBatch, judgementsOf } from './judge-batch.ts';

/** Judges drafts as one batch, as if posted together now by the acting operator. */
export function verdictsOf(ctx: LedgerContext, drafts: readonly DraftRow[]): DraftVerdict[] {
  const verdicts = new Map<string, DraftVerdict>();
  const entries = drafts.map((draft) => entriesOfDraft(ctx, draft));
  for (const [fundId, ofFund] of Map.groupBy(entries, (e) => e.draft.fund_id)) {
    for (const judged of judgeBatch(ctx, fundId, ofFund, reviewerOf(ctx))) {
      verdicts.set(judged.entries.draft.uid, verdictOf(judged));
    }
  }
  return drafts.map(({ uid }) => verdicts.get(uid)!);
}

/** Only somebody who may review is judged as the reviewer (DA-12). */
const reviewerOf = (ctx: LedgerContext): string | null =>
  mayReview(ctx) ? ctx.operator.personUid : null;

function verdictOf(judged: JudgedDraft): DraftVerdict {
  const { entries, missing, outcome, own, red } = judged;
  const shown = own ?? red;
  return {
    uid: entries.draft.uid,
    missing,
    judgements: strongest(judgementsOf(judged)),
    outcome,
    voucher: (shown?.lines ?? []).map((line) => ({
      ...line,
      accountName: accountOf(line.accountCode).name,
    })),
    summary: shown?.summary ?? '',
  };
}

const WEIGHT = { 'not-applicable': 0, passed: 1, warned: 2, failed: 3 } as const;

/** One judgement per rule: of a red-blue pair the graver one. */
function strongest(judgements: readonly Judgement[]): Judgement[] {
  const byRule = new Map<string, Judgement>();
  for (const judgement of judgements) {
    const known = byRule.get(judgement.code);
    if (!known || WEIGHT[judgement.outcome] > WEIGHT[known.outcome]) {
      byRule.set(judgement.code, judgement);
    }
  }
  return [...byRule.values()];
}
