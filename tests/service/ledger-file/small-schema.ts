import { createHash } from 'node:crypto';
import Database from 'better-sqlite3';
import type { Db } from '#electron/ledger-file/connect.ts';
import type { LedgerHead } from '#electron/ledger-file/inspect.ts';

/**
 * A ledger's bare bones: an identity, records that depend on each other, and a chain. The code
 * under test knows no table, so what holds here holds for the real schema.
 */
const SCHEMA = `
  CREATE TABLE ledger (uid TEXT NOT NULL) STRICT;
  CREATE TABLE entry (
    seq INTEGER PRIMARY KEY, text TEXT NOT NULL, link TEXT NOT NULL UNIQUE
  ) STRICT;
  CREATE TABLE entry_line (
    seq INTEGER NOT NULL REFERENCES entry, line_no INTEGER NOT NULL, amount_fen INTEGER NOT NULL,
    PRIMARY KEY (seq, line_no)
  ) STRICT;
`;

export function smallSchema(db: Db, uid = 'ledger-a', entries = 0): void {
  db.exec(SCHEMA);
  db.prepare('INSERT INTO ledger (uid) VALUES (?)').run(uid);
  for (let done = 0; done < entries; done += 1) appendEntry(db);
}

export function checkSchema(db: Db): boolean {
  expected ??= schemaOf(freshSmall());
  return schemaOf(db) === expected;
}

let expected: string | null = null;

function freshSmall(): Db {
  const db = new Database(':memory:');
  db.exec(SCHEMA);
  return db;
}

const schemaOf = (db: Db): string =>
  JSON.stringify(db.prepare('SELECT type, name, sql FROM sqlite_schema ORDER BY name').raw().all());

export function readHead(db: Db): LedgerHead {
  const ledgerUid = db.prepare<[], string>('SELECT uid FROM ledger').pluck().get()!;
  const last = db
    .prepare<[], { seq: number; link: string }>('SELECT seq, link FROM entry ORDER BY seq DESC')
    .get();
  const head = { chainHead: last?.link ?? hash(ledgerUid), chainSeq: last?.seq ?? 0 };
  // It keeps no log: the log's head stays where a log begins.
  return { ledgerUid, ...head, auditHead: hash(ledgerUid), auditSeq: 0 };
}

export const smallPort = { checkSchema, readHead };

/** One record with two lines that cancel; in a torn file they would not. */
export function appendEntry(db: Db): void {
  const head = readHead(db);
  const seq = head.chainSeq + 1;
  const text = `第${seq}笔 ${'救助'.repeat(40)}`;
  db.prepare('INSERT INTO entry VALUES (?, ?, ?)').run(seq, text, hash(head.chainHead + text));
  const line = db.prepare('INSERT INTO entry_line VALUES (?, ?, ?)');
  line.run(seq, 1, seq * 100);
  line.run(seq, 2, -seq * 100);
}

/** Recomputes everything, as `verify` does for the real schema. Returns what is wrong. */
export function verifySmall(db: Db): string[] {
  const wrong: string[] = [];
  if (db.pragma('integrity_check', { simple: true }) !== 'ok') wrong.push('integrity');
  let link = hash(readHead(db).ledgerUid);
  let seq = 0;
  const rows = db.prepare<[], { seq: number; text: string; link: string }>(
    'SELECT seq, text, link FROM entry ORDER BY seq',
  );
  for (const row of rows.iterate()) {
    seq += 1;
    link = hash(link + row.text);
    if (row.seq !== seq || row.link !== link) wrong.push(`entry ${row.seq}`);
  }
  const unbalanced = db
    .prepare(
      `SELECT e.seq FROM entry e LEFT JOIN entry_line l USING (seq)
       GROUP BY e.seq HAVING count(l.line_no) <> 2 OR sum(l.amount_fen) <> 0`,
    )
    .all();
  if (unbalanced.length > 0) wrong.push('balance');
  return wrong;
}

const hash = (text: string): string => createHash('sha256').update(text).digest('hex');
