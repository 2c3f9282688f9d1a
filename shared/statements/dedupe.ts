import type { Day } from '#shared/dates/day.ts';
import { type LineKey, lineKey } from '#shared/statements/identity.ts';
import { Occurrences } from '#shared/statements/occurrences.ts';
import { Suspects } from '#shared/statements/suspects.ts';

/** A line as dedupe sees it; time and counterparty only confirm. */
export interface ComparableLine extends LineKey {
  readonly time?: string | null;
  readonly counterpartyName?: string | null;
}

/** A line that is already kept. */
export interface ExistingLine<Id> extends ComparableLine {
  readonly id: Id;
}

/** Existing lines of the account from one day to another, both included, in any order. */
export type ExistingBetween<Id> = (from: Day, to: Day) => Iterable<ExistingLine<Id>>;

export type DedupeVerdict = 'new' | 'existing' | 'suspected';

export interface LineVerdict<Id> {
  readonly verdict: DedupeVerdict;
  /** Number among equal lines of the account, from 1; free in the account when not `existing`. */
  readonly occurrence: number;
  /** The kept line that this one is, or may be. */
  readonly matches: Id | null;
  /** Chinese, for the user; empty for `new`. */
  readonly reason: string;
}

/** A day that both sides cover, each with lines the other lacks or the file with fewer. */
export interface PartialDay {
  readonly day: Day;
  /** Kept lines of the day that the file doesn't have. */
  readonly missing: number;
}

export interface Dedupe<Id> {
  /** One per incoming line, in the same order. */
  readonly verdicts: readonly LineVerdict<Id>[];
  readonly partialDays: readonly PartialDay[];
}

export const DEDUPE_REASONS = {
  existing: '账中已有这一笔',
  layout:
    '疑似重复：日期、金额（及余额）与已有的一笔相同，但流水号或余额等内容不同，可能是另一种格式的同一笔',
  party: '疑似重复：日期和金额与已有的一笔相同，但时间或对方不同，又没有流水号和余额可以区分',
} as const;

/** A kept line while it is being paired. */
export interface Kept<Id> {
  readonly line: ExistingLine<Id>;
  /** Its number among kept lines with the same key, from 1. */
  readonly ordinal: number;
  taken: boolean;
}

/**
 * Compares incoming lines of one account with the kept ones. Equal keys are paired one to one, so
 * importing a file twice or two overlapping periods adds nothing, and twins within a file stay
 * twins: of each key the larger count of the two sides remains. What is left is compared across
 * layouts by what both sides have, and only suspected. Linear in the lines of both sides.
 */
export function dedupe<Id>(
  incoming: readonly ComparableLine[],
  existingBetween: ExistingBetween<Id>,
): Dedupe<Id> {
  if (incoming.length === 0) return { verdicts: [], partialDays: [] };
  const kept = indexed(incoming, existingBetween);
  if (kept.size === 0) return { verdicts: allNew(incoming), partialDays: [] };
  const verdicts: (LineVerdict<Id> | null)[] = incoming.map(() => null);
  const keys = incoming.map(lineKey);
  pairConfirmed(incoming, keys, kept, verdicts);
  pairEqual(incoming, keys, kept, verdicts);
  const free = new Map<string, number>();
  const suspects = new Suspects(kept.values());
  const finished = verdicts.map((verdict, k) => {
    if (verdict?.verdict === 'existing') return verdict;
    const key = keys[k]!;
    const occurrence = (free.get(key) ?? kept.get(key)?.length ?? 0) + 1;
    free.set(key, occurrence);
    if (verdict !== null) return { ...verdict, occurrence };
    return unmatched(suspects.take(incoming[k]!), occurrence);
  });
  return { verdicts: finished, partialDays: partialDaysOf(incoming, kept) };
}

/** Nothing is kept of these days: only the count among equals matters. */
function allNew(incoming: readonly ComparableLine[]): LineVerdict<never>[] {
  const occurrences = new Occurrences();
  return incoming.map((line) => {
    const occurrence = occurrences.next(line);
    return occurrence === 1 ? NEW : { ...NEW, occurrence };
  });
}

const NEW: LineVerdict<never> = { verdict: 'new', occurrence: 1, matches: null, reason: '' };

