import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import iconv from 'iconv-lite';
import { createLedger, LedgerSession } from '#electron/commands/ledger-session.ts';
import { readStatement } from '#electron/formats/read-statement.ts';
import { CHEAP, SETUP, settle, signInAs } from '../service/ledger-kit.ts';
import { BENCH_ACCOUNT, generateStatement } from './generate-statement.ts';
import type { BenchPromise } from './run.ts';

const ROUNDS = 5;

/** Recognise, prove, compare, seal and commit durably, against reading and inserting alone. */
export function benchImport(lines: number): BenchPromise[] {
  const dir = mkdtempSync(join(tmpdir(), 'relief-bench-'));
  try {
    const file = join(dir, 'statement.csv');
    writeFileSync(file, generateStatement(lines));
    const floors: number[] = [];
    const imports: number[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      floors.push(timed(() => floor(file, join(dir, `floor-${round}.db`))));
      const session = openBenchLedger(join(dir, `ledger-${round}.relief`));
      imports.push(timed(() => wholeImport(session, file, lines)));
      session.close();
    }
    const [floorMs, importMs] = [Math.min(...floors), Math.min(...imports)];
    return [
      {
        what: `import of ${lines} lines ÷ floor of reading, decoding and inserting them`,
        measured: importMs / floorMs,
        atMost: 3,
        detail: `(best of ${ROUNDS}: ${importMs.toFixed(0)} ms ÷ ${floorMs.toFixed(0)} ms)`,
      },
    ];
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}

function timed(run: () => void): number {
  const from = performance.now();
  run();
  return performance.now() - from;
}

/** The least anybody must do: read, decode, split, and insert the same rows with one statement. */
function floor(file: string, path: string): void {
  const rows = iconv.decode(readFileSync(file), 'gb18030').split('\r\n').slice(2, -1);
  const db = new Database(path);
  db.pragma('journal_mode = WAL');
  db.pragma('synchronous = FULL');
  db.exec(
    `CREATE TABLE line (id INTEGER PRIMARY KEY, day TEXT, time TEXT, serial TEXT, name TEXT,
       account TEXT, memo TEXT, purpose TEXT, in_fen TEXT, out_fen TEXT, balance TEXT) STRICT`,
  );
  const insert = db.prepare(
    `INSERT INTO line (day, time, serial, name, account, memo, purpose, in_fen, out_fen, balance)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  db.exec('BEGIN IMMEDIATE');
  for (const row of rows) insert.run(...row.split(','));
  db.exec('COMMIT');
  db.close();
}

function wholeImport(session: LedgerSession, file: string, lines: number): void {
  const bytes = readFileSync(file);
  const read = readStatement(bytes);
  const [fund] = session.status().funds;
  const staged = session.stage({
    fileName: 'statement.csv',
    bytes,
    read,
    fundUid: fund!.uid,
    accountUid: null,
    mapping: null,
  });
  const result = session.run('statements.commit', {
    stageToken: staged.stageToken,
    decisions: {},
    confirmed: staged.questions.map(({ code }) => code),
  });
  if (result.added !== lines) throw new Error(`added ${result.added} of ${lines} lines`);
}

export function openBenchLedger(path: string): LedgerSession {
  const setup = {
    ...SETUP,
    account: { ...SETUP.account, accountNo: BENCH_ACCOUNT },
    opening: { ...SETUP.opening, balanceFen: 100_000_000_00 },
  };
  createLedger(path, setup, { scryptCost: CHEAP });
  const session = LedgerSession.open(path, { ownerName: 'bench', scryptCost: CHEAP });
  settle(session);
  signInAs(session, 'clerk');
  return session;
}
