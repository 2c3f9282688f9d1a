import { existsSync, readFileSync, renameSync } from 'node:fs';
import { basename, dirname, isAbsolute, join, relative } from 'node:path';
import { z } from 'zod';
import { BACKUP_REASONS } from './backup-name.ts';
import { writeTextDurably } from './durable.ts';
import { registerPath } from './paths.ts';

const FORMAT = 'relief-ledger/backups/1';

/** Where a ledger ends, as its backup proves. */
const ledgerHead = z.object({
  ledgerUid: z.string(),
  chainHead: z.string(),
  chainSeq: z.int(),
  auditHead: z.string(),
  auditSeq: z.int(),
});

const backupEntry = z.object({
  /** Relative to the ledger's folder when inside it, so that the folder can be moved whole. */
  file: z.string().min(1),
  reason: z.enum(BACKUP_REASONS),
  /** ISO 8601, UTC. */
  madeAt: z.iso.datetime(),
  size: z.int(),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  /** Null only for a replaced file too damaged to tell. */
  head: ledgerHead.nullable(),
  /** Found in the folder without a record, so perhaps not of our making: never pruned. */
  adopted: z.boolean(),
  /** When the keeping policy removed the file. The head stays: it proves a cut tail. */
  prunedAt: z.iso.datetime().nullable(),
  /** Of a ledger kept before a restore: what took its place, and who did it, where known. */
  replacedBy: z
    .object({
      sha256: z.string(),
      head: ledgerHead.nullable(),
      operatorUid: z.string().nullable(),
    })
    .optional(),
});
const registerFile = z.object({ format: z.literal(FORMAT), backups: z.array(backupEntry) });

export type BackupEntry = z.infer<typeof backupEntry>;

export interface RegisteredBackup extends BackupEntry {
  readonly path: string;
  /** False when the file is gone from where it was put. */
  readonly exists: boolean;
}

/**
 * Every backup ever registered for a ledger, oldest first. The register stands beside the ledger
 * and needs neither the ledger nor its lock to be read; it lists nothing when it is unreadable.
 */
export function listBackups(ledger: string): RegisteredBackup[] {
  return readEntries(ledger).map((entry) => resolveEntry(ledger, entry));
}

/** Adds one backup, at once and durably. For the lock's holder only. */
export function registerBackup(ledger: string, entry: BackupEntry): RegisteredBackup {
  writeEntries(ledger, [...readEntries(ledger), entry]);
  return resolveEntry(ledger, entry);
}

/** Notes that the files of these entries were removed. For the lock's holder only. */
export function markPruned(ledger: string, files: ReadonlySet<string>, now: Date): void {
  if (files.size === 0) return;
  const prunedAt = now.toISOString();
  const marked = readEntries(ledger).map((entry) =>
    files.has(entry.file) ? { ...entry, prunedAt } : entry,
  );
  writeEntries(ledger, marked);
}

/** How a backup's path is written in the register. */
export function registeredName(ledger: string, path: string): string {
  const inside = relative(dirname(ledger), path);
  const isInside = inside !== '' && !inside.startsWith('..') && !isAbsolute(inside);
  // One spelling on every system, so that the folder can move between them.
  return isInside ? inside.replaceAll('\\', '/') : path;
}

function resolveEntry(ledger: string, entry: BackupEntry): RegisteredBackup {
  const path = isAbsolute(entry.file) ? entry.file : join(dirname(ledger), entry.file);
  return { ...entry, path, exists: existsSync(path) };
}

function readEntries(ledger: string): BackupEntry[] {
  const path = registerPath(ledger);
  return existsSync(path) ? (parse(path)?.backups ?? []) : [];
}

function parse(path: string): z.infer<typeof registerFile> | null {
  try {
    return registerFile.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof z.ZodError) return null;
    throw error;
  }
}

function writeEntries(ledger: string, backups: readonly BackupEntry[]): void {
  const path = registerPath(ledger);
  // A register somebody spoiled by hand must not stop backups, nor be lost.
  if (existsSync(path) && parse(path) === null) renameSync(path, freeAside(path));
  writeTextDurably(path, `${JSON.stringify({ format: FORMAT, backups }, null, 2)}\n`);
}

function freeAside(path: string): string {
  for (let nth = 1; ; nth += 1) {
    const aside = join(dirname(path), `${basename(path, '.json')}.unreadable-${nth}.json`);
    if (!existsSync(aside)) return aside;
  }
}
