import { accountOf } from '#shared/books/accounts.ts';
import type { DraftContent, DraftVerdict } from '#shared/contract/entries.ts';
import { missingFields } from '#shared/entries/completeness.ts';
import type { EntryFacts } from '#shared/entries/entry.ts';
import { AppError } from '#shared/errors/app-error.ts';
import { asInquiry, outcomeOf } from '#shared/rules/inquiry.ts';
import type { RuleContext } from '#shared/rules/types.ts';
import { firstValue } from '../../ledger-file/prepared.ts';
import type { LedgerContext } from '../context.ts';
import { mayReview } from '../guards.ts';
import { answeredEntry } from './answered.ts';
import { type Candidate, type JudgedEntry, judgeCandidates } from './batch.ts';
import { beyondDocuments } from './budget-room.ts';
import { contentOf, type DraftRow } from './draft-store.ts';
import { factsOfContent, redFacts } from './facts.ts';

/** The entries one draft becomes: usually one; a correction adds the red one before it. */
export interface DraftEntries {
  draft: DraftRow;
  content: DraftContent;
  red: EntryFacts | null;
  own: EntryFacts | null;
  missing: DraftVerdict['missing'];
}

const blueUid = (uid: string): string => uid;
/** Red and own entry need two uids; the red one's is derived for judging, fresh for posting. */
const redUid = (uid: string): string => `${uid}#red`;

/** What a draft would post and what it still lacks. */
export function entriesOfDraft(ctx: LedgerContext, draft: DraftRow): DraftEntries {
  const content = contentOf(ctx, draft);
  const { correction } = content;
  const base = { draft, content, red: null, own: null };
  try {
    const red = correction === null ? null : redFacts(ctx, redUid(draft.uid), correction.entryUid);
    const wantsOwn = correction === null || correction.withBlue;
    const own = wantsOwn ? factsOfContent(ctx, blueUid(draft.uid), draft.fund_uid, content) : null;
    return {
      draft,
      content,
      red,
      own,
      missing: wantsOwn ? lacks(ctx, draft, content, { red, own }) : [],
    };
  } catch (error) {
    // E.g. the entry to correct was reversed meanwhile: the draft stays and says so.
    if (!(error instanceof AppError)) throw error;
    return { ...base, missing: [{ field: 'correction', message: error.message }] };
  }
}

function lacks(
  ctx: LedgerContext,
  draft: DraftRow,
  content: DraftContent,
  { red, own }: Pick<DraftEntries, 'red' | 'own'>,
): DraftVerdict['missing'] {
  if (own === null) return missingCore(content);
  const answered = own.ofEntryUid === null ? null : answeredEntry(ctx, own.ofEntryUid);
  // The red one gives back what the cancelled entry had answered, for its blue one to answer anew.
  if (answered !== null && red?.ofEntryUid === answered.uid) answered.openFen += red.amountFen;
  const custody = custodyOn(ctx, draft.fund_id, own.businessDate);
  return [...missingFields(own, answered, custody), ...beyondDocuments(ctx, own, red)];
}

function missingCore(content: DraftContent): DraftVerdict['missing'] {
  const missing: DraftVerdict['missing'] = [];
  if (content.accountUid === null)
    missing.push({ field: 'accountUid', message: '请选择银行账户。' });
  if (content.businessDate === null) {
    missing.push({ field: 'businessDate', message: '请填写业务日期。' });
  }
  if (content.amountFen === null) missing.push({ field: 'amountFen', message: '请填写金额。' });
  return missing;
}

const custodyOn = (ctx: LedgerContext, fundId: number, day: string): RuleContext['custody'] =>
  firstValue<RuleContext['custody']>(
    ctx.db,
    'SELECT mode FROM custody WHERE fund_id = ? AND from_date <= ? ORDER BY from_date DESC LIMIT 1',
    fundId,
    day,
  ) ?? 'own-account';

export const candidatesOf = ({ draft, red, own }: DraftEntries): Candidate[] =>
  [red, own].flatMap((facts) =>
    facts === null ? [] : [{ facts, preparerPersonUid: draft.preparer_person_uid }],
  );

/** Judges drafts as one batch, as if posted together now by the acting operator. */
export function verdictsOf(ctx: LedgerContext, drafts: readonly DraftRow[]): DraftVerdict[] {
  const entries = drafts.map((draft) => entriesOfDraft(ctx, draft));
  const judgeable = entries.filter((e) => e.missing.length === 0);
  const judged = new Map<string, JudgedEntry>();
  for (const [fundId, ofFund] of Map.groupBy(judgeable, (e) => e.draft.fund_id)) {
    for (const entry of judgeTogether(ctx, fundId, ofFund)) judged.set(entry.facts.uid, entry);
  }
  return entries.map((e) => inquiryShown(ctx, e, verdictOf(e, judged)));
}

