import type { DraftView, FullContent } from '#shared/contract/entries.ts';
import type { CallArgs, CallOutput } from '#shared/contract/index.ts';
import { type LineFacts, suggestEntry } from '#shared/entries/suggest.ts';
import { ledgerErrors } from '#shared/errors/ledger-errors.ts';
import type { LedgerContext } from '../context.ts';
import { fileLink } from '../documents/document-store.ts';
import { mayReview, mustFund } from '../guards.ts';
import { openLineFacts } from '../statements/line-facts.ts';
import { entriesOfDraft } from './draft-entries.ts';
import {
  type DraftRow,
  deleteDraftRow,
  draftRows,
  draftView,
  insertDraft,
  mustDraft,
  setState,
  updateDraft,
} from './draft-store.ts';
import { fullContent } from './payees.ts';
import { shownPayee } from './shown-payee.ts';
import { verdictsOf } from './verdicts.ts';

export function list(
  ctx: LedgerContext,
  { fundUid, states, cursor, limit }: CallArgs<'entries.drafts'>,
): CallOutput<'entries.drafts'> {
  const fundId = mustFund(ctx, fundUid);
  const rows = draftRows(ctx, fundId, states, cursor === null ? 0 : Number(cursor), limit);
  return {
    rows: rows.map((row) => draftView(ctx, row)),
    next: rows.length === limit ? String(rows.at(-1)!.id) : null,
  };
}

export const get = (ctx: LedgerContext, { uid }: CallArgs<'entries.draft'>): DraftView =>
  draftView(ctx, mustDraft(ctx, uid));

export const judge = (ctx: LedgerContext, { uids }: CallArgs<'entries.judge'>) =>
  verdictsOf(
    ctx,
    uids.map((uid) => mustDraft(ctx, uid)),
  );

/** Keeps what was typed. `revision` is the one last seen, so no window overwrites another's work. */
export function save(ctx: LedgerContext, args: CallArgs<'entries.saveDraft'>): DraftView {
  const fundId = mustFund(ctx, args.fundUid);
  const content = fullContent(ctx, args.content);
  requireOpenLines(ctx, args.uid, content);
  for (const attachment of content.attachments) {
    if (attachment.kind === 'file') fileLink(ctx, attachment.linkUid);
  }
  if (args.uid === null) {
    return draftView(ctx, insertDraft(ctx, fundId, { content, suggestionReason: null }));
  }
  const row = mustDraft(ctx, args.uid);
  requireEditable(row);
  if (row.revision !== args.revision) {
    throw ledgerErrors.make(
      'DRAFT-CHANGED',
      { revision: row.revision },
      { details: draftView(ctx, row) },
    );
  }
  return draftView(ctx, updateDraft(ctx, row, content));
}

function requireEditable(row: DraftRow): void {
  if (row.state === 'submitted') throw ledgerErrors.make('DRAFT-NOT-EDITABLE');
}

/** A draft may only claim what is neither booked nor claimed by another draft. */
function requireOpenLines(ctx: LedgerContext, draftUid: string | null, content: FullContent): void {
  if (content.lines.length === 0) return;
  const uids = content.lines.map((part) => part.lineUid);
  const standing = content.correction?.withBlue ? content.correction.entryUid : null;
  const open = new Map(
    openLineFacts(ctx, uids, { exceptDraft: draftUid, exceptEntry: standing }).map((line) => [
      line.lineUid,
      line.amountFen,
    ]),
  );
  const taken = content.lines.filter(({ lineUid, amountFen }) => {
    const openFen = open.get(lineUid) ?? 0;
    return Math.sign(amountFen) !== Math.sign(openFen) || Math.abs(amountFen) > Math.abs(openFen);
  });
  if (taken.length > 0) throw ledgerErrors.make('LINE-IN-USE', { count: taken.length });
}

export function remove(ctx: LedgerContext, { uid }: CallArgs<'entries.deleteDraft'>) {
  const row = mustDraft(ctx, uid);
  requireEditable(row);
  deleteDraftRow(ctx, row);
  return { done: true as const };
}

/** 提交复核: all of them, or none when one is incomplete. */
export function submit(ctx: LedgerContext, { uids }: CallArgs<'entries.submit'>): DraftView[] {
  return uids.map((uid) => {
    const row = mustDraft(ctx, uid);
    if (row.state === 'submitted') return draftView(ctx, row);
    const { missing } = entriesOfDraft(ctx, row);
    if (missing.length > 0) {
      const problem = missing.map((m) => m.message).join('');
      throw ledgerErrors.make('DRAFT-INCOMPLETE', { problem }, { details: { uid, missing } });
    }
    return draftView(ctx, setState(ctx, row, 'submitted', null));
  });
}

/** The reviewer sends back with a comment; the preparer may take an own submission back. */
export function sendBack(ctx: LedgerContext, args: CallArgs<'entries.sendBack'>): DraftView {
  const row = mustDraft(ctx, args.uid);
  const own = row.preparer_person_uid === ctx.operator.personUid;
  if (!own && !mayReview(ctx)) {
    throw ledgerErrors.make('ROLE-REFUSED', { name: ctx.operator.name, what: '退回他人的凭证' });
  }
  if (row.state !== 'submitted') throw ledgerErrors.make('DRAFT-NOT-SUBMITTED', { what: '退回' });
  return draftView(ctx, setState(ctx, row, 'sent-back', args.comment));
}

/** 起草 from statement lines: one draft per line, or one that joins them all. */
export function fromLines(
  ctx: LedgerContext,
  { fundUid, lineUids, together }: CallArgs<'entries.draftFromLines'>,
): DraftView[] {
  const fundId = mustFund(ctx, fundUid);
  const lines = openLineFacts(ctx, lineUids);
  if (lines.length !== new Set(lineUids).size) {
    throw ledgerErrors.make('LINE-IN-USE', { count: lineUids.length - lines.length });
  }
  const groups = together ? [requireJoinable(lines)] : lines.map((line) => [line]);
  return groups.map((group) => {
    const { content, reason } = suggestEntry(group);
    return draftView(ctx, insertDraft(ctx, fundId, { content, suggestionReason: reason }));
  });
}

export function suggest(
  ctx: LedgerContext,
  { lineUids }: CallArgs<'entries.suggest'>,
): CallOutput<'entries.suggest'> {
  const lines = openLineFacts(ctx, lineUids);
  if (lines.length === 0) throw ledgerErrors.make('LINE-IN-USE', { count: lineUids.length });
  const { content, ...why } = suggestEntry(requireJoinable(lines));
  const counterparty = shownPayee('line', lines[0]!.lineUid, content.counterparty);
  return { ...why, content: { ...content, counterparty } };
}

/** One entry stands on one day, one account and one side, so joined lines must too. */
function requireJoinable(lines: LineFacts[]): LineFacts[] {
  const key = (line: LineFacts) => `${line.accountUid} ${line.day} ${Math.sign(line.amountFen)}`;
  if (new Set(lines.map(key)).size > 1) {
    throw ledgerErrors.make('INPUT-INVALID', {
      problem: '合并的流水应为同一账户、同一天、同一收付方向。',
    });
  }
  return lines;
}
