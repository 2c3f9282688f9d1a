import { stageWord } from '#shared/approvals/state.ts';
import type { ApprovalDetail, ApprovalRowView } from '#shared/contract/approvals.ts';
import type { CallArgs, CallOutput } from '#shared/contract/index.ts';
import type { UseKind } from '#shared/entries/kinds.ts';
import { rowsOf } from '../../ledger-file/prepared.ts';
import type { LedgerContext } from '../context.ts';
import { mustFund } from '../guards.ts';
import { likeAnywhere } from '../like.ts';
import { openParty } from '../party-store.ts';
import { approvalsOfPerson } from '../people-search.ts';
import { type LoadedApproval, loadApprovals } from './approval-facts.ts';
import {
  APPROVAL_SELECT,
  type ApprovalRow,
  mustApproval,
  mustApprovals,
  payeesOf,
} from './approval-store.ts';
import { detailView, rowView } from './approval-views.ts';

type Filter = Omit<CallArgs<'approvals.list'>, 'cursor' | 'limit'>;

/** Applications read at once while looking for stages: a stage is folded, so SQL can't know it. */
const FOLDED_AT_ONCE = 200;

/** 审批, newest first, a page by key; corrected ones only where that stage is asked for. */
export function list(
  ctx: LedgerContext,
  { cursor, limit, ...filter }: CallArgs<'approvals.list'>,
): CallOutput<'approvals.list'> {
  const rows: ApprovalRowView[] = [];
  for (const loaded of folded(ctx, filter, cursor)) {
    rows.push(rowView(ctx, loaded));
    if (rows.length === limit) return { rows, next: String(loaded.row.id) };
  }
  return { rows, next: null };
}

function* folded(
  ctx: LedgerContext,
  filter: Filter,
  cursor: string | null,
): Generator<LoadedApproval> {
  let before = cursor === null ? Number.MAX_SAFE_INTEGER : Number(cursor);
  for (;;) {
    ctx.hooks.throwIfCancelled();
    const rows = page(ctx, filter, before);
    for (const loaded of loadApprovals(ctx, rows)) {
      const { stage } = loaded.state;
      const wanted =
        filter.stages.length === 0 ? stage !== 'replaced' : filter.stages.includes(stage);
      if (wanted) yield loaded;
    }
    if (rows.length < FOLDED_AT_ONCE) return;
    before = rows.at(-1)!.id;
  }
}

const page = (ctx: LedgerContext, filter: Filter, before: number): ApprovalRow[] =>
  rowsOf<ApprovalRow>(
    ctx.db,
    `${APPROVAL_SELECT}
     WHERE a.fund_id = @fundId AND a.id < @before
       AND (@kind IS NULL OR a.kind = @kind) AND (@year IS NULL OR a.year = @year)
       AND (@caseUid IS NULL OR c.uid = @caseUid)
       AND (@text = '' OR a.number LIKE @like ESCAPE '\\' OR now.case_no LIKE @like ESCAPE '\\'
         OR now.township LIKE @like ESCAPE '\\' OR a.id IN (SELECT value FROM json_each(@people)))
     ORDER BY a.id DESC LIMIT ${FOLDED_AT_ONCE}`,
    {
      fundId: mustFund(ctx, filter.fundUid),
      before,
      kind: filter.kind,
      year: filter.year,
      caseUid: filter.caseUid,
      text: filter.text,
      like: likeAnywhere(filter.text),
      people: JSON.stringify(approvalsOfPerson(ctx, filter.text)),
    },
  );

export const get = (ctx: LedgerContext, { uid }: CallArgs<'approvals.get'>): ApprovalDetail =>
  detailOf(ctx, uid);

export const detailOf = (ctx: LedgerContext, uid: string): ApprovalDetail =>
  detailView(ctx, loadApprovals(ctx, [mustApproval(ctx, uid)])[0]!);

/** Applications of one kind (null: of any) in which a text is found, the newest first. */
export const found = (
  ctx: LedgerContext,
  filter: Pick<Filter, 'fundUid' | 'kind' | 'text'>,
): Generator<LoadedApproval> => folded(ctx, { ...everythingOf(filter.fundUid), ...filter }, null);

/** Everything of the fund that money may still be paid on. */
export const openApprovals = (ctx: LedgerContext, fundUid: string): LoadedApproval[] =>
  [...folded(ctx, everythingOf(fundUid), null)].filter(({ row }) => row.replacedByUid === null);

const everythingOf = (fundUid: string): Filter => ({
  fundUid,
  kind: null,
  year: null,
  caseUid: null,
  stages: [],
  text: '',
});

/** Stages that wait for nobody. */
const AT_REST: ReadonlySet<string> = new Set([
  'closed',
  'rejected',
  'withdrawn',
  'expired',
  'replaced',
]);

/** How many wait at each stage, in the order of the gates. */
export function stages(
  ctx: LedgerContext,
  { fundUid }: CallArgs<'approvals.stages'>,
): CallOutput<'approvals.stages'> {
  const counts = new Map<string, { kind: UseKind; stage: string; word: string; count: number }>();
  for (const { row, state } of folded(ctx, everythingOf(fundUid), null)) {
    if (AT_REST.has(state.stage)) continue;
    const key = `${row.kind} ${state.stage}`;
    const known = counts.get(key) ?? {
      kind: row.kind,
      stage: state.stage,
      word: stageWord(state.stage),
      count: 0,
    };
    counts.set(key, { ...known, count: known.count + 1 });
  }
  return [...counts.values()];
}

/** People in full: the call itself is the line in the log. */
export function reveal(
  ctx: LedgerContext,
  { approvalUids }: CallArgs<'approvals.reveal'>,
): CallOutput<'approvals.reveal'> {
  return mustApprovals(ctx, approvalUids).map(({ id, uid, recipientId }) => ({
    approvalUid: uid,
    recipient: recipientId === null ? null : { ...BARE, ...openParty(ctx, recipientId) },
    payees: payeesOf(ctx, id).map((payee) => {
      const { name, account } = openParty(ctx, payee.partyId);
      return { uid: payee.uid, name, account };
    }),
  }));
}

const BARE = { idNumber: null, phone: null };
