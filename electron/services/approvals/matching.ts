import { claimsOf, matchingState, payableFen } from '#shared/approvals/claims.ts';
import { type LineMatch, matchLines, type Proposal } from '#shared/approvals/match.ts';
import { claimOfList, type PayList } from '#shared/approvals/pay-list.ts';
import type { ApprovalPayment, Party } from '#shared/approvals/types.ts';
import type { MatchSource, PaidMatchView } from '#shared/contract/approvals.ts';
import type { FullContent } from '#shared/contract/entries.ts';
import type { CallArgs, CallOutput } from '#shared/contract/index.ts';
import { emptyDraft } from '#shared/entries/draft.ts';
import { approvalErrors } from '#shared/errors/approval-errors.ts';
import { maskedPayee, withMaskedNames, withMaskedNumbers } from '#shared/people/masked.ts';
import { rowsOf } from '../../ledger-file/prepared.ts';
import { type LedgerContext, today } from '../context.ts';
import { contentOf, draftRows, insertDraft } from '../entries/draft-store.ts';
import { mustFund } from '../guards.ts';
import { openParty } from '../party-store.ts';
import { type LoadedApproval, loadApprovals } from './approval-facts.ts';
import { mustApprovals, secretsOf } from './approval-store.ts';
import { shownName } from './approval-views.ts';
import { openApprovals } from './approvals.ts';
import { MONEY_PAID, type MoneyPaid } from './money-paid.ts';

/** Money paid that nobody has shown to be spending, against what is approved and unpaid. */
export function matches(
  ctx: LedgerContext,
  { fundUid, source, ...days }: CallArgs<'approvals.matches'>,
): CallOutput<'approvals.matches'> {
  const fundId = mustFund(ctx, fundUid);
  const money = MONEY_PAID[source].open(ctx, fundId, days);
  const open = unpaid(ctx, fundId, source, openApprovals(ctx, fundUid));
  const byUid = new Map(open.map((loaded) => [loaded.row.uid, loaded]));
  const names = open.flatMap(({ facts }) => facts.approval.payees.map(({ name }) => name));
  const found = matchLines(money, ...expected(ctx, fundId, open));
  const paid = new Map(money.map((each) => [each.uid, each]));
  return found.map((match) => matchView(ctx, match, paid.get(match.lineUid)!, { byUid, names }));
}

/** What may still be paid, as claims, and of each application how much. */
function expected(
  ctx: LedgerContext,
  fundId: number,
  open: readonly LoadedApproval[],
): [ReturnType<typeof claimsOf>, Map<string, number>] {
  const states = open.map(({ facts }) => ({ facts, state: matchingState(facts, today(ctx)) }));
  const openFen = new Map(
    states.map(({ facts, state }) => [facts.approval.uid, payableFen(state)]),
  );
  const lists = payLists(ctx, fundId).flatMap((list) => claimOfList(list, openFen) ?? []);
  return [[...states.flatMap(({ facts, state }) => claimsOf(facts, state)), ...lists], openFen];
}

/**
 * The applications as matching sees them. What is drafted counts as on its way, so that no second
 * payment is proposed for it while the first waits for its reviewer. Money under inquiry is on its
 * way too, except when it is what looks for its application.
 */
export function unpaid(
  ctx: LedgerContext,
  fundId: number,
  source: MatchSource,
  loaded: readonly LoadedApproval[],
  exceptDraft: string | null = null,
): LoadedApproval[] {
  const drafts = Map.groupBy(
    draftedPayments(ctx, fundId, source).filter(({ payment }) => payment.entryUid !== exceptDraft),
    ({ approvalUid }) => approvalUid,
  );
  return loaded.map((one) => {
    const posted = one.facts.payments.filter(
      ({ standing }) => source === 'lines' || standing === 'paid',
    );
    const own = (drafts.get(one.row.uid) ?? []).map(({ payment }) => payment);
    return { ...one, facts: { ...one.facts, payments: [...posted, ...own] } };
  });
}

function draftedPayments(
  ctx: LedgerContext,
  fundId: number,
  source: MatchSource,
): { approvalUid: string; payment: ApprovalPayment }[] {
  const rows = draftRows(ctx, fundId, ['draft', 'submitted'], 0, Number.MAX_SAFE_INTEGER);
  return rows.flatMap((row) => {
    const { approvalUid, businessDate, amountFen, reclassifies } = contentOf(ctx, row);
    // A reclassification moves no money: where the inquiry it answers counts, it counts already.
    const counts = source === 'inquiries' || !reclassifies;
    if (approvalUid === null || businessDate === null || amountFen === null || !counts) return [];
    const payment = { entryUid: row.uid, day: businessDate, amountFen, returnedFen: 0 };
    return [{ approvalUid, payment: { ...payment, standing: 'inquiry' } }];
  });
}

