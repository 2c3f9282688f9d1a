import type { CallArgs, CallOutput } from '#shared/contract/index.ts';
import { chineseDay } from '#shared/dates/day.ts';
import { ledgerErrors } from '#shared/errors/ledger-errors.ts';
import { formatYuan } from '#shared/money/fen.ts';
import { authorisedOn as authorisedByRule } from '#shared/rules/budget.ts';
import type { BudgetDocument } from '#shared/rules/types.ts';
import { rowOf } from '../../ledger-file/prepared.ts';
import { newUid } from '../../ledger-file/uid.ts';
import { type LedgerContext, record } from '../context.ts';
import { mustFund } from '../guards.ts';
import {
  budgetDocuments,
  budgetInForce,
  firstOverspentDay,
  notePlace,
  positionOn,
  reasonPlace,
  spentAndAuthorised,
} from './budget-store.ts';

export function list(
  ctx: LedgerContext,
  { fundUid, year }: CallArgs<'budget.list'>,
): CallOutput<'budget.list'> {
  const fundId = mustFund(ctx, fundUid);
  const documents = budgetDocuments(ctx, fundId, year);
  const inForce = budgetInForce(ctx.db, fundId).filter((b) => b.budgetYear === year);
  const sumOf = (kind: BudgetDocument['kind']) =>
    inForce.filter((b) => b.kind === kind).reduce((sum, b) => sum + b.amountFen, 0);
  const { spentFen, authorisedFen } = spentAndAuthorised(ctx.db, fundId, year);
  return {
    documents,
    totals: {
      carryoverFen: sumOf('carryover'),
      advanceFen: sumOf('advance'),
      initialFen: sumOf('initial'),
      supplementFen: sumOf('supplement'),
      reductionFen: sumOf('reduction'),
      authorisedFen,
      spentFen,
    },
  };
}

export function authorisedOn(
  ctx: LedgerContext,
  { fundUid, year, day }: CallArgs<'budget.authorisedOn'>,
): CallOutput<'budget.authorisedOn'> {
  const fundId = mustFund(ctx, fundUid);
  const authorised = authorisedByRule(budgetInForce(ctx.db, fundId), year, day);
  return { ...authorised, spentFen: positionOn(ctx.db, fundId, year, day).spentFen };
}

type Fields = Omit<CallArgs<'budget.correct'>, 'replacesUid' | 'reason'>;

export function add(
  ctx: LedgerContext,
  { fundUid, budgetYear, ...fields }: CallArgs<'budget.add'>,
): CallOutput<'budget.add'> {
  const fundId = mustFund(ctx, fundUid);
  const uid = recordDocument(ctx, fundId, budgetYear, fields, { replacesId: null, reason: '' });
  return { uid, findings: overspending(ctx, fundId, budgetYear) };
}

/** A correction is a new document naming the old one; the old one stays readable. */
export function correct(
  ctx: LedgerContext,
  { replacesUid, reason, ...fields }: CallArgs<'budget.correct'>,
): CallOutput<'budget.correct'> {
  const old = rowOf<{ id: number; fund_id: number; budget_year: number; replaced: number }>(
    ctx.db,
    `SELECT b.id, b.fund_id, b.budget_year,
       EXISTS (SELECT 1 FROM budget_document n WHERE n.replaces_id = b.id) AS replaced
     FROM budget_document b WHERE b.uid = ?`,
    replacesUid,
  );
  if (old === null) throw ledgerErrors.make('RECORD-NOT-FOUND', { what: '预算指标' });
  if (old.replaced) throw ledgerErrors.make('BUDGET-REPLACED');
  const uid = recordDocument(ctx, old.fund_id, old.budget_year, fields, {
    replacesId: old.id,
    reason,
  });
  return { uid, findings: overspending(ctx, old.fund_id, old.budget_year) };
}

function recordDocument(
  ctx: LedgerContext,
  fundId: number,
  budgetYear: number,
  fields: Fields,
  correction: { replacesId: number | null; reason: string },
): string {
  if (fields.effectiveOn < fields.signedOn) {
    throw ledgerErrors.make('BUDGET-BEFORE-SIGNED', {
      effectiveOn: fields.effectiveOn,
      signedOn: fields.signedOn,
    });
  }
  const uid = newUid();
  record(ctx, 'budget_document', {
    uid,
    fund_id: fundId,
    budget_year: budgetYear,
    kind: fields.kind,
    document_no: fields.documentNo,
    signed_on: fields.signedOn,
    effective_on: fields.effectiveOn,
    received_on: fields.receivedOn,
    amount_fen: fields.amountFen,
    sealed_note: ctx.vault.seal(notePlace(uid), fields.note),
    replaces_id: correction.replacesId,
    sealed_reason: ctx.vault.seal(reasonPlace(uid), correction.reason),
  });
  return uid;
}

/** A reduction below what is spent is recorded all the same, and said aloud (DA-05). */
function overspending(
  ctx: LedgerContext,
  fundId: number,
  year: number,
): CallOutput<'budget.add'>['findings'] {
  const over = firstOverspentDay(ctx.db, fundId, year);
  if (over === null) return [];
  const excess = formatYuan(over.spentFen - over.authorisedFen);
  return [
    {
      code: 'DA-05',
      severity: 'warn',
      message: `截至${chineseDay(over.day)}，已记账支出超出可用预算 ${excess} 元。指标已登记，请尽快取得追加指标或收回款项。`,
    },
  ];
}