/** Each round judges the whole batch: past these, what is left is all called beyond the budget. */
const MOST_ROUNDS = 20;

/**
 * Judges drafts of one fund as one batch. What exceeds the budget on one day fails every payment
 * before it too (DA-05 looks at each day to the year's end). So the last of those (of one day the
 * largest) is taken for 待查款项 and the others are judged again, until only what is too much is
 * named.
 */
function judgeTogether(
  ctx: LedgerContext,
  fundId: number,
  drafts: readonly DraftEntries[],
): JudgedEntry[] {
  const beyond = new Map<string, JudgedEntry>();
  for (;;) {
    const candidates = drafts
      .map((e) => (e.own && beyond.has(e.own.uid) ? { ...e, own: asInquiry(e.own) } : e))
      .flatMap(candidatesOf);
    if (candidates.length === 0) return [];
    const judged = judgeCandidates(ctx, fundId, candidates, reviewerOf(ctx)).map(
      (entry) => beyond.get(entry.facts.uid) ?? entry,
    );
    const failing = judged.filter((entry) => !beyond.has(entry.facts.uid) && isBeyond(entry));
    if (failing.length <= 1 || beyond.size >= MOST_ROUNDS) return judged;
    const last = failing.reduce(laterOrLarger);
    beyond.set(last.facts.uid, last);
  }
}

function laterOrLarger(a: JudgedEntry, b: JudgedEntry): JudgedEntry {
  const [day, other] = [a.facts.businessDate, b.facts.businessDate];
  if (day !== other) return other > day ? b : a;
  return b.facts.amountFen > a.facts.amountFen ? b : a;
}

/** True when the budget alone keeps money that moved already from being spending. */
const isBeyond = ({ facts, judgements }: JudgedEntry): boolean =>
  outcomeOf(facts, judgements) === 'inquiry' &&
  judgements.every(({ code, outcome }) => outcome !== 'failed' || code === 'DA-05');

/** What can only be posted as 待查款项 shows that voucher: it is the one that will be made. */
function inquiryShown(ctx: LedgerContext, e: DraftEntries, verdict: DraftVerdict): DraftVerdict {
  if (verdict.outcome !== 'inquiry' || e.own === null) return verdict;
  const facts = asInquiry(e.own);
  const candidates = candidatesOf({ ...e, red: null, own: facts });
  const [entry] = judgeCandidates(ctx, e.draft.fund_id, candidates, reviewerOf(ctx));
  return entry ? { ...verdict, ...voucherOf(entry) } : verdict;
}

/** Only somebody who may review is judged as the reviewer (DA-12). */
const reviewerOf = (ctx: LedgerContext): string | null =>
  mayReview(ctx) ? ctx.operator.personUid : null;

function verdictOf(e: DraftEntries, judged: ReadonlyMap<string, JudgedEntry>): DraftVerdict {
  const own = e.own === null ? undefined : judged.get(e.own.uid);
  const red = e.red === null ? undefined : judged.get(e.red.uid);
  const shown = own ?? red;
  const judgements = [...(red?.judgements ?? []), ...(own?.judgements ?? [])];
  const outcomes = [red, own].flatMap((j) => (j ? [outcomeOf(j.facts, j.judgements)] : []));
  return {
    uid: e.draft.uid,
    missing: e.missing,
    judgements: strongest(judgements),
    outcome:
      outcomes.includes('refuse') || outcomes.length === 0 || e.missing.length > 0
        ? 'refuse'
        : outcomes.includes('inquiry')
          ? 'inquiry'
          : 'post',
    ...voucherOf(shown),
  };
}

const voucherOf = (entry: JudgedEntry | undefined): Pick<DraftVerdict, 'voucher' | 'summary'> => ({
  voucher: (entry?.lines ?? []).map((line) => ({
    ...line,
    accountName: accountOf(line.accountCode).name,
  })),
  summary: entry?.summary ?? '',
});

const WEIGHT = { 'not-applicable': 0, passed: 1, warned: 2, failed: 3 } as const;

/** One judgement per rule: of a red-blue pair the graver one. */
function strongest(judgements: JudgedEntry['judgements']): JudgedEntry['judgements'] {
  const byRule = new Map<string, JudgedEntry['judgements'][number]>();
  for (const judgement of judgements) {
    const known = byRule.get(judgement.code);
    if (!known || WEIGHT[judgement.outcome] > WEIGHT[known.outcome]) {
      byRule.set(judgement.code, judgement);
    }
  }
  return [...byRule.values()];
}
