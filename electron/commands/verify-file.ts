import type { VerifyReport } from '#shared/contract/audit.ts';
import { openLedgerFile } from '../ledger-file/open.ts';
import { verify } from '../services/audit/verify.ts';
import { noHooks } from '../services/context.ts';
import { schemaPort } from '../services/schema-port.ts';

/**
 * Verifies a ledger nobody need have open: without login, lock and key, and without being stopped
 * by damage, so that the first bad record is named.
 */
export function verifyFile(path: string, head: string | null): VerifyReport {
  const file = openLedgerFile(path, {
    mode: 'read',
    ownerName: '命令行校验',
    checkSchema: schemaPort.checkSchema,
    examine: false,
  });
  try {
    return verify(file.db, { head }, noHooks);
  } finally {
    file.close();
  }
}
