import type { CallArgs, CallOutput } from '#shared/contract/index.ts';
import type { StatementLineView } from '#shared/contract/statements.ts';
import { ledgerErrors } from '#shared/errors/ledger-errors.ts';
import {
  maskedAccount,
  maskedPayee,
  withMaskedNames,
  withMaskedNumbers,
} from '#shared/people/masked.ts';
import { firstValue, rowOf, rowsOf } from '../../ledger-file/prepared.ts';
import { newUid } from '../../ledger-file/uid.ts';
import { type LedgerContext, record } from '../context.ts';
import { mustAccount, mustFund } from '../guards.ts';
import { IS_IGNORED, LINE_STATE, POSTED_FEN } from './line-states.ts';
import { type LineText, lineText } from './line-texts.ts';
import { lineIdOf, lineIdsOf, mustLine } from './line-uid.ts';

interface Row {
  id: number;
  uid: string;
  accountUid: string;
  day: string;
  time: string | null;
  amountFen: number;
  balanceFen: number | null;
  serial: string | null;
  state: StatementLineView['state'];
  postedFen: number;
  importUid: string;
  importId: number;
  lineNo: number;
  rowNumber: number;
}

/** Rows read at once while searching texts: the sealed chunks are opened in order. */
const SEARCHED_AT_ONCE = 1_000;

/** 银行流水 in the order of time, a page by key. A text is looked for by opening sealed chunks. */
export function list(
  ctx: LedgerContext,
  args: CallArgs<'statements.lines'>,
): CallOutput<'statements.lines'> {
  const wanted = args.text.trim();
  const found: Row[] = [];
  const size = wanted === '' ? args.limit : SEARCHED_AT_ONCE;
  let cursor = args.cursor;
  for (;;) {
    ctx.hooks.throwIfCancelled();
    const rows = page(ctx, args, cursor, size);
    for (const row of rows) {
      if (wanted === '' || lineSays(ctx, row, wanted)) found.push(row);
      if (found.length === args.limit) {
        return { rows: found.map((r) => view(ctx, r)), next: keyOf(row) };
      }
    }
    if (rows.length < size) return { rows: found.map((r) => view(ctx, r)), next: null };
    cursor = keyOf(rows.at(-1)!);
  }
}

const keyOf = (row: Row): string => `${row.day}|${row.id}`;

/** The next lines of all accounts asked for: each account's come in order, straight off its index. */
function page(
  ctx: LedgerContext,
  args: CallArgs<'statements.lines'>,
  cursor: string | null,
  size: number,
): Row[] {
  const pages = accountsAsked(ctx, args).map((accountId) =>
    pageOfAccount(ctx, args, accountId, cursor, size),
  );
  if (pages.length === 1) return pages[0]!;
  return pages.flat().sort(inTimeOrder).slice(0, size);
}

const inTimeOrder = (a: Row, b: Row): number =>
  a.day === b.day ? a.id - b.id : a.day < b.day ? -1 : 1;

/** The account the filter names, or all of the fund's. */
export function accountsAsked(
  ctx: LedgerContext,
  { accountUid, fundUid }: CallArgs<'statements.totals'>,
): number[] {
  if (accountUid !== null) return [mustAccount(ctx, accountUid)];
  return rowsOf<{ id: number }>(
    ctx.db,
    'SELECT DISTINCT account_id AS id FROM account_registration WHERE fund_id = ?',
    mustFund(ctx, fundUid),
  ).map(({ id }) => id);
}

const LINE_SELECT = `
  SELECT s.id, s.uid, a.uid AS accountUid, s.day, s.time, s.amount_fen AS amountFen,
    s.balance_fen AS balanceFen, s.serial, ${LINE_STATE} AS state, ${POSTED_FEN} AS postedFen,
    s.import_uid AS importUid, s.import_id AS importId, s.line_no AS lineNo,
    s.row_number AS rowNumber
  FROM imported_line s JOIN bank_account a ON a.id = s.account_id`;

function pageOfAccount(
  ctx: LedgerContext,
  { from, to, states }: CallArgs<'statements.lines'>,
  accountId: number,
  cursor: string | null,
  size: number,
): Row[] {
  const [day, id] = cursor === null ? ['', '0'] : (cursor.split('|') as [string, string]);
  const wantedStates = JSON.stringify(states);
  return rowsOf<Row>(
    ctx.db,
    `${LINE_SELECT}
     WHERE s.account_id = ? AND s.day >= ? AND s.day <= ? AND (s.day > ? OR s.id > ?)
       AND (? = '[]' OR ${LINE_STATE} IN (SELECT value FROM json_each(?)))
     ORDER BY s.day, s.id LIMIT ?`,
    accountId,
    day > (from ?? '') ? day : (from ?? ''),
    to ?? '9999',
    day,
    Number(id),
    wantedStates,
    wantedStates,
    size,
  );
}

