import { chainHead } from '../ledger-file/chain.ts';
import { expectedFingerprint, schemaFingerprint } from '../ledger-file/fingerprint.ts';
import type { SchemaPort } from '../ledger-file/inspect.ts';
import { firstValue } from '../ledger-file/prepared.ts';

/** What opening, backup and restore must know of this version's schema. */
export const schemaPort: SchemaPort = {
  checkSchema: (db) => schemaFingerprint(db) === expectedFingerprint(),
  readHead(db) {
    const ledgerUid = firstValue<string>(db, 'SELECT uid FROM ledger') ?? '';
    const { seq, link } = chainHead(db, ledgerUid);
    return { ledgerUid, chainHead: link.toString('hex'), chainSeq: seq };
  },
};
