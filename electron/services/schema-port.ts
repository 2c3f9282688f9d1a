import { auditHead, chainHead } from '../ledger-file/chain.ts';
import { expectedFingerprint, schemaFingerprint } from '../ledger-file/fingerprint.ts';
import type { SchemaPort } from '../ledger-file/inspect.ts';
import { firstValue } from '../ledger-file/prepared.ts';

/** What opening, backup and restore must know of this version's schema. */
export const schemaPort: SchemaPort = {
  checkSchema: (db) => schemaFingerprint(db) === expectedFingerprint(),
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
