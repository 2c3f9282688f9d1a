import { firstValue, rowOf } from '../../ledger-file/prepared.ts';
import type { LedgerContext } from '../context.ts';

/** What a statement line says of people and purpose; sealed 256 lines at a time. */
export interface LineText {
  counterpartyName: string;
  counterpartyAccount: string;
  memo: string;
}

export const LINES_PER_CHUNK = 256;

/** Row number, counterparty's name and account, memo. */
export type ChunkRow = [number, string, string, string];

export const chunkPlace = (importUid: string, chunkNo: number): string =>
  `statement_chunk|sealed|${importUid}/${chunkNo}`;
export const sourcePlace = (importUid: string, pieceNo: number): string =>
  `statement_source|sealed|${importUid}/${pieceNo}`;
export const namePlace = (importUid: string): string => `statement_import|sealed_name|${importUid}`;

/** Opened chunks, the last few: pages are read in order. Gone once the ledger is locked. */
const opened = new WeakMap<object, Map<string, Map<number, LineText>>>();
const CHUNKS_KEPT = 32;

export function lineText(
  ctx: LedgerContext,
  line: { importId: number; chunkNo: number; rowNumber: number },
): LineText {
  const text = chunk(ctx, line.importId, line.chunkNo).get(line.rowNumber);
  if (text === undefined) throw new Error(`row ${line.rowNumber} is not in its chunk`);
  return text;
}

function chunk(ctx: LedgerContext, importId: number, chunkNo: number): Map<number, LineText> {
  const { opening } = ctx.vault;
  const cache = opened.get(opening) ?? new Map<string, Map<number, LineText>>();
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
  const texts = new Map(
    rows.map(([row, counterpartyName, counterpartyAccount, memo]) => [
      row,
      { counterpartyName, counterpartyAccount, memo },
    ]),
  );
  if (cache.size >= CHUNKS_KEPT) cache.delete(cache.keys().next().value!);
  cache.set(key, texts);
  return texts;
}
