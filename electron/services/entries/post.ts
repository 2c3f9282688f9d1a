import { TEMPLATE_VERSION } from '#shared/books/templates.ts';
import { voucherNo } from '#shared/books/voucher-number.ts';
import type { CallArgs, CallOutput } from '#shared/contract/index.ts';
import { ledgerErrors } from '#shared/errors/ledger-errors.ts';
import { reasonsNeeded } from '#shared/rules/judge.ts';
import type { Judgement } from '#shared/rules/types.ts';
import { newUid } from '../../ledger-file/uid.ts';
import type { LedgerContext } from '../context.ts';
import type { JudgedEntry } from './batch.ts';
import { entriesOfDraft } from './draft-entries.ts';
import { type DraftRow, deleteDraftRow, mustDraft } from './draft-store.ts';
import { type JudgedDraft, judgeBatch, judgementsOf } from './judge-batch.ts';
import { type BatchEntry, writeBatch } from './write-batch.ts';

type Args = CallArgs<'entries.post'>;

/**
 * 记账: judges the submitted drafts as one batch and makes them permanent, or refuses the whole.
 * What the bank did against a rule is booked as 待查款项 when the reviewer accepts that.
 */
export function post(ctx: LedgerContext, args: Args): CallOutput<'entries.post'> {
  const drafts = args.uids.map((uid) => mustDraft(ctx, uid));
  const fundId = requireSubmittedOfOneFund(drafts);
  const entries = drafts.map((draft) => entriesOfDraft(ctx, draft));
  const batch = judgeBatch(ctx, fundId, entries, ctx.operator.personUid);
  refuseLacking(batch);
  refuseUnpostable(batch);
  refuseUnaccepted(batch, args);
  refuseWithoutReason(batch, args);
  const inquiries = new Set(inquiriesOf(batch).map(({ entries: e }) => e.draft.uid));
  const toBeWritten = batch.flatMap((judged) => toWrite(judged, args));
  const written = writeBatch(ctx, fundId, toBeWritten);
  for (const draft of drafts) deleteDraftRow(ctx, draft);
  return {
    postingUid: written.postingUid,
    chainSeq: written.head.seq,
    chainHead: written.head.link.toString('hex'),
    vouchers: written.vouchers.map((voucher) => ({
      entryUid: voucher.entryUid,
      draftUid: voucher.draftUid,
      voucherNo: voucherNo(voucher),
      asInquiry: inquiries.has(voucher.draftUid),
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

function refuseLacking(batch: readonly JudgedDraft[]): void {
  const lacking = batch.flatMap(({ entries, missing }) =>
    missing.length > 0 ? [{ uid: entries.draft.uid, missing }] : [],
  );
  if (lacking.length === 0) return;
  throw refusal('POST-REFUSED', lacking.length, lacking[0]!.missing[0]!.message, lacking);
}

function refuseUnpostable(batch: readonly JudgedDraft[]): void {
  const failing = batch.flatMap((judged) =>
    judged.outcome === 'refuse'
      ? [
          named(
            judged,
            judgementsOf(judged).filter(({ outcome }) => outcome === 'failed'),
          ),
        ]
      : [],
  );
  if (failing.length === 0) return;
  throw refusal('POST-REFUSED', failing.length, messageOf(failing[0]!.judgements), failing);
}

const inquiriesOf = (batch: readonly JudgedDraft[]): JudgedDraft[] =>
  batch.filter(({ outcome }) => outcome === 'inquiry');

/** What can only be 待查款项 becomes that once the reviewer has accepted it by name. */
function refuseUnaccepted(batch: readonly JudgedDraft[], args: Args): void {
  const open = inquiriesOf(batch)
    .filter(({ entries }) => !args.acceptInquiry.includes(entries.draft.uid))
    .map((judged) => named(judged, judged.failedBefore));
  if (open.length === 0) return;
  throw refusal('POST-NEEDS-ACCEPT', open.length, messageOf(open[0]!.judgements), open);
}

function refuseWithoutReason(batch: readonly JudgedDraft[], args: Args): void {
  const given = new Set(args.reasons.map((reason) => `${reason.uid} ${reason.code}`));
  const lacking = batch.flatMap((judged) => {
    const { uid } = judged.entries.draft;
    const judgements = judgementsOf(judged);
    const codes = reasonsNeeded(judgements).filter((code) => !given.has(`${uid} ${code}`));
    const needed = judgements.filter((j) => j.outcome === 'warned' && codes.includes(j.code));
    return needed.length > 0 ? [named(judged, needed)] : [];
  });
  if (lacking.length === 0) return;
  throw refusal('POST-NEEDS-REASON', lacking.length, messageOf(lacking[0]!.judgements), lacking);
}

const named = ({ entries }: JudgedDraft, judgements: readonly Judgement[]) => ({
  uid: entries.draft.uid,
  judgements,
});

const messageOf = (judgements: readonly Judgement[]): string =>
  judgements[0]?.finding?.message ?? '';

type RefusalCode = 'POST-REFUSED' | 'POST-NEEDS-ACCEPT' | 'POST-NEEDS-REASON';

const refusal = (code: RefusalCode, count: number, problem: string, details: unknown) =>
  ledgerErrors.make(code, { count, problem }, { details });

/** The entries of a draft, each under a uid of its own from now on. */
function toWrite({ entries, red, own, failedBefore }: JudgedDraft, args: Args): BatchEntry[] {
  const { draft, content } = entries;
  const reasons = new Map(
    args.reasons.filter((r) => r.uid === draft.uid).map((r) => [r.code, r.reason]),
  );
  const booked = (judged: JudgedEntry, note: string, before: readonly Judgement[]) => ({
    ...judged,
    facts: { ...judged.facts, uid: newUid() },
    draft,
    note,
    reasons,
    failedBefore: before,
    templateVersion: TEMPLATE_VERSION,
  });
  return [
    ...(red === null ? [] : [booked(red, content.correction?.reason ?? '', [])]),
    // What failed is kept with the inquiry as its open finding.
    ...(own === null ? [] : [booked(own, content.note, failedBefore)]),
  ];
}
