import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import type { AppError } from '#shared/errors/app-error.ts';
import { fileErrors } from '#shared/errors/file-errors.ts';
import { APPLICATION_ID, SCHEMA_VERSION } from './constants.ts';
import { fsCode } from './failures.ts';
import { nameOf } from './paths.ts';

const HEADER_SIZE = 100;
const MAGIC = Buffer.from('SQLite format 3\0', 'latin1');

export interface LedgerHeader {
  readonly kind: 'ours';
  readonly pageSize: number;
  readonly userVersion: number;
  readonly applicationId: number;
  /** The file was last written in WAL mode: even a reader wants to make files beside it. */
  readonly wal: boolean;
}

export type HeaderReading =
  | LedgerHeader
  | { readonly kind: 'not-found' | 'no-access' | 'not-a-file' | 'empty' | 'not-sqlite' | 'cut' }
  | { readonly kind: 'not-ours' }
  | { readonly kind: 'newer' | 'older'; readonly userVersion: number };

/**
 * Judges a file by its first 100 bytes, before SQLite may touch it.
 *
 * Never call it while this process has a connection to the same file: closing any descriptor of
 * a file drops every POSIX lock the process holds on it.
 */
export function readHeader(path: string): HeaderReading {
  let fd: number;
  try {
    // Non-blocking, so that a pipe with a ledger's name cannot hang the program.
    fd = openSync(path, 'r');
  } catch (error) {
    const code = fsCode(error);
    if (code === 'ENOENT' || code === 'ENOTDIR') return { kind: 'not-found' };
    return { kind: code === 'EISDIR' ? 'not-a-file' : 'no-access' };
  }
  try {
    if (!fstatSync(fd).isFile()) return { kind: 'not-a-file' };
    const bytes = Buffer.alloc(HEADER_SIZE);
    return classifyHeader(bytes.subarray(0, readSync(fd, bytes, 0, HEADER_SIZE, 0)));
  } finally {
    closeSync(fd);
  }
}

/** Pure: what a file beginning with these bytes (at most 100 of them) is. */
export function classifyHeader(bytes: Buffer): HeaderReading {
  if (bytes.length === 0) return { kind: 'empty' };
  if (!bytes.subarray(0, MAGIC.length).equals(MAGIC)) return { kind: 'not-sqlite' };
  if (bytes.length < HEADER_SIZE) return { kind: 'cut' };
  const applicationId = bytes.readUInt32BE(68);
  if (applicationId !== APPLICATION_ID) return { kind: 'not-ours' };
  const userVersion = bytes.readInt32BE(60);
  if (userVersion > SCHEMA_VERSION) return { kind: 'newer', userVersion };
  if (userVersion < 1) return { kind: 'older', userVersion };
  const raw = bytes.readUInt16BE(16);
  const pageSize = raw === 1 ? 65_536 : raw;
  const wal = bytes[18] === 2 || bytes[19] === 2;
  return { kind: 'ours', pageSize, userVersion, applicationId, wal };
}

/** The header of a file that is ours; every other kind is its own AppError. */
export function requireOurHeader(path: string): LedgerHeader {
  const reading = readHeader(path);
  if (reading.kind === 'ours') return reading;
  throw headerError(reading, path);
}

function headerError(reading: Exclude<HeaderReading, LedgerHeader>, path: string): AppError {
  const file = nameOf(path);
  switch (reading.kind) {
    case 'not-found':
      return fileErrors.make('FILE-NOT-FOUND', file);
    case 'no-access':
      return fileErrors.make('FILE-NO-ACCESS', file);
    case 'not-a-file':
      return fileErrors.make('FILE-NOT-A-FILE', file);
    case 'empty':
      return fileErrors.make('FILE-EMPTY', file);
    case 'not-sqlite':
      return fileErrors.make('FILE-NOT-SQLITE', file);
    case 'cut':
      return fileErrors.make('FILE-DAMAGED', file);
    case 'not-ours':
      return fileErrors.make('FILE-NOT-OURS', file);
    case 'older':
      return fileErrors.make('FILE-TRIAL', file);
    case 'newer':
      return fileErrors.make('FILE-NEWER', {
        ...file,
        found: reading.userVersion,
        known: SCHEMA_VERSION,
      });
  }
}
