import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { beforeAll, expect, onTestFinished, test } from 'vitest';
import { createLedger } from '#electron/commands/ledger-session.ts';
import { backupLedger } from '#electron/ledger-file/backup.ts';
import { createLedgerFile } from '#electron/ledger-file/create.ts';
import type { LedgerFile } from '#electron/ledger-file/ledger-file.ts';
import { migrationTexts } from '#electron/ledger-file/migrate.ts';
import { openLedgerFile } from '#electron/ledger-file/open.ts';
import { restoreLedger, undoRestore } from '#electron/ledger-file/restore.ts';
import { verify } from '#electron/services/audit/verify.ts';
import { noHooks } from '#electron/services/context.ts';
import { schemaPort } from '#electron/services/schema-port.ts';
import { AppError } from '#shared/errors/app-error.ts';
import { CHEAP, SETUP } from '../ledger-kit.ts';
import { codeOf } from '../refused.ts';
import { testFolder } from './small-ledger.ts';

const checkSchema = schemaPort.checkSchema;
const restoring = { port: schemaPort, ownerName: '恢复', now: new Date(2026, 10, 23) };

function open(path: string, mode: 'write' | 'read', examine = true): LedgerFile {
  const ledger = openLedgerFile(path, { mode, ownerName: '测试员', checkSchema, examine });
  onTestFinished(() => {
    ledger.close();
  });
  return ledger;
}

const report = (ledger: LedgerFile) => verify(ledger.db, { head: null }, noHooks);

let fresh: Buffer;

beforeAll(() => {
  const folder = mkdtempSync(join(tmpdir(), 'relief-real-'));
  const path = join(folder, '真账.relief');
  createLedger(path, SETUP, { scryptCost: CHEAP });
  fresh = readFileSync(path);
  rmSync(folder, { recursive: true });
});

function ledgerIn(folder: string): string {
  const path = join(folder, '真账.relief');
  writeFileSync(path, fresh);
  return path;
}

test('a new ledger is backed up, restored and given back, and verifies each time', async () => {
  const path = ledgerIn(testFolder());
  const ledger = open(path, 'write');
  const head = schemaPort.readHead(ledger.db);
  const rest = { folder: null, reason: 'now', port: schemaPort, now: new Date() } as const;
  const made = await backupLedger(ledger, rest);
  expect(made.head).toEqual(head);
  ledger.close();
  for (const act of [
    () => restoreLedger(made.path, path, restoring),
    () => undoRestore(path, restoring),
  ]) {
    expect(act().head).toEqual(head);
    const again = open(path, 'read');
    expect(report(again)).toMatchObject({ ok: true, chainHead: head.chainHead });
    again.close();
  }
});

/** Whether a copy with one bit flipped is refused, or reported by verify; it must not crash. */
function isCaught(at: number, folder: string): boolean {
  const path = join(folder, 'a.relief');
  const flipped = Buffer.from(fresh);
  flipped[at]! ^= 1 << (at % 8);
  writeFileSync(path, flipped);
  try {
    const ledger = open(path, 'read', false);
    const { ok } = report(ledger);
    ledger.close();
    return !ok;
  } catch (error) {
    if (error instanceof AppError) return true;
    throw error;
  }
}

const SLOW = { timeout: 120_000 };

test('verify reports a flipped bit in the head of any page', SLOW, () => {
  const folder = testFolder();
  for (let page = 4096; page < fresh.length; page += 4096) {
    expect([page, isCaught(page, folder)]).toEqual([page, true]);
  }
});

test('verify ends with a report wherever a bit is flipped', SLOW, () => {
  const folder = testFolder();
  // Much of a new file is free room, where a bit is of no account: only crashes fail here.
  const step = Math.floor(fresh.length / 60);
  for (let at = 128; at < fresh.length; at += step) {
    expect(isCaught(at, folder)).toBeTypeOf('boolean');
  }
});

test('a file whose key may lie open is of the trial version', () => {
  const path = join(testFolder(), '试用.relief');
  const kinds = "kind IN ('password', 'recovery')";
  const [sql] = migrationTexts();
  expect(sql).toContain(kinds);
  createLedgerFile(path, (db) => {
    db.exec(sql!.replace(kinds, "kind IN ('open', 'password', 'recovery')"));
  });
  expect(codeOf(() => open(path, 'write'))).toBe('FILE-TRIAL');
});

test('so is one of this version with an open slot put into it', () => {
  const path = ledgerIn(testFolder());
  const db = new Database(path);
  db.pragma('ignore_check_constraints = ON');
  db.exec("INSERT INTO key_slot VALUES (99, 'u', 'open', NULL, '{}', zeroblob(32))");
  db.close();
  expect(codeOf(() => open(path, 'write'))).toBe('FILE-TRIAL');
});
