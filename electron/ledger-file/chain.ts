import { createHash } from 'node:crypto';
import type { Database } from 'better-sqlite3';
import {
  CANONICAL_VERSION,
  type CanonicalValue,
  CHAINED_KINDS,
  CHAINED_PARTS,
  type ChainedKind,
  type ChainedPart,
  type ColumnValue,
  canonicalText,
  canonicalValue,
} from '#shared/books/canonical.ts';
import { firstValue, prepared, rowOf } from './prepared.ts';

/**
 * The chain: one link per record in the order of recording.
 * link = SHA-256('relief-ledger/1' ‖ previous link ‖ SHA-256(canonical)); the first previous link is
 * SHA-256(ledger uid). Writing and verifying derive the canonical form with the same code.
 */
export type Row = Record<string, ColumnValue>;

const PREFIX = Buffer.from('relief-ledger/1');
const sha256 = (...parts: (string | Uint8Array)[]): Buffer => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest();
};

export const firstLink = (ledgerUid: string): Buffer => sha256(ledgerUid);
export const nextLink = (previous: Uint8Array, canonical: string): Buffer =>
  sha256(PREFIX, previous, sha256(canonical));

/** The column by which a record names the person it is about. */
const PARTY_OF: Partial<Record<ChainedKind, string>> = {
  approval: 'recipient_id',
  approval_payee: 'party_id',
  pay_list: 'party_id',
};

export interface ChainHead {
  seq: number;
  link: Buffer;
}

/** The last link, or the ledger's first previous link while the chain is empty. */
export function chainHead(db: Database, ledgerUid: string): ChainHead {
  const last = rowOf<ChainHead>(db, 'SELECT seq, link FROM chain ORDER BY seq DESC LIMIT 1');
  return last ?? { seq: 0, link: firstLink(ledgerUid) };
}

/** The last line of the operation log, which has a chain of its own from the same first link. */
export function auditHead(db: Database, ledgerUid: string): ChainHead {
  const last = rowOf<ChainHead>(db, 'SELECT seq, link FROM audit ORDER BY seq DESC LIMIT 1');
  return last ?? { seq: 0, link: firstLink(ledgerUid) };
}

/** Reads canonical forms out of one open file; remembers the uids that ids stand for. */
export class CanonicalReader {
  readonly #db: Database;
  readonly #uids = new Map<string, string>();

  constructor(db: Database) {
    this.#db = db;
  }

  /** The canonical text of a record given by its columns; its parts are read from the file. */
  text(kind: ChainedKind, row: Row): string {
    return canonicalText(kind, this.#values(CHAINED_KINDS[kind], row), this.#parts(kind, row));
  }

  /** The canonical rows of a part in a fixed order. */
  part(name: ChainedPart, sql: string, ...args: ColumnValue[]): CanonicalValue[] {
    const rows = prepared(this.#db, sql).all(...args) as Row[];
    return rows.map((row) => this.values(name, row));
  }

  values(name: ChainedPart, row: Row): CanonicalValue[] {
    return this.#values(CHAINED_PARTS[name], row);
  }

  #values(fields: readonly string[], row: Row): CanonicalValue[] {
    return fields.map((field) => {
      const [column, table] = field.split('>') as [string, string | undefined];
      const value = row[column];
      if (value === undefined) throw new Error(`canonical form needs the column ${column}`);
      return table === undefined ? canonicalValue(value) : this.#uidOf(table, value);
    });
  }

  #uidOf(table: string, id: ColumnValue): string | null {
    if (id === null) return null;
    const key = `${table}:${id}`;
    let uid = this.#uids.get(key);
    if (uid === undefined) {
      uid = firstValue<string>(this.#db, `SELECT uid FROM ${table} WHERE id = ?`, id) ?? undefined;
      if (uid === undefined) throw new Error(`${table} has no row ${id}`);
      if (this.#uids.size > 200_000) this.#uids.clear();
      this.#uids.set(key, uid);
    }
    return uid;
  }

  #parts(kind: ChainedKind, row: Row): CanonicalValue[] {
    if (kind === 'opening') {
      const of = 'WHERE opening_uid = ? ORDER BY';
      return [
        this.part('opening_total', `SELECT * FROM opening_total ${of} kind`, row.uid!),
        this.part('opening_item', `SELECT * FROM opening_item ${of} item_no`, row.uid!),
      ];
    }
    if (kind === 'posting') return this.#batch(row.id!);
    const parts: CanonicalValue[] = [];
    // Who is helped or paid: sealed, and named by nothing else.
    const party = PARTY_OF[kind];
    if (party !== undefined) {
      parts.push(this.part('party', 'SELECT * FROM party WHERE id = ?', row[party]!));
    }
    if (kind === 'pay_list') {
      const items = 'SELECT * FROM pay_list_item WHERE list_id = ? ORDER BY approval_id';
      parts.push(this.part('pay_list_item', items, row.id!));
    }
    return parts;
  }

  /** Everything a posting makes permanent, in the order of its vouchers. */
  #batch(postingId: ColumnValue): CanonicalValue[] {
    const ofEntry = (table: string, order: string) =>
      `SELECT t.* FROM entry e JOIN ${table} t ON t.entry_id = e.id
       WHERE e.posting_id = ? ORDER BY e.id, ${order}`;
    return [
      this.part(
        'party',
        `SELECT * FROM party WHERE id IN (SELECT party_id FROM entry WHERE posting_id = ?)
         ORDER BY id`,
        postingId,
      ),
      this.part('entry', 'SELECT * FROM entry WHERE posting_id = ? ORDER BY id', postingId),
      this.part('entry_budget_share', ofEntry('entry_budget_share', 'document_id'), postingId),
      this.part('entry_attachment', ofEntry('entry_attachment', 'item_no'), postingId),
      this.part('entry_judgement', ofEntry('entry_judgement', 'rule'), postingId),
      this.part('line_match', ofEntry('line_match', 'line_id'), postingId),
      this.part('voucher', 'SELECT * FROM voucher WHERE posting_id = ? ORDER BY id', postingId),
      this.part(
        'voucher_line',
        `SELECT l.* FROM voucher v JOIN voucher_line l ON l.voucher_id = v.id
         WHERE v.posting_id = ? ORDER BY v.id, l.line_no`,
        postingId,
      ),
    ];
  }
}

/**
 * Adds the link of a record that is about to be inserted; its parts must be in the file already.
 * Must run in the transaction that inserts the record.
 */
export function appendLink(
  db: Database,
  ledgerUid: string,
  kind: ChainedKind,
  row: Row,
  reader = new CanonicalReader(db),
): ChainHead {
  const head = chainHead(db, ledgerUid);
  const next = { seq: head.seq + 1, link: nextLink(head.link, reader.text(kind, row)) };
  db.prepare('INSERT INTO chain (seq, kind, record_uid, version, link) VALUES (?, ?, ?, ?, ?)').run(
    next.seq,
    kind,
    row.uid,
    CANONICAL_VERSION,
    next.link,
  );
  return next;
}

/** The canonical text of an audit row; the log has a chain of its own. */
export function auditText(row: {
  seq: number;
  at: string;
  operator_uid: string | null;
  operator_name: string;
  call: string;
  outcome: string;
  code: string | null;
  detail: string;
}): string {
  return JSON.stringify([
    'audit',
    String(CANONICAL_VERSION),
    String(row.seq),
    row.at,
    row.operator_uid,
    row.operator_name,
    row.call,
    row.outcome,
    row.code,
    row.detail,
  ]);
}
