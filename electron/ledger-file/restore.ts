import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { AppError } from '#shared/errors/app-error.ts';
import { fileErrors } from '#shared/errors/file-errors.ts';
import { adoptStrays } from './backup-adopt.ts';
import { freeBackupPath } from './backup-name.ts';
import {
  listBackups,
  type RegisteredBackup,
  registerBackup,
  registeredName,
} from './backup-register.ts';
import { connect } from './connect.ts';
import {
  copyDurably,
  copySynced,
  fileDigest,
  renameDurably,
  syncFile,
  syncFolder,
} from './durable.ts';
import { asFileError, isDamage } from './failures.ts';
import { requireOurHeader } from './header.ts';
import { type Inspection, inspectFile, type LedgerHead, type SchemaPort } from './inspect.ts';
import { hasUnsettledJournal, settle } from './journals.ts';
import { acquireLock, currentOwner, lockedError } from './lock.ts';
import { refuseNetwork } from './network.ts';
import {
  backupFolder,
  fileSize,
  journalPath,
  nameOf,
  newLedgerPath,
  partPath,
  realLedgerPath,
  shmPath,
  walPath,
} from './paths.ts';
import { applyMakerPragmas } from './pragmas.ts';

export interface RestoreOptions {
  readonly port: SchemaPort;
  readonly ownerName: string;
  readonly now: Date;
  /** Who restores, for the register; null where no operator is known. */
  readonly operatorUid?: string | null;
}

export interface Restored {
  /** Where the ledger now ends; null only after undoing back to a damaged file. */
  readonly head: LedgerHead | null;
  /** The file that was replaced; null when there was none. */
  readonly kept: RegisteredBackup | null;
  /** Of the file that took the ledger's place. */
  readonly sourceSha256: string;
}

/** The file that takes the ledger's place. */
interface Source {
  readonly sha256: string;
  readonly head: LedgerHead | null;
}

/**
 * Puts a backup in the ledger's place, which must be closed. The backup is copied and the copy
 * examined before anything changes; the replaced file goes to the backup folder first, and the
 * new one takes its name in one step. Killed anywhere, the ledger's name bears either the old
 * file or the new, and the old one stands in the backup folder as soon as the new one may.
 *
 * Throws FILE-* of a bad header, BACKUP-DAMAGED, -OTHER-LEDGER, -CANNOT-MATCH, -SAME-FILE,
 * FILE-TRIAL, -LOCKED, -READ-ONLY, -NETWORK, -DISK-FULL.
 */
export function restoreLedger(
  backupPath: string,
  ledgerPath: string,
  options: RestoreOptions,
): Restored {
  const backup = realLedgerPath(backupPath);
  const ledger = existsSync(ledgerPath) ? realLedgerPath(ledgerPath) : newLedgerPath(ledgerPath);
  if (backup === ledger) throw fileErrors.make('BACKUP-SAME-FILE');
  const owner = currentOwner(backup);
  if (owner) throw lockedError(backup, owner);
  return underLock(ledger, options, () => {
    requireOurHeader(backup);
    const part = copyToPart(backup, ledger);
    const { head } = requireSound(part, backup, options.port);
    requireSameLedger(ledger, head, backup, options.port);
    const sha256 = fileDigest(backup);
    const kept = keepReplaced(ledger, head.ledgerUid, options, { sha256, head });
    putInPlace(part, ledger);
    return { head, kept, sourceSha256: sha256 };
  });
}

/**
 * Takes the last restore back: the file it replaced returns, whatever its state, and the present
 * one is kept in turn, so that undoing twice changes nothing.
 *
 * Throws BACKUP-NOTHING-TO-UNDO, FILE-LOCKED, -READ-ONLY, -NETWORK, -DISK-FULL.
 */
export function undoRestore(ledgerPath: string, options: RestoreOptions): Restored {
  const ledger = realLedgerPath(ledgerPath);
  return underLock(ledger, options, () => {
    const last = listBackups(ledger).findLast((entry) => entry.reason === 'before-restore');
    if (last === undefined || !last.exists) throw fileErrors.make('BACKUP-NOTHING-TO-UNDO');
    const part = copyToPart(last.path, ledger);
    const { sha256, head } = last;
    const kept = keepReplaced(ledger, head?.ledgerUid ?? null, options, { sha256, head });
    putInPlace(part, ledger);
    return { head, kept, sourceSha256: sha256 };
  });
}

function underLock<T>(ledger: string, options: RestoreOptions, act: () => T): T {
  refuseNetwork(ledger);
  const lock = acquireLock(ledger, options.ownerName);
  if (lock === null) throw fileErrors.make('FILE-READ-ONLY', nameOf(ledger));
  try {
    return act();
  } catch (error) {
    throw asFileError(error, nameOf(ledger).file);
  } finally {
    removeSet(restoringPath(ledger));
    lock.discard();
  }
}

