import type { Database } from 'better-sqlite3';
import { auditHead, chainHead } from '../ledger-file/chain.ts';
import { expectedFingerprint, schemaFingerprint } from '../ledger-file/fingerprint.ts';
import type { SchemaPort } from '../ledger-file/inspect.ts';
import { firstValue } from '../ledger-file/prepared.ts';

/** Where the data key may lie open is a trial version's file, whoever put the slot there. */
const hasOpenSlot = (db: Database): boolean =>
  firstValue(db, "SELECT 1 FROM key_slot WHERE kind NOT IN ('password', 'recovery')") !== null;

/** What opening, backup and restore must know of this version's schema. */
export const schemaPort: SchemaPort = {
  checkSchema: (db) => schemaFingerprint(db) === expectedFingerprint() && !hasOpenSlot(db),
  readHead(db) {
    const ledgerUid = firstValue<string>(db, 'SELECT uid FROM ledger') ?? '';
    const chain = chainHead(db, ledgerUid);
    const audit = auditHead(db, ledgerUid);
    return {
      ledgerUid,
      chainHead: chain.link.toString('hex'),
      chainSeq: chain.seq,
      auditHead: audit.link.toString('hex'),
      auditSeq: audit.seq,
    };
  },
};
