import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { backupLedger } from '#electron/ledger-file/backup.ts';
import { CLOSING_KEPT, prunable } from '#electron/ledger-file/backup-keep.ts';
import { freeBackupPath, parseBackupName } from '#electron/ledger-file/backup-name.ts';
import { listBackups, type RegisteredBackup } from '#electron/ledger-file/backup-register.ts';
import { readHeader } from '#electron/ledger-file/header.ts';
import type { LedgerFile } from '#electron/ledger-file/ledger-file.ts';
import { inTransaction } from '#electron/ledger-file/transaction.ts';
import { failure } from '../refused.ts';
import { countEntries, makeLedger, open, testFolder } from './small-ledger.ts';
import { appendEntry, readHead, smallPort, verifySmall } from './small-schema.ts';

const NOW = new Date(2026, 10, 23, 9, 5, 7);

const backup = (
  ledger: LedgerFile,
  options: Partial<Parameters<typeof backupLedger>[1]> = {},
): Promise<RegisteredBackup> =>
  backupLedger(ledger, { folder: null, reason: 'now', port: smallPort, now: NOW, ...options });

describe('a backup', () => {
  test('is one plain verified file with a telling name, registered with its head', async () => {
    const folder = testFolder();
    const ledger = open(makeLedger(folder, '甲县.relief'));
    inTransaction(ledger.db, () => appendEntry(ledger.db));
    const made = await backup(ledger);
    const backups = join(folder, '甲县-备份');
    expect(readdirSync(backups)).toEqual(['甲县-20261123-090507-now.relief']);
    expect(readHeader(made.path)).toMatchObject({ kind: 'ours', wal: false });
    expect(made).toMatchObject({ reason: 'now', exists: true, head: readHead(ledger.db) });
    expect(made.size).toBe(readFileSync(made.path).length);
    expect(listBackups(ledger.path)).toEqual([made]);
    ledger.close();
    const copy = open(made.path, 'read');
    expect(countEntries(copy.db)).toBe(401);
    expect(verifySmall(copy.db)).toEqual([]);
  });

  test('elsewhere is registered by its full path, and the ledger’s folder may move', async () => {
    const [folder, elsewhere, moved] = [testFolder(), testFolder(), testFolder()];
    const ledger = open(makeLedger(folder, 'a.relief'));
    const far = await backup(ledger, { folder: elsewhere });
    const near = await backup(ledger);
    expect(far.file).toBe(far.path);
    expect(near.file).toBe('a-备份/a-20261123-090507-now.relief');
    ledger.close();
    renameSync(folder, join(moved, 'x'));
    const found = listBackups(join(moved, 'x', 'a.relief'));
    expect(found.map((entry) => entry.exists)).toEqual([true, true]);
    mkdirSync(folder);
  });

  test('sees commits made between its steps, whole', async () => {
    const ledger = open(makeLedger(testFolder()));
    for (let n = 0; n < 20; n += 1) {
      const going = backup(ledger);
      await Promise.resolve();
      inTransaction(ledger.db, () => appendEntry(ledger.db));
      const made = await going;
      expect([400 + n, 401 + n]).toContain(made.head?.chainSeq);
    }
    for (const made of listBackups(ledger.path)) {
      const copy = open(made.path, 'read');
      expect(verifySmall(copy.db)).toEqual([]);
      expect(readHead(copy.db)).toEqual(made.head);
      copy.close();
    }
  });

  test('that does not match the ledger is thrown away and not registered', async () => {
    const folder = testFolder();
    const ledger = open(makeLedger(folder, 'a.relief'));
    let calls = 0;
    const REST = { chainSeq: 1, auditHead: '', auditSeq: 0 };
    const readHeadDrifting = () => ({ ledgerUid: 'a', chainHead: String(calls++), ...REST });
    const port = { ...smallPort, readHead: readHeadDrifting };
    expect(await failure(() => backup(ledger, { port }))).toBe('BACKUP-UNVERIFIED');
    const damaged = { ...smallPort, checkSchema: () => false };
    expect(await failure(() => backup(ledger, { port: damaged }))).toBe('BACKUP-UNVERIFIED');
    expect(readdirSync(join(folder, 'a-备份'))).toEqual([]);
    expect(listBackups(ledger.path)).toEqual([]);
  });

  test('is not made of a ledger open for reading, whose register belongs to another', async () => {
    const folder = testFolder();
    const path = makeLedger(folder, 'a.relief');
    const ledger = open(path, 'read');
    expect(await failure(() => backup(ledger, { folder: testFolder() }))).toBe('FILE-READ-ONLY');
    expect(readdirSync(folder)).toEqual(['a.relief']);
  });

  test('into a folder that is gone says so', async () => {
    const ledger = open(makeLedger(testFolder()));
    const gone = join(testFolder(), 'usb');
    expect(await failure(() => backup(ledger, { folder: gone }))).toBe('BACKUP-NO-FOLDER');
  });

  test('reports its progress up to all pages', async () => {
    const ledger = open(makeLedger(testFolder()));
    const seen: number[] = [];
    await backup(ledger, { onProgress: (done, total) => seen.push(total - done) });
    expect(seen.length).toBeGreaterThan(0);
    expect(seen).toEqual([...seen].sort((a, b) => b - a));
  });
});

