import { readAmount } from '#shared/statements/amount.ts';
import { leavesFirstOpen, readingsByBalance } from '#shared/statements/by-balance.ts';
import { chainEnds } from '#shared/statements/chain.ts';
import { chosenLayout, type Layout, layoutOf } from '#shared/statements/columns.ts';
import { crossChecksOf, grandTotalOf, sideTotals } from '#shared/statements/cross-checks.ts';
import { type DateParts, provenDateOrder } from '#shared/statements/date-order.ts';
import { findHeader, type HeaderWords, headerAt, NO_HEADER } from '#shared/statements/header.ts';
import { buildLines } from '#shared/statements/lines.ts';
import { openDateParts } from '#shared/statements/moment.ts';
import { asCounterparty } from '#shared/statements/own-column.ts';
import { accountInProse, factsOf, keyValuesOf } from '#shared/statements/preamble.ts';
import { type Settled, settle } from '#shared/statements/proof.ts';
import {
  type DirectedAmounts,
  directionReadings,
  signedPayments,
} from '#shared/statements/readings.ts';
import { type Body, type BodyContext, BodyReader, type Movement } from '#shared/statements/rows.ts';
import { sidesOf } from '#shared/statements/sides.ts';
import { cellText, trimmed } from '#shared/statements/text.ts';
import type {
  BalanceChain,
  FaultyRow,
  Mapping,
  NotRecognised,
  Recognition,
  Row,
  StatedFacts,
  StatementLine,
} from '#shared/statements/types.ts';
import { isInOtherUnit } from '#shared/statements/unit.ts';

export interface RecogniseHooks {
  /** Called about every thousand rows; may throw to stop the work. */
  readonly onRows?: () => void;
}

export function isRecognised(result: Recognition | NotRecognised): result is Recognition {
  return 'lines' in result;
}

/**
 * Reads rows of a sheet as a bank statement: header, columns, lines, direction and order with their
 * proof, and what the sheet states of itself. Knows structure, not banks. Time and memory are
 * linear in the number of rows.
 */
export function recognise(
  allRows: readonly Row[],
  mapping: Mapping = {},
  hooks: RecogniseHooks = {},
): Recognition | NotRecognised {
  const totalRows = lastFilledRow(allRows);
  if (totalRows === 0) return { reason: 'empty' };
  const rows = totalRows === allRows.length ? allRows : allRows.slice(0, totalRows);
  const header = headerOf(rows, mapping);
  if (header === null) return { reason: 'no-header' };
  const layout = mapping.columns
    ? chosenLayout(rows, header, mapping.columns)
    : layoutOf(rows, header);
  if (isInOtherUnit(rows.slice(0, header.at), layout.columns)) return { reason: 'unit' };
  if (!isUsable(layout)) return { reason: 'no-header', columns: layout.columns };
  const context = contextOf(rows, header, layout, mapping);
  const readBody = (by: Layout): Body => new BodyReader(rows, by, context).read(hooks.onRows);
  const body = readBody(layout);
  const corrected = mapping.columns
    ? null
    : asCounterparty(
        rows,
        layout,
        body.movements,
        statedFacts(rows, header, layout, body).ownAccount,
      );
  if (corrected === null) return assemble(rows, header, layout, body, mapping);
  return assemble(rows, header, corrected, readBody(corrected), mapping);
}

/** What stands above the table and what the date column as a whole says, before any row is read. */
function contextOf(
  rows: readonly Row[],
  header: HeaderWords,
  layout: Layout,
  mapping: Mapping,
): BodyContext {
  const stated = factsOf(keyValuesOf(rows.slice(0, header.at)));
  const period = { from: stated.periodFrom, to: stated.periodTo };
  // A choice by hand, perhaps made for an earlier file, never speaks against what all dates say.
  const dates = provenDateOrder(openDates(rows, header, layout), period) ?? mapping.dates ?? null;
  return { header, account: stated.ownAccount, dates };
}

