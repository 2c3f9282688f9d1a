import { chmodSync, copyFileSync, existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { backupLedger } from '#electron/ledger-file/backup.ts';
import { listBackups } from '#electron/ledger-file/backup-register.ts';
import { createLedgerFile } from '#electron/ledger-file/create.ts';
import { restoreLedger } from '#electron/ledger-file/restore.ts';
import { inTransaction } from '#electron/ledger-file/transaction.ts';
import {
  countEntries,
  makeLedger,
  open,
  snapshot,
  testFolder,
} from '../../service/ledger-file/small-ledger.ts';
import {
  appendEntry,
  smallPort,
  smallSchema,
  verifySmall,
} from '../../service/ledger-file/small-schema.ts';
import { failure, refusal } from '../../service/refused.ts';
import { fillDisk, readOnlyPlace, smallDisk } from './medium.ts';

const NOW = new Date(2026, 10, 23, 9, 0, 0);
const now = { folder: null, reason: 'now', port: smallPort, now: NOW } as const;
const restoring = { port: smallPort, ownerName: '恢复', now: NOW };

describe('on a read-only medium', () => {
  test('a closed ledger opens for reading, says why, and nothing is written', (context) => {
    const place = readOnlyPlace(context, (folder) => open(makeLedger(folder, 'a.relief')).close());
    const before = snapshot(place);
    const ledger = open(join(place, 'a.relief'));
    expect(ledger).toMatchObject({ mode: 'read', readOnlyBecause: 'medium' });
    expect(countEntries(ledger.db)).toBe(400);
    expect(() => ledger.db.exec('DELETE FROM entry')).toThrow();
    const copy = ledger.dbPath;
    ledger.close();
    expect(existsSync(dirname(copy))).toBe(copy === ledger.path);
    expect(snapshot(place)).toEqual(before);
  });

  test('a write-protected file in a writable folder opens for reading, without traces', (context) => {
    context.skip(process.getuid?.() === 0, 'modes do not bind root');
    const folder = testFolder();
    const path = makeLedger(folder);
    open(path).close();
    chmodSync(path, 0o444);
    const before = snapshot(folder);
    const ledger = open(path);
    expect(ledger).toMatchObject({ mode: 'read', readOnlyBecause: 'medium' });
    expect(countEntries(ledger.db)).toBe(400);
    ledger.close();
    expect(snapshot(folder)).toEqual(before);
    chmodSync(path, 0o000);
    expect(refusal(() => open(path))).toBe('FILE-NO-ACCESS');
  });

  test('a plain file, such as a backup, is read where it lies', (context) => {
    const place = readOnlyPlace(context, (folder) => makeLedger(folder, 'a.relief'));
    const ledger = open(join(place, 'a.relief'));
    expect(ledger).toMatchObject({ mode: 'read', dbPath: ledger.path });
    expect(countEntries(ledger.db)).toBe(400);
  });

  test('a crashed ledger shows the commits of its -wal', (context) => {
    const place = readOnlyPlace(context, (folder) => {
      const ledger = open(makeLedger(testFolder(), 'a.relief'));
      inTransaction(ledger.db, () => appendEntry(ledger.db));
      for (const suffix of ['', '-wal']) {
        copyFileSync(ledger.path + suffix, join(folder, `a.relief${suffix}`));
      }
    });
    expect(countEntries(open(join(place, 'a.relief')).db)).toBe(401);
  });

  test('making, restoring and backing up there are refused by name', async (context) => {
    const place = readOnlyPlace(context, (folder) => {
      open(makeLedger(folder, 'a.relief')).close();
    });
    const path = join(place, 'a.relief');
    const before = snapshot(place);
    const local = open(makeLedger(testFolder(), 'a.relief'));
    const made = await backupLedger(local, now);
    expect(refusal(() => createLedgerFile(join(place, 'b.relief'), smallSchema))).toBe(
      'FILE-READ-ONLY',
    );
    expect(refusal(() => restoreLedger(made.path, path, restoring))).toBe('FILE-READ-ONLY');
    expect(await failure(() => backupLedger(local, { ...now, folder: place }))).toBe(
      'FILE-READ-ONLY',
    );
    expect(snapshot(place)).toEqual(before);
  });

  test('a backup on it can be restored elsewhere, and the ledger is then writable', async (context) => {
    const place = readOnlyPlace(context, (folder) => makeLedger(folder, 'b.relief'));
    const path = join(testFolder(), 'a.relief');
    restoreLedger(join(place, 'b.relief'), path, restoring);
    const ledger = open(path);
    inTransaction(ledger.db, () => appendEntry(ledger.db));
    expect(countEntries(ledger.db)).toBe(401);
  });
});

describe('on a full disk', () => {
  test('a transaction is refused whole, and works again once there is room', (context) => {
    const disk = smallDisk(context, 4);
    const ledger = open(makeLedger(disk));
    const ballast = fillDisk(disk);
    const many = () => {
      for (let n = 0; n < 200; n += 1) appendEntry(ledger.db);
    };
    expect(refusal(() => inTransaction(ledger.db, many))).toBe('FILE-DISK-FULL');
    expect(ledger.db.inTransaction).toBe(false);
    expect(countEntries(ledger.db)).toBe(400);
    expect(verifySmall(ledger.db)).toEqual([]);
    rmSync(ballast);
    inTransaction(ledger.db, many);
    expect(countEntries(ledger.db)).toBe(600);
    ledger.close();
    expect(verifySmall(open(ledger.path).db)).toEqual([]);
  });

  test('closing loses nothing, though the commits must stay in the -wal', (context) => {
    const disk = smallDisk(context, 4);
    const ledger = open(makeLedger(disk));
    for (let n = 0; n < 100; n += 1) inTransaction(ledger.db, () => appendEntry(ledger.db));
    const ballast = fillDisk(disk);
    ledger.close();
    rmSync(ballast);
    const again = open(ledger.path);
    expect(countEntries(again.db)).toBe(500);
    expect(verifySmall(again.db)).toEqual([]);
    expect(again.close()).toEqual({ settled: true });
  });

  test('opening is refused by name and changes nothing', (context) => {
    const disk = smallDisk(context, 4);
    const path = makeLedger(disk);
    open(path).close();
    fillDisk(disk);
    const before = snapshot(disk);
    expect(refusal(() => open(path))).toBe('FILE-DISK-FULL');
    expect(snapshot(disk)).toEqual(before);
  });

  test('a new ledger is not begun', (context) => {
    const disk = smallDisk(context, 2);
    fillDisk(disk);
    const before = snapshot(disk);
    const path = join(disk, 'a.relief');
    const make = () => createLedgerFile(path, (db) => smallSchema(db, 'a', 200));
    expect(refusal(make)).toBe('FILE-DISK-FULL');
    expect(snapshot(disk)).toEqual(before);
  });

  test('a backup is not half made', async (context) => {
    const disk = smallDisk(context, 2);
    const ledger = open(makeLedger(testFolder()));
    fillDisk(disk);
    expect(await failure(() => backupLedger(ledger, { ...now, folder: disk }))).toBe(
      'FILE-DISK-FULL',
    );
    expect(readdirSync(disk)).toEqual(['ballast']);
    expect(listBackups(ledger.path)).toEqual([]);
    expect(countEntries(ledger.db)).toBe(400);
  });

  test('a restore leaves the ledger as it was', (context) => {
    const disk = smallDisk(context, 2);
    const path = makeLedger(disk, 'a.relief');
    mkdirSync(join(disk, 'a-备份'));
    const backup = makeLedger(testFolder(), 'b.relief');
    fillDisk(disk);
    const before = snapshot(disk);
    expect(refusal(() => restoreLedger(backup, path, restoring))).toBe('FILE-DISK-FULL');
    expect(snapshot(disk)).toEqual(before);
  });
});
