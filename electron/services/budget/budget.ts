import type { CallArgs, CallOutput } from '#shared/contract/index.ts';
import { ledgerErrors } from '#shared/errors/ledger-errors.ts';
import { authorisedOn as authorisedByRule } from '#shared/rules/budget.ts';
import { findingOfBudget } from '#shared/rules/da-05-budget-finding.ts';
import type { BudgetDocument } from '#shared/rules/types.ts';
import { firstValue, rowOf } from '../../ledger-file/prepared.ts';
import { newUid } from '../../ledger-file/uid.ts';
import { type LedgerContext, record } from '../context.ts';
import { ruleContext } from '../entries/rule-context.ts';
import { mustFund } from '../guards.ts';
import {
  budgetDocuments,
  budgetInForce,
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
  return recorded(ctx, { fundId, budgetYear }, fields, { replacesId: null, reason: '' });
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
  const place = { fundId: old.fund_id, budgetYear: old.budget_year };
  return recorded(ctx, place, fields, { replacesId: old.id, reason });
}

function recorded(
  ctx: LedgerContext,
  place: { fundId: number; budgetYear: number },
  fields: Fields,
  correction: { replacesId: number | null; reason: string },
): CallOutput<'budget.add'> {
  const before = budgetInForce(ctx.db, place.fundId);
  const uid = recordDocument(ctx, place.fundId, place.budgetYear, fields, correction);
  const document = { uid, documentNo: fields.documentNo };
  return { uid, findings: findingsOf(ctx, place, document, before) };
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
function findingsOf(
  ctx: LedgerContext,
  { fundId, budgetYear }: { fundId: number; budgetYear: number },
  document: { uid: string; documentNo: string },
  before: readonly BudgetDocument[],
): CallOutput<'budget.add'>['findings'] {
  const fundUid = firstValue<string>(ctx.db, 'SELECT uid FROM fund WHERE id = ?', fundId)!;
  const context = ruleContext(ctx, fundId, fundUid, budgetYear, []);
  const finding = findingOfBudget(document, before, context);
  if (finding === null) return [];
  const { code, severity, message } = finding;
  return [{ code, severity, message }];
}