function* openDates(
  rows: readonly Row[],
  header: HeaderWords,
  { of }: Layout,
): Generator<DateParts> {
  for (let at = header.at + header.lines; at < rows.length; at++) {
    const parts = openDateParts(rows[at]![of.date]);
    if (parts !== null) yield parts;
  }
}

function headerOf(rows: readonly Row[], mapping: Mapping): HeaderWords | null {
  if (mapping.headerRow === undefined) return findHeader(rows);
  if (mapping.headerRow === 0) return NO_HEADER;
  const at = mapping.headerRow - 1;
  return at >= 0 && at < rows.length ? headerAt(rows, at, mapping.headerLines ?? 1) : null;
}

const isUsable = ({ of }: Layout): boolean =>
  of.date >= 0 && (of.in >= 0 || of.out >= 0 || of.amount >= 0);

function lastFilledRow(rows: readonly Row[]): number {
  let last = rows.length;
  while (last > 0 && rows[last - 1]!.every((cell) => trimmed(cellText(cell)) === '')) last--;
  return last;
}

function assemble(
  rows: readonly Row[],
  header: HeaderWords,
  layout: Layout,
  body: Body,
  mapping: Mapping,
): Recognition {
  const { movements } = body;
  const facts = statedFacts(rows, header, layout, body);
  const sides = sidesOf(rows, layout, movements, facts.ownAccount);
  const ownAccount = facts.ownAccount ?? sides?.ownAccount ?? null;
  const named = { ...facts, ownAccount };
  const readings = directionReadings(layout, movements, sides?.sideOf ?? null);
  const opening = facts.openingFen ?? openingOf(rows, layout, body);
  const settled = settledBy(rows, layout, movements, readings, mapping, opening);
  const built = buildLines(rows, layout, movements, settled.amounts, settled.direction, named);
  const chains = chainsOf(movements, settled, built.positions);
  const only = chains.length === 1 && !endsDepend(settled) ? chains[0]! : null;
  const totals = sideTotals(built.lines, true);
  const { direction, proof, order, candidates } = settled;
  return {
    headerRow: header.lines === 0 ? 0 : header.at + 1,
    headerLines: header.lines,
    columns: layout.columns,
    facts: named,
    lines: built.lines,
    chronological: chronologyOf(settled, built.positions),
    skipped: body.skipped,
    faulty: mergeFaulty(body.faulty, built.faulty),
    order,
    direction: { reading: direction, proof },
    candidates,
    checkedBalances: settled.check.checks,
    breaks: settled.check.breaks.map((k) => movements[k]!.at + 1).sort((a, b) => a - b),
    chains,
    openingFen: only?.openingFen ?? null,
    closingFen: only?.closingFen ?? null,
    totalInFen: totals.inFen,
    totalOutFen: totals.outFen,
    crossChecks: crossChecksOf(named, grandTotalOf(rows, body.spoken, layout), {
      lines: built.lines,
      chains,
      direction,
    }),
    totalRows: rows.length,
    ownAccounts: accountsOf(built.lines, ownAccount),
  };
}

/** The sheet's head, then its foot; the head wins where both speak. */
function statedFacts(
  rows: readonly Row[],
  header: HeaderWords,
  layout: Layout,
  body: Body,
): StatedFacts {
  const foot = body.spoken.filter((at) => at > body.lastMovement).map((at) => rows[at]!);
  const head = rows.slice(0, header.lines > 0 ? header.at : (body.movements[0]?.at ?? 0));
  const pairs = [...keyValuesOf(head), ...keyValuesOf(foot)];
  const stated = factsOf(pairs);
  const facts = { ...stated, ownAccount: stated.ownAccount ?? accountInProse(head) };
  if (facts.ownName !== null || layout.of.ownName < 0) return facts;
  const first = body.movements[0];
  if (first === undefined) return facts;
  return { ...facts, ownName: trimmed(cellText(rows[first.at]![layout.of.ownName])) || null };
}

