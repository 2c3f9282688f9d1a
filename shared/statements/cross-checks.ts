import { readAmount } from '#shared/statements/amount.ts';
import type { Layout } from '#shared/statements/columns.ts';
import { cellText, trimmed, withoutSpaces } from '#shared/statements/text.ts';
import type {
  BalanceChain,
  CheckName,
  CrossCheck,
  DirectionReading,
  Row,
  StatedFacts,
  StatementLine,
} from '#shared/statements/types.ts';

/** What a 合计 row below the table states in its money columns. */
export interface TotalRow {
  readonly into: number | null;
  readonly out: number | null;
}

/** The last grand total among the total rows; subtotals of a page or a day are not one. */
export function grandTotalOf(
  rows: readonly Row[],
  at: readonly number[],
  layout: Layout,
): TotalRow {
  const { of } = layout;
  for (const k of [...at].reverse()) {
    const row = rows[k]!;
    const label = row.map((cell) => withoutSpaces(trimmed(cellText(cell)))).find((t) => t !== '');
    if (!/^(?:本期|期间|人民币|收支|交易)?(?:合计|总计|汇总)/.test(label ?? '')) continue;
    const [into, out] = [readAmount(row[of.in]), readAmount(row[of.out])];
    if (typeof into !== 'number' && typeof out !== 'number') continue;
    return {
      into: typeof into === 'number' ? into : null,
      out: typeof out === 'number' ? out : null,
    };
  }
  return { into: null, out: null };
}

export interface SideTotals {
  readonly inFen: number;
  readonly outFen: number;
  readonly countIn: number;
  readonly countOut: number;
}

/**
 * Sums per side. With `netted` a 冲正 lowers the side it stands in; without, it counts as a movement
 * of the other side. Banks do either.
 */
export function sideTotals(lines: readonly StatementLine[], netted: boolean): SideTotals {
  let [inFen, outFen, countIn, countOut] = [0, 0, 0, 0];
  for (const { amountFen, reversal } of lines) {
    if (amountFen > 0 !== (netted && reversal)) {
      countIn++;
      inFen += amountFen;
    } else {
      countOut++;
      outFen -= amountFen;
    }
  }
  return { inFen, outFen, countIn, countOut };
}

interface Found {
  readonly lines: readonly StatementLine[];
  readonly chains: readonly BalanceChain[];
  readonly direction: DirectionReading;
}

/** Compares what the sheet states of itself with what its rows give. */
export function crossChecksOf(facts: StatedFacts, total: TotalRow, found: Found): CrossCheck[] {
  const { lines } = found;
  const [netted, gross] = [sideTotals(lines, true), sideTotals(lines, false)];
  const reversed = found.direction === 'debit-in' || found.direction === 'swapped';
  const pick = <T>(credit: T, debit: T): T => (reversed ? debit : credit);
  const chain = found.chains.length === 1 ? found.chains[0]! : null;
  const opening = facts.openingFen ?? chain?.openingFen ?? null;
  const closing = facts.closingFen ?? chain?.closingFen ?? null;
  const expected = opening === null ? null : opening + netted.inFen - netted.outFen;
  const statedIn = facts.totalInFen ?? pick(facts.totalCreditFen, facts.totalDebitFen);
  const statedOut = facts.totalOutFen ?? pick(facts.totalDebitFen, facts.totalCreditFen);
  const size = (fen: number | null): number | null => (fen === null ? null : Math.abs(fen));
  return [
    ...compare('count', facts.count, lines.length),
    ...compare(
      'countIn',
      facts.countIn ?? pick(facts.countCredit, facts.countDebit),
      netted.countIn,
      gross.countIn,
    ),
    ...compare(
      'countOut',
      facts.countOut ?? pick(facts.countDebit, facts.countCredit),
      netted.countOut,
      gross.countOut,
    ),
    ...compare('totalIn', size(statedIn ?? pick(total.into, total.out)), netted.inFen, gross.inFen),
    ...compare(
      'totalOut',
      size(statedOut ?? pick(total.out, total.into)),
      netted.outFen,
      gross.outFen,
    ),
    ...compare('opening', facts.openingFen, chain?.openingFen ?? null),
    ...compare('closing', facts.closingFen, chain?.closingFen ?? null),
    ...(closing === null ? [] : compare('movement', closing, expected)),
    ...periodCheck(facts, lines),
  ];
}

/** One check where both sides are known; a second way to count may agree instead. */
function compare(
  name: CheckName,
  stated: number | null,
  found: number | null,
  also: number | null = found,
): CrossCheck[] {
  if (stated === null || found === null) return [];
  return [{ name, ok: stated === found || stated === also, stated, found }];
}

/** A workbook with a sheet per month: what stands on the others is not in this reading. */
export function sheetsCheck(read: string | null, others: readonly string[]): CrossCheck[] {
  if (others.length === 0) return [];
  const [found, rest] = [`「${read}」`, others.map((name) => `「${name}」`).join('')];
  return [{ name: 'sheets', ok: false, stated: `${found}${rest}`, found }];
}

function periodCheck(facts: StatedFacts, lines: readonly StatementLine[]): CrossCheck[] {
  const { periodFrom, periodTo } = facts;
  if (periodFrom === null || periodTo === null || lines.length === 0) return [];
  let [first, last] = [lines[0]!.day, lines[0]!.day];
  for (const { day } of lines) {
    if (day < first) first = day;
    if (day > last) last = day;
  }
  const ok = periodFrom <= first && last <= periodTo;
  return [{ name: 'period', ok, stated: `${periodFrom}/${periodTo}`, found: `${first}/${last}` }];
}
