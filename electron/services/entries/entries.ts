import { accountOf } from '#shared/books/accounts.ts';
import { voucherNo } from '#shared/books/voucher-number.ts';
import type { EntryDetail, EntryView } from '#shared/contract/entries.ts';
import type { CallArgs, CallOutput } from '#shared/contract/index.ts';
import type { RuleCode } from '#shared/rules/types.ts';
import { firstValue, rowOf, rowsOf } from '../../ledger-file/prepared.ts';
import type { LedgerContext } from '../context.ts';
import { mustAccount, mustFund } from '../guards.ts';
import { likeAnywhere } from '../like.ts';
import { openPayee } from '../party-store.ts';
import {
  attachmentsOf,
  decisionOf,
  ENTRY_SELECT,
  type EntryRow,
  linesOf,
  mustEntry,
  secretsOf,
  sharesOf,
  voucherLinesOf,
} from './entry-store.ts';
import { openingBalances } from './rule-context.ts';
import { shownPayee } from './shown-payee.ts';

/** Kinds that stay open until something answers them. */
const STAYS_OPEN = new Set([
  'inquiry_out',
  'inquiry_in',
  'undetermined',
  'misdirected',
  'transfer_out',
]);

/** 台账: posted entries in the order of their business dates, a page by key. */
export function list(
  ctx: LedgerContext,
  args: CallArgs<'entries.list'>,
): CallOutput<'entries.list'> {
  const { where, values } = filterOf(ctx, args);
  const [day, id] = args.cursor === null ? ['', 0] : (args.cursor.split('|') as [string, string]);
  const rows = rowsOf<EntryRow>(
    ctx.db,
    `${ENTRY_SELECT} WHERE ${where} AND (e.business_date, e.id) > (?, ?)
     ORDER BY e.business_date, e.id LIMIT ?`,
    ...values,
    day,
    Number(id),
    args.limit,
  );
  const last = rows.at(-1);
  return {
    rows: rows.map((row) => entryView(ctx, row)),
    next: rows.length === args.limit ? `${last!.business_date}|${last!.id}` : null,
  };
}

/** A red voucher stands, with its minus, in the column of the entry it cancels. */
export function totals(
  ctx: LedgerContext,
  args: CallArgs<'entries.totals'>,
): CallOutput<'entries.totals'> {
  const { where, values } = filterOf(ctx, args);
  return rowOf(
    ctx.db,
    `SELECT count(*) AS count,
       coalesce(sum(CASE e.direction WHEN 'in' THEN e.bank_fen ELSE 0 END), 0) AS inFen,
       coalesce(sum(CASE e.direction WHEN 'out' THEN -e.bank_fen ELSE 0 END), 0) AS outFen,
       coalesce(sum(e.spent_fen), 0) AS spentFen
     FROM entry e JOIN voucher v ON v.entry_id = e.id LEFT JOIN entry by ON by.reverses_id = e.id
     WHERE ${where}`,
    ...values,
  )!;
}

/** The SQL text is chosen from constants, one per combination of filters; data goes in as values. */
function filterOf(ctx: LedgerContext, args: CallArgs<'entries.totals'>) {
  const parts = ['e.fund_id = ?', 'e.budget_year = ?'];
  const values: unknown[] = [mustFund(ctx, args.fundUid), args.year];
  const add = (sql: string, ...more: unknown[]) => {
    parts.push(sql);
    values.push(...more);
  };
  if (args.kinds.length > 0) {
    add('e.kind IN (SELECT value FROM json_each(?))', JSON.stringify(args.kinds));
  }
  if (args.accountUid !== null) add('e.account_id = ?', mustAccount(ctx, args.accountUid));
  if (args.from !== null) add('e.business_date >= ?', args.from);
  if (args.to !== null) add('e.business_date <= ?', args.to);
  if (args.minFen !== null) add('abs(e.amount_fen) >= ?', args.minFen);
  if (args.maxFen !== null) add('abs(e.amount_fen) <= ?', args.maxFen);
  if (args.text !== '') {
    const like = likeAnywhere(args.text);
    const number = /^(?:记-?)?(?:\d{6}-)?0*(\d{1,9})$/.exec(args.text)?.[1];
    add(
      `(e.summary LIKE ? ESCAPE '\\' OR e.case_no LIKE ? ESCAPE '\\'
        OR e.approval_no LIKE ? ESCAPE '\\' OR v.number = ?)`,
      like,
      like,
      like,
      number === undefined ? -1 : Number(number),
    );
  }
  if (args.onlyOpen) {
    add(
      `e.kind IN (SELECT value FROM json_each(?)) AND e.reverses_id IS NULL AND by.id IS NULL
       AND e.amount_fen > coalesce((SELECT sum(x.amount_fen) FROM entry x
         WHERE x.of_entry_id = e.id), 0)`,
      JSON.stringify([...STAYS_OPEN]),
    );
  }
  return { where: parts.join(' AND '), values };
}

