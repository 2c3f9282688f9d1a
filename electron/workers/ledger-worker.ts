import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { hostErrors } from '#shared/errors/host-errors.ts';
import { backUp, backupsOf, closingBackup } from '../commands/backup.ts';
import { exportWorkbook } from '../commands/export.ts';
import { createLedger, LedgerSession, type SharedSession } from '../commands/ledger-session.ts';
import { restore } from '../commands/restore.ts';
import { createSampleLedger } from '../commands/sample-ledger.ts';
import { writeCaseTemplate } from '../formats/case-template.ts';
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
  exportXlsx: ({ request, path }) => exportWorkbook(must(), request, path),
  log({ call, input, refusal }) {
    must().log({ call, args: input }, { refusal });
    return null;
  },
  backupList: () => backupsOf(must()).map(stored),
  backupNow: async ({ folder }, hooks) =>
    stored(await backUp(must(), { folder, reason: 'now', hooks })),
  who() {
    const { actor } = must();
    return actor && { uid: actor.uid, name: actor.name };
  },
  async restore({ path, backupPath, by }) {
    const request = { ledger: path, backup: backupPath, by, ownerName: '恢复备份' };
    const { head, kept } = await restore(request);
    return { chainHead: head?.chainHead ?? '', keptAs: kept?.file ?? '' };
  },
  async close({ backup }, hooks) {
    if (session === null) return { backup: null };
    const writing = session.file?.mode === 'write';
    const made = backup && writing ? await closingBackup(session, hooks) : null;
    session.close();
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
