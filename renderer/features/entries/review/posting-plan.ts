import type { DraftVerdict, DraftView } from '#shared/contract/entries.ts';
import { ENTRY_KINDS } from '#shared/entries/kinds.ts';
import type { RuleCode } from '#shared/rules/types.ts';

/** One warning of one draft: the reviewer's reason for going on is kept with the entry. */
export interface Warning {
  key: string;
  uid: string;
  code: RuleCode;
  message: string;
}

/** What posting a selection would do, before anybody commits to it. */
export interface PostingPlan {
  drafts: DraftView[];
  post: string[];
  inquiry: string[];
  /** What each of those fails, by its draft. */
  inquiryWhy: Map<string, string>;
  /** Each takes money out of inquiry against rules that only the supervisor sets aside, in writing. */
  exceptions: { uid: string; why: string; failed: { code: RuleCode; message: string }[] }[];
  refused: { uid: string; why: string }[];
  warnings: Warning[];
}

/** Sums up the verdicts of drafts about to be posted together. */
export function postingPlan(drafts: DraftView[], verdicts: DraftVerdict[]): PostingPlan {
  const byUid = new Map(verdicts.map((verdict) => [verdict.uid, verdict]));
  const plan: PostingPlan = {
    drafts,
    post: [],
    inquiry: [],
    inquiryWhy: new Map(),
    exceptions: [],
    refused: [],
    warnings: [],
  };
  for (const draft of drafts) {
    const verdict = byUid.get(draft.uid);
    if (!verdict || verdict.outcome === 'refuse') {
      plan.refused.push({ uid: draft.uid, why: refusalOf(verdict) });
      continue;
    }
    plan.warnings.push(...warningsOf(verdict));
    if (verdict.outcome === 'exception') {
      plan.exceptions.push({
        uid: draft.uid,
        why: refusalOf(verdict),
        failed: failedOf(verdict),
      });
      continue;
    }
    plan[verdict.outcome].push(draft.uid);
    if (verdict.outcome === 'inquiry') plan.inquiryWhy.set(draft.uid, refusalOf(verdict));
  }
  return plan;
}

const failedOf = (verdict: DraftVerdict): { code: RuleCode; message: string }[] =>
  verdict.judgements.flatMap(({ code, outcome, finding }) =>
    outcome === 'failed' && finding ? [{ code, message: finding.message }] : [],
  );

/** Money in and out of the drafts really posted: what the reviewer answers for. */
export function moneyOf(
  drafts: readonly Pick<DraftView, 'uid' | 'content'>[],
  uids: readonly string[],
): { inFen: number; outFen: number } {
  const money = { inFen: 0, outFen: 0 };
  for (const { uid, content } of drafts) {
    // 转列 moves no bank money.
    if (!uids.includes(uid) || content.reclassifies) continue;
    // A red voucher alone takes its amount back from the side it stood on.
    const onlyRed = content.correction !== null && !content.correction.withBlue;
    const fen = (content.amountFen ?? 0) * (onlyRed ? -1 : 1);
    if (ENTRY_KINDS[content.kind].direction === 'in') money.inFen += fen;
    else money.outFen += fen;
  }
  return money;
}

function refusalOf(verdict: DraftVerdict | undefined): string {
  if (!verdict) return '没有核查结果';
  if (verdict.missing.length > 0) return verdict.missing.map((m) => m.message).join('');
  const blocks = verdict.judgements.flatMap((j) =>
    j.finding?.severity === 'block' ? [`${j.code} ${j.finding.message}`] : [],
  );
  return blocks.join('') || '不符合专款专用规则';
}

const warningsOf = (verdict: DraftVerdict): Warning[] =>
  verdict.judgements.flatMap(({ code, outcome, finding }) =>
    outcome === 'warned' && finding
      ? [{ key: `${verdict.uid} ${code}`, uid: verdict.uid, code, message: finding.message }]
      : [],
  );