/** The named lines, whatever their day and state. */
export function byUid(
  ctx: LedgerContext,
  { lineUids }: CallArgs<'statements.linesByUid'>,
): CallOutput<'statements.linesByUid'> {
  return rowsOf<Row>(
    ctx.db,
    `${LINE_SELECT} WHERE s.id IN (SELECT value FROM json_each(?)) ORDER BY s.day, s.id`,
    lineIdsOf(ctx.db, lineUids),
  ).map((row) => view(ctx, row));
}

/** What a text is looked for in. */
export type SearchedLine = Pick<Row, 'serial' | 'importId' | 'lineNo'>;

export function lineSays(ctx: LedgerContext, row: SearchedLine, wanted: string): boolean {
  const text = lineText(ctx, row);
  return (
    text.memo.includes(wanted) ||
    text.counterpartyName.includes(wanted) ||
    text.counterpartyAccount.includes(wanted) ||
    (row.serial ?? '').includes(wanted)
  );
}

function view(ctx: LedgerContext, row: Row): StatementLineView {
  const { id: _id, importId: _importId, lineNo: _lineNo, ...shown } = row;
  const reason = row.state === 'ignored' ? reasonOf(ctx, row.id) : null;
  const { counterpartyName, counterpartyAccount, memo } = lineText(ctx, row);
  return {
    ...shown,
    counterpartyName: maskedPayee(counterpartyName),
    counterpartyAccount: maskedAccount(counterpartyAccount),
    memo: withoutPerson(withMaskedNumbers(memo), counterpartyName),
    reason,
  };
}

/** The memo without the person paid; a unit's name stays, as it does beside it. */
const withoutPerson = (memo: string, name: string): string =>
  maskedPayee(name) === name ? memo : withMaskedNames(memo, [name]);

/** What the bank wrote of the named line, in full. */
export function lineTextOf(ctx: LedgerContext, uid: string): LineText {
  const sql = 'SELECT import_id AS importId, line_no AS lineNo FROM imported_line WHERE id = ?';
  return lineText(ctx, rowOf<Pick<Row, 'importId' | 'lineNo'>>(ctx.db, sql, mustLine(ctx, uid))!);
}

function reasonOf(ctx: LedgerContext, lineId: number): string | null {
  const [newest] = rowsOf<{ uid: string; sealed: Buffer }>(
    ctx.db,
    `SELECT uid, sealed_reason AS sealed FROM line_decision WHERE line_id = ?
     ORDER BY id DESC LIMIT 1`,
    lineId,
  );
  return newest ? ctx.vault.openText(reasonPlace(newest.uid), newest.sealed) : null;
}

const reasonPlace = (uid: string): string => `line_decision|sealed_reason|${uid}`;

/** 不入账, e.g. the bank's own correction pair: with a reason, and it can be taken back. */
export function ignore(ctx: LedgerContext, { lineUids, reason }: CallArgs<'statements.ignore'>) {
  const busy = lineUids.filter((uid) => stateOf(ctx, uid) !== 'unaccounted');
  if (busy.length > 0) throw ledgerErrors.make('LINE-IN-USE', { count: busy.length });
  for (const uid of lineUids) decide(ctx, uid, 'ignored', reason);
  return { done: true as const };
}

export function unignore(
  ctx: LedgerContext,
  { lineUids, reason }: CallArgs<'statements.unignore'>,
) {
  for (const uid of lineUids) {
    const ignored = firstValue<0 | 1>(
      ctx.db,
      `SELECT ${IS_IGNORED} FROM statement_line s WHERE s.id = ?`,
      lineIdOf(ctx.db, uid),
    );
    if (ignored) decide(ctx, uid, 'restored', reason);
  }
  return { done: true as const };
}

export function stateOf(ctx: LedgerContext, lineUid: string): StatementLineView['state'] {
  const sql = `SELECT ${LINE_STATE} FROM statement_line s WHERE s.id = ?`;
  return firstValue<StatementLineView['state']>(ctx.db, sql, mustLine(ctx, lineUid))!;
}

function decide(
  ctx: LedgerContext,
  lineUid: string,
  decision: 'ignored' | 'restored',
  reason: string,
): void {
  const uid = newUid();
  record(ctx, 'line_decision', {
    uid,
    line_id: mustLine(ctx, lineUid),
    decision,
    sealed_reason: ctx.vault.seal(reasonPlace(uid), reason),
  });
}
