import { yearOf } from '#shared/dates/day.ts';
import type { EntryFacts } from '#shared/entries/entry.ts';
import type { Judgement, RuleCode } from '#shared/rules/types.ts';
import { appendLink, CanonicalReader, type ChainHead } from '../../ledger-file/chain.ts';
import { insertRow } from '../../ledger-file/insert.ts';
import { firstValue, prepared, rowOf } from '../../ledger-file/prepared.ts';
import { newUid } from '../../ledger-file/uid.ts';
import { mustApproval } from '../approvals/approval-store.ts';
import { type LedgerContext, record } from '../context.ts';
import { fileLink } from '../documents/document-store.ts';
import { ensureParty } from '../party-store.ts';
import { accountIdOf } from '../setup/setup-store.ts';
import { lineIdOf } from '../statements/line-uid.ts';
import type { JudgedEntry } from './batch.ts';
import { type EntrySecrets, entryPlace } from './entry-store.ts';

/** One judged entry on its way into the books. */
export interface BatchEntry extends JudgedEntry {
  draft: {
    uid: string;
    prepared_by: string;
    preparer_person_uid: string;
    preparer_name: string;
  };
  note: string;
  /** The reviewer's reasons past warnings. */
  reasons: ReadonlyMap<RuleCode, string>;
  /** What the rules said of an inquiry's money before it became one. */
  failedBefore: readonly Judgement[];
  templateVersion: number;
}

/** 例外: a rule the supervisor sets aside for a batch, why, and by which document. */
export interface RuleException {
  code: RuleCode;
  reason: string;
  documentNo: string;
}

export interface WrittenVoucher {
  entryUid: string;
  draftUid: string;
  word: '记';
  year: number;
  period: number;
  number: number;
}

/**
 * Writes the batch in the caller's transaction: entries, vouchers and lines first, then the
 * exceptions it rests on, then the link, and last the posting row, whose triggers judge the whole.
 */
export function writeBatch(
  ctx: LedgerContext,
  fundId: number,
  batch: readonly BatchEntry[],
  exceptions: readonly RuleException[],
): { postingUid: string; head: ChainHead; vouchers: WrittenVoucher[] } {
  const last = rowOf<{ id: number; uid: string }>(
    ctx.db,
    'SELECT id, uid FROM posting ORDER BY id DESC LIMIT 1',
  );
  clearUnposted(ctx, last?.id ?? 0);
  const postingId = (last?.id ?? 0) + 1;
  const numbers = new Numbers(ctx, fundId);
  const ids = new Map<string, number>();
  const vouchers = batch.map((entry) => {
    const entryId = writeEntry(ctx, fundId, postingId, entry, ids);
    ids.set(entry.facts.uid, entryId);
    return writeVoucher(ctx, fundId, postingId, entryId, entry, numbers);
  });
  const uid = newUid();
  for (const { code, reason, documentNo } of exceptions) {
    record(ctx, 'rule_exception', {
      uid: newUid(),
      rule: code,
      posting_uid: uid,
      reason,
      document: documentNo,
    });
  }
  const row = {
    id: postingId,
    uid,
    previous_uid: last?.uid ?? null,
    fund_id: fundId,
    voucher_count: vouchers.length,
    entry_count: batch.length,
    reviewed_by: ctx.operator.uid,
    reviewer_person_uid: ctx.operator.personUid,
    reviewer_name: ctx.operator.name,
    posted_at: ctx.now(),
  };
  const head = appendLink(ctx.db, ctx.ledgerUid, 'posting', row, new CanonicalReader(ctx.db));
  insertRow(ctx.db, 'posting', row);
  return { postingUid: row.uid, head, vouchers };
}

/**
 * Rows of a batch that was never posted are in no book. This program leaves none; another tool
 * may, and they must not take up the next numbers.
 */
