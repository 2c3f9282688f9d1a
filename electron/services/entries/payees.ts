import { roleOfWay } from '#shared/approvals/payees.ts';
import type { DraftContent, FullContent, Keeper, Payee } from '#shared/contract/entries.ts';
import type { CallArgs, CallOutput } from '#shared/contract/index.ts';
import { fullPayee, keptPayee } from '#shared/entries/payee.ts';
import { loadApprovals } from '../approvals/approval-facts.ts';
import { mustApproval } from '../approvals/approval-store.ts';
import type { LedgerContext } from '../context.ts';
import { openPayee } from '../party-store.ts';
import { lineTextOf } from '../statements/lines.ts';
import { mustDraft, sealedOf } from './draft-store.ts';
import { mustEntry } from './entry-store.ts';

/** The draft to be kept: a payee that only was shown is taken from where it is kept. */
export function fullContent(ctx: LedgerContext, content: DraftContent): FullContent {
  const kept = keptPayee(content.counterparty);
  const counterparty = kept ? payeeIn(ctx, kept.keptIn) : fullPayee(content.counterparty);
  return { ...content, counterparty };
}

/** Payees in full: the call itself is the line in the log. */
export const reveal = (
  ctx: LedgerContext,
  { kind, uids }: CallArgs<'entries.reveal'>,
): CallOutput<'entries.reveal'> => uids.map((uid) => ({ uid, payee: payeeIn(ctx, { kind, uid }) }));

function payeeIn(ctx: LedgerContext, { kind, uid }: Keeper): Payee | null {
  switch (kind) {
    case 'draft':
      return sealedOf(ctx, mustDraft(ctx, uid)).payee;
    case 'entry': {
      const { party_id: partyId } = mustEntry(ctx, uid);
      return partyId === null ? null : openPayee(ctx, partyId);
    }
    case 'line': {
      const { counterpartyName: name, counterpartyAccount: account } = lineTextOf(ctx, uid);
      return name === '' && account === '' ? null : { name, account: account || null };
    }
    case 'approval':
      return payeeOfApproval(ctx, uid);
  }
}

/** Whom the application's way of paying pays, as recorded last; cash goes to no account. */
function payeeOfApproval(ctx: LedgerContext, uid: string): Payee | null {
  const [loaded] = loadApprovals(ctx, [mustApproval(ctx, uid)]);
  const { way, payees } = loaded!.facts.approval;
  const role = roleOfWay(way) ?? 'recipient';
  const payee = payees.findLast((each) => each.role === role);
  if (payee === undefined) return null;
  return { name: payee.name, account: way === 'cash' ? null : payee.account };
}
