import { hostErrors } from '#shared/errors/host-errors.ts';
import { backUp, backupsOf, closingBackup } from '../commands/backup.ts';
import { exportWorkbook } from '../commands/export.ts';
import { createLedger, LedgerSession } from '../commands/ledger-session.ts';
import { restore } from '../commands/restore.ts';
import { createSampleLedger } from '../commands/sample-ledger.ts';
import { readStatement } from '../formats/read-statement.ts';
import type { RegisteredBackup } from '../ledger-file/backup-register.ts';
import type { LedgerProtocol, Opened, StoredBackup } from './ledger-protocol.ts';
import { serveWorker } from './serve-worker.ts';

/** The ledger thread, writing or reading: one session, whole commands, first in first out. */
let session: LedgerSession | null = null;

function must(): LedgerSession {
  if (session === null) throw hostErrors.make('LEDGER-NOT-OPEN');
  return session;
}

function openWriter(path: string, readOnly: boolean): Opened {
  const ownerName = process.env.USERNAME ?? process.env.USER ?? '';
  session = LedgerSession.open(path, { readOnly, ownerName });
  return { status: session.status(), dbPath: session.file!.dbPath };
}

serveWorker<LedgerProtocol>({
  open: ({ path, readOnly }) => openWriter(path, readOnly),
  openReader({ path, dbPath, readOnly }) {
    session = LedgerSession.openReader(dbPath, { path, readOnly });
    return null;
  },
  create({ path, setup }) {
    createLedger(path, setup);
    return openWriter(path, false);
  },
  createSample({ path }, hooks) {
    createSampleLedger(path, hooks, readStatement);
    return openWriter(path, false);
  },
  call({ name, input, operatorUid }, hooks) {
    const current = must();
    current.actAs(operatorUid);
    return current.run(name, input, hooks);
  },
  stage: (request, hooks) => must().stage(request, hooks),
  exportXlsx({ request, path, operatorUid }) {
    const current = must();
    current.actAs(operatorUid);
    return exportWorkbook(current, request, path);
  },
  who() {
    const { uid, name } = must().operator;
    return { uid, name };
  },
  log({ call, input, refusal }) {
    const current = must();
    current.log({ call, args: input, by: current.operator }, { refusal });
    return null;
  },
  backupList: () => backupsOf(must()).map(stored),
  async backupNow({ folder }, hooks) {
    const current = must();
    return stored(await backUp(current, { folder, reason: 'now', by: current.operator, hooks }));
  },
  restore({ path, backupPath, by }) {
    const request = { ledger: path, backup: backupPath, by, ownerName: '恢复备份' };
    const { head, kept } = restore(request);
    return { chainHead: head?.chainHead ?? '', keptAs: kept?.file ?? '' };
  },
  async close({ backup }, hooks) {
    const current = session;
    if (current === null) return { backup: null };
    const made =
      backup && current.file?.mode === 'write'
        ? await closingBackup(current, { by: current.operator, hooks })
        : null;
    current.close();
    session = null;
    return { backup: made && stored(made) };
  },
});

function stored(backup: RegisteredBackup): StoredBackup {
  const name = backup.path.split(/[\\/]/).at(-1)!;
  return {
    path: backup.path,
    name,
    madeAt: backup.madeAt,
    reason: backup.reason,
    size: backup.size,
    chainHead: backup.head?.chainHead ?? '',
    chainSeq: backup.head?.chainSeq ?? 0,
    exists: backup.exists,
  };
}
