import { redLines, type VoucherRef } from '#shared/books/reversal.ts';
import { summaryOf } from '#shared/books/summary.ts';
import { voucherLines } from '#shared/books/templates.ts';
import type { VoucherLine } from '#shared/books/types.ts';
import { yearOf } from '#shared/dates/day.ts';
import type { EntryEffect } from '#shared/entries/effect.ts';
import type { AnsweredEntry, EntryFacts } from '#shared/entries/entry.ts';
import { prepareBatch } from '#shared/rules/batch.ts';
import { judgeEntry } from '#shared/rules/judge.ts';
import { settingsOn } from '#shared/rules/parameters.ts';
import type { Judgement, RuleContext } from '#shared/rules/types.ts';
import { rowOf, rowsOf } from '../../ledger-file/prepared.ts';
import type { LedgerContext } from '../context.ts';
import { voucherLinesOf } from './entry-store.ts';
import { ruleContext } from './rule-context.ts';

/** One entry about to be posted, and who prepared it. */
export interface Candidate {
  facts: EntryFacts;
  preparerPersonUid: string;
}

/** An entry as posting would write it. */
export interface JudgedEntry {
  facts: EntryFacts;
  effect: EntryEffect;
  judgements: Judgement[];
  answered: AnsweredEntry | null;
  /** The version of the rule parameters it was judged by. */
  settingsVersion: number;
  lines: VoucherLine[];
  summary: string;
}

/**
 * Judges a batch as a whole, year by year, and works out each voucher. Answers in the order given.
 * @param reviewerPersonUid null while nobody has reviewed yet.
 */
export function judgeCandidates(
  ctx: LedgerContext,
  fundId: number,
  candidates: readonly Candidate[],
  reviewerPersonUid: string | null,
): JudgedEntry[] {
  const byYear = Map.groupBy(candidates, ({ facts }) => yearOf(facts.businessDate));
  const judged = new Map<string, JudgedEntry>();
  for (const [year, ofYear] of byYear) {
    const entries = ofYear.map(({ facts }) => facts);
    const context = ruleContext(ctx, fundId, entries[0]!.fundUid, year, entries);
    for (const entry of judgeYear(ctx, ofYear, { ...context, reviewerPersonUid })) {
      judged.set(entry.facts.uid, entry);
    }
  }
  return candidates.map(({ facts }) => judged.get(facts.uid)!);
}

function judgeYear(
  ctx: LedgerContext,
  candidates: readonly Candidate[],
  context: RuleContext,
): JudgedEntry[] {
  const batch = prepareBatch(
    candidates.map(({ facts }) => facts),
    context,
  );
  const known = new Map(context.answered.map((answered) => [answered.uid, answered]));
  return batch.entries.map((facts, index) => {
    const { preparerPersonUid } = candidates[index]!;
    const effect = batch.effects.get(facts.uid)!;
    const answered = batch.answered.get(facts.uid) ?? known.get(facts.ofEntryUid ?? '') ?? null;
    return {
      facts,
      effect,
      answered,
      settingsVersion: settingsOn(context.settings, facts.businessDate).version,
      judgements: judgeEntry(facts, batch, { ...context, preparerPersonUid }),
      lines: linesFor(ctx, facts, effect, answered, context),
      summary: summaryFor(ctx, facts, answered, context),
    };
  });
}

/** Red ones negate the lines as they were posted, whatever the templates say today. */
function linesFor(
  ctx: LedgerContext,
  facts: EntryFacts,
  effect: EntryEffect,
  answered: AnsweredEntry | null,
  context: RuleContext,
): VoucherLine[] {
  if (facts.correction?.color === 'red') {
    return redLines(voucherLinesOf(ctx, voucherIdOf(ctx, facts.correction.entryUid)));
  }
  const needsAnswer = facts.reclassifies || facts.kind === 'returned';
  // Incomplete: completeness says what is missing; there is no voucher to show yet.
  if (needsAnswer && answered === null) return [];
  return voucherLines(facts, effect, answered, context.custody);
}

const voucherIdOf = (ctx: LedgerContext, entryUid: string): number =>
  rowOf<{ id: number }>(
    ctx.db,
    'SELECT v.id FROM voucher v JOIN entry e ON e.id = v.entry_id WHERE e.uid = ?',
    entryUid,
  )!.id;

function summaryFor(
  ctx: LedgerContext,
  facts: EntryFacts,
  answered: AnsweredEntry | null,
  context: RuleContext,
): string {
  const documents = JSON.stringify(facts.budgetShares.map((share) => share.documentUid));
  return summaryOf(facts, {
    documentNos: rowsOf<{ no: string }>(
      ctx.db,
      `SELECT document_no AS no FROM budget_document
       WHERE uid IN (SELECT value FROM json_each(?)) ORDER BY id`,
      documents,
    ).map((row) => row.no),
    useName: context.permittedUses.find((use) => use.uid === facts.permittedUseUid)?.name ?? null,
    answered,
    answeredVoucher: voucherRef(ctx, facts.ofEntryUid),
    correctedVoucher: voucherRef(ctx, facts.correction?.entryUid ?? null),
  });
}

const voucherRef = (ctx: LedgerContext, entryUid: string | null): VoucherRef | null =>
  entryUid === null
    ? null
    : rowOf<VoucherRef>(
        ctx.db,
        `SELECT v.voucher_date AS date, v.period, v.word, v.number
         FROM voucher v JOIN entry e ON e.id = v.entry_id WHERE e.uid = ?`,
        entryUid,
      );
