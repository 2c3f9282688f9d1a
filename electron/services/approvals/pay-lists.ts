import type { CallArgs, CallOutput } from '#shared/contract/index.ts';
import { approvalErrors } from '#shared/errors/approval-errors.ts';
import { ledgerErrors } from '#shared/errors/ledger-errors.ts';
import { sumFen } from '#shared/money/fen.ts';
import { maskedPayee } from '#shared/people/masked.ts';
import { insertRow } from '../../ledger-file/insert.ts';
import { firstValue, prepared, rowOf, rowsOf } from '../../ledger-file/prepared.ts';
import { newUid } from '../../ledger-file/uid.ts';
import { type LedgerContext, record } from '../context.ts';
import { mustFund } from '../guards.ts';
import { ensureParty, openParty } from '../party-store.ts';
import { type LoadedApproval, loadApprovals } from './approval-facts.ts';
import { mustApprovals } from './approval-store.ts';
import { refuseFuture } from './refuse-future.ts';

/** Registers a 代发清单: what one transfer to a paying unit brings to each application. */
export function addPayList(
  ctx: LedgerContext,
  { fundUid, documentNo, day, unit, rows }: CallArgs<'approvals.addPayList'>,
): CallOutput<'approvals.addPayList'> {
  const fundId = mustFund(ctx, fundUid);
  const approvals = mustApprovals(
    ctx,
    rows.map(({ approvalUid }) => approvalUid),
  );
  const refuse = (problem: string) => {
    throw approvalErrors.make('PAY-LIST-INVALID', { problem });
  };
  if (approvals.length !== rows.length) refuse('同一申请列了两次，请合并金额。');
  refuseFuture(ctx, '清单日期', day);
  if (firstValue(ctx.db, TAKEN, fundId, documentNo) !== null)
    refuse(`编号“${documentNo}”已经用过。`);
  const loaded = loadApprovals(ctx, approvals);
  const openOf = new Map(loaded.map((one) => [one.row.uid, unlistedFen(one)]));
  const beyond = rows.findIndex((row) => row.amountFen > openOf.get(row.approvalUid)!);
  if (beyond !== -1) refuse(`第 ${beyond + 1} 行超出该申请尚未支付、也未列入其他清单的金额。`);
  const id = (firstValue<number>(ctx.db, 'SELECT max(id) FROM pay_list') ?? 0) + 1;
  prepared(ctx.db, 'DELETE FROM pay_list_item WHERE list_id >= ?').run(id);
  for (const { row } of loaded) {
    const { amountFen } = rows.find(({ approvalUid }) => approvalUid === row.uid)!;
    insertRow(ctx.db, 'pay_list_item', {
      list_id: id,
      approval_id: row.id,
      amount_fen: amountFen,
    });
  }
  const uid = newUid();
  record(ctx, 'pay_list', {
    id,
    uid,
    fund_id: fundId,
    document_no: documentNo,
    day,
    party_id: ensureParty(ctx, unit).id,
    item_count: rows.length,
    total_fen: rows.reduce((sum, { amountFen }) => sum + amountFen, 0),
  });
  return { uid };
}

const TAKEN = `
  SELECT 1 FROM pay_list l WHERE fund_id = ? AND document_no = ?
    AND NOT EXISTS (SELECT 1 FROM pay_list_end e WHERE e.list_id = l.id)`;

/** What is open and in no earlier list; payments use up the lists first. */
function unlistedFen({ facts, state }: LoadedApproval): number {
  const listedFen = sumFen(facts.lists.map(({ amountFen }) => amountFen));
  return state.openFen - Math.max(0, listedFen - state.paidFen - state.inquiryFen);
}

/** A wrong list is expected no longer; what was paid by it stays paid. */
export function withdrawPayList(
  ctx: LedgerContext,
  { listUid, reason }: CallArgs<'approvals.withdrawPayList'>,
): CallOutput<'approvals.withdrawPayList'> {
  const list = rowOf<{ id: number; ended: 0 | 1 }>(
    ctx.db,
    `SELECT id, EXISTS (SELECT 1 FROM pay_list_end e WHERE e.list_id = l.id) AS ended
     FROM pay_list l WHERE uid = ?`,
    listUid,
  );
  if (list === null) throw ledgerErrors.make('RECORD-NOT-FOUND', { what: '代发清单' });
  if (list.ended === 1) throw approvalErrors.make('PAY-LIST-WITHDRAWN');
  record(ctx, 'pay_list_end', { uid: newUid(), list_id: list.id, reason });
  return { uid: listUid };
}

export const payLists = (
  ctx: LedgerContext,
  { fundUid }: CallArgs<'approvals.payLists'>,
): CallOutput<'approvals.payLists'> =>
  rowsOf<Omit<CallOutput<'approvals.payLists'>[number], 'unit'> & { partyId: number }>(
    ctx.db,
    `SELECT l.uid, l.document_no AS documentNo, l.day, l.party_id AS partyId,
       l.item_count AS count, l.total_fen AS totalFen, p.name AS recordedBy, e.reason AS withdrawn
     FROM pay_list l LEFT JOIN pay_list_end e ON e.list_id = l.id
     JOIN operator o ON o.uid = l.recorded_by JOIN person p ON p.uid = o.person_uid
     WHERE l.fund_id = ? ORDER BY l.id DESC`,
    mustFund(ctx, fundUid),
  ).map(({ partyId, ...list }) => ({ ...list, unit: maskedPayee(openParty(ctx, partyId).name) }));
