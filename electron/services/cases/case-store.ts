import type { Database } from 'better-sqlite3';
import type { CaseCategory, CaseEventKind, EventResult, EventWay } from '#shared/cases/kinds.ts';
import type { CaseEvent } from '#shared/cases/state.ts';
import type { CaseFields } from '#shared/contract/cases.ts';
import { caseErrors } from '#shared/errors/case-errors.ts';
import { ledgerErrors } from '#shared/errors/ledger-errors.ts';
import { rowOf, rowsOf } from '../../ledger-file/prepared.ts';
import type { LedgerContext } from '../context.ts';

/** A registration or correction as it stands in the file, its texts still sealed. */
export interface CaseRecord {
  id: number;
  /** Of this very record; the case goes by {@link caseUid}. */
  uid: string;
  /** Id and uid of the first registration, which events and approvals name. */
  caseId: number;
  caseUid: string;
  fundId: number;
  caseNo: string;
  category: CaseCategory;
  crossSeparated: 0 | 1;
  specialHardship: 0 | 1;
  township: string;
  unit: string;
  acceptedOn: string;
  dueOn: string;
  sealedSummary: Buffer;
  sealedReason: Buffer;
  recordedBy: string;
  recordedAt: string;
}

const COLUMNS = `p.id, p.uid, f.id AS caseId, f.uid AS caseUid, p.fund_id AS fundId,
  p.case_no AS caseNo, p.category, p.cross_separated AS crossSeparated,
  p.special_hardship AS specialHardship, p.township, p.unit, p.accepted_on AS acceptedOn,
  p.due_on AS dueOn, p.sealed_summary AS sealedSummary, p.sealed_reason AS sealedReason,
  who.name AS recordedBy, p.recorded_at AS recordedAt`;
const RECORDER = `LEFT JOIN operator o ON o.uid = p.recorded_by
  LEFT JOIN person who ON who.uid = o.person_uid`;

/** Cases as they are registered now, `p`, with their first registration, `f`. */
export const CASE_SELECT = `SELECT ${COLUMNS} FROM case_in_force p
  JOIN petition_case f ON f.id = p.case_id ${RECORDER}`;

/** The case of that uid as it is registered now; refuses an unknown one. */
export function mustCase(ctx: LedgerContext, uid: string): CaseRecord {
  const found = rowOf<CaseRecord>(
    ctx.db,
    `${CASE_SELECT} WHERE p.case_id =
       (SELECT id FROM petition_case WHERE uid = ? AND first_id IS NULL)`,
    uid,
  );
  if (found === null) throw ledgerErrors.make('RECORD-NOT-FOUND', { what: '个案' });
  return found;
}

/** Everything registered of one case, the newest first. */
export const versionsOf = (db: Database, caseId: number): CaseRecord[] =>
  rowsOf<CaseRecord>(
    db,
    `SELECT ${COLUMNS} FROM petition_case p JOIN petition_case f ON f.id = coalesce(p.first_id, p.id)
     ${RECORDER} WHERE p.id = ? OR p.first_id = ? ORDER BY p.id DESC`,
    caseId,
    caseId,
  );

/** The numbers in use in a fund. */
export const casesInForce = (db: Database, fundId: number): { caseUid: string; caseNo: string }[] =>
  rowsOf(
    db,
    `SELECT f.uid AS caseUid, p.case_no AS caseNo FROM case_in_force p
     JOIN petition_case f ON f.id = p.case_id WHERE p.fund_id = ? ORDER BY p.id`,
    fundId,
  );

export interface EventRow extends CaseEvent {
  id: number;
  caseId: number;
  kind: CaseEventKind;
  result: EventResult | null;
  way: EventWay | null;
  documentNo: string;
  sealedNote: Buffer;
  replacedByUid: string | null;
  recordedBy: string;
  recordedAt: string;
}

/** All events of the cases, corrected and withdrawn ones too, in the order of their days. */
export const eventsOf = (db: Database, caseIds: readonly number[]): EventRow[] =>
  rowsOf<EventRow>(
    db,
    `SELECT e.id, e.case_id AS caseId, e.uid, e.kind, e.day, e.document_no AS documentNo, e.result,
       e.way, e.sealed_note AS sealedNote, old.uid AS replacesUid, new.uid AS replacedByUid,
       who.name AS recordedBy, e.recorded_at AS recordedAt
     FROM case_event e
     LEFT JOIN case_event old ON old.id = e.replaces_id
     LEFT JOIN case_event new ON new.replaces_id = e.id
     LEFT JOIN operator o ON o.uid = e.recorded_by
     LEFT JOIN person who ON who.uid = o.person_uid
     WHERE e.case_id IN (SELECT value FROM json_each(?)) ORDER BY e.day, e.id`,
    JSON.stringify(caseIds),
  );

/** The events by the id of their case. */
export function eventsByCase(db: Database, caseIds: readonly number[]): Map<number, EventRow[]> {
  const byCase = new Map<number, EventRow[]>(caseIds.map((id) => [id, []]));
  for (const event of eventsOf(db, caseIds)) byCase.get(event.caseId)!.push(event);
  return byCase;
}

export const summaryPlace = (uid: string): string => `petition_case|sealed_summary|${uid}`;
export const reasonPlace = (uid: string): string => `petition_case|sealed_reason|${uid}`;
export const notePlace = (uid: string): string => `case_event|sealed_note|${uid}`;

/** What the record says, its summary opened. */
export function fieldsOf(ctx: LedgerContext, record: CaseRecord): CaseFields {
  return {
    ...publicFieldsOf(record),
    summary: ctx.vault.openText(summaryPlace(record.uid), record.sealedSummary),
  };
}

export function publicFieldsOf(record: CaseRecord): Omit<CaseFields, 'summary'> {
  const { caseNo, category, township, unit, acceptedOn, dueOn } = record;
  return {
    caseNo,
    category,
    crossSeparated: record.crossSeparated === 1,
    specialHardship: record.specialHardship === 1,
    township,
    unit,
    acceptedOn,
    dueOn,
  };
}

/** Refuses an event of the case that isn't in force, and answers its id. */
export function mustEventInForce(events: readonly EventRow[], uid: string): number {
  const event = events.find((each) => each.uid === uid);
  if (event === undefined) throw ledgerErrors.make('RECORD-NOT-FOUND', { what: '个案事项' });
  if (event.replacedByUid !== null || event.kind === 'withdrawn') {
    throw caseErrors.make('CASE-EVENT-REPLACED');
  }
  return event.id;
}
