import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { Db } from '#electron/ledger-file/connect.ts';
import { createLedgerFile } from '#electron/ledger-file/create.ts';
import type { LedgerFile } from '#electron/ledger-file/ledger-file.ts';
import { openLedgerFile } from '#electron/ledger-file/open.ts';
import { checkSchema, smallSchema } from './small-schema.ts';

/** A folder of this test alone, removed after it. */
export function testFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'relief-test-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** A closed ledger with some entries, so that it has more pages than one. */
export function makeLedger(folder: string, name = '县信访救助.relief', uid = 'ledger-a'): string {
  const path = join(folder, name);
  createLedgerFile(path, (db) => smallSchema(db, uid, 400));
  return path;
}

export function open(
  path: string,
  mode: 'write' | 'read' = 'write',
  ownerName = '测试员',
): LedgerFile {
  const ledger = openLedgerFile(path, { mode, ownerName, checkSchema });
  onTestFinished(() => {
    ledger.close();
  });
  return ledger;
}

export const countEntries = (db: Db): number =>
  db.prepare<[], number>('SELECT count(*) FROM entry').pluck().get()!;

/** Everything a refusal must leave as it was: each name, its bytes and its time of change. */
export function snapshot(folder: string): Record<string, string> {
  const names = readdirSync(folder).sort();
  return Object.fromEntries(
    names.map((name) => {
      const path = join(folder, name);
      const stat = statSync(path, { bigint: true });
      const bytes = stat.isFile() ? readFileSync(path).toString('base64') : 'folder';
      return [name, `${stat.mtimeNs} ${bytes}`];
    }),
  );
}
