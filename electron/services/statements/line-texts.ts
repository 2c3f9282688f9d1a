import { firstValue, rowOf } from '../../ledger-file/prepared.ts';
import type { LedgerContext } from '../context.ts';

/** What a statement line says of people and purpose; sealed 256 lines at a time. */
export interface LineText {
  counterpartyName: string;
  counterpartyAccount: string;
  memo: string;
}

export const LINES_PER_CHUNK = 256;

/** One line in its chunk: counterparty's name and account, memo. */
export type ChunkRow = [counterpartyName: string, counterpartyAccount: string, memo: string];

export const chunkPlace = (importUid: string, chunkNo: number): string =>
  `statement_chunk|sealed|${importUid}/${chunkNo}`;
export const sourcePlace = (importUid: string, pieceNo: number): string =>
  `statement_source|sealed|${importUid}/${pieceNo}`;
export const namePlace = (importUid: string): string => `statement_import|sealed_name|${importUid}`;

/** Opened chunks, the last few: pages are read in order. Gone once the ledger is locked. */
const opened = new WeakMap<object, Map<string, readonly ChunkRow[]>>();
const CHUNKS_KEPT = 32;

export function lineText(
  ctx: LedgerContext,
  { importId, lineNo }: { importId: number; lineNo: number },
): LineText {
  const at = lineNo - 1;
  const row = chunk(ctx, importId, Math.floor(at / LINES_PER_CHUNK))[at % LINES_PER_CHUNK];
  if (row === undefined) throw new Error(`line ${lineNo} is not in its chunk`);
  const [counterpartyName, counterpartyAccount, memo] = row;
  return { counterpartyName, counterpartyAccount, memo };
}

function chunk(ctx: LedgerContext, importId: number, chunkNo: number): readonly ChunkRow[] {
  const { opening } = ctx.vault;
  const cache = opened.get(opening) ?? new Map<string, readonly ChunkRow[]>();
  opened.set(opening, cache);
  const key = `${importId}/${chunkNo}`;
  const known = cache.get(key);
  if (known !== undefined) return known;
  const uid = firstValue<string>(
    ctx.db,
    'SELECT uid FROM statement_import WHERE id = ?',
    importId,
  )!;
  const { sealed } = rowOf<{ sealed: Buffer }>(
    ctx.db,
    'SELECT sealed FROM statement_chunk WHERE import_id = ? AND chunk_no = ?',
    importId,
    chunkNo,
  )!;
  const text = ctx.vault.openPacked(chunkPlace(uid, chunkNo), sealed).toString('utf8');
  const rows = JSON.parse(text) as ChunkRow[];
  if (cache.size >= CHUNKS_KEPT) cache.delete(cache.keys().next().value!);
  cache.set(key, rows);
  return rows;
}
