import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { stem } from './paths.ts';

export const BACKUP_REASONS = ['now', 'closing', 'migration', 'before-restore'] as const;
export type BackupReason = (typeof BACKUP_REASONS)[number];

/** A path in `folder` that is free: `NAME-YYYYMMDD-HHMMSS-reason.relief`, local time. */
export function freeBackupPath(
  folder: string,
  ledger: string,
  reason: BackupReason,
  now: Date,
): string {
  const base = join(folder, `${stem(ledger)}-${stamp(now)}-${reason}`);
  for (let nth = 1; ; nth += 1) {
    const path = nth === 1 ? `${base}.relief` : `${base}-${nth}.relief`;
    if (!existsSync(path)) return path;
  }
}

export interface ParsedName {
  readonly reason: BackupReason;
  readonly madeAt: Date;
}

/** Reads a backup's name back; null for any other file, or another ledger's backup. */
export function parseBackupName(name: string, ledger: string): ParsedName | null {
  const start = `${stem(ledger)}-`;
  if (!name.startsWith(start)) return null;
  const rest = /^(\d{4})(\d\d)(\d\d)-(\d\d)(\d\d)(\d\d)-([a-z-]+?)(?:-\d+)?\.relief$/.exec(
    name.slice(start.length),
  );
  const reason = BACKUP_REASONS.find((known) => known === rest?.[7]);
  if (!rest || !reason) return null;
  const [year, month, day, hour, minute, second] = rest.slice(1, 7).map(Number);
  return { reason, madeAt: new Date(year!, month! - 1, day!, hour!, minute!, second!) };
}

function stamp(now: Date): string {
  const two = (value: number) => String(value).padStart(2, '0');
  const day = `${now.getFullYear()}${two(now.getMonth() + 1)}${two(now.getDate())}`;
  return `${day}-${two(now.getHours())}${two(now.getMinutes())}${two(now.getSeconds())}`;
}
