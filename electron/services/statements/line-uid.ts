import type { Database } from 'better-sqlite3';
import { ledgerErrors } from '#shared/errors/ledger-errors.ts';
import { rowOf } from '../../ledger-file/prepared.ts';
import { newUid } from '../../ledger-file/uid.ts';
import type { LedgerContext } from '../context.ts';

/**
 * A line's uid is its import's with the line's number there (from 1) for the last eight digits, in
 * hex: 100,000 names needn't be made, written, hashed and kept in order. From id to uid the view
 * `imported_line` says it.
 */
const NUMBER_AT = 28;
const ROOM = '00000000';
const LINE_UID = /^.{28}[0-9a-f]{8}$/;

/** The uid of a new import, with room for the numbers of its lines. */
export const newImportUid = (): string => newUid().slice(0, NUMBER_AT) + ROOM;

/** The id of the line of that name, or null. */
export function lineIdOf(db: Database, uid: string): number | null {
  if (!LINE_UID.test(uid)) return null;
  const lines = rowOf<{ first: number; count: number }>(
    db,
    'SELECT first_line_id AS first, line_count AS count FROM statement_import WHERE uid = ?',
    uid.slice(0, NUMBER_AT) + ROOM,
  );
  const number = Number.parseInt(uid.slice(NUMBER_AT), 16);
  return lines !== null && number >= 1 && number <= lines.count ? lines.first + number - 1 : null;
}

/** The id of the line of that name; refuses a name that is none's. */
export function mustLine(ctx: LedgerContext, uid: string): number {
  const id = lineIdOf(ctx.db, uid);
  if (id === null) throw ledgerErrors.make('RECORD-NOT-FOUND', { what: '银行流水' });
  return id;
}

/** The ids of the named lines, those that there are, as a JSON array for `json_each`. */
export const lineIdsOf = (db: Database, uids: readonly string[]): string =>
  JSON.stringify(uids.map((uid) => lineIdOf(db, uid)).filter((id) => id !== null));
