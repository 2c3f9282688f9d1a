import { dirname } from 'node:path';
import { hostErrors } from '#shared/errors/host-errors.ts';
import { makeFolder } from '../files/make-folder.ts';
import { backupLedger } from '../ledger-file/backup.ts';
import { listBackups, type RegisteredBackup } from '../ledger-file/backup-register.ts';
import type { LedgerFile } from '../ledger-file/ledger-file.ts';
import { backupFolder } from '../ledger-file/paths.ts';
import { type Hooks, noHooks } from '../services/context.ts';
import { schemaPort } from '../services/schema-port.ts';
import type { LedgerSession } from './ledger-session.ts';
import { runLogged } from './log-act.ts';

export interface BackupRequest {
  /** Null: the ledger's own backup folder. */
  readonly folder: string | null;
  readonly reason: 'now' | 'closing';
  /** Makes `folder` where it isn't there yet; else a disk that isn't connected is refused. */
  readonly makesFolder?: boolean;
  readonly hooks?: Hooks;
}

/** Backs the open ledger up, verified and registered, with its line in the operation log. */
export function backUp(session: LedgerSession, request: BackupRequest): Promise<RegisteredBackup> {
  const { folder, reason, makesFolder = false, hooks = noHooks } = request;
  const file = fileOf(session);
  const args = { elsewhere: folder !== null, closing: reason === 'closing' };
  const copy = async () => {
    if (folder !== null && makesFolder) await makeFolder(folder);
    return backupLedger(file, {
      folder,
      reason,
      port: schemaPort,
      now: new Date(),
      onProgress: (done, total) => hooks.progress('备份', done, total),
    });
  };
  return runLogged(
    session.context(hooks),
    { call: 'backup.now', args },
    copy,
    ({ size, sha256, head }) => ({ size, sha256, ...head }),
  );
}

/**
 * The backup made at close. Without any change since the last one in the ledger's own folder another
 * copy would only push older ones out: then null. Drafts are typed work too and count.
 */
export async function closingBackup(
  session: LedgerSession,
  hooks: Hooks = noHooks,
): Promise<RegisteredBackup | null> {
  const { path } = fileOf(session);
  const last = backupsOf(session).findLast(
    ({ reason, exists, path: backup }) =>
      exists && reason !== 'before-restore' && dirname(backup) === backupFolder(path),
  );
  if (last !== undefined && last.madeAt >= session.lastChangeAt()) return null;
  return backUp(session, { folder: null, reason: 'closing', hooks });
}

/** Every backup registered for the open ledger, oldest first. */
export const backupsOf = (session: LedgerSession): RegisteredBackup[] =>
  listBackups(fileOf(session).path);

function fileOf({ file }: LedgerSession): LedgerFile {
  if (file === null) throw hostErrors.make('LEDGER-NOT-OPEN');
  return file;
}