function entryView(ctx: LedgerContext, row: EntryRow): EntryView {
  return {
    uid: row.uid,
    kind: row.kind,
    businessDate: row.business_date,
    accountUid: row.account_uid,
    bankFen: row.bank_fen,
    amountFen: row.amount_fen,
    spentFen: row.spent_fen,
    summary: row.summary,
    voucherNo: voucherNo({
      word: '记',
      year: Number(row.voucher_date.slice(0, 4)),
      period: row.period,
      number: row.number,
    }),
    voucherDate: row.voucher_date,
    caseNo: row.case_no,
    approvalNo: row.approval_no,
    preparedBy: row.preparer_name,
    reviewedBy: row.reviewer_name,
    postedAt: row.posted_at,
    reversedByUid: row.reversed_by_uid,
    reversesUid: row.reverses_uid,
    openFen: openFenOf(ctx, row),
  };
}

function openFenOf(ctx: LedgerContext, row: EntryRow): number | null {
  if (!STAYS_OPEN.has(row.kind) || row.amount_fen < 0) return null;
  if (row.reversed_by_uid !== null) return 0;
  const taken = firstValue<number | null>(
    ctx.db,
    'SELECT sum(amount_fen) FROM entry WHERE of_entry_id = ?',
    row.id,
  );
  return row.amount_fen - (taken ?? 0);
}

export function get(ctx: LedgerContext, { uid }: CallArgs<'entries.get'>): EntryDetail {
  const row = mustEntry(ctx, uid);
  const secrets = secretsOf(ctx, row);
  const { purpose, ownAccountBasis, note } = secrets;
  return {
    ...entryView(ctx, row),
    purpose,
    permittedUseUid: row.permitted_use_uid,
    funding: row.funding,
    approvalUid: row.approval_uid,
    approval: decisionOf(row, secrets),
    ownAccountBasis,
    note,
    counterparty:
      row.party_id === null ? null : shownPayee('entry', uid, openPayee(ctx, row.party_id)),
    attachments: attachmentsOf(ctx, row.id),
    judgements: judgementsOf(ctx, row),
    settingsVersion: row.settings_version,
    voucher: voucherLinesOf(ctx, row.voucher_id).map((line) => ({
      ...line,
      accountName: accountOf(line.accountCode).name,
    })),
    lines: linesOf(ctx, row.id),
    budgetShares: sharesOf(ctx, row.id),
    ofEntryUid: row.of_uid,
    reclassifies: row.reclassifies === 1,
    answeredByUids: rowsOf<{ uid: string }>(
      ctx.db,
      'SELECT uid FROM entry WHERE of_entry_id = ? ORDER BY id',
      row.id,
    ).map((answer) => answer.uid),
    postingUid: row.posting_uid,
    chainSeq: firstValue<number>(
      ctx.db,
      'SELECT seq FROM chain WHERE record_uid = ?',
      row.posting_uid,
    )!,
  };
}

/** Every rule the entry was judged by, in the order of the codes. */
function judgementsOf(ctx: LedgerContext, row: EntryRow): EntryDetail['judgements'] {
  const passed = row.rules_passed.split(' ').filter((code) => code !== '');
  const noted = rowsOf<{
    rule: RuleCode;
    outcome: 'warned' | 'failed';
    message: string;
    reason: string | null;
  }>(
    ctx.db,
    `SELECT j.rule, j.outcome, j.message,
       coalesce(x.reason || '（' || x.document || '）', j.reason) AS reason
     FROM entry_judgement j
     LEFT JOIN rule_exception x ON x.posting_uid = ? AND x.rule = j.rule
     WHERE j.entry_id = ?`,
    row.posting_uid,
    row.id,
  );
  return [
    ...passed.map((code) => ({
      code: code as RuleCode,
      outcome: 'passed' as const,
      reason: null,
      finding: null,
    })),
    ...noted.map(({ rule, outcome, message, reason }) => ({
      code: rule,
      outcome,
      reason,
      finding: {
        code: rule,
        severity: outcome === 'failed' ? ('block' as const) : ('warn' as const),
        message,
        where: { kind: 'entry' as const, uid: row.uid },
      },
    })),
  ].sort((a, b) => (a.code < b.code ? -1 : 1));
}

/** 日余额: a year's days on which anything moved, with the balance at each day's end. */
export function dayBalances(
  ctx: LedgerContext,
  { fundUid, accountUid, year }: CallArgs<'entries.dayBalances'>,
): CallOutput<'entries.dayBalances'> {
  const fundId = mustFund(ctx, fundUid);
  const accountId = mustAccount(ctx, accountUid);
  const opening = openingBalances(ctx, fundId, year).find((o) => o.accountUid === accountUid);
  let balanceFen = opening?.balanceFen ?? 0;
  return rowsOf<{ day: string; inFen: number; outFen: number; spentFen: number }>(
    ctx.db,
    `SELECT business_date AS day, in_fen AS inFen, out_fen AS outFen, spent_fen AS spentFen
     FROM day_total WHERE fund_id = ? AND budget_year = ? AND account_id = ?
     ORDER BY business_date`,
    fundId,
    year,
    accountId,
  ).map((row) => {
    balanceFen += row.inFen - row.outFen;
    return { ...row, balanceFen };
  });
}
