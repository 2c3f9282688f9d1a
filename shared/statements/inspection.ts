import type {
  CheckName,
  Column,
  Container,
  DirectionReading,
  Order,
  Proof,
  Recognition,
} from '#shared/statements/types.ts';

/** The JSON that `inspect FILE` prints. Rows count from 1; amounts are whole 分. */
export interface Inspection {
  readonly container: Container;
  readonly encoding: string | null;
  readonly headerRow: number;
  readonly columns: readonly Column[];
  readonly ownAccount: string | null;
  readonly period: { readonly from: string; readonly to: string } | null;
  readonly order: Order | 'unknown';
  readonly direction: { readonly reading: DirectionReading; readonly proof: Proof };
  readonly rows: number;
  readonly skipped: readonly { readonly row: number; readonly reason: string }[];
  readonly faulty: readonly { readonly row: number; readonly reason: string }[];
  readonly totalInFen: number;
  readonly totalOutFen: number;
  readonly openingFen: number | null;
  readonly closingFen: number | null;
  readonly breaks: readonly number[];
  readonly crossChecks: readonly { readonly name: CheckName; readonly ok: boolean }[];
}

/** The period is the one the sheet states; without one, its first to its last day. */
export function inspectionOf(
  recognition: Recognition,
  source: { readonly container: Container; readonly encoding: string | null },
): Inspection {
  const r = recognition;
  return {
    container: source.container,
    encoding: source.encoding,
    headerRow: r.headerRow,
    columns: r.columns.map(({ index, header, role }) => ({ index, header, role })),
    ownAccount: r.facts.ownAccount ?? (r.ownAccounts.length === 1 ? r.ownAccounts[0]! : null),
    period: periodOf(r),
    order: r.order,
    direction: { reading: r.direction.reading, proof: r.direction.proof },
    rows: r.lines.length,
    skipped: r.skipped.map(({ row, reason }) => ({ row, reason })),
    faulty: r.faulty.map(({ row, reason }) => ({ row, reason })),
    totalInFen: r.totalInFen,
    totalOutFen: r.totalOutFen,
    openingFen: r.openingFen,
    closingFen: r.closingFen,
    breaks: r.breaks,
    crossChecks: r.crossChecks.map(({ name, ok }) => ({ name, ok })),
  };
}

function periodOf({ facts, lines }: Recognition): Inspection['period'] {
  if (facts.periodFrom !== null && facts.periodTo !== null) {
    return { from: facts.periodFrom, to: facts.periodTo };
  }
  if (lines.length === 0) return null;
  let [from, to] = [lines[0]!.day, lines[0]!.day];
  for (const { day } of lines) {
    if (day < from) from = day;
    if (day > to) to = day;
  }
  return { from, to };
}
