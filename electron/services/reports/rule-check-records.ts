import { approvalFindings } from '#shared/approvals/findings.ts';
import { voucherNo } from '#shared/books/voucher-number.ts';
import type { UseKind } from '#shared/entries/kinds.ts';
import { AppError } from '#shared/errors/app-error.ts';
import type { CheckedRecord, PassedCounts } from '#shared/reports/rule-check.ts';
import { type Judgement, RULE_CODES, type RuleCode } from '#shared/rules/types.ts';
import { rowsOf } from '../../ledger-file/prepared.ts';
import { loadApprovals } from '../approvals/approval-facts.ts';
import { APPROVAL_SELECT, type ApprovalRow } from '../approvals/approval-store.ts';
import { type LedgerContext, today } from '../context.ts';

/** One fund's budget year. */
export interface FundYear {
  readonly fundId: number;
  readonly year: number;
}

interface OfVoucher {
  uid: string;
  rule: RuleCode;
  word: string;
  year: number;
  period: number;
  number: number;
}

const KNOWN: ReadonlySet<string> = new Set(RULE_CODES);
const VOUCHER = 'v.word, v.year, v.period, v.number';

/** Rules passed by posted entries: most pass them all, so equal lists are counted together. */
export function passedOfEntries(ctx: LedgerContext, { fundId, year }: FundYear): PassedCounts[] {
  return rowsOf<{ rules: string; count: number }>(
    ctx.db,
    `SELECT e.rules_passed AS rules, count(*) AS count
     FROM entry e JOIN posting p ON p.id = e.posting_id
     WHERE e.fund_id = ? AND e.budget_year = ? GROUP BY e.rules_passed`,
    fundId,
    year,
  ).map(({ rules, count }) => new Map(knownCodes(rules).map((code) => [code, count])));
}

const knownCodes = (rules: string): RuleCode[] => RULE_CODES.filter((code) => rules.includes(code));

interface JudgedRow extends OfVoucher {
  outcome: 'warned' | 'failed';
  message: string | null;
  reason: string | null;
  exceptionReason: string | null;
  exceptionDocument: string | null;
  corrected: 0 | 1;
}

/**
 * What the rules warned of or found at posting. A finding of an inquiry is cleared when the inquiry
 * was cancelled, or came back or was reclassified in full; who cancels that opens it again.
 */
export function recordsOfEntries(ctx: LedgerContext, { fundId, year }: FundYear): CheckedRecord[] {
  return rowsOf<JudgedRow>(
    ctx.db,
    `SELECT e.uid, j.rule, ${VOUCHER}, j.outcome, j.message, j.reason,
       x.reason AS exceptionReason, x.document AS exceptionDocument,
       (EXISTS (SELECT 1 FROM entry r WHERE r.reverses_id = e.id)
         OR coalesce((SELECT sum(a.amount_fen) FROM entry a WHERE a.of_entry_id = e.id), 0)
           >= e.amount_fen) AS corrected
     FROM entry e
     JOIN entry_judgement j ON j.entry_id = e.id
     JOIN posting p ON p.id = e.posting_id
     JOIN voucher v ON v.entry_id = e.id
     LEFT JOIN rule_exception x ON x.posting_uid = p.uid AND x.rule = j.rule
     WHERE e.fund_id = ? AND e.budget_year = ? ORDER BY e.business_date, e.id`,
    fundId,
    year,
  )
    .filter(({ rule }) => KNOWN.has(rule))
    .map((row) => ({
      code: row.rule,
      subject: 'entry',
      uid: row.uid,
      record: voucherNo(row),
      outcome: row.outcome,
      message: row.message ?? '',
      reason: exceptionText(row) ?? row.reason ?? '',
      exception: row.exceptionReason !== null,
      corrected: row.corrected === 1,
    }));
}

const exceptionText = (row: {
  exceptionReason: string | null;
  exceptionDocument: string | null;
}): string | null =>
  row.exceptionReason === null ? null : `${row.exceptionReason}（${row.exceptionDocument}）`;

