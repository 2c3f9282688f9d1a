import { randomBytes } from 'node:crypto';
import { appendLink, type Row } from '#electron/ledger-file/chain.ts';
import { newUid } from '#electron/ledger-file/uid.ts';
import { DAY, type World } from './world.ts';

/** What another tool can do: it knows the schema and the published chain, and keeps no rule. */
export type Verb =
  | 'INSERT'
  | 'INSERT OR REPLACE'
  | 'INSERT OR IGNORE'
  | 'INSERT OR FAIL'
  | 'INSERT OR ROLLBACK';

export function put(world: World, table: string, row: Row, verb: Verb = 'INSERT'): void {
  const columns = Object.keys(row);
  const sql = `${verb} INTO ${table} (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`;
  world.db.prepare(sql).run(...columns.map((c) => row[c]!));
}

/** A link no record stands behind; triggers can't hash. */
export function forgeLink(world: World, kind: string, uid: string): void {
  const seq = world.row('SELECT max(seq) + 1 AS seq FROM chain').seq!;
  put(world, 'chain', { seq, kind, record_uid: uid, version: 1, link: randomBytes(32) });
}

export interface RawEntry {
  entry: Row;
  voucher: Row;
  lines: [half: string, code: string, debit: number, credit: number][];
  parts?: Record<string, Row[]>;
}

export interface RawBatch {
  entries: RawEntry[];
  posting: Row;
  verb: Verb;
  /** Runs when everything but link and posting row is written. */
  meanwhile?: (world: World) => void;
  linkFirst?: boolean;
}

/** A payment as the product would post it. */
export function payment(world: World, amount: number, on = DAY): RawEntry {
  const [year, month] = [Number(on.slice(0, 4)), Number(on.slice(5, 7))];
  const number = world.row(
    'SELECT coalesce(max(number), 0) + 1 AS n FROM voucher WHERE fund_id = 1 AND year = ? AND period = ?',
    year,
    month,
  ).n!;
  const posting_id = world.nextId('posting');
  const clerk = world.row(
    "SELECT o.uid, p.uid AS person, p.name FROM operator o JOIN person p ON p.uid = o.person_uid WHERE o.role = 'clerk'",
  );
  return {
    entry: {
      id: world.nextId('entry'),
      uid: newUid(),
      posting_id,
      fund_id: 1,
      account_id: 1,
      kind: 'relief',
      direction: 'out',
      business_date: on,
      budget_year: year,
      amount_fen: amount,
      bank_fen: -amount,
      spent_fen: amount,
      spent_carryover_fen: 0,
      prior_year_fen: 0,
      funding: 'current',
      permitted_use_id: 1,
      of_entry_id: null,
      reclassifies: 0,
      reverses_id: null,
      corrects_id: null,
      approval_id: null,
      case_no: 'JA',
      approval_no: null,
      approval_on: null,
      approval_fen: null,
      party_id: null,
      summary: '支付救助款',
      sealed: Buffer.from('x'),
      rules_passed: '',
      // Its second version takes effect in June.
      settings_version: on < '2023-06-01' ? 1 : 2,
    },
    voucher: {
      id: world.nextId('voucher'),
      uid: newUid(),
      posting_id,
      fund_id: 1,
      entry_id: world.nextId('entry'),
      kind: 'normal',
      word: '记',
      year,
      period: month,
      number,
      voucher_date: on,
      template_version: 1,
      summary: '支付救助款',
      prepared_by: clerk.uid!,
      preparer_person_uid: clerk.person!,
      preparer_name: clerk.name!,
    },
    lines: [
      ['financial', '5001.01', amount, 0],
      ['financial', '1002', 0, amount],
      ['budgetary', '7101.303', amount, 0],
      ['budgetary', '8001.01', 0, amount],
    ],
  };
}

/** The same with another kind, direction, effects and voucher lines. */
export function movement(
  world: World,
  changes: Row,
  lines: RawEntry['lines'],
  voucher: Row = {},
): RawEntry {
  const on = typeof changes.business_date === 'string' ? changes.business_date : DAY;
  const made = payment(world, 100, on);
  Object.assign(made.entry, { spent_fen: 0, permitted_use_id: null, case_no: null }, changes);
  Object.assign(made.voucher, voucher);
  return { ...made, lines };
}

/** Makes the nth entry of one batch follow the one before it. */
export function after(first: RawEntry, second: RawEntry): RawEntry {
  for (const part of ['entry', 'voucher'] as const) {
    second[part].id = Number(first[part].id) + 1;
  }
  second.voucher.entry_id = second.entry.id!;
  second.voucher.number = Number(first.voucher.number) + 1;
  return second;
}

export function batchOf(world: World, ...entries: RawEntry[]): RawBatch {
  const last = world.row('SELECT id, uid FROM posting ORDER BY id DESC LIMIT 1');
  const reviewer = world.row(
    "SELECT o.uid, p.uid AS person, p.name FROM operator o JOIN person p ON p.uid = o.person_uid WHERE o.role = 'reviewer'",
  );
  return {
    entries,
    verb: 'INSERT',
    posting: {
      id: Number(last.id) + 1,
      uid: newUid(),
      previous_uid: last.uid!,
      fund_id: 1,
      voucher_count: entries.length,
      entry_count: entries.filter(({ voucher }) => voucher.entry_id !== null).length,
      reviewed_by: reviewer.uid!,
      reviewer_person_uid: reviewer.person!,
      reviewer_name: reviewer.name!,
      posted_at: '2023-07-01T01:00:00.000Z',
    },
  };
}

/** Everything of a batch that stands before its link and posting row. */
export function writeParts(world: World, batch: RawBatch): void {
  for (const { entry, voucher, lines, parts = {} } of batch.entries) {
    if (voucher.entry_id !== null) put(world, 'entry', entry);
    for (const [table, rows] of Object.entries(parts)) {
      for (const row of rows) put(world, table, { entry_id: entry.id!, ...row });
    }
    put(world, 'voucher', voucher);
    lines.forEach(([half, account_code, debit_fen, credit_fen], index) => {
      const line = { half, account_code, debit_fen, credit_fen };
      put(world, 'voucher_line', { voucher_id: voucher.id!, line_no: index + 1, ...line });
    });
  }
}

/** Writes a whole batch with a true link, in the order the product writes it. */
export function postRaw(world: World, batch: RawBatch): void {
  writeParts(world, batch);
  batch.meanwhile?.(world);
  if (batch.linkFirst !== false) {
    appendLink(world.db, world.ctx.ledgerUid, 'posting', batch.posting);
  }
  put(world, 'posting', batch.posting, batch.verb);
}

export const postOne = (world: World, entry: RawEntry, posting: Row = {}): void => {
  const batch = batchOf(world, entry);
  Object.assign(batch.posting, posting);
  postRaw(world, batch);
};
