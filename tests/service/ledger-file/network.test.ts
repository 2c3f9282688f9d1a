import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { createLedgerFile } from '#electron/ledger-file/create.ts';
import { restoreLedger } from '#electron/ledger-file/restore.ts';
import { refused } from '../refused.ts';
import { makeLedger, open, snapshot, testFolder } from './small-ledger.ts';
import { smallPort, smallSchema } from './small-schema.ts';

const table = vi.hoisted(() => ({ mounts: '' }));

// The table of mounts is the one thing a test cannot make real.
vi.mock('node:fs', async (importOriginal) => {
  const fs = await importOriginal<typeof import('node:fs')>();
  const readFileSync = (...args: Parameters<typeof fs.readFileSync>) =>
    args[0] === '/proc/mounts' ? table.mounts : fs.readFileSync(...args);
  return { ...fs, readFileSync };
});

test('a ledger on a network drive is refused with the reason, and nothing changes', () => {
  const folder = testFolder();
  const path = makeLedger(folder, 'a.relief');
  const backup = makeLedger(folder, 'b.relief');
  const before = snapshot(folder);
  table.mounts = `server:/volume ${tmpdir()} nfs4 rw 0 0\n`;
  const options = { port: smallPort, ownerName: '甲', now: new Date() };
  const acts = [
    () => open(path),
    () => open(path, 'read'),
    () => createLedgerFile(join(folder, 'c.relief'), smallSchema),
    () => restoreLedger(backup, path, options),
  ];
  for (const act of acts) {
    const error = refused(act);
    expect(error.code).toBe('FILE-NETWORK');
    expect(error.message).toContain('nfs4');
  }
  expect(snapshot(folder)).toEqual(before);
  table.mounts = '';
  expect(open(path).mode).toBe('write');
});
