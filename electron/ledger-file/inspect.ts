import { connect, type Db } from './connect.ts';
import { isDamage } from './failures.ts';
import { requireOurHeader } from './header.ts';
import { examine, type Health, type SchemaCheck } from './health.ts';
import { hasUnsettledJournal } from './journals.ts';
import { applyReaderPragmas } from './pragmas.ts';
import { makePrivateCopy } from './private-copy.ts';

/** Which ledger a file is and how far it goes: what a printed head is compared with. */
export interface LedgerHead {
  readonly ledgerUid: string;
  /** The last link of the chain, in hex. */
  readonly chainHead: string;
  readonly chainSeq: number;
  /** The same of the operation log. */
  readonly auditHead: string;
  readonly auditSeq: number;
}

/** What this folder must know of the schema; given by the caller, so that any schema will do. */
export interface SchemaPort {
  readonly checkSchema: SchemaCheck;
  readonly readHead: (db: Db) => LedgerHead;
}

export interface Inspection {
  readonly health: Health;
  /** Null when the file is too damaged, or of too strange a schema, to tell. */
  readonly head: LedgerHead | null;
}

/**
 * Examines a file nobody has open and leaves it as it was. Throws the errors of the header
 * (FILE-NOT-SQLITE, -NOT-OURS, -NEWER …) and FILE-NOT-CHECKED.
 */
export function inspectFile(path: string, port: SchemaPort, depth: 'quick' | 'full'): Inspection {
  const { wal } = requireOurHeader(path);
  if (!wal && !hasUnsettledJournal(path)) return inspectConnected(path, 'read', port, depth);
  const copy = makePrivateCopy(path);
  try {
    // Writing, so that SQLite may recover the copy's journal.
    return inspectConnected(copy.path, 'write', port, depth);
  } finally {
    copy.dispose();
  }
}

function inspectConnected(
  path: string,
  as: 'read' | 'write',
  port: SchemaPort,
  depth: 'quick' | 'full',
): Inspection {
  let db: Db | undefined;
  try {
    db = connect(path, { as });
    applyReaderPragmas(db);
    return { health: examine(db, port.checkSchema, depth), head: headOrNull(db, port) };
  } catch (error) {
    if (isDamage(error)) return { health: 'damaged', head: null };
    throw error;
  } finally {
    db?.close();
  }
}

function headOrNull(db: Db, port: SchemaPort): LedgerHead | null {
  try {
    return port.readHead(db);
  } catch {
    return null;
  }
}
