import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';

const unpackedList = z.record(z.string(), z.string().regex(/^[0-9a-f]{64}$/));

/**
 * Checklist 19, for what the archive's integrity check leaves out: every file beside the archive
 * must be in the list inside it, unchanged, and none may be missing or added.
 * Answers with the first file that is not so; null when all are.
 */
export function firstChangedFile(listFile: string, unpackedFolder: string): string | null {
  const list = unpackedList.parse(JSON.parse(readFileSync(listFile, 'utf8')));
  const present = new Set(filesIn(unpackedFolder));
  const added = [...present].find((file) => !Object.hasOwn(list, file));
  if (added !== undefined) return added;
  const changed = Object.entries(list).find(
    ([file, hash]) => !present.has(file) || sha256(path.join(unpackedFolder, file)) !== hash,
  );
  return changed?.[0] ?? null;
}

function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)))
    .map((file) => file.replaceAll(path.sep, '/'));
}

function sha256(file: string): string {
  return createHash('sha256').update(readFileSync(file)).digest('hex');
}
