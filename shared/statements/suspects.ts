import type { Kept } from '#shared/statements/dedupe.ts';
import type { LineKey } from '#shared/statements/identity.ts';

/** Kept lines of one day and amount, by what else they have. */
interface Bucket<Id> {
  readonly byBalance: Map<number, Set<Kept<Id>>>;
  readonly withBalance: Set<Kept<Id>>;
  /** Without a balance, with a serial. */
  readonly withSerial: Set<Kept<Id>>;
  /** With neither. */
  readonly bare: Set<Kept<Id>>;
}

/**
 * Kept lines that nothing was paired with: the only ones another layout may repeat. What both
 * sides have is compared: day, amount, and balance after; serials differ between a bank's layouts,
 * so an equal balance outweighs different serials. Each kept line is suspected once.
 */
export class Suspects<Id> {
  private readonly buckets = new Map<string, Bucket<Id>>();

  constructor(kept: Iterable<readonly Kept<Id>[]>) {
    for (const same of kept) for (const one of same) if (!one.taken) this.add(one);
  }

  /** The kept line that this one may repeat, now taken; null when there is none. */
  take(line: LineKey): Kept<Id> | null {
    const bucket = this.buckets.get(dayAndAmount(line));
    if (bucket === undefined) return null;
    const one = firstOf(
      line.balanceFen === null ? unbalanced(bucket, line) : balanced(bucket, line),
    );
    if (one === null) return null;
    one.taken = true;
    bucket.withBalance.delete(one);
    bucket.withSerial.delete(one);
    bucket.bare.delete(one);
    if (one.line.balanceFen !== null) bucket.byBalance.get(one.line.balanceFen)?.delete(one);
    return one;
  }

  private add(one: Kept<Id>): void {
    const key = dayAndAmount(one.line);
    let bucket = this.buckets.get(key);
    if (bucket === undefined) {
      const sets = { withBalance: new Set<Kept<Id>>(), withSerial: new Set<Kept<Id>>() };
      bucket = { byBalance: new Map(), ...sets, bare: new Set() };
      this.buckets.set(key, bucket);
    }
    const { balanceFen, serial } = one.line;
    if (balanceFen === null) (serial === null ? bucket.bare : bucket.withSerial).add(one);
    else {
      bucket.withBalance.add(one);
      const same = bucket.byBalance.get(balanceFen);
      if (same) same.add(one);
      else bucket.byBalance.set(balanceFen, new Set([one]));
    }
  }
}

const dayAndAmount = ({ day, amountFen }: LineKey): string => `${day}|${amountFen}`;

/** Same balance first; else a kept line that has none. */
function balanced<Id>(bucket: Bucket<Id>, line: LineKey): readonly (Set<Kept<Id>> | undefined)[] {
  return [bucket.byBalance.get(line.balanceFen!), bucket.withSerial, bucket.bare];
}

/** Two different serials without balances are two lines. */
function unbalanced<Id>(bucket: Bucket<Id>, line: LineKey): readonly Set<Kept<Id>>[] {
  const { withBalance, withSerial, bare } = bucket;
  return line.serial === null ? [withBalance, withSerial, bare] : [withBalance, bare];
}

function firstOf<Id>(sets: readonly (Set<Kept<Id>> | undefined)[]): Kept<Id> | null {
  for (const set of sets) for (const one of set ?? []) return one;
  return null;
}
