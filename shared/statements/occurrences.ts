import { type LineKey, lineKey } from '#shared/statements/identity.ts';

/**
 * Numbers lines among their equals. Hardly two lines of an account have both amount and balance in
 * common, so only those that might are compared by their whole key.
 */
export class Occurrences {
  /** The only line so far of an amount and balance; null once there are more. */
  private readonly alone = new Map<number, LineKey | null>();
  private readonly counts = new Map<string, number>();

  /** The line's number among those equal to it, from 1. */
  next(line: LineKey): number {
    const likeness = (Math.imul(line.amountFen | 0, 31) + (line.balanceFen ?? 0)) | 0;
    const first = this.alone.get(likeness);
    if (first === undefined) {
      this.alone.set(likeness, line);
      return 1;
    }
    if (first !== null) {
      this.alone.set(likeness, null);
      this.counts.set(lineKey(first), 1);
    }
    const key = lineKey(line);
    const occurrence = (this.counts.get(key) ?? 0) + 1;
    this.counts.set(key, occurrence);
    return occurrence;
  }
}
