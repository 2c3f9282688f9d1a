import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileErrors } from '#shared/errors/file-errors.ts';
import { adoptStrays } from './backup-adopt.ts';
import { pruneBackups } from './backup-keep.ts';
import { type BackupReason, freeBackupPath } from './backup-name.ts';
import { type RegisteredBackup, registerBackup, registeredName } from './backup-register.ts';
import { connect } from './connect.ts';
import { fileDigest, renameDurably, syncFile } from './durable.ts';
import { asFileError } from './failures.ts';
import { inspectFile, type LedgerHead, type SchemaPort } from './inspect.ts';
import type { LedgerFile } from './ledger-file.ts';
import { isWritable } from './lock.ts';
import { backupFolder, fileSize, journalPath, nameOf, partPath, stem } from './paths.ts';
import { applyMakerPragmas } from './pragmas.ts';

/** Between two steps the thread may answer a progress message; a step takes some 10 ms. */
const PAGES_PER_STEP = 1_000;

export interface BackupOptions {
  /** Null: the folder `NAME-备份` beside the ledger. */
  readonly folder: string | null;
  readonly reason: BackupReason;
  readonly port: SchemaPort;
  readonly now: Date;
  readonly onProgress?: (pagesDone: number, pagesTotal: number) => void;
}

/**
 * Backs up an open ledger: copied, synced, reopened, examined in full and its head compared;
 * only then named and registered. A killed program leaves at most a `.part`, which the next
 * backup removes. For the writer's thread; commands may run between the steps.
 *
 * Throws BACKUP-NO-FOLDER, BACKUP-UNVERIFIED, FILE-DISK-FULL, FILE-IO, and FILE-READ-ONLY also for
 * a ledger that is open for reading only.
 */
export async function backupLedger(
  ledger: Pick<LedgerFile, 'db' | 'path' | 'mode'>,
  options: BackupOptions,
): Promise<RegisteredBackup> {
  const { port, reason, now } = options;
  // Without the lock neither the register nor the backup folder is ours to change.
  if (ledger.mode !== 'write') throw fileErrors.make('FILE-READ-ONLY', nameOf(ledger.path));
  const before = port.readHead(ledger.db);
  const folder = prepareFolder(ledger.path, options.folder);
  adoptStrays(ledger.path, before.ledgerUid, port);
  const path = freeBackupPath(folder, ledger.path, reason, now);
  const part = partPath(join(folder, `${stem(ledger.path)}-${safe(before.ledgerUid)}`));
  try {
    removePart(part);
    await copyPages(ledger, part, options);
    makePlain(part);
    const head = verifyCopy(part, port, before, port.readHead(ledger.db));
    const made = { size: fileSize(part), sha256: fileDigest(part) };
    renameDurably(part, path);
    const file = registeredName(ledger.path, path);
    const madeAt = now.toISOString();
    const entry = { file, reason, madeAt, ...made, head, adopted: false, prunedAt: null };
    const registered = registerBackup(ledger.path, entry);
    pruneBackups(ledger.path, now);
    return registered;
  } catch (error) {
    throw asFileError(error, nameOf(path).file);
  } finally {
    removePart(part);
  }
}

function prepareFolder(ledger: string, folder: string | null): string {
  const chosen = folder ?? backupFolder(ledger);
  try {
    if (folder === null) mkdirSync(chosen, { recursive: true });
  } catch (error) {
    throw asFileError(error, nameOf(chosen).file);
  }
  if (!existsSync(chosen)) throw fileErrors.make('BACKUP-NO-FOLDER');
  if (!isWritable(chosen)) throw fileErrors.make('FILE-READ-ONLY', nameOf(chosen));
  return chosen;
}

async function copyPages(
  ledger: Pick<LedgerFile, 'db'>,
  part: string,
  options: BackupOptions,
): Promise<void> {
  await ledger.db.backup(part, {
    progress: ({ totalPages, remainingPages }) => {
      options.onProgress?.(totalPages - remainingPages, totalPages);
      return PAGES_PER_STEP;
    },
  });
}

/** The copy inherits the mark of WAL mode; a backup must be one plain file. */
function makePlain(part: string): void {
  const db = connect(part, { as: 'write' });
  try {
    applyMakerPragmas(db);
  } finally {
    db.close();
  }
  syncFile(part);
}

/** The copy must be sound and end where the ledger ended, before or after the copying. */
function verifyCopy(
  part: string,
  port: SchemaPort,
  before: LedgerHead,
  after: LedgerHead,
): LedgerHead {
  const { health, head } = inspectFile(part, port, 'full');
  if (health !== 'sound' || head === null) throw fileErrors.make('BACKUP-UNVERIFIED');
  if (!isSameHead(head, before) && !isSameHead(head, after)) {
    throw fileErrors.make('BACKUP-UNVERIFIED');
  }
  return head;
}

/** The log may have grown while the pages were copied: its head is noted, not compared. */
function isSameHead(a: LedgerHead, b: LedgerHead): boolean {
  return a.ledgerUid === b.ledgerUid && a.chainHead === b.chainHead && a.chainSeq === b.chainSeq;
}

function removePart(part: string): void {
  for (const path of [part, journalPath(part)]) rmSync(path, { force: true });
}

/** Two ledgers of one name may be backed up into one folder: the part carries the uid. */
const safe = (uid: string) => uid.replace(/[^\w-]/g, '_');