/** The copy that will become the ledger, with its journal if it has one, beside the ledger. */
function copyToPart(source: string, ledger: string): string {
  const part = restoringPath(ledger);
  removeSet(part);
  for (const suffix of [walPath, journalPath, same]) {
    if (fileSize(suffix(source)) > 0) copySynced(suffix(source), suffix(part));
  }
  return part;
}

/** Makes the copy one plain file and examines it: what is examined is what is put in place. */
function requireSound(
  part: string,
  backup: string,
  port: SchemaPort,
): Inspection & { head: LedgerHead } {
  try {
    const db = connect(part, { as: 'write' });
    try {
      applyMakerPragmas(db);
    } finally {
      db.close();
    }
  } catch (error) {
    if (isDamage(error)) throw fileErrors.make('BACKUP-DAMAGED', nameOf(backup));
    throw error;
  }
  syncFile(part);
  const { health, head } = inspectFile(part, port, 'full');
  if (health === 'other-schema') throw fileErrors.make('FILE-TRIAL', nameOf(backup));
  if (health === 'damaged' || head === null) {
    throw fileErrors.make('BACKUP-DAMAGED', nameOf(backup));
  }
  return { health, head };
}

/** A ledger too damaged to say which it is may still be known by its register. */
function requireSameLedger(
  ledger: string,
  head: LedgerHead,
  backup: string,
  port: SchemaPort,
): void {
  if (!existsSync(ledger)) return;
  const uid = inspectOrNull(ledger, port)?.head?.ledgerUid;
  if (uid === head.ledgerUid) return;
  if (uid !== undefined) throw fileErrors.make('BACKUP-OTHER-LEDGER', nameOf(backup));
  const isKnown = listBackups(ledger).some((entry) => entry.head?.ledgerUid === head.ledgerUid);
  if (!isKnown) throw fileErrors.make('BACKUP-CANNOT-MATCH', nameOf(backup));
}

/** Copies the ledger as it is, journal and all, into the backup folder, and registers it. */
function keepReplaced(
  ledger: string,
  ledgerUid: string | null,
  { port, now, operatorUid = null }: RestoreOptions,
  replacedBy: Source,
): RegisteredBackup | null {
  const isThere = existsSync(ledger);
  // Of a ledger somebody deleted the journal may be left, and is all that is left.
  if (!isThere && !hasUnsettledJournal(ledger)) return null;
  const found = inspectOrNull(ledger, port);
  // A sound ledger becomes one whole file; in a damaged one nothing is touched.
  if (found?.health === 'sound' && hasUnsettledJournal(ledger)) settle(ledger);
  const folder = backupFolder(ledger);
  mkdirSync(folder, { recursive: true });
  if (ledgerUid !== null) adoptStrays(ledger, ledgerUid, port);
  const path = freeBackupPath(folder, ledger, 'before-restore', now);
  // The main file last: once it has its name, its journal is there too.
  for (const suffix of [walPath, journalPath, same]) {
    const isKept = suffix === same ? isThere : fileSize(suffix(ledger)) > 0;
    if (isKept) copyDurably(suffix(ledger), suffix(path));
  }
  if (!isThere) return null;
  return registerBackup(ledger, {
    file: registeredName(ledger, path),
    reason: 'before-restore',
    madeAt: now.toISOString(),
    size: fileSize(path),
    sha256: fileDigest(path),
    head: found?.head ?? null,
    adopted: false,
    prunedAt: null,
    replacedBy: { ...replacedBy, operatorUid },
  });
}

/**
 * The old journal goes first: beside the new file it would be played into it. What it held is
 * in the kept copy. A journal of the new file (only of a damaged one) follows it.
 */
function putInPlace(part: string, ledger: string): void {
  for (const suffix of [walPath, journalPath, shmPath]) rmSync(suffix(ledger), { force: true });
  syncFolder(dirname(ledger));
  renameDurably(part, ledger);
  for (const suffix of [walPath, journalPath]) {
    if (existsSync(suffix(part))) renameSync(suffix(part), suffix(ledger));
  }
  syncFolder(dirname(ledger));
}

function inspectOrNull(path: string, port: SchemaPort): Inspection | null {
  try {
    return inspectFile(path, port, 'quick');
  } catch (error) {
    if (error instanceof AppError) return null;
    throw error;
  }
}

function removeSet(path: string): void {
  for (const suffix of [same, walPath, journalPath, shmPath]) {
    rmSync(suffix(path), { force: true });
  }
}

const same = (path: string) => path;
const restoringPath = (ledger: string) => partPath(`${ledger}.restoring`);
