import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { createLedgerFile } from '#electron/ledger-file/create.ts';
import { expectedFingerprint, schemaFingerprint } from '#electron/ledger-file/fingerprint.ts';
import { migrate } from '#electron/ledger-file/migrate.ts';
import { openLedgerFile } from '#electron/ledger-file/open.ts';
import { refusal } from '../refused.ts';
import { makeLedger, open, snapshot, testFolder } from './small-ledger.ts';
import { smallSchema } from './small-schema.ts';

describe('a new ledger', () => {
  test('is one plain file and nothing else', () => {
    const folder = testFolder();
    makeLedger(folder, '账.relief');
    expect(readdirSync(folder)).toEqual(['账.relief']);
  });

  test('never takes the place of a file that is there, whatever it is', () => {
    const folder = testFolder();
    const path = join(folder, '账.relief');
    writeFileSync(path, 'not ours');
    mkdirSync(join(folder, 'dir.relief'));
    const before = snapshot(folder);
    expect(refusal(() => createLedgerFile(path, smallSchema))).toBe('FILE-EXISTS');
    expect(refusal(() => createLedgerFile(join(folder, 'dir.relief'), smallSchema))).toBe(
      'FILE-EXISTS',
    );
    expect(refusal(() => createLedgerFile(join(folder, 'no', 'a.relief'), smallSchema))).toBe(
      'FILE-NO-FOLDER',
    );
    expect(snapshot(folder)).toEqual(before);
  });

  test('is not there at all when making it fails', () => {
    const folder = testFolder();
    const failing = () => {
      throw new Error('migration failed');
    };
    expect(() => createLedgerFile(join(folder, 'a.relief'), failing)).toThrow('migration failed');
    expect(readdirSync(folder)).toEqual([]);
  });

  test('is not made beside the journal of a lost one, which would be played into it', () => {
    const folder = testFolder();
    const path = join(folder, 'a.relief');
    writeFileSync(`${path}-wal`, 'commits of a deleted ledger');
    const before = snapshot(folder);
    expect(refusal(() => createLedgerFile(path, smallSchema))).toBe('FILE-LEFTOVER');
    expect(snapshot(folder)).toEqual(before);
  });

  test('replaces what a killed program left half-made', () => {
    const folder = testFolder();
    const path = join(folder, 'a.relief');
    writeFileSync(`${path}.part`, 'half');
    writeFileSync(`${path}.part-journal`, 'half');
    createLedgerFile(path, smallSchema);
    expect(readdirSync(folder)).toEqual(['a.relief']);
  });

  test('of the real schema opens, and its fingerprint is the expected one', () => {
    const folder = testFolder();
    const path = join(folder, 'a.relief');
    createLedgerFile(path, migrate);
    const checkSchema = (db: Parameters<typeof schemaFingerprint>[0]) =>
      schemaFingerprint(db) === expectedFingerprint();
    const ledger = openLedgerFile(path, { mode: 'write', ownerName: '甲', checkSchema });
    expect(ledger.db.pragma('application_id', { simple: true })).toBe(0x52454c46);
    expect(ledger.db.pragma('user_version', { simple: true })).toBe(1);
    expect(ledger.close()).toEqual({ settled: true });
    const small = makeLedger(folder, 'small.relief');
    const before = snapshot(folder);
    const openSmall = () => openLedgerFile(small, { mode: 'write', ownerName: '甲', checkSchema });
    expect(refusal(openSmall)).toBe('FILE-TRIAL');
    expect(snapshot(folder)).toEqual(before);
  });
});

describe('closing', () => {
  test('leaves no -wal and no -shm, and the commits in the file itself', () => {
    const folder = testFolder();
    const path = makeLedger(folder);
    const ledger = open(path);
    ledger.db.exec("UPDATE entry SET text = 'last words' WHERE seq = 400");
    expect(existsSync(`${path}-wal`)).toBe(true);
    expect(ledger.close()).toEqual({ settled: true });
    expect(readdirSync(folder).filter((name) => /-(wal|shm)$|\.txt$/.test(name))).toEqual([]);
    expect(readFileSync(path).includes('last words')).toBe(true);
    expect(ledger.close()).toEqual({ settled: true });
  });

  test('says so when a reader is still in the middle of reading; nothing is lost', () => {
    const path = makeLedger(testFolder());
    const ledger = open(path);
    const reader = open(path, 'read');
    reader.db.exec('BEGIN; SELECT count(*) FROM entry');
    const held = reader.db.prepare('SELECT text FROM entry WHERE seq = 1').pluck();
    held.get();
    ledger.db.exec("UPDATE entry SET text = 'later' WHERE seq = 1");
    expect(ledger.close()).toEqual({ settled: false });
    expect(held.get()).not.toBe('later');
    reader.close();
    expect(open(path).db.prepare('SELECT text FROM entry WHERE seq = 1').pluck().get()).toBe(
      'later',
    );
  });

  test('in the middle of a transaction is a programmer’s error', () => {
    const ledger = open(makeLedger(testFolder()));
    ledger.db.exec('BEGIN');
    expect(() => ledger.close()).toThrow('transaction');
    ledger.db.exec('ROLLBACK');
  });
});
