import { caseNoKey } from '#shared/cases/compare.ts';
import { type FaultyEvent, type HistoryFault, historyFault } from '#shared/cases/history.ts';
import type { CaseEvent } from '#shared/cases/state.ts';
import type { CaseFields } from '#shared/contract/cases.ts';
import type { CallArgs, CallOutput } from '#shared/contract/index.ts';
import { chineseDay } from '#shared/dates/day.ts';
import { caseErrors } from '#shared/errors/case-errors.ts';
import { CASE_EVENT_WORDS } from '#shared/terms.ts';
import type { ChainHead } from '../../ledger-file/chain.ts';
import { newUid } from '../../ledger-file/uid.ts';
import { type LedgerContext, record, today } from '../context.ts';
import { mustFund } from '../guards.ts';
import {
  casesInForce,
  eventsOf,
  mustCase,
  mustEventInForce,
  notePlace,
  reasonPlace,
  summaryPlace,
} from './case-store.ts';

export function register(
  ctx: LedgerContext,
  { fundUid, ...fields }: CallArgs<'cases.register'>,
): CallOutput<'cases.register'> {
  const fundId = mustFund(ctx, fundUid);
  refuseTaken(ctx, fundId, fields.caseNo, null);
  return { uid: recordCase(ctx, fundId, fields, null).uid };
}

/** A correction is a new record that names the old; the case keeps its uid and its events. */
export function correct(
  ctx: LedgerContext,
  { caseUid, reason, ...fields }: CallArgs<'cases.correct'>,
): CallOutput<'cases.correct'> {
  const old = mustCase(ctx, caseUid);
  refuseTaken(ctx, old.fundId, fields.caseNo, caseUid);
  const events = eventsOf(ctx.db, [old.caseId]);
  refuseFault(historyFault(fields.acceptedOn, events), events);
  recordCase(ctx, old.fundId, fields, { firstId: old.caseId, replacesId: old.id, reason });
  return { uid: caseUid };
}

/** Records what happened, corrects what was recorded, or withdraws it. */
export function addEvent(
  ctx: LedgerContext,
  args: CallArgs<'cases.addEvent'>,
): CallOutput<'cases.addEvent'> {
  const { caseId, acceptedOn } = mustCase(ctx, args.caseUid);
  const events = eventsOf(ctx.db, [caseId]);
  if (args.day > today(ctx)) {
    throw caseErrors.make('CASE-EVENT-FUTURE', { day: chineseDay(args.day) });
  }
  const replacesId = args.replacesUid === null ? null : mustEventInForce(events, args.replacesUid);
  const uid = newUid();
  const { kind, day, documentNo, result, way, note, replacesUid } = args;
  const all = [...events, { uid, kind, day, result, replacesUid }];
  refuseFault(historyFault(acceptedOn, all), all);
  record(ctx, 'case_event', {
    uid,
    case_id: caseId,
    kind,
    day,
    document_no: documentNo,
    result,
    way,
    sealed_note: ctx.vault.seal(notePlace(uid), note),
    replaces_id: replacesId,
  });
  return { uid };
}

/** Writes one record; the case's number was looked at before. */
export function recordCase(
  ctx: LedgerContext,
  fundId: number,
  fields: CaseFields,
  correction: { firstId: number; replacesId: number; reason: string } | null,
): { uid: string; head: ChainHead } {
  const uid = newUid();
  const { head } = record(ctx, 'petition_case', {
    uid,
    fund_id: fundId,
    first_id: correction?.firstId ?? null,
    case_no: fields.caseNo,
    category: fields.category,
    cross_separated: Number(fields.crossSeparated),
    special_hardship: Number(fields.specialHardship),
    township: fields.township,
    unit: fields.unit,
    accepted_on: fields.acceptedOn,
    due_on: fields.dueOn,
    sealed_summary: ctx.vault.seal(summaryPlace(uid), fields.summary),
    replaces_id: correction?.replacesId ?? null,
    sealed_reason: ctx.vault.seal(reasonPlace(uid), correction?.reason ?? ''),
  });
  return { uid, head };
}

function refuseTaken(
  ctx: LedgerContext,
  fundId: number,
  caseNo: string,
  ownUid: string | null,
): void {
  const key = caseNoKey(caseNo);
  const taken = casesInForce(ctx.db, fundId).find(
    (other) => other.caseUid !== ownUid && caseNoKey(other.caseNo) === key,
  );
  if (taken) throw caseErrors.make('CASE-NUMBER-TAKEN', { caseNo: taken.caseNo });
}

const FAULT_WORDS: Record<HistoryFault, string> = {
  'before-accepted': '早于受理日期。',
  'already-settled': '此前已登记息访，且没有反复。',
  'not-settled': '在它之前没有有效的息访。',
  'follow-up-made': '这次息访的同一回访已登记过。',
};

function refuseFault(found: FaultyEvent | null, events: readonly CaseEvent[]): void {
  if (found === null) return;
  const { day, kind } = events.find(({ uid }) => uid === found.uid)!;
  throw caseErrors.make('CASE-HISTORY', {
    day: chineseDay(day),
    event: CASE_EVENT_WORDS[kind],
    problem: FAULT_WORDS[found.fault],
  });
}
