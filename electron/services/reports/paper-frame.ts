import { basename } from 'node:path';
import type { ReportFrame } from '#shared/reports/table-frame.ts';
import { auditHead, chainHead } from '../../ledger-file/chain.ts';
import type { LedgerContext } from '../context.ts';
import { ledgerRow } from '../setup/setup-store.ts';

/** What every paper of this ledger has in common, read at the head the chain has now. */
export function paperFrame(ctx: LedgerContext, year: number): ReportFrame {
  const ledger = ledgerRow(ctx.db);
  return {
    year,
    bureau: ledger.bureau,
    ledgerName: basename(ctx.db.name).replace(/\.relief$/, ''),
    chainHead: chainHead(ctx.db, ctx.ledgerUid).link.toString('hex'),
    logHead: auditHead(ctx.db, ctx.ledgerUid).link.toString('hex'),
    sample: ledger.sample === 1,
  };
}
