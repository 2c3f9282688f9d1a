import { rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { listBackups, markPruned, type RegisteredBackup } from './backup-register.ts';
import { backupFolder, fileSize } from './paths.ts';

/** Closing backups kept whatever their age; of older ones the last of each month stays too. */
export const CLOSING_KEPT = 10;

/**
 * Pure: the closing backups that may go. Backups made by hand, before a migration or a restore,
 * and those found without a record are never among them.
 */
export function prunable<Entry extends Pick<RegisteredBackup, 'reason' | 'madeAt' | 'adopted'>>(
  entries: readonly Entry[],
): Entry[] {
  const closing = entries
    .filter((entry) => entry.reason === 'closing' && !entry.adopted)
    .sort((a, b) => b.madeAt.localeCompare(a.madeAt));
  const monthsKept = new Set<string>();
  return closing.filter((entry, age) => {
    const month = localMonth(entry.madeAt);
    const isLastOfMonth = !monthsKept.has(month);
    monthsKept.add(month);
    return age >= CLOSING_KEPT && !isLastOfMonth;
  });
}

/**
 * Applies the policy. A file is removed only from our own folder and only if it still has the
 * size it was made with: what somebody changed or replaced is theirs.
 */
export function pruneBackups(ledger: string, now: Date): void {
  const present = listBackups(ledger).filter(
    (entry) =>
      entry.exists &&
      dirname(entry.path) === backupFolder(ledger) &&
      fileSize(entry.path) === entry.size,
  );
  const going = prunable(present.filter((entry) => entry.prunedAt === null));
  // Noted before it is done: a file gone without a note would look like a loss.
  markPruned(ledger, new Set(going.map((entry) => entry.file)), now);
  const notedBefore = present.filter((entry) => entry.prunedAt !== null);
  for (const entry of [...going, ...notedBefore]) rmSync(entry.path, { force: true });
}

function localMonth(iso: string): string {
  const at = new Date(iso);
  return `${at.getFullYear()}-${at.getMonth() + 1}`;
}
