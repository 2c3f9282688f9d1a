import { copyFileSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { backupLedger } from '#electron/ledger-file/backup.ts';
import { listBackups } from '#electron/ledger-file/backup-register.ts';
import { createLedgerFile } from '#electron/ledger-file/create.ts';
import { inTransaction } from '#electron/ledger-file/transaction.ts';
import {
  countEntries,
  makeLedger,
  open,
  testFolder,
} from '../../service/ledger-file/small-ledger.ts';
import {
  appendEntry,
  readHead,
  smallPort,
  smallSchema,
  verifySmall,
} from '../../service/ledger-file/small-schema.ts';
import { Program, RUNS, randomMoments } from './processes.ts';

const random = randomMoments();
const TIMEOUT = 30_000 + RUNS * 5_000;

/** Opens as a person would after the power came back; the whole content must fit together. */
function openAndVerify(path: string): number {
  const ledger = open(path);
  try {
    expect(ledger.mode).toBe('write');
    expect(verifySmall(ledger.db)).toEqual([]);
    return countEntries(ledger.db);
  } finally {
    expect(ledger.close()).toEqual({ settled: true });
  }
}

test('a program killed while it writes loses nothing it had finished', {
  timeout: TIMEOUT,
}, async () => {
  const path = makeLedger(testFolder());
  for (let run = 0; run < RUNS; run += 1) {
    const before = openAndVerify(path);
    const program = new Program('append', path);
    await program.nextLine();
    await program.killAfter(random() * 60);
    const said = program.lines.map(Number).filter(Number.isFinite);
    const found = openAndVerify(path);
    expect(found).toBeGreaterThanOrEqual(said.at(-1) ?? before);
    // Five entries are one transaction: none of it is ever found alone.
    expect((found - before) % 5).toBe(0);
  }
});

test('a program killed while it backs up leaves sound backups only', {
  timeout: TIMEOUT,
}, async () => {
  const folder = testFolder();
  const path = makeLedger(folder, 'a.relief');
  const backups = join(folder, 'a-备份');
  let leftHalfMade = 0;
  for (let run = 0; run < RUNS; run += 1) {
    const program = new Program('backUp', path);
    await program.nextLine();
    await program.killAfter(random() * 120);
    openAndVerify(path);
    const names = existsSync(backups) ? readdirSync(backups) : [];
    if (names.some((name) => name.includes('.part'))) leftHalfMade += 1;
    for (const name of names.filter((each) => each.endsWith('.relief'))) {
      const copy = open(join(backups, name), 'read');
      expect(verifySmall(copy.db)).toEqual([]);
      copy.close();
    }
    for (const entry of listBackups(path)) expect(entry.exists || entry.prunedAt).toBeTruthy();
  }
  console.log(`killed in the middle of a backup: ${leftHalfMade} of ${RUNS}`);
  const ledger = open(path);
  const rest = { folder: null, reason: 'now', port: smallPort, now: new Date() } as const;
  await backupLedger(ledger, rest);
  const present = readdirSync(backups).sort();
  expect(present.filter((name) => !name.endsWith('.relief'))).toEqual([]);
  // What was named but not yet registered has been found again.
  const registered = listBackups(path).filter((entry) => entry.exists);
  expect(registered.map((entry) => entry.path).sort()).toEqual(
    present.map((name) => join(backups, name)),
  );
});

test('a program killed while it makes a ledger leaves a whole one or none', {
  timeout: TIMEOUT,
}, async () => {
  for (let run = 0; run < RUNS; run += 1) {
    const folder = testFolder();
    const program = new Program('create', folder);
    await program.nextLine();
    await program.killAfter(random() * 80);
    for (const nth of readdirSync(folder)) {
      const path = join(folder, nth, 'a.relief');
      if (!existsSync(path)) createLedgerFile(path, (db) => smallSchema(db, 'ledger-a', 200));
      expect(openAndVerify(path)).toBe(200);
      expect(readdirSync(join(folder, nth)).sort()).toEqual(['a.relief', 'a.relief.lock']);
    }
  }
});

test('a program killed while it restores leaves the old ledger or the new', {
  timeout: TIMEOUT,
}, async () => {
  const folder = testFolder();
  const path = makeLedger(folder, 'a.relief');
  copyFileSync(path, join(folder, 'backup.relief'));
  const grown = open(path);
  inTransaction(grown.db, () => appendEntry(grown.db));
  grown.close();
  for (let run = 0; run < RUNS; run += 1) {
    const program = new Program('restore', path);
    await program.nextLine();
    await program.killAfter(random() * 150);
    expect([400, 401]).toContain(openAndVerify(path));
    expect(existsSync(`${path}-wal`)).toBe(false);
    expect(findable(folder)).toEqual(new Set([400, 401]));
  }
});

/** How many entries each kept file holds; such a file never changes, so it is read once. */
const keptStates = new Map<string, number>();

/** The states of the ledger that can still be reached: in place, or kept. */
function findable(folder: string): Set<number> {
  const kept = join(folder, 'a-备份');
  const names = existsSync(kept) ? readdirSync(kept) : [];
  const paths = names.filter((name) => name.endsWith('.relief')).map((name) => join(kept, name));
  for (const path of paths) keptStates.set(path, keptStates.get(path) ?? stateOf(path));
  const current = ['a.relief', 'backup.relief'].map((name) => stateOf(join(folder, name)));
  return new Set([...paths.map((path) => keptStates.get(path)!), ...current]);
}

function stateOf(path: string): number {
  const ledger = open(path, 'read');
  expect(verifySmall(ledger.db)).toEqual([]);
  const count = countEntries(ledger.db);
  ledger.close();
  return count;
}

test('a -wal torn at any byte, as by a power cut, gives whole transactions only', () => {
  const source = makeLedger(testFolder());
  const ledger = open(source);
  for (let n = 0; n < 12; n += 1) inTransaction(ledger.db, () => appendEntry(ledger.db));
  const [main, wal] = [readFileSync(source), readFileSync(`${source}-wal`)];
  ledger.close();
  const seen = new Set<number>();
  for (let run = 0; run < RUNS * 2; run += 1) {
    const path = join(testFolder(), 'torn.relief');
    const torn = Buffer.from(wal.subarray(0, Math.floor(random() * wal.length)));
    // The last blocks may hold anything: the disk wrote them in an order of its own.
    torn.fill(run, Math.max(0, torn.length - Math.floor(random() * 9_000)));
    writeFileSync(path, main);
    writeFileSync(`${path}-wal`, torn);
    const survivor = open(path);
    expect(verifySmall(survivor.db)).toEqual([]);
    seen.add(readHead(survivor.db).chainSeq);
    survivor.close();
  }
  expect(Math.min(...seen)).toBeGreaterThanOrEqual(400);
  expect(seen.size).toBeGreaterThan(3);
});
