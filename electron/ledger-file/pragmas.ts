import type { Db } from './connect.ts';
import { BUSY_TIMEOUT_MS, OLDEST_SAFE_SQLITE } from './constants.ts';

type Setting = readonly [name: string, set: string, reads: number];

const COMMON: readonly Setting[] = [
  ['foreign_keys', 'ON', 1],
  ['recursive_triggers', 'ON', 1],
  ['busy_timeout', String(BUSY_TIMEOUT_MS), BUSY_TIMEOUT_MS],
  // A hostile file must not run functions through its schema, nor feed us impossible cells.
  ['trusted_schema', 'OFF', 0],
  ['cell_size_check', 'ON', 1],
  // A mapped file turns a disk error into a crash of the whole program.
  ['mmap_size', '0', 0],
];

/** In KiB: the pages of one large import, so that none is written to the journal twice. */
const WRITER_CACHE_KIB = 65_536;

/**
 * Settings of the one writing connection: WAL, and a commit that survives a power cut.
 * Throws (a programmer's error) if SQLite is too old or a setting did not take.
 */
export function applyWriterPragmas(db: Db): void {
  requireSafeSqlite(db);
  const cache = -WRITER_CACHE_KIB;
  applyAll(db, [
    ...COMMON,
    ['synchronous', 'FULL', 2],
    ['cache_size', String(cache), cache],
    // A slot of a former password must not be found in the file's free room.
    ['secure_delete', 'ON', 1],
  ]);
  const mode = db.pragma('journal_mode = WAL', { simple: true });
  if (mode !== 'wal') throw new Error(`journal_mode is ${String(mode)}, not wal`);
}

/** Settings of a reading connection. */
export function applyReaderPragmas(db: Db): void {
  requireSafeSqlite(db);
  applyAll(db, [...COMMON, ['query_only', 'ON', 1]]);
}

/** Settings of a connection that makes a file: one plain file, no WAL beside it. */
export function applyMakerPragmas(db: Db): void {
  requireSafeSqlite(db);
  applyAll(db, [...COMMON, ['synchronous', 'FULL', 2]]);
  const mode = db.pragma('journal_mode = DELETE', { simple: true });
  if (mode !== 'delete') throw new Error(`journal_mode is ${String(mode)}, not delete`);
}

function applyAll(db: Db, settings: readonly Setting[]): void {
  for (const [name, set, reads] of settings) {
    db.pragma(`${name} = ${set}`);
    const now = db.pragma(name, { simple: true });
    if (now !== reads) throw new Error(`pragma ${name} is ${String(now)}, not ${reads}`);
  }
}

function requireSafeSqlite(db: Db): void {
  const version = db.prepare<[], string>('SELECT sqlite_version()').pluck().get()!;
  if (!isVersionAtLeast(version, OLDEST_SAFE_SQLITE)) {
    throw new Error(`SQLite ${version} is older than ${OLDEST_SAFE_SQLITE}`);
  }
}

/** Compares dotted versions number by number: 3.9 < 3.51. */
export function isVersionAtLeast(version: string, least: string): boolean {
  const have = version.split('.').map(Number);
  const want = least.split('.').map(Number);
  for (const [index, wanted] of want.entries()) {
    const had = have[index] ?? 0;
    if (had !== wanted) return had > wanted;
  }
  return true;
}
