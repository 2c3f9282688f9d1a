import { headerFingerprint } from '#shared/statements/fingerprint.ts';
import { HEADER_SEARCH_ROWS, headerAt } from '#shared/statements/header.ts';
import { isRecognised, recognise } from '#shared/statements/recognise.ts';
import type { Mapping, Recognition, Row } from '#shared/statements/types.ts';
import { firstValue } from '../../ledger-file/prepared.ts';
import type { LedgerContext } from '../context.ts';

export interface RememberedReading {
  mapping: Mapping;
  recognition: Recognition;
}

/** An earlier choice for the same header, when it still reads these rows. */
export function rememberedReading(
  ctx: LedgerContext,
  rows: readonly Row[],
  recognition: Recognition | null,
): RememberedReading | null {
  if (recognition !== null) return read(rows, storedFor(ctx, recognition.columns));
  if (firstValue(ctx.db, 'SELECT 1 FROM statement_mapping LIMIT 1') === null) return null;
  // Nobody recognises this header by itself: one mapped by hand before is looked for row by row.
  for (let at = 0; at < Math.min(rows.length, HEADER_SEARCH_ROWS); at++) {
    for (const headerLines of [1, 2] as const) {
      const { shown } = headerAt(rows, at, headerLines);
      const stored = storedFor(
        ctx,
        shown.map((header, index) => ({ index, header })),
      );
      const found = read(rows, stored && { ...stored, headerRow: at + 1, headerLines });
      if (found !== null) return found;
    }
  }
  return null;
}

function storedFor(
  ctx: LedgerContext,
  columns: Parameters<typeof headerFingerprint>[0],
): Mapping | null {
  const stored = firstValue<string>(
    ctx.db,
    'SELECT mapping FROM statement_mapping WHERE header_fingerprint = ? ORDER BY id DESC LIMIT 1',
    headerFingerprint(columns),
  );
  return stored === null ? null : (JSON.parse(stored) as Mapping);
}

function read(rows: readonly Row[], mapping: Mapping | null): RememberedReading | null {
  if (mapping === null) return null;
  const recognition = recognise(rows, mapping);
  return isRecognised(recognition) ? { mapping, recognition } : null;
}