function indexed<Id>(
  incoming: readonly ComparableLine[],
  existingBetween: ExistingBetween<Id>,
): Map<string, Kept<Id>[]> {
  let [from, to] = [incoming[0]!.day, incoming[0]!.day];
  for (const { day } of incoming) {
    if (day < from) from = day;
    if (day > to) to = day;
  }
  const kept = new Map<string, Kept<Id>[]>();
  for (const line of existingBetween(from, to)) {
    const key = lineKey(line);
    const same = kept.get(key);
    if (same) same.push({ line, ordinal: same.length + 1, taken: false });
    else kept.set(key, [{ line, ordinal: 1, taken: false }]);
  }
  return kept;
}

const isBare = (line: LineKey): boolean => line.balanceFen === null && line.serial === null;

/** 1 when time or party agree, −1 when they contradict each other, 0 when they say nothing. */
function confirmation(a: ComparableLine, b: ComparableLine): -1 | 0 | 1 {
  let agreed: 0 | 1 = 0;
  for (const part of ['time', 'counterpartyName'] as const) {
    const [x, y] = [a[part], b[part]];
    if (!x || !y) continue;
    if (x !== y) return -1;
    agreed = 1;
  }
  return agreed;
}

/** Lines with neither serial nor balance first find the kept line that time or party confirm. */
function pairConfirmed<Id>(
  incoming: readonly ComparableLine[],
  keys: readonly string[],
  kept: ReadonlyMap<string, readonly Kept<Id>[]>,
  verdicts: (LineVerdict<Id> | null)[],
): void {
  const byParty = new Map<string, Kept<Id>[]>();
  for (const [key, same] of kept) {
    for (const one of same) {
      if (!isBare(one.line)) continue;
      const confirmed = confirmedKey(key, one.line);
      const list = byParty.get(confirmed);
      if (list) list.push(one);
      else byParty.set(confirmed, [one]);
    }
  }
  if (byParty.size === 0) return;
  for (const list of byParty.values()) list.reverse();
  incoming.forEach((line, k) => {
    if (!isBare(line)) return;
    const one = byParty.get(confirmedKey(keys[k]!, line))?.pop();
    if (one !== undefined) verdicts[k] = taken(one);
  });
}

const confirmedKey = (key: string, { time, counterpartyName }: ComparableLine): string =>
  `${key}|${time ?? ''}|${counterpartyName ?? ''}`;

function pairEqual<Id>(
  incoming: readonly ComparableLine[],
  keys: readonly string[],
  kept: ReadonlyMap<string, readonly Kept<Id>[]>,
  verdicts: (LineVerdict<Id> | null)[],
): void {
  const next = new Map<string, number>();
  incoming.forEach((line, k) => {
    const same = kept.get(keys[k]!);
    if (verdicts[k] !== null || same === undefined) return;
    let at = next.get(keys[k]!) ?? 0;
    while (at < same.length && same[at]!.taken) at++;
    next.set(keys[k]!, at);
    const one = same[at];
    if (one === undefined) return;
    const verdict = taken(one);
    const doubtful = isBare(line) && confirmation(line, one.line) < 0;
    verdicts[k] = doubtful
      ? { ...verdict, verdict: 'suspected', reason: DEDUPE_REASONS.party }
      : verdict;
  });
}

function taken<Id>(one: Kept<Id>): LineVerdict<Id> {
  one.taken = true;
  return {
    verdict: 'existing',
    occurrence: one.ordinal,
    matches: one.line.id,
    reason: DEDUPE_REASONS.existing,
  };
}

function unmatched<Id>(suspect: Kept<Id> | null, occurrence: number): LineVerdict<Id> {
  if (suspect === null) return { verdict: 'new', occurrence, matches: null, reason: '' };
  const matches = suspect.line.id;
  return { verdict: 'suspected', occurrence, matches, reason: DEDUPE_REASONS.layout };
}

function partialDaysOf<Id>(
  incoming: readonly ComparableLine[],
  kept: ReadonlyMap<string, readonly Kept<Id>[]>,
): PartialDay[] {
  const covered = new Set(incoming.map((line) => line.day));
  const missing = new Map<Day, number>();
  for (const same of kept.values()) {
    for (const { line, taken } of same) {
      if (!taken && covered.has(line.day)) missing.set(line.day, (missing.get(line.day) ?? 0) + 1);
    }
  }
  return [...missing]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([day, count]) => ({ day, missing: count }));
}