/** Exceptions of batches in which the rule found nothing to keep: never out of sight. */
export function recordsOfExceptions(
  ctx: LedgerContext,
  { fundId, year }: FundYear,
): CheckedRecord[] {
  return rowsOf<OfVoucher & { exceptionReason: string; exceptionDocument: string }>(
    ctx.db,
    `SELECT e.uid, x.rule, ${VOUCHER}, x.reason AS exceptionReason,
       x.document AS exceptionDocument
     FROM rule_exception x
     JOIN posting p ON p.uid = x.posting_uid
     JOIN entry e ON e.id = (SELECT min(id) FROM entry WHERE posting_id = p.id)
     JOIN voucher v ON v.entry_id = e.id
     WHERE e.fund_id = ? AND e.budget_year = ? AND NOT EXISTS (
       SELECT 1 FROM entry o JOIN entry_judgement j ON j.entry_id = o.id
       WHERE o.posting_id = p.id AND j.rule = x.rule)
     ORDER BY x.id`,
    fundId,
    year,
  )
    .filter(({ rule }) => KNOWN.has(rule))
    .map((row) => ({
      code: row.rule,
      subject: 'entry',
      uid: row.uid,
      record: `${voucherNo(row)} 同批凭证`,
      outcome: 'failed',
      message: '主管登记了例外，随本批凭证记账。',
      reason: exceptionText(row)!,
      exception: true,
      corrected: false,
    }));
}

type RequestJudgement = Judgement & { reason: string | null };

/** What the rules said before payment, of every 用款申请 of the year, withdrawn ones too. */
export function judgementsOfRequests(
  ctx: LedgerContext,
  { fundId, year }: FundYear,
): { passed: RuleCode[]; records: CheckedRecord[] }[] {
  const rows = rowsOf<{ uid: string; kind: UseKind; number: string; judgements: string }>(
    ctx.db,
    `SELECT a.uid, a.kind, a.number, r.judgements
     FROM payment_request r JOIN approval a ON a.id = r.approval_id
     WHERE r.day BETWEEN ? AND ? AND a.fund_id = ? ORDER BY r.day, r.id`,
    `${year}-01-01`,
    `${year}-12-31`,
    fundId,
  );
  return rows.map(({ uid, kind, number, judgements }) => {
    const all = (JSON.parse(judgements) as RequestJudgement[]).filter(({ code }) =>
      KNOWN.has(code),
    );
    return {
      passed: all.filter(({ outcome }) => outcome === 'passed').map(({ code }) => code),
      records: all.flatMap(({ code, outcome, finding, reason }) =>
        outcome === 'passed' || outcome === 'not-applicable'
          ? []
          : [
              {
                code,
                subject: kind,
                uid,
                record: `审批 ${number} 用款申请`,
                outcome,
                message: finding?.message ?? '',
                reason: reason ?? '',
                exception: false,
                corrected: false,
              },
            ],
      ),
    };
  });
}

/**
 * What is wrong today with applications money was paid on in the year: papers that are late, money
 * beyond the decision, receipts that are missing. Null while nobody is signed in: they are sealed.
 */
export function findingsOfApprovals(
  ctx: LedgerContext,
  { fundId, year }: FundYear,
): CheckedRecord[] | null {
  const rows = rowsOf<ApprovalRow>(
    ctx.db,
    `${APPROVAL_SELECT} WHERE a.id IN (
       SELECT approval_id FROM entry
       WHERE fund_id = ? AND budget_year = ? AND approval_id IS NOT NULL) ORDER BY a.id`,
    fundId,
    year,
  );
  return unlessLocked(() =>
    loadApprovals(ctx, rows).flatMap(({ row, facts }) =>
      approvalFindings(facts, today(ctx)).map(({ code, message }) => ({
        code,
        subject: row.kind,
        uid: row.uid,
        record: `审批 ${row.number}`,
        outcome: 'failed',
        message,
        reason: '',
        exception: false,
        corrected: false,
      })),
    ),
  );
}

function unlessLocked<Value>(read: () => Value): Value | null {
  try {
    return read();
  } catch (error) {
    if (error instanceof AppError && error.code === 'KEY-LOCKED') return null;
    throw error;
  }
}
