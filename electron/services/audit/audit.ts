import { AUDIT_PRINT_LIMIT, type AuditFilter } from '#shared/contract/audit.ts';
import type { CallArgs, CallOutput } from '#shared/contract/index.ts';
import { type CallName, calls } from '#shared/contract/index.ts';
import { addDays } from '#shared/dates/day.ts';
import { startOfDay } from '#shared/dates/moment.ts';
import { reportErrors } from '#shared/errors/report-errors.ts';
import { type AuditLine, auditTable } from '#shared/reports/audit-table.ts';
import type { TableModel } from '#shared/reports/types.ts';
import { firstValue, rowsOf } from '../../ledger-file/prepared.ts';
import type { LedgerContext } from '../context.ts';
import { likeAnywhere } from '../like.ts';
import { paperFrame } from '../reports/paper-frame.ts';

type Row = Omit<AuditLine, 'word'> & { call: string };

/** 操作日志, newest first, paged by key. */
export function list(
  ctx: LedgerContext,
  { cursor, limit, ...filter }: CallArgs<'audit.list'>,
): CallOutput<'audit.list'> {
  const rows = found(ctx, filter, {
    order: 'DESC',
    before: cursor === null ? Number.MAX_SAFE_INTEGER : Number(cursor),
    limit,
  });
  const next = rows.length === limit ? String(rows.at(-1)!.seq) : null;
  return { rows: rows.map((row) => ({ ...row, word: wordOf(row.call) })), next };
}

export function summary(
  ctx: LedgerContext,
  filter: CallArgs<'audit.summary'>,
): CallOutput<'audit.summary'> {
  return {
    operators: rowsOf<{ name: string }>(
      ctx.db,
      'SELECT DISTINCT name FROM person ORDER BY name',
    ).map(({ name }) => name),
    count: countOf(ctx, filter),
  };
}

/** The lines found as a table, oldest first. Refused above what anybody would print. */
export function tables(ctx: LedgerContext, filter: CallArgs<'audit.tables'>): TableModel[] {
  const count = countOf(ctx, filter);
  if (count > AUDIT_PRINT_LIMIT) {
    throw reportErrors.make('REPORT-TOO-LONG', { count, limit: AUDIT_PRINT_LIMIT });
  }
  return [
    auditTable({
      lines: found(ctx, filter, {
        order: 'ASC',
        before: Number.MAX_SAFE_INTEGER,
        limit: count,
      }).map((row) => ({ ...row, word: wordOf(row.call) })),
      filter: filterText(filter),
      ...paperFrame(ctx, 0),
    }),
  ];
}

const countOf = (ctx: LedgerContext, filter: AuditFilter): number =>
  firstValue<number>(ctx.db, `SELECT count(*) FROM audit WHERE ${MATCHES}`, valuesOf(filter))!;

interface Part {
  order: 'ASC' | 'DESC';
  before: number;
  limit: number;
}

const found = (ctx: LedgerContext, filter: AuditFilter, { order, ...part }: Part): Row[] =>
  rowsOf<Row>(
    ctx.db,
    `SELECT seq, at, operator_name AS operator, call, outcome, code, detail FROM audit
     WHERE seq < @before AND ${MATCHES} ORDER BY seq ${order} LIMIT @limit`,
    { ...valuesOf(filter), ...part },
  );

const MATCHES = `(@operator = '' OR operator_name = @operator) AND at >= @from AND at < @to
  AND (@outcome = 'all' OR outcome = @outcome)
  AND (@text = '' OR operator_name LIKE @like ESCAPE '\\' OR detail LIKE @like ESCAPE '\\'
    OR code LIKE @like ESCAPE '\\' OR call IN (SELECT value FROM json_each(@calls)))`;

/** The filter as MATCHES names it; days are China's. */
const valuesOf = ({ operator, from, to, outcome, text }: AuditFilter) => ({
  operator,
  from: from === null ? '' : startOfDay(from),
  // Behind every instant there is.
  to: to === null ? '~' : startOfDay(addDays(to, 1)),
  outcome,
  text,
  like: likeAnywhere(text),
  calls: JSON.stringify(wordsMatching(text)),
});

/** The Chinese name of a call; calls of earlier versions keep their own. */
const wordOf = (call: string): string => (call in calls ? calls[call as CallName].word : call);

const wordsMatching = (text: string): string[] =>
  text === ''
    ? []
    : Object.entries(calls)
        .filter(([, c]) => c.word.includes(text))
        .map(([n]) => n);

function filterText({ operator, from, to, text, outcome }: AuditFilter): string {
  const parts = [
    from === null && to === null ? '' : `${from ?? '最初'} 至 ${to ?? '现在'}`,
    operator,
    text === '' ? '' : `含“${text}”`,
    outcome === 'refused' ? '未通过的' : outcome === 'done' ? '已完成的' : '',
  ];
  return parts.filter((part) => part !== '').join('，');
}
