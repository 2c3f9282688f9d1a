import type { CallArgs, CallOutput } from '#shared/contract/index.ts';
import { chineseDay, yearOf } from '#shared/dates/day.ts';
import { approvalErrors } from '#shared/errors/approval-errors.ts';
import { ledgerErrors } from '#shared/errors/ledger-errors.ts';
import { publicityRow, publicityTable } from '#shared/reports/publicity-table.ts';
import type { TableModel } from '#shared/reports/types.ts';
import { CASE_CATEGORY_WORDS } from '#shared/terms.ts';
import { rowOf, rowsOf } from '../../ledger-file/prepared.ts';
import { newUid } from '../../ledger-file/uid.ts';
import { type LedgerContext, record, today } from '../context.ts';
import { mustFund } from '../guards.ts';
import { openParty } from '../party-store.ts';
import { paperFrame } from '../reports/paper-frame.ts';
import { loadApprovals } from './approval-facts.ts';
import { APPROVAL_SELECT, type ApprovalRow } from './approval-store.ts';
import { refuseFuture } from './refuse-future.ts';

type View = CallOutput<'approvals.publish'>;

const SELECT = `
  SELECT b.id, b.uid, b.number, b.place, b.from_day AS fromDay, b.to_day AS toDay,
    e.day AS takenDownOn, f.name AS fundName,
    (SELECT count(*) FROM approval_step s WHERE s.publicity_id = b.id) AS count
  FROM publicity b JOIN fund f ON f.id = b.fund_id
  LEFT JOIN publicity_end e ON e.publicity_id = b.id`;

interface Row extends Omit<View, 'overdue' | 'totalFen'> {
  id: number;
  fundName: string;
}

export const publicityView = (ctx: LedgerContext, id: number): View =>
  viewOf(ctx, rowOf<Row>(ctx.db, `${SELECT} WHERE b.id = ?`, id)!);

function viewOf(ctx: LedgerContext, row: Row): View {
  const { id, fundName: _fundName, ...view } = row;
  return {
    ...view,
    overdue: view.takenDownOn === null && view.toDay < today(ctx),
    totalFen: publishedOf(ctx, id).reduce((sum, { state }) => sum + (state.approvedFen ?? 0), 0),
  };
}

const publishedOf = (ctx: LedgerContext, publicityId: number) =>
  loadApprovals(
    ctx,
    rowsOf<ApprovalRow>(
      ctx.db,
      `${APPROVAL_SELECT} WHERE a.id IN (
         SELECT approval_id FROM approval_step WHERE publicity_id = ?) ORDER BY a.id`,
      publicityId,
    ),
  );

export function list(
  ctx: LedgerContext,
  { fundUid, cursor, limit }: CallArgs<'approvals.publicities'>,
): CallOutput<'approvals.publicities'> {
  const rows = rowsOf<Row>(
    ctx.db,
    `${SELECT} WHERE b.fund_id = ? AND b.id < ? ORDER BY b.id DESC LIMIT ?`,
    mustFund(ctx, fundUid),
    cursor === null ? Number.MAX_SAFE_INTEGER : Number(cursor),
    limit,
  );
  const next = rows.length === limit ? String(rows.at(-1)!.id) : null;
  return { rows: rows.map((row) => viewOf(ctx, row)), next };
}

export function takeDown(
  ctx: LedgerContext,
  { publicityUid, day }: CallArgs<'approvals.takeDown'>,
): View {
  const row = mustPublicity(ctx, publicityUid);
  if (row.takenDownOn !== null) throw approvalErrors.make('PUBLICITY-DOWN');
  if (day < row.toDay) {
    throw approvalErrors.make('PUBLICITY-RUNNING', { lastDay: chineseDay(row.toDay) });
  }
  refuseFuture(ctx, '撤下日期', day);
  record(ctx, 'publicity_end', { uid: newUid(), publicity_id: row.id, day });
  return publicityView(ctx, row.id);
}

function mustPublicity(ctx: LedgerContext, uid: string): Row {
  const row = rowOf<Row>(ctx.db, `${SELECT} WHERE b.uid = ?`, uid);
  if (row === null) throw ledgerErrors.make('RECORD-NOT-FOUND', { what: '公示' });
  return row;
}

/** 公示表: masked by its own rows; there is no other edition. */
export function tables(
  ctx: LedgerContext,
  { publicityUid }: CallArgs<'approvals.publicityTables'>,
): TableModel[] {
  const row = mustPublicity(ctx, publicityUid);
  return [
    publicityTable({
      ...paperFrame(ctx, yearOf(row.fromDay)),
      fund: row.fundName,
      number: row.number,
      place: row.place,
      fromDay: row.fromDay,
      untilDay: row.toDay,
      rows: publishedOf(ctx, row.id).map(({ row: approval, state }) =>
        publicityRow({
          name: openParty(ctx, approval.recipientId!).name,
          township: approval.township ?? '',
          category: approval.category === null ? '' : CASE_CATEGORY_WORDS[approval.category],
          amountFen: state.approvedFen ?? 0,
        }),
      ),
    }),
  ];
}
