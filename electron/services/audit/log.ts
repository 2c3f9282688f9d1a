import type { Database } from 'better-sqlite3';
import { auditHead, auditText, nextLink } from '../../ledger-file/chain.ts';
import { insertRow } from '../../ledger-file/insert.ts';
import type { Operator } from '../context.ts';

export interface AuditEvent {
  at: string;
  operator: Pick<Operator, 'uid' | 'name'> | null;
  call: string;
  outcome: 'done' | 'refused';
  /** The error's code when refused. */
  code: string | null;
  /** What was done to which record, without personal data. */
  detail: string;
}

/** Adds one line to the operation log, chained to the line before. Runs in the caller's transaction. */
export function appendAudit(db: Database, ledgerUid: string, event: AuditEvent): void {
  const last = auditHead(db, ledgerUid);
  const row = {
    seq: last.seq + 1,
    at: event.at,
    operator_uid: event.operator?.uid ?? null,
    operator_name: event.operator?.name ?? '',
    call: event.call,
    outcome: event.outcome,
    code: event.code,
    detail: event.detail,
  };
  const link = nextLink(last.link, auditText(row));
  insertRow(db, 'audit', { ...row, link });
}