/** Balances settle direction and order; where nothing but they could, they do it line by line. */
function settledBy(
  rows: readonly Row[],
  layout: Layout,
  movements: readonly Movement[],
  readings: readonly DirectedAmounts[],
  mapping: Mapping,
  opening: number | null,
): Settled {
  const unsaid =
    saysNoDirection(layout) && movements.every((m) => m.into >= 0 && !hasPlus(rows[m.at]!, layout));
  const settled = settle(movements, readings, mapping, wordsDecide(layout, movements), (groups) =>
    unsaid ? readingsByBalance(movements, groups, opening) : [],
  );
  const open = settled.proof === 'proven' && unsaid && leavesFirstOpen(movements, settled, opening);
  if (!open) return settled;
  const [stood] = settled.candidates;
  const candidates = [stood!, { direction: 'by-balance' as const, order: stood!.order }];
  return { ...settled, proof: 'ambiguous', candidates };
}

const hasPlus = (row: Row, { of }: Layout): boolean =>
  /^[\s+]*[+＋]/.test(cellText(row[of.amount]));

const saysNoDirection = ({ of }: Layout): boolean =>
  of.amount >= 0 && of.flag < 0 && of.in < 0 && of.out < 0;

/** The balance of a 承前 or 期初 row above the first line. */
function openingOf(rows: readonly Row[], { of }: Layout, body: Body): number | null {
  const first = body.movements[0]?.at ?? 0;
  const carried = body.skipped.findLast(({ code, row }) => code === 'opening' && row <= first);
  const balance = carried && readAmount(rows[carried.row - 1]![of.balance]);
  return typeof balance === 'number' ? balance : null;
}

/** Do the words alone tell in from out, so that they can stand as an assumption without balances? */
function wordsDecide(layout: Layout, movements: readonly Movement[]): boolean {
  const { of } = layout;
  // A lone payment with a minus may be a 冲正 as well as a payment.
  if (of.in >= 0 || of.out >= 0)
    return layout.wording === 'explicit' && signedPayments(movements) !== 1;
  if (of.flag >= 0) return movements.every((m) => m.flag !== 'C' && m.flag !== 'D');
  return movements.some((m) => m.into < 0);
}

/** Which end is the opening can't be said while the order is open and the ends differ. */
function endsDepend(settled: Settled): boolean {
  return settled.order === 'unknown' && settled.candidates.length > 1 && settled.walk.length > 1;
}

function chainsOf(
  movements: readonly Movement[],
  settled: Settled,
  positions: Int32Array,
): BalanceChain[] {
  const { groups, amounts, walk } = settled;
  if (movements.length === 0) return [];
  const counts = new Int32Array(groups.count);
  const first: (Movement | undefined)[] = new Array(groups.count);
  movements.forEach((m, k) => {
    const group = groups.of[k]!;
    first[group] ??= m;
    if (positions[k]! >= 0) counts[group]!++;
  });
  return chainEnds(movements, amounts, groups, walk).map((ends, g) => ({
    account: first[g]?.ownAccount ?? null,
    currency: first[g]?.currency ?? null,
    ...ends,
    lines: counts[g]!,
  }));
}

function chronologyOf({ walk }: Settled, positions: Int32Array): number[] {
  const order: number[] = [];
  for (let step = 0; step < walk.length; step++) {
    const position = positions[walk.at(step)]!;
    if (position >= 0) order.push(position);
  }
  return order;
}

const mergeFaulty = (a: readonly FaultyRow[], b: readonly FaultyRow[]): readonly FaultyRow[] =>
  b.length === 0 ? a : [...a, ...b].sort((x, y) => x.row - y.row);

function accountsOf(lines: readonly StatementLine[], stated: string | null): string[] {
  const accounts = new Set<string>();
  for (const { ownAccount } of lines) if (ownAccount !== null) accounts.add(ownAccount);
  if (accounts.size === 0 && stated !== null) accounts.add(stated);
  return [...accounts];
}