function payLists(ctx: LedgerContext, fundId: number): PayList[] {
  const rows = rowsOf<{
    uid: string;
    documentNo: string;
    day: string;
    partyId: number;
    rows: string;
  }>(
    ctx.db,
    `SELECT l.uid, l.document_no AS documentNo, l.day, l.party_id AS partyId,
       (SELECT json_group_array(json_object('approvalUid', a.uid, 'amountFen', i.amount_fen))
        FROM pay_list_item i JOIN approval a ON a.id = i.approval_id WHERE i.list_id = l.id) AS rows
     FROM pay_list l WHERE l.fund_id = ?
       AND NOT EXISTS (SELECT 1 FROM pay_list_end e WHERE e.list_id = l.id)
     ORDER BY l.id`,
    fundId,
  );
  return rows.map(({ partyId, rows: listed, ...list }) => {
    const { name, account } = openParty(ctx, partyId);
    return { ...list, unit: { name, account }, rows: JSON.parse(listed) as PayList['rows'] };
  });
}

function matchView(
  ctx: LedgerContext,
  match: LineMatch,
  paid: MoneyPaid,
  { byUid, names }: { byUid: ReadonlyMap<string, LoadedApproval>; names: readonly string[] },
): PaidMatchView {
  const view = ({ claimUid, score, reasons, parts }: Proposal) => ({
    claimUid,
    score,
    reasons,
    parts: parts.map((part) => ({ ...part, ...namedOf(ctx, byUid.get(part.approvalUid)!) })),
  });
  return {
    uid: paid.uid,
    day: paid.day,
    amountFen: paid.amountFen,
    counterparty: maskedPayee(paid.counterparty.name),
    memo: withMaskedNames(withMaskedNumbers(paid.memo), [paid.counterparty.name, ...names]),
    zone: match.zone,
    proposal: match.proposal && view(match.proposal),
    others: match.others.map(view),
  };
}

const namedOf = (ctx: LedgerContext, { row }: LoadedApproval) => ({
  number: row.number,
  recipient: row.recipientId === null ? '' : shownName(row, openParty(ctx, row.recipientId)),
});

type Accepted = CallArgs<'approvals.draftMatches'>['accepted'][number];

/** A draft per part of what was accepted; the reviewer posts, never the match. */
export function draftMatches(
  ctx: LedgerContext,
  { fundUid, source, accepted }: CallArgs<'approvals.draftMatches'>,
): CallOutput<'approvals.draftMatches'> {
  const fundId = mustFund(ctx, fundUid);
  const money = MONEY_PAID[source].named(
    ctx,
    fundId,
    accepted.map(({ uid }) => uid),
  );
  const paid = new Map(money.map((each) => [each.uid, each]));
  const uids = [...new Set(accepted.flatMap(({ parts }) => parts.map((p) => p.approvalUid)))];
  const loaded = unpaid(ctx, fundId, source, loadApprovals(ctx, mustApprovals(ctx, uids)));
  refuseBeyond(ctx, accepted, loaded);
  const byUid = new Map(loaded.map((one) => [one.row.uid, one]));
  const draftUids = accepted.flatMap(({ uid, parts }) => {
    const each = mustFit(paid.get(uid), parts);
    return parts.map((part) => {
      const content = draftOf(ctx, each, byUid.get(part.approvalUid)!, part.amountFen);
      return insertDraft(ctx, fundId, { content, suggestionReason: '按审批匹配' }).uid;
    });
  });
  return { draftUids };
}

const stale = (problem: string) => approvalErrors.make('MATCH-STALE', { problem });

/** Together never more than may still be paid, however many lines are accepted. */
function refuseBeyond(
  ctx: LedgerContext,
  accepted: readonly Accepted[],
  loaded: readonly LoadedApproval[],
): void {
  const taken = new Map<string, number>();
  for (const { approvalUid, amountFen } of accepted.flatMap(({ parts }) => parts)) {
    taken.set(approvalUid, (taken.get(approvalUid) ?? 0) + amountFen);
  }
  const beyond = loaded.find(
    ({ row, facts }) => taken.get(row.uid)! > payableFen(matchingState(facts, today(ctx))),
  );
  if (beyond) throw stale(`申请 ${beyond.row.number} 没有这么多可付的金额。`);
}

function mustFit(paid: MoneyPaid | undefined, parts: Accepted['parts']): MoneyPaid {
  if (paid === undefined) throw stale('有付款已被起草或记账。');
  const sum = parts.reduce((total, { amountFen }) => total + amountFen, 0);
  if (sum !== paid.amountFen) throw stale('有付款的金额与匹配不符。');
  return paid;
}

const draftOf = (
  ctx: LedgerContext,
  paid: MoneyPaid,
  { row, facts }: LoadedApproval,
  amountFen: number,
): FullContent => ({
  ...emptyDraft(row.kind),
  accountUid: paid.accountUid,
  businessDate: paid.day,
  amountFen,
  purpose: secretsOf(ctx, row).purpose,
  permittedUseUid: row.useUid,
  approvalUid: row.uid,
  counterparty: paidTo(paid, facts),
  ...paid.booking(amountFen),
});

/** As the bank names it; cash it names nobody for goes to the recipient (DA-08). */
function paidTo({ counterparty }: MoneyPaid, { approval }: LoadedApproval['facts']): Party | null {
  if (counterparty.name !== '') return counterparty;
  const recipient = approval.payees.find(({ role }) => role === 'recipient');
  return approval.way === 'cash' && recipient ? { name: recipient.name, account: null } : null;
}
