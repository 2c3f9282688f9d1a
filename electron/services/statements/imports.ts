import type { CallArgs, CallOutput } from '#shared/contract/index.ts';
import { rowsOf } from '../../ledger-file/prepared.ts';
import type { LedgerContext } from '../context.ts';
import { mustFund } from '../guards.ts';
import { namePlace } from './line-texts.ts';

interface Row {
  id: number;
  uid: string;
  accountUid: string;
  sealedName: Buffer;
  sha256: Buffer;
  from: string | null;
  to: string | null;
  reading: string;
  importedBy: string;
  importedAt: string;
}

type View = CallOutput<'statements.imports'>['rows'][number];

/** 导入记录, newest first. */
export function list(
  ctx: LedgerContext,
  { fundUid, cursor, limit }: CallArgs<'statements.imports'>,
): CallOutput<'statements.imports'> {
  const rows = rowsOf<Row>(
    ctx.db,
    `SELECT i.id, i.uid, a.uid AS accountUid, i.sealed_name AS sealedName, i.sha256,
       i.period_from AS "from", i.period_to AS "to", i.reading, i.operator_name AS importedBy,
       i.recorded_at AS importedAt
     FROM statement_import i JOIN bank_account a ON a.id = i.account_id
     WHERE i.fund_id = ? AND i.id < ? ORDER BY i.id DESC LIMIT ?`,
    mustFund(ctx, fundUid),
    cursor === null ? Number.MAX_SAFE_INTEGER : Number(cursor),
    limit,
  );
  return {
    rows: rows.map((row) => ({
      uid: row.uid,
      accountUid: row.accountUid,
      fileName: ctx.vault.openText(namePlace(row.uid), row.sealedName),
      sha256: row.sha256.toString('hex'),
      from: row.from,
      to: row.to,
      counts: (JSON.parse(row.reading) as { counts: View['counts'] }).counts,
      importedBy: row.importedBy,
      importedAt: row.importedAt,
    })),
    next: rows.length === limit ? String(rows.at(-1)!.id) : null,
  };
}