function clearUnposted(ctx: LedgerContext, lastPosted: number): void {
  const parts = ['entry_budget_share', 'entry_attachment', 'entry_judgement', 'line_match'];
  const clear = (sql: string) => prepared(ctx.db, sql).run(lastPosted);
  clear(
    'DELETE FROM voucher_line WHERE voucher_id IN (SELECT id FROM voucher WHERE posting_id > ?)',
  );
  clear('DELETE FROM voucher WHERE posting_id > ?');
  for (const part of parts) {
    clear(`DELETE FROM ${part} WHERE entry_id IN (SELECT id FROM entry WHERE posting_id > ?)`);
  }
  clear('DELETE FROM entry WHERE posting_id > ?');
}

/** Hands out the next numbers of each period of the fund, without a gap. */
class Numbers {
  readonly #ctx: LedgerContext;
  readonly #fundId: number;
  readonly #next = new Map<string, number>();

  constructor(ctx: LedgerContext, fundId: number) {
    this.#ctx = ctx;
    this.#fundId = fundId;
  }

  take(year: number, period: number): number {
    const key = `${year}-${period}`;
    const next = this.#next.get(key) ?? this.#lastPosted(year, period) + 1;
    this.#next.set(key, next + 1);
    return next;
  }

  #lastPosted(year: number, period: number): number {
    return (
      firstValue<number | null>(
        this.#ctx.db,
        `SELECT max(number) FROM voucher WHERE fund_id = ? AND word = '记' AND year = ?
         AND period = ?`,
        this.#fundId,
        year,
        period,
      ) ?? 0
    );
  }
}

function writeEntry(
  ctx: LedgerContext,
  fundId: number,
  postingId: number,
  entry: BatchEntry,
  inBatch: ReadonlyMap<string, number>,
): number {
  const { facts, effect } = entry;
  const red = facts.correction?.color === 'red';
  const sign = red ? -1 : 1;
  const secrets: EntrySecrets = {
    purpose: facts.purpose,
    approver: facts.approval?.approver ?? '',
    ownAccountBasis: facts.ownAccountBasis,
    note: entry.note,
  };
  const idOf = (uid: string | null) =>
    uid === null
      ? null
      : (inBatch.get(uid) ?? firstValue<number>(ctx.db, 'SELECT id FROM entry WHERE uid = ?', uid));
  const entryId = insertRow(ctx.db, 'entry', {
    uid: facts.uid,
    posting_id: postingId,
    fund_id: fundId,
    account_id: accountIdOf(ctx.db, facts.accountUid),
    kind: facts.kind,
    direction: effect.direction,
    business_date: facts.businessDate,
    budget_year: effect.budgetYear,
    amount_fen: sign * facts.amountFen,
    bank_fen: effect.bankFen,
    spent_fen: effect.spentFen,
    spent_carryover_fen: effect.spentCarryoverFen,
    prior_year_fen: effect.priorYearFen,
    funding: facts.kind === 'returned' ? (entry.answered?.funding ?? facts.funding) : facts.funding,
    permitted_use_id: idOfUse(ctx, facts.permittedUseUid),
    of_entry_id: idOf(facts.ofEntryUid),
    reclassifies: facts.reclassifies ? 1 : 0,
    reverses_id: red ? idOf(facts.correction!.entryUid) : null,
    corrects_id: facts.correction?.color === 'blue' ? idOf(facts.correction.entryUid) : null,
    ...approvalColumns(ctx, facts),
    party_id: facts.counterparty === null ? null : ensureParty(ctx, facts.counterparty).id,
    summary: entry.summary,
    sealed: ctx.vault.sealJson(entryPlace(facts.uid), secrets),
    rules_passed: passedRules(entry).join(' '),
    settings_version: entry.settingsVersion,
  });
  writeParts(ctx, entryId, entry, sign);
  return entryId;
}

const approvalColumns = (ctx: LedgerContext, { approvalUid, caseNo, approval }: EntryFacts) => ({
  approval_id: approvalUid === null ? null : mustApproval(ctx, approvalUid).id,
  case_no: caseNo,
  approval_no: approval?.number ?? null,
  approval_on: approval?.date ?? null,
  approval_fen: approval?.amountFen ?? null,
});

