import { caseFigures } from '#shared/cases/figures.ts';
import { caseStanding } from '#shared/cases/state.ts';
import type { CaseDetail, CaseView } from '#shared/contract/cases.ts';
import type { CallArgs, CallOutput } from '#shared/contract/index.ts';
import { rowsOf } from '../../ledger-file/prepared.ts';
import { type LedgerContext, today } from '../context.ts';
import { mustFund } from '../guards.ts';
import { likeAnywhere } from '../like.ts';
import {
  CASE_SELECT,
  type CaseRecord,
  type EventRow,
  eventsByCase,
  eventsOf,
  fieldsOf,
  mustCase,
  notePlace,
  publicFieldsOf,
  reasonPlace,
  versionsOf,
} from './case-store.ts';
import { casesOfRecipient } from './recipient-search.ts';

type Filter = CallArgs<'cases.totals'>;

/** Cases read at once while looking for states: a state is folded, so SQL can't know it. */
const FOLDED_AT_ONCE = 500;

interface Folded {
  record: CaseRecord;
  events: EventRow[];
  view: CaseView;
}

/** 救助个案 in the order of the day they are due, a page by key. */
export function list(ctx: LedgerContext, args: CallArgs<'cases.list'>): CallOutput<'cases.list'> {
  const rows: CaseView[] = [];
  for (const { record, view } of folded(ctx, args, args.cursor)) {
    rows.push(view);
    if (rows.length === args.limit) return { rows, next: keyOf(record) };
  }
  return { rows, next: null };
}

/** The figures of all cases the filter finds, as they stand on the day asked for. */
export function totals(ctx: LedgerContext, args: Filter): CallOutput<'cases.totals'> {
  const found = [...folded(ctx, args, null)];
  const cases = found.map(({ view, events }) => ({
    category: view.category,
    dueOn: view.dueOn,
    events,
  }));
  return caseFigures(cases, args.on ?? today(ctx));
}

/** One by one, so that a page costs no more than the cases it took to fill it. */
function* folded(ctx: LedgerContext, args: Filter, from: string | null): Generator<Folded> {
  const on = args.on ?? today(ctx);
  let cursor = from;
  for (;;) {
    ctx.hooks.throwIfCancelled();
    const records = page(ctx, args, cursor);
    const events = eventsByCase(
      ctx.db,
      records.map(({ caseId }) => caseId),
    );
    for (const record of records) {
      const mine = events.get(record.caseId)!;
      const view = viewOf(record, mine, on);
      if (hasState(view, args.states)) yield { record, events: mine, view };
    }
    if (records.length < FOLDED_AT_ONCE) return;
    cursor = keyOf(records.at(-1)!);
  }
}

const keyOf = ({ dueOn, id }: CaseRecord): string => `${dueOn}|${id}`;

/** The SQL text is one; data goes in as values. */
function page(ctx: LedgerContext, args: Filter, cursor: string | null): CaseRecord[] {
  const [day, id] = cursor === null ? ['', '0'] : (cursor.split('|') as [string, string]);
  const categories = JSON.stringify(args.categories);
  const like = likeAnywhere(args.text);
  const recipients = args.text === '' ? [] : [...casesOfRecipient(ctx, args.text)];
  return rowsOf<CaseRecord>(
    ctx.db,
    `${CASE_SELECT}
     WHERE p.fund_id = ? AND p.due_on BETWEEN ? AND ? AND (p.due_on, p.id) > (?, ?)
       AND (? = '[]' OR p.category IN (SELECT value FROM json_each(?)))
       AND (? IS NULL OR p.township = ?)
       AND (? = '' OR p.case_no LIKE ? ESCAPE '\\' OR p.township LIKE ? ESCAPE '\\'
         OR p.unit LIKE ? ESCAPE '\\' OR p.case_id IN (SELECT value FROM json_each(?)))
     ORDER BY p.due_on, p.id LIMIT ${FOLDED_AT_ONCE}`,
    mustFund(ctx, args.fundUid),
    args.year === null ? '' : `${args.year}-01-01`,
    args.year === null ? '9999' : `${args.year}-12-31`,
    day,
    Number(id),
    categories,
    categories,
    args.township,
    args.township,
    args.text,
    like,
    like,
    like,
    JSON.stringify(recipients),
  );
}

function hasState(view: CaseView, wanted: Filter['states']): boolean {
  if (wanted.length === 0) return true;
  const waits = view.followUps.map(({ status }) => status);
  return wanted.some((state) => {
    if (state === 'follow-up-overdue') return waits.includes('overdue');
    if (state === 'follow-up-due') return waits.includes('due') || waits.includes('overdue');
    return view.state === state;
  });
}

function viewOf(record: CaseRecord, events: readonly EventRow[], on: string): CaseView {
  const standing = caseStanding(record.dueOn, events, on);
  return {
    uid: record.caseUid,
    ...publicFieldsOf(record),
    state: standing.state,
    settledOn: standing.settledOn,
    followUps: [...standing.followUps],
    satisfaction: standing.satisfaction,
  };
}

export function get(ctx: LedgerContext, { uid, on }: CallArgs<'cases.get'>): CaseDetail {
  const record = mustCase(ctx, uid);
  const events = eventsOf(ctx.db, [record.caseId]);
  return {
    ...viewOf(record, events, on ?? today(ctx)),
    summary: fieldsOf(ctx, record).summary,
    events: events.map(({ id: _id, caseId: _caseId, sealedNote, ...event }) => ({
      ...event,
      note: ctx.vault.openText(notePlace(event.uid), sealedNote),
    })),
    versions: versionsOf(ctx.db, record.caseId).map((version) => ({
      ...fieldsOf(ctx, version),
      reason: ctx.vault.openText(reasonPlace(version.uid), version.sealedReason),
      recordedBy: version.recordedBy,
      recordedAt: version.recordedAt,
    })),
  };
}

export function places(
  ctx: LedgerContext,
  { fundUid }: CallArgs<'cases.places'>,
): CallOutput<'cases.places'> {
  const fundId = mustFund(ctx, fundUid);
  const distinct = (sql: string) => rowsOf<{ name: string }>(ctx.db, sql, fundId);
  const townships =
    'SELECT DISTINCT township AS name FROM case_in_force WHERE fund_id = ? ORDER BY 1';
  const units = 'SELECT DISTINCT unit AS name FROM case_in_force WHERE fund_id = ? ORDER BY 1';
  return {
    townships: distinct(townships).map(({ name }) => name),
    units: distinct(units).map(({ name }) => name),
  };
}
