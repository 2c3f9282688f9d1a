import type { DraftVerdict } from '#shared/contract/entries.ts';
import { asInquiry, outcomeOf } from '#shared/rules/inquiry.ts';
import type { Judgement } from '#shared/rules/types.ts';
import type { LedgerContext } from '../context.ts';
import { answeredTogether } from './answered-once.ts';
import { type JudgedEntry, judgeCandidates } from './batch.ts';
import { beyondDocuments } from './budget-room.ts';
import { candidatesOf, type DraftEntries } from './draft-entries.ts';

type Missing = DraftVerdict['missing'];

/** One draft as posting its batch would make it. */
export interface JudgedDraft {
  /** Its own entry as it would be booked: 待查款项 where nothing else is left. */
  entries: DraftEntries;
  /** What it lacks by itself, or within this batch. */
  missing: Missing;
  outcome: DraftVerdict['outcome'];
  red: JudgedEntry | null;
  own: JudgedEntry | null;
  /** What failed of an inquiry's money as it was meant: the open finding the inquiry keeps. */
  failedBefore: Judgement[];
}

/**
 * The one judgement of a batch: what looking at it shows is what posting it does. Drafts of one
 * fund are judged together; one that lacks something is left out of the figures of the others.
 * Answers in the order given.
 *
 * @param reviewerPersonUid null while nobody has reviewed yet.
 */
export function judgeBatch(
  ctx: LedgerContext,
  fundId: number,
  drafts: readonly DraftEntries[],
  reviewerPersonUid: string | null,
): JudgedDraft[] {
  const missing = new Map(drafts.map((e) => [e.draft.uid, e.missing]));
  for (;;) {
    const standing = drafts.filter((e) => missing.get(e.draft.uid)!.length === 0);
    const settled = settle(ctx, fundId, standing, reviewerPersonUid);
    const lacking = lackingTogether(ctx, [...settled.drafts.values()]);
    if (lacking.size === 0) {
      return drafts.map((e) => judgedDraft(e, missing.get(e.draft.uid)!, settled));
    }
    // Without these the others are judged anew: they may find more room, or lose what was freed.
    for (const [uid, lacks] of lacking) missing.set(uid, lacks);
  }
}

/** What each draft by itself may do and the batch may not, by the draft's uid. */
function lackingTogether(
  ctx: LedgerContext,
  drafts: readonly DraftEntries[],
): Map<string, Missing> {
  const answers = answeredTogether(ctx, drafts);
  const documents = beyondDocuments(ctx, drafts);
  return new Map(
    drafts.flatMap((e, at) => {
      const lacks = [...answers[at]!, ...documents[at]!];
      return lacks.length > 0 ? [[e.draft.uid, lacks] as const] : [];
    }),
  );
}

/** A batch in which everything is booked as it can be. */
interface Settled {
  /** By the draft's uid. */
  drafts: ReadonlyMap<string, DraftEntries>;
  /** By the entry's uid. */
  judged: ReadonlyMap<string, JudgedEntry>;
  /** By the uid of an entry that became an inquiry. */
  failedBefore: ReadonlyMap<string, Judgement[]>;
}

/** Turns into 待查款项 what can only be that, and judges the rest again without its spending. */
function settle(
  ctx: LedgerContext,
  fundId: number,
  drafts: readonly DraftEntries[],
  reviewerPersonUid: string | null,
): Settled {
  const failedBefore = new Map<string, Judgement[]>();
  let standing = drafts;
  for (let round = 1; ; round += 1) {
    const candidates = standing.flatMap(candidatesOf);
    const entries = judgeCandidates(ctx, fundId, candidates, reviewerPersonUid);
    const failing = entries.filter(
      ({ facts, judgements }) =>
        !failedBefore.has(facts.uid) && outcomeOf(facts, judgements) === 'inquiry',
    );
    if (failing.length === 0) {
      return {
        drafts: new Map(standing.map((e) => [e.draft.uid, e])),
        judged: new Map(entries.map((entry) => [entry.facts.uid, entry])),
        failedBefore,
      };
    }
    for (const { facts, judgements } of nextInquiries(failing, round)) {
      failedBefore.set(facts.uid, judgements.filter(isFailed));
    }
    standing = drafts.map((e) =>
      e.own !== null && failedBefore.has(e.own.uid) ? { ...e, own: asInquiry(e.own) } : e,
    );
  }
}

const isFailed = ({ outcome }: Judgement): boolean => outcome === 'failed';

/** Each round judges the whole batch: past these, what is left is all called beyond the budget. */
const MOST_ROUNDS = 20;

/**
 * Which of the failing entries become inquiries in this round. What exceeds the budget on one day
 * fails every payment before it too (DA-05 looks at each day to the year's end): of those only
 * the last (of one day the largest), so that in the end only what is too much is named.
 */
function nextInquiries(failing: readonly JudgedEntry[], round: number): readonly JudgedEntry[] {
  const otherwise = failing.filter((entry) => !isOnlyBeyondBudget(entry));
  if (otherwise.length > 0) return otherwise;
  return round > MOST_ROUNDS ? failing : [failing.reduce(laterOrLarger)];
}

const isOnlyBeyondBudget = ({ judgements }: JudgedEntry): boolean =>
  judgements.every((judgement) => !isFailed(judgement) || judgement.code === 'DA-05');

function laterOrLarger(a: JudgedEntry, b: JudgedEntry): JudgedEntry {
  const [day, other] = [a.facts.businessDate, b.facts.businessDate];
  if (day !== other) return other > day ? b : a;
  return b.facts.amountFen > a.facts.amountFen ? b : a;
}

function judgedDraft(entries: DraftEntries, missing: Missing, settled: Settled): JudgedDraft {
  const booked = settled.drafts.get(entries.draft.uid) ?? entries;
  const judged = (facts: DraftEntries['own']) =>
    facts === null ? null : (settled.judged.get(facts.uid) ?? null);
  const [red, own] = [judged(booked.red), judged(booked.own)];
  const failedBefore = settled.failedBefore.get(booked.own?.uid ?? '') ?? [];
  const made = [red, own].filter((entry) => entry !== null);
  const outcome = missing.length > 0 ? 'refuse' : outcomeTogether(made, failedBefore);
  return { entries: booked, missing, outcome, red, own, failedBefore };
}

/** What becomes of a draft's entries, once those that can only be 待查款项 are that. */
function outcomeTogether(
  made: readonly JudgedEntry[],
  failedBefore: readonly Judgement[],
): DraftVerdict['outcome'] {
  if (made.length === 0) return 'refuse';
  const [worst] = made
    .map(({ facts, judgements }) => outcomeOf(facts, judgements))
    .filter((outcome) => outcome !== 'post');
  if (worst !== undefined) return worst === 'exception' ? worst : 'refuse';
  return failedBefore.length > 0 ? 'inquiry' : 'post';
}

/**
 * What the rules said of the draft, entry by entry: of an inquiry, what failed as it was meant
 * stands in place of what the inquiry passes.
 */
export function judgementsOf({ red, own, failedBefore }: JudgedDraft): Judgement[] {
  const before = new Map(failedBefore.map((judgement) => [judgement.code, judgement]));
  return [
    ...(red?.judgements ?? []),
    ...(own?.judgements ?? []).map((judgement) => before.get(judgement.code) ?? judgement),
  ];
}