const idOfUse = (ctx: LedgerContext, uid: string | null): number | null =>
  uid === null
    ? null
    : firstValue<number>(ctx.db, 'SELECT id FROM permitted_use WHERE uid = ?', uid);

function writeParts(ctx: LedgerContext, entryId: number, entry: BatchEntry, sign: number): void {
  const { facts } = entry;
  for (const share of facts.budgetShares) {
    insertRow(ctx.db, 'entry_budget_share', {
      entry_id: entryId,
      document_id: firstValue<number>(
        ctx.db,
        'SELECT id FROM budget_document WHERE uid = ?',
        share.documentUid,
      ),
      amount_fen: sign * share.amountFen,
    });
  }
  facts.attachments.forEach((attachment, index) => {
    const paper = attachment.kind === 'paper' ? attachment : null;
    const file = attachment.kind === 'file' ? attachment : null;
    insertRow(ctx.db, 'entry_attachment', {
      entry_id: entryId,
      item_no: index + 1,
      kind: attachment.kind,
      sheets: paper?.sheets ?? null,
      place: paper?.place ?? null,
      link_id: file && fileLink(ctx, file.linkUid).id,
    });
  });
  for (const judgement of keptJudgements(entry)) {
    insertRow(ctx.db, 'entry_judgement', { entry_id: entryId, ...judgement });
  }
  // A red voucher frees the lines by itself: only entries that stand account for them.
  if (facts.correction?.color === 'red') return;
  for (const part of facts.lines) {
    insertRow(ctx.db, 'line_match', {
      line_id: lineIdOf(ctx.db, part.lineUid),
      entry_id: entryId,
      amount_fen: part.amountFen,
    });
  }
}

/** Rules that simply passed: kept as a list, because most entries pass them all. */
function passedRules(entry: BatchEntry): RuleCode[] {
  const before = new Set(entry.failedBefore.map(({ code }) => code));
  return entry.judgements.flatMap(({ code, outcome }) =>
    outcome === 'passed' && !before.has(code) ? [code] : [],
  );
}

/** What was warned of or failed, and for an inquiry what failed before it became one. */
function keptJudgements(entry: BatchEntry) {
  const before = new Map(entry.failedBefore.map((judgement) => [judgement.code, judgement]));
  return entry.judgements.flatMap((judgement) => {
    const kept = before.get(judgement.code) ?? judgement;
    if (kept.outcome === 'not-applicable' || kept.outcome === 'passed') return [];
    return [
      {
        rule: kept.code,
        outcome: kept.outcome,
        message: kept.finding?.message ?? null,
        reason: entry.reasons.get(kept.code) ?? null,
      },
    ];
  });
}

function writeVoucher(
  ctx: LedgerContext,
  fundId: number,
  postingId: number,
  entryId: number,
  entry: BatchEntry,
  numbers: Numbers,
): WrittenVoucher {
  const { facts, draft } = entry;
  const { date, period } = facts.voucher!;
  // A late line's voucher stands in a later year than its business date.
  const year = yearOf(date);
  const voucher = { word: '记' as const, year, period, number: numbers.take(year, period) };
  const voucherId = insertRow(ctx.db, 'voucher', {
    uid: newUid(),
    posting_id: postingId,
    fund_id: fundId,
    entry_id: entryId,
    kind: facts.correction?.color ?? 'normal',
    ...voucher,
    voucher_date: date,
    template_version: entry.templateVersion,
    summary: entry.summary,
    prepared_by: draft.prepared_by,
    preparer_person_uid: draft.preparer_person_uid,
    preparer_name: draft.preparer_name,
  });
  entry.lines.forEach((line, index) => {
    insertRow(ctx.db, 'voucher_line', {
      voucher_id: voucherId,
      line_no: index + 1,
      half: line.half,
      account_code: line.accountCode,
      debit_fen: line.debitFen,
      credit_fen: line.creditFen,
    });
  });
  return { entryUid: facts.uid, draftUid: draft.uid, ...voucher };
}
