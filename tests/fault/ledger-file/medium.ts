import { execFileSync } from 'node:child_process';
import { chmodSync, closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished, type TestContext } from 'vitest';

/**
 * A disk of so many megabytes; skips the test, with the reason, where none can be mounted.
 */
export function smallDisk(context: TestContext, megabytes: number): string {
  const folder = mkdtempSync(join(tmpdir(), 'relief-disk-'));
  try {
    mount('-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', folder);
  } catch {
    rmSync(folder, { recursive: true });
    context.skip('needs a small disk of its own: mounting a tmpfs is not permitted here');
  }
  onTestFinished(() => {
    execFileSync('umount', ['-l', folder]);
    rmSync(folder, { recursive: true });
  });
  return folder;
}

/** Turns a folder into a read-only place: by its mode, or for root (whom modes do not bind) by a mount. */
export function readOnlyPlace(context: TestContext, fill: (folder: string) => void): string {
  if (process.getuid?.() === 0) {
    const disk = smallDisk(context, 16);
    fill(disk);
    mount('-o', 'remount,ro', disk);
    return disk;
  }
  const folder = mkdtempSync(join(tmpdir(), 'relief-ro-'));
  fill(folder);
  chmodSync(folder, 0o555);
  onTestFinished(() => {
    chmodSync(folder, 0o755);
    rmSync(folder, { recursive: true });
  });
  return folder;
}

/** Writes a file until the disk is full; returns its path, so that room can be made again. */
export function fillDisk(folder: string): string {
  const path = join(folder, 'ballast');
  const fd = openSync(path, 'w');
  try {
    for (const size of [1 << 16, 1 << 12]) writeUntilFull(fd, Buffer.alloc(size, 1));
  } finally {
    closeSync(fd);
  }
  return path;
}

function writeUntilFull(fd: number, block: Buffer): void {
  try {
    while (writeSync(fd, block) === block.length);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOSPC')) throw error;
  }
}

const mount = (...args: string[]) => execFileSync('mount', args, { stdio: 'pipe' });
