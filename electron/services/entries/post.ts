import { TEMPLATE_VERSION } from '#shared/books/templates.ts';
import { voucherNo } from '#shared/books/voucher-number.ts';
import type { DraftVerdict } from '#shared/contract/entries.ts';
import type { CallArgs, CallOutput } from '#shared/contract/index.ts';
import type { EntryFacts } from '#shared/entries/entry.ts';
import { ledgerErrors } from '#shared/errors/ledger-errors.ts';
import { asInquiry, outcomeOf } from '#shared/rules/inquiry.ts';
import { reasonsNeeded } from '#shared/rules/judge.ts';
import type { Judgement } from '#shared/rules/types.ts';
import { newUid } from '../../ledger-file/uid.ts';
import type { LedgerContext } from '../context.ts';
import { answeredTwice } from './answered-once.ts';
import { type JudgedEntry, judgeCandidates } from './batch.ts';
import { type DraftRow, deleteDraftRow, mustDraft } from './draft-store.ts';
import { candidatesOf, type DraftEntries, entriesOfDraft } from './verdicts.ts';
import { type BatchEntry, writeBatch } from './write-batch.ts';

type Args = CallArgs<'entries.post'>;

/**
 * 记账: judges the submitted drafts as one batch and makes them permanent, or refuses the whole.
 * What the bank did against a rule is booked as 待查款项 when the reviewer accepts that.
 */
export function post(ctx: LedgerContext, args: Args): CallOutput<'entries.post'> {
  const drafts = args.uids.map((uid) => mustDraft(ctx, uid));
  const fundId = requireSubmittedOfOneFund(drafts);
  const batch = drafts.map((draft) => withFreshUids(entriesOfDraft(ctx, draft)));
  refuseLacking(batch.map(({ draft, missing }) => ({ uid: draft.uid, missing })));
  const accepted = convertAccepted(ctx, fundId, batch, args);
  refuseLacking(answeredTwice(ctx, batch));
  const judged = judgeCandidates(
    ctx,
    fundId,
    batch.flatMap((entries) => candidatesOf(entries)),
    ctx.operator.personUid,
  );
  const byUid = new Map(judged.map((entry) => [entry.facts.uid, entry]));
  refuseUnpostable(batch, byUid);
  refuseWithoutReason(batch, byUid, args);
  const written = writeBatch(
    ctx,
    fundId,
    batch.flatMap((entries) => toWrite(entries, byUid, accepted, args)),
  );
  for (const draft of drafts) deleteDraftRow(ctx, draft);
  return {
    postingUid: written.postingUid,
    chainSeq: written.head.seq,
    chainHead: written.head.link.toString('hex'),
    vouchers: written.vouchers.map((voucher) => ({
      entryUid: voucher.entryUid,
      draftUid: voucher.draftUid,
      voucherNo: voucherNo(voucher),
      asInquiry: accepted.has(voucher.draftUid),
    })),
  };
}

function requireSubmittedOfOneFund(drafts: readonly DraftRow[]): number {
  if (drafts.some((draft) => draft.state !== 'submitted')) {
    throw ledgerErrors.make('DRAFT-NOT-SUBMITTED', { what: '记账' });
  }
  const funds = new Set(drafts.map((draft) => draft.fund_id));
  const uids = new Set(drafts.map((draft) => draft.uid));
  if (funds.size !== 1 || uids.size !== drafts.length) {
    throw ledgerErrors.make('INPUT-INVALID', { problem: '一批只能是同一基金的凭证，且不能重复。' });
  }
  return [...funds][0]!;
}

function withFreshUids(entries: DraftEntries): DraftEntries {
  return {
    ...entries,
    red: entries.red && { ...entries.red, uid: newUid() },
    own: entries.own && { ...entries.own, uid: newUid() },
  };
}

function refuseLacking(batch: readonly Pick<DraftVerdict, 'uid' | 'missing'>[]): void {
  const lacking = batch.filter(({ missing }) => missing.length > 0);
  if (lacking.length === 0) return;
  throw refusal('POST-REFUSED', lacking.length, lacking[0]!.missing[0]!.message, lacking);
}

/**
 * Turns into 待查款项 what only can be that and was accepted as such. Returns, per draft, what the
 * rules said of it as it was meant: the open finding the inquiry keeps.
 */