describe('the register', () => {
  test('outlives the ledger', async () => {
    const path = makeLedger(testFolder());
    const ledger = open(path);
    const made = await backup(ledger);
    ledger.close();
    rmSync(path);
    expect(listBackups(path)).toEqual([made]);
  });

  test('says when a backup’s file is gone', async () => {
    const ledger = open(makeLedger(testFolder()));
    const made = await backup(ledger);
    rmSync(made.path);
    expect(listBackups(ledger.path)).toMatchObject([{ exists: false, head: made.head }]);
  });

  test('spoiled by hand is put aside, and rebuilt from the folder', async () => {
    const folder = testFolder();
    const ledger = open(makeLedger(folder, 'a.relief'));
    const first = await backup(ledger);
    writeFileSync(join(folder, 'a.relief-backups.json'), '{ "format": "?"');
    expect(listBackups(ledger.path)).toEqual([]);
    const second = await backup(ledger, { now: new Date(NOW.getTime() + 1000) });
    const listed = listBackups(ledger.path);
    expect(listed.map((entry) => [entry.path, entry.adopted])).toEqual([
      [first.path, true],
      [second.path, false],
    ]);
    expect(listed[0]).toEqual({ ...first, adopted: true });
    expect(existsSync(join(folder, 'a.relief-backups.unreadable-1.json'))).toBe(true);
  });

  test('adopts neither another ledger’s file nor a damaged one', async () => {
    const folder = testFolder();
    const ledger = open(makeLedger(folder, 'a.relief'));
    mkdirSync(join(folder, 'a-备份'));
    const stray = (name: string) => join(folder, 'a-备份', `a-${name}.relief`);
    copyFileSync(makeLedger(testFolder(), 'b.relief', 'ledger-b'), stray('20200101-000000-now'));
    writeFileSync(stray('20200101-000001-now'), 'damaged');
    copyFileSync(makeLedger(testFolder()), stray('my-own-copy'));
    await backup(ledger);
    expect(listBackups(ledger.path)).toHaveLength(1);
    expect(readdirSync(join(folder, 'a-备份'))).toHaveLength(4);
  });
});

describe('keeping', () => {
  const closing = (madeAt: Date, reason: RegisteredBackup['reason'] = 'closing') => ({
    reason,
    madeAt: madeAt.toISOString(),
    adopted: false,
  });

  test('spares the last ten, the last of each month, and whatever was not made at closing', () => {
    const daily = Array.from({ length: 90 }, (_, n) => closing(new Date(2026, 0, 1 + n, 12)));
    const byHand = daily.map((entry) => ({ ...entry, reason: 'now' as const }));
    const adopted = daily.map((entry) => ({ ...entry, adopted: true }));
    const going = new Set(prunable([...daily, ...byHand, ...adopted]));
    const kept = daily.filter((entry) => !going.has(entry));
    expect([...byHand, ...adopted].filter((entry) => going.has(entry))).toEqual([]);
    expect(kept.slice(-CLOSING_KEPT)).toEqual(daily.slice(-CLOSING_KEPT));
    const older = kept.slice(0, -CLOSING_KEPT).map((entry) => new Date(entry.madeAt));
    expect(older.map((at) => [at.getMonth(), at.getDate()])).toEqual([
      [0, 31],
      [1, 28],
    ]);
  });

  test('removes the files but keeps their heads', async () => {
    const ledger = open(makeLedger(testFolder()));
    const at = (n: number) => new Date(2026, 5, 1 + n);
    for (let n = 0; n < CLOSING_KEPT + 3; n += 1) {
      await backup(ledger, { reason: 'closing', now: at(n) });
    }
    const listed = listBackups(ledger.path);
    expect(listed.filter((entry) => entry.exists)).toHaveLength(CLOSING_KEPT);
    const pruned = listed.filter((entry) => entry.prunedAt !== null);
    expect(pruned.map((entry) => basename(entry.path).slice(-31, -15))).toHaveLength(3);
    expect(pruned.every((entry) => !entry.exists && entry.head !== null)).toBe(true);
  });

  test('never removes a file somebody changed', async () => {
    const ledger = open(makeLedger(testFolder()));
    const at = (n: number) => new Date(2026, 5, 1 + n);
    const first = await backup(ledger, { reason: 'closing', now: at(0) });
    writeFileSync(first.path, 'my own notes');
    for (let n = 1; n < CLOSING_KEPT + 3; n += 1) {
      await backup(ledger, { reason: 'closing', now: at(n) });
    }
    expect(readFileSync(first.path, 'utf8')).toBe('my own notes');
  });
});

test('a backup’s name can be read back and is never taken twice', () => {
  const folder = testFolder();
  const first = freeBackupPath(folder, '/x/甲-县.relief', 'before-restore', NOW);
  writeFileSync(first, '');
  const second = freeBackupPath(folder, '/x/甲-县.relief', 'before-restore', NOW);
  expect(basename(second)).toBe('甲-县-20261123-090507-before-restore-2.relief');
  for (const path of [first, second]) {
    expect(parseBackupName(basename(path), '/x/甲-县.relief')).toEqual({
      reason: 'before-restore',
      madeAt: NOW,
    });
  }
  for (const other of ['甲-县.relief', '乙-20261123-090507-now.relief', '甲-县-1-now.relief']) {
    expect(parseBackupName(other, '/x/甲-县.relief')).toBeNull();
  }
});
