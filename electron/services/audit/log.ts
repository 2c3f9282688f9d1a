import type { Database } from 'better-sqlite3';
import { auditText, firstLink, nextLink } from '../../ledger-file/chain.ts';
import { insertRow } from '../../ledger-file/insert.ts';
import { rowOf } from '../../ledger-file/prepared.ts';
import type { Operator } from '../context.ts';

export interface AuditEvent {
  at: string;
  operator: Operator | null;
  call: string;
  outcome: 'done' | 'refused';
  /** The error's code when refused. */
  code: string | null;
  /** What was done to which record, without personal data. */
  detail: string;
}

/** Adds one line to the operation log, chained to the line before. Runs in the caller's transaction. */
export function appendAudit(db: Database, ledgerUid: string, event: AuditEvent): void {
  const last = rowOf<{ seq: number; link: Buffer }>(
    db,
    'SELECT seq, link FROM audit ORDER BY seq DESC LIMIT 1',
  );
  const row = {
    seq: (last?.seq ?? 0) + 1,
    at: event.at,
    operator_uid: event.operator?.uid ?? null,
    operator_name: event.operator?.name ?? '',
    call: event.call,
    outcome: event.outcome,
    code: event.code,
    detail: event.detail,
  };
  const link = nextLink(last?.link ?? firstLink(ledgerUid), auditText(row));
  insertRow(db, 'audit', { ...row, link });
}
