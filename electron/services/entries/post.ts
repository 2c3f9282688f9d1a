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
import { type BatchEntry, type RuleException, writeBatch } from './write-batch.ts';

type Args = CallArgs<'entries.post'>;
type Reasons = Args['reasons'];

/**
 * 记账: judges the submitted drafts as one batch and makes them permanent, or refuses the whole.
 * What the bank did against a rule is booked as 待查款项 when the reviewer accepts that.
 */
export function post(ctx: LedgerContext, args: Args): CallOutput<'entries.post'> {
  const { fundId, batch } = judgedDrafts(ctx, args.uids);
  refuseLacking(batch);
  refuseUnpostable(batch);
  refuseUnexcepted(batch);
  refuseUnaccepted(batch, args);
  refuseWithoutReason(batch, args.reasons);
  return book(ctx, fundId, batch, args.reasons, []);
}

/**
 * 凭例外记账: one reclassification that takes money out of inquiry although rules fail, each of
 * which the supervisor sets aside by reason and document. It stands alone in its batch, so that the
 * exception is of this entry and no other.
 */
export function postByException(
  ctx: LedgerContext,
  args: CallArgs<'entries.postByException'>,
): CallOutput<'entries.postByException'> {
  const { fundId, batch } = judgedDrafts(ctx, [args.uid]);
  refuseLacking(batch);
  refuseUnpostable(batch);
  refuseOtherExceptions(batch[0]!, args.exceptions);
  const reasons = args.reasons.map((reason) => ({ ...reason, uid: args.uid }));
  refuseWithoutReason(batch, reasons);
  return book(ctx, fundId, batch, reasons, args.exceptions);
}

function judgedDrafts(ctx: LedgerContext, uids: readonly string[]) {
  const drafts = uids.map((uid) => mustDraft(ctx, uid));
  const fundId = requireSubmittedOfOneFund(drafts);
  const entries = drafts.map((draft) => entriesOfDraft(ctx, draft));
  return { fundId, batch: judgeBatch(ctx, fundId, entries, ctx.operator.personUid) };
}

function book(
  ctx: LedgerContext,
  fundId: number,
  batch: readonly JudgedDraft[],
  reasons: Reasons,
  exceptions: readonly RuleException[],
): CallOutput<'entries.post'> {
  const inquiries = new Set(inquiriesOf(batch).map(({ entries }) => entries.draft.uid));
  const toBeWritten = batch.flatMap((judged) => toWrite(judged, reasons));
  const written = writeBatch(ctx, fundId, toBeWritten, exceptions);
  for (const { entries } of batch) deleteDraftRow(ctx, entries.draft);
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
    judged.outcome === 'refuse' ? [named(judged, failedOf(judged))] : [],
  );
  if (failing.length === 0) return;
  throw refusal('POST-REFUSED', failing.length, messageOf(failing[0]!.judgements), failing);
}

/** What only the supervisor's exception lets pass is posted by its own call. */
function refuseUnexcepted(batch: readonly JudgedDraft[]): void {
  const open = batch
    .filter(({ outcome }) => outcome === 'exception')
    .map((judged) => named(judged, failedOf(judged)));
  if (open.length === 0) return;
  throw refusal('POST-NEEDS-EXCEPTION', open.length, messageOf(open[0]!.judgements), open);
}

/** Each rule that fails is set aside, and no other: an exception in store would hide the next fault. */
function refuseOtherExceptions(judged: JudgedDraft, exceptions: readonly RuleException[]): void {
  const failed = judged.outcome === 'exception' ? failedOf(judged) : [];
  const given = exceptions.map(({ code }) => code);
  const open = failed.filter(({ code }) => !given.includes(code));
  if (open.length > 0) {
    throw refusal('POST-NEEDS-EXCEPTION', 1, messageOf(open), [named(judged, open)]);
  }
  const needless = given.filter(
    (code, at) =>
      given.indexOf(code) !== at || failed.every((judgement) => judgement.code !== code),
  );
  if (needless.length === 0) return;
  const problem = `${needless.join('、')} 不需要例外。`;
  throw ledgerErrors.make('INPUT-INVALID', { problem });
}

const failedOf = (judged: JudgedDraft): Judgement[] =>
  judgementsOf(judged).filter(({ outcome }) => outcome === 'failed');

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

function refuseWithoutReason(batch: readonly JudgedDraft[], reasons: Reasons): void {
  const given = new Set(reasons.map((reason) => `${reason.uid} ${reason.code}`));
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

type RefusalCode =
  | 'POST-REFUSED'
  | 'POST-NEEDS-ACCEPT'
  | 'POST-NEEDS-EXCEPTION'
  | 'POST-NEEDS-REASON';

const refusal = (code: RefusalCode, count: number, problem: string, details: unknown) =>
  ledgerErrors.make(code, { count, problem }, { details });

/** The entries of a draft, each under a uid of its own from now on. */
function toWrite({ entries, red, own, failedBefore }: JudgedDraft, given: Reasons): BatchEntry[] {
  const { draft, content } = entries;
  const reasons = new Map(given.filter((r) => r.uid === draft.uid).map((r) => [r.code, r.reason]));
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
