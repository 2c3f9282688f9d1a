import { claimsOf, matchingState, payableFen } from '#shared/approvals/claims.ts';
import { type LineMatch, matchLines, type Proposal } from '#shared/approvals/match.ts';
import type { PayingLine } from '#shared/approvals/match-score.ts';
import { claimOfList, type PayList } from '#shared/approvals/pay-list.ts';
import type { ApprovalPayment, Party } from '#shared/approvals/types.ts';
import type { LineMatchView } from '#shared/contract/approvals.ts';
import type { CallArgs, CallOutput } from '#shared/contract/index.ts';
import { emptyDraft } from '#shared/entries/draft.ts';
import type { LineFacts } from '#shared/entries/suggest.ts';
import { approvalErrors } from '#shared/errors/approval-errors.ts';
import { maskedPayee, withMaskedNames, withMaskedNumbers } from '#shared/people/masked.ts';
import { rowsOf } from '../../ledger-file/prepared.ts';
import { type LedgerContext, today } from '../context.ts';
import { contentOf, draftRows, insertDraft } from '../entries/draft-store.ts';
import { mustFund } from '../guards.ts';
import { openParty } from '../party-store.ts';
import { openLineFacts } from '../statements/line-facts.ts';
import { openPayingLines } from '../statements/paying-lines.ts';
import { type LoadedApproval, loadApprovals } from './approval-facts.ts';
import { mustApprovals, secretsOf } from './approval-store.ts';
import { shownName } from './approval-views.ts';
import { openApprovals } from './approvals.ts';

/** Lines that pay out and nobody has dealt with, against what is approved and unpaid. */
export function matches(
  ctx: LedgerContext,
  { fundUid, from, to }: CallArgs<'approvals.matches'>,
): CallOutput<'approvals.matches'> {
  const fundId = mustFund(ctx, fundUid);
  const lines = openLineFacts(ctx, openPayingLines(ctx, fundId, { from, to }));
  const open = withDrafts(ctx, fundId, openApprovals(ctx, fundUid));
  const byUid = new Map(open.map((loaded) => [loaded.row.uid, loaded]));
  const names = open.flatMap(({ facts }) => facts.approval.payees.map(({ name }) => name));
  const found = matchLines(lines.map(payingLine), ...expected(ctx, fundId, open));
  const facts = new Map(lines.map((line) => [line.lineUid, line]));
  return found.map((match) => matchView(ctx, match, facts.get(match.lineUid)!, { byUid, names }));
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
 * What is drafted counts as on its way, so that no second payment is proposed for it while the
 * first waits for its reviewer.
 */
function withDrafts(
  ctx: LedgerContext,
  fundId: number,
  loaded: readonly LoadedApproval[],
): LoadedApproval[] {
  const drafts = Map.groupBy(draftedPayments(ctx, fundId), ({ approvalUid }) => approvalUid);
  return loaded.map((one) => {
    const own = (drafts.get(one.row.uid) ?? []).map(({ payment }) => payment);
    return { ...one, facts: { ...one.facts, payments: [...one.facts.payments, ...own] } };
  });
}

function draftedPayments(
  ctx: LedgerContext,
  fundId: number,
): { approvalUid: string; payment: ApprovalPayment }[] {
  const rows = draftRows(ctx, fundId, ['draft', 'submitted'], 0, Number.MAX_SAFE_INTEGER);
  return rows.flatMap((row) => {
    const { approvalUid, businessDate, amountFen, reclassifies } = contentOf(ctx, row);
    // A reclassification moves no money: the inquiry it answers counts already.
    if (approvalUid === null || businessDate === null || amountFen === null || reclassifies) {
      return [];
    }
    const payment = { entryUid: row.uid, day: businessDate, amountFen, returnedFen: 0 };
    return [{ approvalUid, payment: { ...payment, standing: 'inquiry' } }];
  });
}

const payingLine = (line: LineFacts): PayingLine => ({
  uid: line.lineUid,
  day: line.day,
  amountFen: -line.amountFen,
  counterparty: { name: line.counterpartyName, account: line.counterpartyAccount || null },
  memo: line.memo,
});

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
  line: LineFacts,
  { byUid, names }: { byUid: ReadonlyMap<string, LoadedApproval>; names: readonly string[] },
): LineMatchView {
  const view = ({ claimUid, score, reasons, parts }: Proposal) => ({
    claimUid,
    score,
    reasons,
    parts: parts.map((part) => ({ ...part, ...namedOf(ctx, byUid.get(part.approvalUid)!) })),
  });
  return {
    lineUid: line.lineUid,
    day: line.day,
    amountFen: line.amountFen,
    counterparty: maskedPayee(line.counterpartyName),
    memo: withMaskedNames(withMaskedNumbers(line.memo), [line.counterpartyName, ...names]),
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

/** A draft per part of each accepted line; the reviewer posts, never the match. */
export function draftMatches(
  ctx: LedgerContext,
  { fundUid, accepted }: CallArgs<'approvals.draftMatches'>,
): CallOutput<'approvals.draftMatches'> {
  const fundId = mustFund(ctx, fundUid);
  const lineUids = accepted.map(({ lineUid }) => lineUid);
  const lines = new Map(openLineFacts(ctx, lineUids).map((line) => [line.lineUid, line]));
  const uids = [...new Set(accepted.flatMap(({ parts }) => parts.map((p) => p.approvalUid)))];
  const loaded = withDrafts(ctx, fundId, loadApprovals(ctx, mustApprovals(ctx, uids)));
  refuseBeyond(ctx, accepted, loaded);
  const byUid = new Map(loaded.map((one) => [one.row.uid, one]));
  const draftUids = accepted.flatMap(({ lineUid, parts }) => {
    const line = mustFit(lines.get(lineUid), parts);
    return parts.map((part) => {
      const content = draftOf(ctx, line, byUid.get(part.approvalUid)!, part.amountFen);
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

function mustFit(line: LineFacts | undefined, parts: Accepted['parts']): LineFacts {
  if (line === undefined) throw stale('有流水已被起草或记账。');
  const sum = parts.reduce((total, { amountFen }) => total + amountFen, 0);
  if (sum !== -line.amountFen) throw stale('有流水的金额与匹配不符。');
  return line;
}

function draftOf(
  ctx: LedgerContext,
  line: LineFacts,
  { row, facts }: LoadedApproval,
  amountFen: number,
) {
  return {
    ...emptyDraft(row.kind),
    accountUid: line.accountUid,
    businessDate: line.day,
    amountFen,
    purpose: secretsOf(ctx, row).purpose,
    permittedUseUid: row.useUid,
    approvalUid: row.uid,
    counterparty: paidTo(line, facts),
    lines: [{ lineUid: line.lineUid, amountFen: -amountFen }],
  };
}

/** As the bank names it; cash it names nobody for goes to the recipient (DA-08). */
function paidTo(
  { counterpartyName, counterpartyAccount }: LineFacts,
  { approval }: LoadedApproval['facts'],
): Party | null {
  if (counterpartyName !== '') {
    return { name: counterpartyName, account: counterpartyAccount || null };
  }
  const recipient = approval.payees.find(({ role }) => role === 'recipient');
  return approval.way === 'cash' && recipient ? { name: recipient.name, account: null } : null;
}
