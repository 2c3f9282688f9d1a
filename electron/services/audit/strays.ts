import type { Database } from 'better-sqlite3';
import { firstValue } from '../../ledger-file/prepared.ts';

/**
 * The first row that stands beside its batch: of none, or of another fund or account than the
 * batch's. The chain can't tell, because a batch's canonical form names these once and reads only
 * the rows that point to it. Rows of the batch after the last wait for their posting: in no book.
 */
export const firstStray = (db: Database): string | null =>
  firstValue<string>(db, STRAYS.join(' UNION ALL ').concat(' LIMIT 1'));

const unposted = (table: string, closing: string, key: string, name: string): string =>
  `SELECT '${table} ' || ${name} FROM ${table}
   WHERE ${key} NOT IN (SELECT id FROM ${closing})
     AND ${key} IS NOT (SELECT coalesce(max(id), 0) + 1 FROM ${closing})`;

const STRAYS: readonly string[] = [
  unposted('entry', 'posting', 'posting_id', 'uid'),
  unposted('voucher', 'posting', 'posting_id', 'uid'),
  unposted('statement_chunk', 'statement_import', 'import_id', 'chunk_no'),
  unposted('statement_source', 'statement_import', 'import_id', 'piece_no'),
  unposted('statement_row', 'statement_import', 'import_id', 'row_number'),
  unposted('pay_list_item', 'pay_list', 'list_id', 'approval_id'),
  unposted('document_piece', 'document', 'document_id', 'piece_no'),
  `SELECT 'entry ' || e.uid FROM entry e JOIN posting p ON p.id = e.posting_id
   WHERE e.fund_id <> p.fund_id`,
  `SELECT 'voucher ' || v.uid FROM voucher v JOIN posting p ON p.id = v.posting_id
   WHERE v.fund_id <> p.fund_id`,
  // Imports that follow on without a gap share out all lines but those that wait behind the last.
  `SELECT 'statement_import ' || i.uid FROM statement_import i WHERE i.first_line_id <> 1 + (
     SELECT coalesce(sum(line_count), 0) FROM statement_import b WHERE b.id < i.id)`,
  `SELECT 'statement_line ' || s.id FROM statement_line s WHERE s.id < 1`,
  `SELECT 'statement_line ' || s.id FROM statement_import i JOIN statement_line s
     ON s.id >= i.first_line_id AND s.id < i.first_line_id + i.line_count
   WHERE s.account_id <> i.account_id`,
];
