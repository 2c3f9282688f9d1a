import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { PAPER_CALLS } from '#shared/contract/papers.ts';
import { hostErrors } from '#shared/errors/host-errors.ts';
import { createLedger, LedgerSession, type SharedSession } from '../commands/ledger-session.ts';
import { createSampleLedger } from '../commands/sample-ledger.ts';
import { writeCaseTemplate } from '../formats/case-template.ts';
import { readStatement } from '../formats/read-statement.ts';
import { backupLedger } from '../ledger-file/backup.ts';
import { listBackups, type RegisteredBackup } from '../ledger-file/backup-register.ts';
import { backupFolder } from '../ledger-file/paths.ts';
import { restoreLedger, undoRestore } from '../ledger-file/restore.ts';
import { exportPaper } from '../services/reports/export-paper.ts';
import { schemaPort } from '../services/schema-port.ts';
import type { LedgerProtocol, Opened, StoredBackup } from './ledger-protocol.ts';
import { type Hooks, serveWorker } from './serve-worker.ts';

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
    const { recoveryCode } = createLedger(path, setup);
    return { ...openWriter(path, false), recoveryCode };
  },
  createSample({ path }, hooks) {
    createSampleLedger(path, hooks, readStatement);
    return openWriter(path, false);
  },
  share({ port }) {
    const shared = must().share();
    port.postMessage(shared, shared === null ? [] : [shared.dataKey.buffer]);
    return null;
  },
  async take({ port }) {
    const [shared] = (await once(port, 'message')) as [SharedSession | null];
    port.close();
    must().take(shared);
    return null;
  },
  check({ name }) {
    must().requireAccess(name);
    return null;
  },
  call: ({ name, input }, hooks) => must().run(name, input, hooks),
  stage: (request, hooks) => must().stage(request, hooks),
  stageCases: (request) => must().stageCases(request),
  async caseTemplate({ path }) {
    const bytes = await writeCaseTemplate(new Date());
    await writeFile(path, bytes);
    return { size: bytes.byteLength };
  },
  exportXlsx: ({ request, path }) =>
    exportPaper(must().run(PAPER_CALLS[request.paper], request.input), path, new Date()),
  backupList: () => listBackups(filePath()).map(stored),
  backupNow: async ({ folder }, hooks) => stored(await backUp(folder, 'now', hooks)),
  restore({ path, backupPath }) {
    const { head, kept } = restoreLedger(backupPath, path, restoring());
    return { chainHead: head?.chainHead ?? '', keptAs: kept?.file ?? '' };
  },
  undoRestore({ path }) {
    return { chainHead: undoRestore(path, restoring()).head?.chainHead ?? '' };
  },
  async close({ backup }, hooks) {
    if (session === null) return { backup: null };
    const made = backup && session.file?.mode === 'write' ? await closingBackup(hooks) : null;
    session.close();
    session = null;
    return { backup: made };
  },
});

const restoring = () => ({ port: schemaPort, ownerName: '恢复备份', now: new Date() });

function filePath(): string {
  const { file } = must();
  if (file === null) throw hostErrors.make('LEDGER-NOT-OPEN');
  return file.path;
}

function backUp(
  folder: string | null,
  reason: 'now' | 'closing',
  hooks: Hooks,
): Promise<RegisteredBackup> {
  const { file } = must();
  if (file === null) throw hostErrors.make('LEDGER-NOT-OPEN');
  return backupLedger(file, {
    folder,
    reason,
    port: schemaPort,
    now: new Date(),
    onProgress: (done, total) => hooks.progress('备份', done, total),
  });
}

/**
 * Without any command since the last backup in the ledger's own folder another copy would only push
 * older ones out. Drafts are typed work too, so anything that was logged or saved counts.
 */
async function closingBackup(hooks: Hooks): Promise<StoredBackup | null> {
  const { file } = must();
  const last = listBackups(file!.path).findLast(
    ({ reason, exists, path }) =>
      exists && reason !== 'before-restore' && dirname(path) === backupFolder(file!.path),
  );
  const unchanged = last !== undefined && last.madeAt >= must().lastChangeAt();
  return unchanged ? null : stored(await backUp(null, 'closing', hooks));
}

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
