import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, expect, onTestFinished, test } from 'vitest';
import { createLedger } from '#electron/commands/ledger-session.ts';
import { backupLedger } from '#electron/ledger-file/backup.ts';
import type { LedgerFile } from '#electron/ledger-file/ledger-file.ts';
import { openLedgerFile } from '#electron/ledger-file/open.ts';
import { restoreLedger, undoRestore } from '#electron/ledger-file/restore.ts';
import { verify } from '#electron/services/audit/verify.ts';
import { noHooks } from '#electron/services/context.ts';
import { schemaPort } from '#electron/services/schema-port.ts';
import { AppError } from '#shared/errors/app-error.ts';
import { SETUP } from '../ledger-kit.ts';
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
  createLedger(path, SETUP);
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

test('a flipped bit in it is refused at opening, or verify gives a report and does not crash', () => {
  const folder = testFolder();
  const path = join(folder, 'a.relief');
  let notOk = 0;
  // Evenly over the file, so that every run tries the same bytes.
  for (let at = 128; at < fresh.length; at += Math.floor(fresh.length / 60)) {
    const flipped = Buffer.from(fresh);
    flipped[at]! ^= 1 << (at % 8);
    writeFileSync(path, flipped);
    try {
      const ledger = open(path, 'read', false);
      if (!report(ledger).ok) notOk += 1;
      ledger.close();
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      notOk += 1;
    }
  }
  expect(notOk).toBeGreaterThan(10);
});
