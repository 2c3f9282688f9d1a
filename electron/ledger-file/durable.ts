import { createHash } from 'node:crypto';
import {
  chmodSync,
  closeSync,
  constants,
  copyFileSync,
  fsyncSync,
  openSync,
  readSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { partPath } from './paths.ts';

/**
 * Forces a file's content to the disk. Only for a file this process has no SQLite connection
 * to: closing a descriptor drops the process's POSIX locks on it.
 */
export function syncFile(path: string): void {
  const fd = openSync(path, 'r+');
  try {
    fsyncSync(fd);
  } finally {
    closeSync(fd);
  }
}

/** Forces a folder's list of names to the disk, so that a rename survives a power cut. */
export function syncFolder(folder: string): void {
  // Windows has no such call on folders; NTFS journals renames itself.
  if (process.platform === 'win32') return;
  const fd = openSync(folder, 'r');
  try {
    fsyncSync(fd);
  } finally {
    closeSync(fd);
  }
}

/** Gives a complete file its name at once; what bore the name before is replaced. */
export function renameDurably(from: string, to: string): void {
  renameSync(from, to);
  syncFolder(dirname(to));
}

/** A copy that is on the disk when this returns; a crash may leave a part of it. */
export function copySynced(from: string, to: string): void {
  copyFileSync(from, to, constants.COPYFILE_FICLONE);
  // A copy carries its source's mode: from a read-only medium it would stay unwritable.
  chmodSync(to, 0o644);
  syncFile(to);
}

/** A whole and synced copy under `to`, or nothing under that name. Replaces what was there. */
export function copyDurably(from: string, to: string): void {
  const part = partPath(to);
  try {
    copySynced(from, part);
    renameDurably(part, to);
  } catch (error) {
    rmSync(part, { force: true });
    throw error;
  }
}

/** Replaces a small text file so that a reader sees the old text or the new, never a mix. */
export function writeTextDurably(path: string, text: string): void {
  const part = partPath(path);
  try {
    writeFileSync(part, text);
    syncFile(part);
    renameDurably(part, path);
  } catch (error) {
    rmSync(part, { force: true });
    throw error;
  }
}

/** SHA-256 of a file in hex, read in pieces. Like `syncFile`, only for a file nobody has open. */
export function fileDigest(path: string): string {
  const hash = createHash('sha256');
  const piece = Buffer.alloc(1 << 20);
  const fd = openSync(path, 'r');
  try {
    for (;;) {
      const read = readSync(fd, piece, 0, piece.length, null);
      if (read === 0) return hash.digest('hex');
      hash.update(piece.subarray(0, read));
    }
  } finally {
    closeSync(fd);
  }
}
