import type { Database, Statement } from 'better-sqlite3';
import { CHAINED_KINDS, type ChainedKind } from '#shared/books/canonical.ts';
import type { Row } from '../../ledger-file/chain.ts';
import { sqliteCode } from '../../ledger-file/failures.ts';
import { scratchLedger } from '../../ledger-file/scratch.ts';
import type { Hooks } from '../context.ts';

/**
 * What stands before a record that closes a batch, in the order it is written. Sealed bytes are no
 * matter of a rule and left out.
 */
const PARTS: Partial<Record<ChainedKind, readonly (readonly [table: string, rows: string])[]>> = {
  opening: [
    ['opening_total', 'SELECT * FROM opening_total WHERE opening_uid = @uid'],
    ['opening_item', 'SELECT * FROM opening_item WHERE opening_uid = @uid'],
  ],
  document: [
    [
      'document_piece',
      "SELECT document_id, piece_no, x'' AS sealed FROM document_piece WHERE document_id = @id",
    ],
  ],
  statement_import: [
    [
      'statement_line',
      `SELECT * FROM statement_line
       WHERE id >= @first_line_id AND id < @first_line_id + @line_count ORDER BY id`,
    ],
  ],
  pay_list: [['pay_list_item', 'SELECT * FROM pay_list_item WHERE list_id = @id']],
  posting: [
    ['entry', 'SELECT * FROM entry WHERE posting_id = @id ORDER BY id'],
    ['voucher', 'SELECT * FROM voucher WHERE posting_id = @id ORDER BY id'],
    ['voucher_line', ofBatch('voucher_line', 'voucher_id', 'voucher')],
    ...(['entry_budget_share', 'entry_attachment', 'entry_judgement', 'line_match'] as const).map(
      (table) => [table, ofBatch(table, 'entry_id', 'entry')] as const,
    ),
  ],
};

function ofBatch(table: string, column: string, of: 'entry' | 'voucher'): string {
  return `SELECT t.* FROM ${of} o JOIN ${table} t ON t.${column} = o.id WHERE o.posting_id = @id`;
}

/** The rules the file's triggers enforce by code; the others keep the file consistent in itself. */
const RULES: Readonly<Record<string, string>> = {
  'DA-01': '账户当日没有登记给本基金',
  'DA-05': '支出超过当日至年底的预算指标',
  'DA-12': '编制与复核是同一人',
  'DA-13': '记入了已结账的月份或年度',
};

/** What was refused, or how much was judged again. */
export type Rejudged =
  | { readonly ok: true; readonly postings: number }
  | {
      readonly ok: false;
      readonly seq: number;
      readonly kind: string;
      readonly uid: string;
      readonly why: string;
    };

/**
 * Plays the whole record, link by link, into an empty ledger whose triggers stand: every record is
 * judged again by the very SQL that judged it when it was written, against what stood then. So a
 * change behind dropped triggers is found where it breaks a rule, even when the chain was computed
 * anew.
 */
export function rejudge(db: Database, hooks: Hooks): Rejudged {
  const scratch = scratchLedger();
  try {
    return new Replay(db, scratch, hooks).run();
  } finally {
    scratch.close();
  }
}

class Replay {
  readonly #from: Database;
  readonly #to: Database;
  readonly #hooks: Hooks;
  readonly #copies = new Map<string, { rows: Statement; insert: Statement }>();

  constructor(from: Database, to: Database, hooks: Hooks) {
    this.#from = from;
    this.#to = to;
    this.#hooks = hooks;
  }

  run(): Rejudged {
    let [seq, postings] = [0, 0];
    this.#to.exec('BEGIN');
    // Payees stand outside the chain; entries and lines refer to them.
    this.#copy('party', 'SELECT * FROM party ORDER BY id', {});
    const links = this.#from.prepare('SELECT * FROM chain ORDER BY seq').iterate();
    for (const link of links as Iterable<Row & { kind: string; record_uid: string }>) {
      seq += 1;
      const { kind, record_uid: uid } = link;
      const why = refused(() => this.#play({ ...link, seq }));
      if (why !== null) return { ok: false, seq, kind, uid, why };
      if (kind === 'posting') postings += 1;
      if (seq % 64 === 0) {
        this.#hooks.throwIfCancelled();
        this.#hooks.progress('规则重判', seq, 0);
      }
    }
    return { ok: true, postings };
  }

  /** A record's parts, its link, the record: as it was written. */
  #play(link: Row & { kind: string; record_uid: string }): void {
    if (!Object.hasOwn(CHAINED_KINDS, link.kind)) throw new Missing('未知的记录类型');
    const kind = link.kind as ChainedKind;
    const one = `SELECT * FROM ${kind} WHERE uid = @record_uid`;
    const record = this.#statements(kind, one).rows.raw(false).get(link) as Row | undefined;
    if (record === undefined) throw new Missing('记录不见了');
    for (const [table, rows] of PARTS[kind] ?? []) this.#copy(table, rows, record);
    this.#copy('chain', LINK, link);
    this.#copy(kind, one, link);
  }

  #copy(table: string, sql: string, named: Row): void {
    const { rows, insert } = this.#statements(table, sql);
    for (const row of rows.raw(true).iterate(named)) insert.run(row as unknown[]);
  }

  #statements(table: string, sql: string): { rows: Statement; insert: Statement } {
    let known = this.#copies.get(sql);
    if (known === undefined) {
      const rows = this.#from.prepare(sql);
      const columns = rows.columns().map(({ name }) => name);
      const places = columns.map(() => '?').join(', ');
      const insert = this.#to.prepare(
        `INSERT INTO ${table} (${columns.join(', ')}) VALUES (${places})`,
      );
      known = { rows, insert };
      this.#copies.set(sql, known);
    }
    return known;
  }
}

/** The link as it stands, counted anew: gaps are for the walk along the chain to find. */
const LINK = `SELECT @seq AS seq, kind, record_uid, version, link FROM chain
  WHERE record_uid = @record_uid`;

/** Why the scratch ledger doesn't take a record, in words; null when it does. */
function refused(play: () => void): string | null {
  try {
    play();
    return null;
  } catch (error) {
    if (error instanceof Missing) return error.message;
    if (sqliteCode(error) === null) throw error;
    const { message } = error as Error;
    const rule = /^DA-\d\d/.exec(message)?.[0];
    const word = rule === undefined ? undefined : RULES[rule];
    return word === undefined ? `不合账套自身的规则（${message}）` : `${rule} ${word}`;
  }
}

/** What the chain names and the file doesn't hold. */
class Missing extends Error {}
