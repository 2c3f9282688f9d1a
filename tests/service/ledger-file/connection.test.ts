import { readdirSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { openReader } from '#electron/ledger-file/open.ts';
import { applyWriterPragmas, isVersionAtLeast } from '#electron/ledger-file/pragmas.ts';
import { inTransaction } from '#electron/ledger-file/transaction.ts';
import { refusal, refused } from '../refused.ts';
import { countEntries, makeLedger, open, testFolder } from './small-ledger.ts';
import { appendEntry, verifySmall } from './small-schema.ts';

const pragma = (db: Database.Database, name: string) => db.pragma(name, { simple: true });

describe('settings that took effect', () => {
  test('of the writer', () => {
    const { db } = open(makeLedger(testFolder()));
    expect(pragma(db, 'journal_mode')).toBe('wal');
    expect(pragma(db, 'synchronous')).toBe(2);
    expect(pragma(db, 'foreign_keys')).toBe(1);
    expect(pragma(db, 'recursive_triggers')).toBe(1);
    expect(pragma(db, 'busy_timeout')).toBe(5000);
    expect(pragma(db, 'trusted_schema')).toBe(0);
    expect(pragma(db, 'cell_size_check')).toBe(1);
    expect(pragma(db, 'mmap_size')).toBe(0);
  });

  test('of a reader, which cannot write and sees each commit at its next read', () => {
    const ledger = open(makeLedger(testFolder()));
    const reader = openReader(ledger.dbPath);
    expect(pragma(reader, 'query_only')).toBe(1);
    expect(pragma(reader, 'trusted_schema')).toBe(0);
    expect(() => reader.exec('DELETE FROM entry')).toThrow(/readonly|query_only/);
    inTransaction(ledger.db, () => appendEntry(ledger.db));
    expect(countEntries(reader)).toBe(401);
    reader.close();
  });

  test('that cannot take effect is a programmer’s error', () => {
    const db = new Database(':memory:');
    expect(() => applyWriterPragmas(db)).toThrow(/mmap_size|journal_mode/);
  });

  test('versions are compared number by number', () => {
    expect(isVersionAtLeast('3.51.3', '3.51.3')).toBe(true);
    expect(isVersionAtLeast('3.54', '3.51.3')).toBe(true);
    expect(isVersionAtLeast('4.0.0', '3.51.3')).toBe(true);
    expect(isVersionAtLeast('3.51.2', '3.51.3')).toBe(false);
    expect(isVersionAtLeast('3.9.9', '3.51.3')).toBe(false);
    expect(isVersionAtLeast('3.51', '3.51.3')).toBe(false);
  });
});

describe('a reader of its own', () => {
  test('leaves the folder as it found it, lock file and all', () => {
    const path = makeLedger(testFolder());
    open(path).close();
    const before = readdirSync(dirname(path));
    const reader = open(path, 'read');
    expect(reader.mode).toBe('read');
    expect(reader.readOnlyBecause).toBe('asked');
    expect(countEntries(reader.db)).toBe(400);
    reader.close();
    expect(readdirSync(dirname(path))).toEqual(before);
  });

  test('does not stand in a writer’s way, nor the writer in its', () => {
    const path = makeLedger(testFolder());
    open(path).close();
    const reader = open(path, 'read');
    const writer = open(path);
    inTransaction(writer.db, () => appendEntry(writer.db));
    expect(countEntries(reader.db)).toBe(401);
    const late = open(path, 'read');
    expect(countEntries(late.db)).toBe(401);
    late.close();
    reader.close();
    expect(writer.close()).toEqual({ settled: true });
  });

  test('is refused a file that is not a ledger', () => {
    const path = `${testFolder()}/x.db`;
    new Database(path).exec('CREATE TABLE t (a)').close();
    expect(refusal(() => openReader(path))).toBe('FILE-NOT-OURS');
  });
});

describe('a transaction', () => {
  test('is all on the disk or not at all', () => {
    const { db } = open(makeLedger(testFolder()));
    inTransaction(db, () => appendEntry(db));
    const failing = () => {
      appendEntry(db);
      throw new Error('half way');
    };
    expect(() => inTransaction(db, failing)).toThrow('half way');
    expect(db.inTransaction).toBe(false);
    expect(countEntries(db)).toBe(401);
    expect(verifySmall(db)).toEqual([]);
  });

  test('gives back what its function gives', () => {
    const { db } = open(makeLedger(testFolder()));
    expect(inTransaction(db, () => 7)).toBe(7);
    expect(inTransaction(db, () => undefined)).toBeUndefined();
  });

  test('refuses a promise, before or after it was made, and writes nothing', () => {
    const { db } = open(makeLedger(testFolder()));
    const promising = () => {
      appendEntry(db);
      return Promise.resolve();
    };
    // @ts-expect-error a promise does not pass the compiler either
    expect(() => inTransaction(db, promising)).toThrow('synchronous');
    // @ts-expect-error nor does an async function
    expect(() => inTransaction(db, async () => appendEntry(db))).toThrow('synchronous');
    expect(countEntries(db)).toBe(400);
  });

  test('is not nested, nor ended from within', () => {
    const { db } = open(makeLedger(testFolder()));
    const nested = () => inTransaction(db, () => inTransaction(db, () => 1));
    expect(nested).toThrow('nested');
    expect(() => inTransaction(db, () => db.exec('COMMIT') && 1)).toThrow('before its commit');
    expect(db.inTransaction).toBe(false);
  });

  test('lets a constraint through as SQLite said it', () => {
    const { db } = open(makeLedger(testFolder()));
    const twice = () => {
      db.exec("INSERT INTO entry VALUES (1, 'again', 'x')");
    };
    expect(() => inTransaction(db, twice)).toThrow(Database.SqliteError);
  });

  test('names another program that holds the file', () => {
    const path = makeLedger(testFolder());
    const { db } = open(path);
    const tool = new Database(path);
    tool.exec('BEGIN IMMEDIATE');
    db.pragma('busy_timeout = 0');
    const error = refused(() => inTransaction(db, () => appendEntry(db)));
    expect(error.code).toBe('FILE-BUSY');
    expect(error.cause).toBeInstanceOf(Database.SqliteError);
    tool.close();
    inTransaction(db, () => appendEntry(db));
    expect(verifySmall(db)).toEqual([]);
  });
});
