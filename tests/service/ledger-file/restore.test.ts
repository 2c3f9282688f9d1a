import {
  chmodSync,
  copyFileSync,
  existsSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { backupLedger } from '#electron/ledger-file/backup.ts';
import { listBackups } from '#electron/ledger-file/backup-register.ts';
import { restoreLedger, undoRestore } from '#electron/ledger-file/restore.ts';
import { inTransaction } from '#electron/ledger-file/transaction.ts';
import { refusal } from '../refused.ts';
import { countEntries, makeLedger, open, snapshot, testFolder } from './small-ledger.ts';
import { appendEntry, smallPort, verifySmall } from './small-schema.ts';

const options = { port: smallPort, ownerName: '恢复者', now: new Date(2026, 10, 23, 10, 0, 0) };
const later = (seconds: number) => ({
  ...options,
  now: new Date(options.now.getTime() + seconds * 1000),
});

/** A closed ledger of 401 entries and a backup of its first 400. */
async function ledgerWithBackup(): Promise<{ path: string; backup: string }> {
  const path = makeLedger(testFolder(), 'a.relief');
  const ledger = open(path);
  const rest = { folder: null, reason: 'now', port: smallPort, now: options.now } as const;
  const made = await backupLedger(ledger, rest);
  inTransaction(ledger.db, () => appendEntry(ledger.db));
  ledger.close();
  return { path, backup: made.path };
}

function entriesIn(path: string): number {
  const ledger = open(path, 'read');
  try {
    expect(verifySmall(ledger.db)).toEqual([]);
    return countEntries(ledger.db);
  } finally {
    ledger.close();
  }
}

describe('restoring', () => {
  test('puts the backup in place, keeps the replaced file, and can be undone and redone', async () => {
    const { path, backup } = await ledgerWithBackup();
    const restored = restoreLedger(backup, path, options);
    expect(restored.head?.chainSeq).toBe(400);
    expect(entriesIn(path)).toBe(400);
    expect(entriesIn(restored.kept!.path)).toBe(401);
    expect(restored.kept).toMatchObject({ reason: 'before-restore', head: { chainSeq: 401 } });
    expect(undoRestore(path, later(1)).head?.chainSeq).toBe(401);
    expect(entriesIn(path)).toBe(401);
    undoRestore(path, later(2));
    expect(entriesIn(path)).toBe(400);
    expect(entriesIn(backup)).toBe(400);
    const names = readdirSync(dirname(path)).sort();
    expect(names).toEqual(['a-备份', 'a.relief', 'a.relief-backups.json', 'a.relief.lock']);
  });

  test('to a place where there is nothing brings the ledger back', async () => {
    const { path, backup } = await ledgerWithBackup();
    rmSync(path);
    expect(restoreLedger(backup, path, options).kept).toBeNull();
    expect(entriesIn(path)).toBe(400);
    const other = join(testFolder(), 'other.relief');
    restoreLedger(backup, other, options);
    expect(entriesIn(other)).toBe(400);
    expect(readdirSync(dirname(other))).toEqual(['other.relief']);
  });

  test('keeps commits that stood only in the replaced file’s -wal', async () => {
    const { path, backup } = await ledgerWithBackup();
    const ledger = open(path);
    inTransaction(ledger.db, () => appendEntry(ledger.db));
    const aside = testFolder();
    for (const suffix of ['', '-wal']) copyFileSync(path + suffix, join(aside, `x${suffix}`));
    ledger.close();
    for (const suffix of ['', '-wal']) copyFileSync(join(aside, `x${suffix}`), path + suffix);
    const { kept } = restoreLedger(backup, path, options);
    expect(entriesIn(path)).toBe(400);
    expect(entriesIn(kept!.path)).toBe(402);
    expect(existsSync(`${kept!.path}-wal`)).toBe(false);
    expect(existsSync(`${path}-wal`)).toBe(false);
  });

  test('replaces a damaged ledger known by its register, -wal and all, and gives it back', async () => {
    const { path, backup } = await ledgerWithBackup();
    writeFileSync(path, 'ruined');
    writeFileSync(`${path}-wal`, 'ruined too');
    const { kept } = restoreLedger(backup, path, options);
    expect(kept).toMatchObject({ head: null });
    expect(entriesIn(path)).toBe(400);
    expect(existsSync(`${path}-wal`)).toBe(false);
    expect(readFileSync(`${kept!.path}-wal`, 'utf8')).toBe('ruined too');
    undoRestore(path, later(1));
    expect(readFileSync(path, 'utf8')).toBe('ruined');
    expect(readFileSync(`${path}-wal`, 'utf8')).toBe('ruined too');
    restoreLedger(backup, path, later(2));
    expect(entriesIn(path)).toBe(400);
  });

  test('keeps the journal that is left of a deleted ledger', async () => {
    const { path, backup } = await ledgerWithBackup();
    rmSync(path);
    writeFileSync(`${path}-wal`, 'last commits');
    expect(restoreLedger(backup, path, options).kept).toBeNull();
    expect(entriesIn(path)).toBe(400);
    const kept = join(dirname(backup), 'a-20261123-100000-before-restore.relief-wal');
    expect(readFileSync(kept, 'utf8')).toBe('last commits');
  });

  test('makes a writable ledger of a write-protected backup', async () => {
    const { path, backup } = await ledgerWithBackup();
    chmodSync(backup, 0o444);
    restoreLedger(backup, path, options);
    expect(statSync(path).mode & 0o200).toBe(0o200);
  });

  test('takes a backup in which somebody has worked, with its latest commits', async () => {
    const { path, backup } = await ledgerWithBackup();
    const worked = open(backup);
    for (let n = 0; n < 5; n += 1) inTransaction(worked.db, () => appendEntry(worked.db));
    expect(refusal(() => restoreLedger(backup, path, options))).toBe('FILE-LOCKED');
    worked.close();
    expect(restoreLedger(backup, path, options).head?.chainSeq).toBe(405);
  });
});

describe('a restore that is refused changes nothing', () => {
  test.each([
    ['a damaged backup', 'BACKUP-DAMAGED', (p: string) => truncateSync(p, 8192)],
    [
      'a file that is no ledger',
      'FILE-NOT-SQLITE',
      (p: string) => writeFileSync(p, 'x'.repeat(200)),
    ],
    ['an empty file', 'FILE-EMPTY', (p: string) => truncateSync(p, 0)],
    ['another ledger’s backup', 'BACKUP-OTHER-LEDGER', copyOfAnother],
    ['a missing backup', 'FILE-NOT-FOUND', (p: string) => rmSync(p)],
  ])('%s', async (_, code, spoil) => {
    const { path, backup } = await ledgerWithBackup();
    spoil(backup);
    const before = [snapshot(dirname(path)), snapshot(dirname(backup))];
    expect(refusal(() => restoreLedger(backup, path, options))).toBe(code);
    expect([withoutTimeOf('a-备份', snapshot(dirname(path))), snapshot(dirname(backup))]).toEqual([
      withoutTimeOf('a-备份', before[0]!),
      before[1],
    ]);
  });

  test('an open ledger', async () => {
    const { path, backup } = await ledgerWithBackup();
    const ledger = open(path);
    expect(refusal(() => restoreLedger(backup, path, options))).toBe('FILE-LOCKED');
    expect(refusal(() => undoRestore(path, options))).toBe('FILE-LOCKED');
    expect(countEntries(ledger.db)).toBe(401);
  });

  test('the ledger itself, and a ledger nobody can recognise', async () => {
    const { path, backup } = await ledgerWithBackup();
    expect(refusal(() => restoreLedger(path, path, options))).toBe('BACKUP-SAME-FILE');
    writeFileSync(path, 'ruined');
    rmSync(`${path}-backups.json`);
    expect(refusal(() => restoreLedger(backup, path, options))).toBe('BACKUP-CANNOT-MATCH');
    expect(readFileSync(path, 'utf8')).toBe('ruined');
  });

  test('nothing to undo, or no longer there', async () => {
    const { path, backup } = await ledgerWithBackup();
    expect(refusal(() => undoRestore(path, options))).toBe('BACKUP-NOTHING-TO-UNDO');
    const { kept } = restoreLedger(backup, path, options);
    rmSync(kept!.path);
    expect(refusal(() => undoRestore(path, options))).toBe('BACKUP-NOTHING-TO-UNDO');
    expect(entriesIn(path)).toBe(400);
    expect(listBackups(path)).toHaveLength(2);
  });
});

function copyOfAnother(path: string): void {
  copyFileSync(makeLedger(testFolder(), 'b.relief', 'ledger-b'), path);
}

/** A folder's own time changes with what was made and removed in it; its content is compared. */
function withoutTimeOf(name: string, taken: Record<string, string>): Record<string, string> {
  return { ...taken, [name]: 'folder' };
}
