import { claimsOf, matchingState } from '#shared/approvals/claims.ts';
import { type Fit, fitOf, type PayingLine } from '#shared/approvals/match-score.ts';
import type { Stage } from '#shared/approvals/state.ts';
import type { CallArgs, CallOutput } from '#shared/contract/index.ts';
import { type LedgerContext, today } from '../context.ts';
import { contentOf, type DraftRow, mustDraft } from '../entries/draft-store.ts';
import { lineTextOf } from '../statements/lines.ts';
import type { LoadedApproval } from './approval-facts.ts';
import { rowView } from './approval-views.ts';
import { found } from './approvals.ts';
import { unpaid } from './matching.ts';

/** So many are offered at once: who looks for another types. */
const OFFERED = 50;
const ENDED: ReadonlySet<Stage> = new Set<Stage>(['closed', 'rejected', 'withdrawn']);

/** What a draft may rest on: what fits its payment first, the rest as it comes, the newest first. */
export function payable(
  ctx: LedgerContext,
  { draftUid, ...filter }: CallArgs<'approvals.payable'>,
): CallOutput<'approvals.payable'> {
  const row = draftUid === null ? null : mustDraft(ctx, draftUid);
  const payment = row && paymentOf(ctx, row);
  if (!row || !payment) return standing(ctx, filter, OFFERED).map((one) => view(ctx, one, null));
  const all = standing(ctx, filter, Number.POSITIVE_INFINITY);
  const fits = fitsOf(ctx, row, payment, all);
  return all
    .toSorted((a, b) => scoreOf(fits, b) - scoreOf(fits, a))
    .slice(0, OFFERED)
    .map((one) => view(ctx, one, fits.get(one.row.uid) ?? null));
}

function standing(
  ctx: LedgerContext,
  filter: Parameters<typeof found>[1],
  atMost: number,
): LoadedApproval[] {
  const taken: LoadedApproval[] = [];
  for (const one of found(ctx, filter)) {
    if (!ENDED.has(one.state.stage)) taken.push(one);
    if (taken.length === atMost) break;
  }
  return taken;
}

const view = (ctx: LedgerContext, one: LoadedApproval, fit: Fit | null) => ({
  ...rowView(ctx, one),
  reasons: fit?.reasons ?? [],
});

const scoreOf = (fits: ReadonlyMap<string, Fit>, { row }: LoadedApproval): number =>
  fits.get(row.uid)?.score ?? 0;

/** The money a draft accounts for, as its line tells it; null where the bank has told nothing. */
function paymentOf(ctx: LedgerContext, row: DraftRow): PayingLine | null {
  const { lines, businessDate, amountFen, counterparty } = contentOf(ctx, row);
  const [line] = lines;
  if (line === undefined || businessDate === null || amountFen === null) return null;
  return {
    uid: row.uid,
    day: businessDate,
    amountFen,
    counterparty: counterparty ?? { name: '', account: null },
    memo: lineTextOf(ctx, line.lineUid).memo,
  };
}

/** Of each application the best fit; what the draft itself takes of one is still to be had. */
function fitsOf(
  ctx: LedgerContext,
  draft: DraftRow,
  payment: PayingLine,
  all: readonly LoadedApproval[],
): ReadonlyMap<string, Fit> {
  const open = unpaid(ctx, draft.fund_id, 'lines', all, draft.uid);
  const fits = open.flatMap(({ row, facts }) => {
    const claims = claimsOf(facts, matchingState(facts, today(ctx)));
    const [best] = claims
      .flatMap((claim) => fitOf(payment, claim) ?? [])
      .toSorted((a, b) => b.score - a.score);
    return best ? [[row.uid, best] as const] : [];
  });
  return new Map(fits);
}