function convertAccepted(
  ctx: LedgerContext,
  fundId: number,
  batch: DraftEntries[],
  args: Args,
): Map<string, Judgement[]> {
  const accepted = new Map<string, Judgement[]>();
  const found = onlyInquiries(ctx, fundId, batch);
  for (const { entries, failed, facts } of found) {
    if (!args.acceptInquiry.includes(entries.draft.uid)) continue;
    accepted.set(entries.draft.uid, failed);
    entries.own = asInquiry(facts);
  }
  // Judged again: without what was accepted the others may well keep to the budget.
  const open = (accepted.size === 0 ? found : onlyInquiries(ctx, fundId, batch))
    .filter(({ entries }) => !accepted.has(entries.draft.uid))
    .map(({ entries, failed }) => ({ uid: entries.draft.uid, judgements: failed }));
  if (open.length > 0) {
    throw refusal('POST-NEEDS-ACCEPT', open.length, messageOf(open[0]!.judgements), open);
  }
  return accepted;
}

/** The drafts of a batch that can only be 待查款项, with what failed. */
function onlyInquiries(ctx: LedgerContext, fundId: number, batch: readonly DraftEntries[]) {
  const candidates = batch.flatMap((entries) => candidatesOf(entries));
  const judged = judgeCandidates(ctx, fundId, candidates, ctx.operator.personUid);
  const byUid = new Map(judged.map((entry) => [entry.facts.uid, entry]));
  return batch.flatMap((entries) => {
    const own = entries.own === null ? undefined : byUid.get(entries.own.uid);
    if (!own || outcomeOf(own.facts, own.judgements) !== 'inquiry') return [];
    const failed = own.judgements.filter(({ outcome }) => outcome === 'failed');
    return [{ entries, failed, facts: own.facts }];
  });
}

function refuseUnpostable(
  batch: readonly DraftEntries[],
  judged: ReadonlyMap<string, JudgedEntry>,
): void {
  const failing = batch.flatMap((entries) => {
    const judgements = judgementsOf(entries, judged).filter((j) => j.outcome === 'failed');
    return judgements.length > 0 ? [{ uid: entries.draft.uid, judgements }] : [];
  });
  if (failing.length === 0) return;
  throw refusal('POST-REFUSED', failing.length, messageOf(failing[0]!.judgements), failing);
}

function refuseWithoutReason(
  batch: readonly DraftEntries[],
  judged: ReadonlyMap<string, JudgedEntry>,
  args: Args,
): void {
  const given = new Set(args.reasons.map((reason) => `${reason.uid} ${reason.code}`));
  const lacking = batch.flatMap((entries) => {
    const judgements = judgementsOf(entries, judged);
    const codes = reasonsNeeded(judgements).filter((c) => !given.has(`${entries.draft.uid} ${c}`));
    const needed = judgements.filter((j) => j.outcome === 'warned' && codes.includes(j.code));
    return needed.length > 0 ? [{ uid: entries.draft.uid, judgements: needed }] : [];
  });
  if (lacking.length === 0) return;
  throw refusal('POST-NEEDS-REASON', lacking.length, messageOf(lacking[0]!.judgements), lacking);
}

const factsIn = ({ red, own }: DraftEntries): EntryFacts[] =>
  [red, own].filter((facts) => facts !== null);

const judgementsOf = (
  entries: DraftEntries,
  judged: ReadonlyMap<string, JudgedEntry>,
): Judgement[] => factsIn(entries).flatMap((facts) => judged.get(facts.uid)!.judgements);

const messageOf = (judgements: readonly Judgement[]): string =>
  judgements[0]?.finding?.message ?? '';

type RefusalCode = 'POST-REFUSED' | 'POST-NEEDS-ACCEPT' | 'POST-NEEDS-REASON';

const refusal = (code: RefusalCode, count: number, problem: string, details: unknown) =>
  ledgerErrors.make(code, { count, problem }, { details });

function toWrite(
  entries: DraftEntries,
  judged: ReadonlyMap<string, JudgedEntry>,
  accepted: ReadonlyMap<string, Judgement[]>,
  args: Args,
): BatchEntry[] {
  const { draft, content } = entries;
  const reasons = new Map(
    args.reasons.filter((r) => r.uid === draft.uid).map((r) => [r.code, r.reason]),
  );
  return factsIn(entries).map((facts) => ({
    ...judged.get(facts.uid)!,
    draft,
    note: facts === entries.red ? (content.correction?.reason ?? '') : content.note,
    reasons,
    // Kept with the inquiry as its open finding.
    failedBefore: facts === entries.red ? [] : (accepted.get(draft.uid) ?? []),
    templateVersion: TEMPLATE_VERSION,
  }));
}

export type { DraftVerdict };
