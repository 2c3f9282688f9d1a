import type { LedgerClient } from '#electron/workers/ledger-client.ts';
import { type BackupParts, backupCalls } from './backup-calls.ts';
import { type CaseParts, caseCalls } from './case-calls.ts';
import { type DocumentParts, documentCalls } from './document-calls.ts';
import type { HostCalls } from './host-calls.ts';
import { type PaperParts, paperCalls } from './paper-calls.ts';
import { type PeopleParts, peopleCalls } from './people-calls.ts';
import { type SetupParts, setupCalls } from './setup-calls.ts';
import { type StatementParts, statementCalls } from './statement-calls.ts';

export type HostParts = SetupParts &
  StatementParts &
  PaperParts &
  CaseParts &
  PeopleParts &
  DocumentParts &
  BackupParts & { ledger: LedgerClient };

/** Every call of place `host`. */
export function createHostCalls(parts: HostParts): HostCalls {
  return {
    ...setupCalls(parts),
    ...peopleCalls(parts),
    ...statementCalls(parts),
    ...paperCalls(parts),
    ...caseCalls(parts),
    ...documentCalls(parts),
    ...backupCalls(parts),
  };
}
