import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { backUp, closingBackup } from '#electron/commands/backup.ts';
import { LedgerSession } from '#electron/commands/ledger-session.ts';
import { listBackups } from '#electron/ledger-file/backup-register.ts';
import { LedgerClient } from '#electron/workers/ledger-client.ts';
import { hostErrors } from '#shared/errors/host-errors.ts';
import { aLedger, logOf } from '../cli/run-cli.ts';
import { PASSWORD, signInAs } from '../ledger-kit.ts';

const script = resolve(import.meta.dirname, '../../../electron/workers/ledger-worker.ts');

async function aBackup(ledger: string) {
  const session = LedgerSession.open(ledger);
  try {
    return await backUp(session, { folder: null, reason: 'now' });
  } finally {
    session.close();
  }
}

test('what the host does is logged by name, a restore in the ledger put in place', {
  timeout: 120_000,
}, async () => {
  const { ledger } = aLedger();
  const backup = await aBackup(ledger);
  const client = new LedgerClient({ script, onCrash: () => undefined });
  const { operators } = await client.open(ledger, false);
  const { uid, personName } = operators.find(({ role }) => role === 'supervisor')!;
  await client.call('people.signIn', { operatorUid: uid, password: PASSWORD });
  await client.logged('papers.print', { paper: 'appendices' }, async () => undefined);
  const refused = client.refusalLogged('statements.stage', {}, async () => {
    throw hostErrors.make('STM-CRASHED', { name: 'a.xls' });
  });
  await expect(refused).rejects.toMatchObject({ code: 'STM-CRASHED' });
  await expect(client.restore(ledger)).rejects.toMatchObject({ code: 'BACKUP-SAME-FILE' });
  await client.call('people.signIn', { operatorUid: uid, password: PASSWORD });
  await client.restore(backup.path);
  await client.close(false);
  const kept = listBackups(ledger).at(-1)!;
  expect(kept).toMatchObject({
    reason: 'before-restore',
    replacedBy: { operatorUid: uid, sha256: backup.sha256, head: backup.head },
  });
  expect(logOf(kept.path).slice(-4)).toEqual([
    `papers.print done ${personName}`,
    `statements.stage STM-CRASHED ${personName}`,
    `backup.restore BACKUP-SAME-FILE ${personName}`,
    `people.signIn done ${personName}`,
  ]);
  // The backup was copied before its own line was written.
  expect(logOf(ledger).at(-1)).toBe(`backup.restore done ${personName}`);
  expect(logOf(ledger)).not.toContain(`papers.print done ${personName}`);
});

test('a copy is no change: no closing backup is made for it', async () => {
  const { ledger } = aLedger();
  await aBackup(ledger);
  const session = LedgerSession.open(ledger);
  const closing = () => closingBackup(session);
  expect(await closing()).toBeNull();
  signInAs(session, 'clerk');
  expect(await closing()).toMatchObject({ reason: 'closing' });
  expect(await closing()).toBeNull();
  session.close();
});
