import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { AppError } from '#shared/errors/app-error.ts';
import { parseBackupName } from './backup-name.ts';
import { listBackups, registerBackup, registeredName } from './backup-register.ts';
import { fileDigest } from './durable.ts';
import { inspectFile, type LedgerHead, type SchemaPort } from './inspect.ts';
import { backupFolder, fileSize } from './paths.ts';

/**
 * Registers backups that stand in our folder without a record: a program killed between naming
 * a backup and registering it, or a register that was lost. Removes copies left half-made.
 * For the lock's holder only.
 */
export function adoptStrays(ledger: string, ledgerUid: string, port: SchemaPort): void {
  const folder = backupFolder(ledger);
  if (!existsSync(folder)) return;
  const known = new Set(listBackups(ledger).map((entry) => entry.file));
  for (const { name } of filesIn(folder)) {
    if (isHalfMade(name, ledger)) rmSync(join(folder, name), { force: true });
    const path = join(folder, name);
    const parsed = parseBackupName(name, ledger);
    if (parsed === null || known.has(registeredName(ledger, path))) continue;
    const head = headOf(path, port);
    if (head !== null && head.ledgerUid !== ledgerUid) continue;
    // A replaced file may be kept just because it is damaged; any other must be sound.
    if (head === null && parsed.reason !== 'before-restore') continue;
    registerBackup(ledger, {
      file: registeredName(ledger, path),
      reason: parsed.reason,
      madeAt: parsed.madeAt.toISOString(),
      size: fileSize(path),
      sha256: fileDigest(path),
      head,
      adopted: true,
      prunedAt: null,
    });
  }
}

const filesIn = (folder: string) =>
  readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isFile())
    .sort((a, b) => a.name.localeCompare(b.name));

/** A copy a killed program did not finish; whoever holds the lock knows that nobody is at it. */
function isHalfMade(name: string, ledger: string): boolean {
  const whole = /^(.+\.relief)(?:-wal|-journal)?\.part$/.exec(name)?.[1];
  return whole !== undefined && parseBackupName(whole, ledger) !== null;
}

function headOf(path: string, port: SchemaPort): LedgerHead | null {
  try {
    const found = inspectFile(path, port, 'quick');
    return found.health === 'sound' ? found.head : null;
  } catch (error) {
    if (error instanceof AppError) return null;
    throw error;
  }
}
