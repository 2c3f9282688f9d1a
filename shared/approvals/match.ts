import { daysBetween } from '../dates/day.ts';
import type { Claim, ClaimPart } from './claims.ts';
import { type Fit, fitOf, type PayingLine } from './match-score.ts';

/** A line proposed for an approval (for several only through a paying unit's list). */
export interface Proposal extends Fit {
  lineUid: string;
  claimUid: string;
  /** Add up to the line's amount. */
  parts: ClaimPart[];
}

/** `sure`: accept in bulk. `choose`: a person looks at it. `none`: nothing fits. */
export type MatchZone = 'sure' | 'choose' | 'none';

export interface LineMatch {
  lineUid: string;
  zone: MatchZone;
  /** What to take; null where nothing is left for the line. */
  proposal: Proposal | null;
  /** Everything else that would fit, best first. */
  others: Proposal[];
}

/**
 * Matches lines that pay out with what is approved and unpaid. Each line and each claim is used
 * once, no approval gets more than its claims, and the order of input changes nothing. It only
 * proposes: drafts are made from what a person accepts.
 *
 * @param openFen per approval, what may still be paid (`payableFen`).
 * @returns one per line, in order of day and uid.
 */
export function matchLines(
  lines: readonly PayingLine[],
  claims: readonly Claim[],
  openFen: ReadonlyMap<string, number>,
): LineMatch[] {
  const pairs = pairsOf(lines, claims);
  const taken = assign(pairs, openFen);
  const rivals = new Rivals(pairs, claims);
  const ofLine = Map.groupBy(pairs, ({ line }) => line.uid);
  return lines.toSorted(byDay).map((line) => {
    const all = ofLine.get(line.uid) ?? [];
    const own = taken.get(line.uid) ?? null;
    const others = all.filter((pair) => pair !== own).map(({ proposal }) => proposal);
    const sure = own?.proposal.strong === true && !rivals.has(own);
    const zone = sure ? 'sure' : all.length > 0 ? 'choose' : 'none';
    return { lineUid: line.uid, zone, proposal: own?.proposal ?? null, others };
  });
}

interface Pair {
  line: PayingLine;
  claim: Claim;
  proposal: Proposal;
}

/** All that fit, best first; ties are broken by the records themselves, never by their order. */
function pairsOf(lines: readonly PayingLine[], claims: readonly Claim[]): Pair[] {
  const pairs = lines.flatMap((line) =>
    claims.flatMap((claim) => {
      const fit = fitOf(line, claim);
      return fit === null ? [] : [{ line, claim, proposal: proposalOf(line, claim, fit) }];
    }),
  );
  return pairs.sort(
    (a, b) =>
      b.proposal.score - a.proposal.score ||
      apart(a) - apart(b) ||
      byDay(a.line, b.line) ||
      compare(a.claim.expectedOn, b.claim.expectedOn) ||
      compare(a.claim.uid, b.claim.uid),
  );
}

function proposalOf(line: PayingLine, { uid, list, parts }: Claim, fit: Fit): Proposal {
  const [only] = parts;
  const own = list ? parts : [{ ...only!, amountFen: line.amountFen }];
  return { ...fit, lineUid: line.uid, claimUid: uid, parts: own };
}

const apart = ({ line, claim }: Pair): number => Math.abs(daysBetween(claim.expectedOn, line.day));
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
const byDay = (a: PayingLine, b: PayingLine): number =>
  compare(a.day, b.day) || compare(a.uid, b.uid);

/** The best pair takes its line and its claim, as far as its approvals still have room. */
function assign(
  pairs: readonly Pair[],
  openFen: ReadonlyMap<string, number>,
): ReadonlyMap<string, Pair> {
  const left = new Map(openFen);
  const claimed = new Set<string>();
  const taken = new Map<string, Pair>();
  for (const pair of pairs) {
    const { parts, claimUid, lineUid } = pair.proposal;
    const fits = parts.every((part) => part.amountFen <= (left.get(part.approvalUid) ?? 0));
    if (taken.has(lineUid) || claimed.has(claimUid) || !fits) continue;
    taken.set(lineUid, pair);
    claimed.add(claimUid);
    for (const part of parts)
      left.set(part.approvalUid, left.get(part.approvalUid)! - part.amountFen);
  }
  return taken;
}

/**
 * What makes a strong pair doubtful: the line fits another approval as strongly, or more lines fit
 * an approval strongly than it has claims. Claims of one approval are alike and rival nobody.
 */
class Rivals {
  readonly #approvalsOfLine: ReadonlyMap<string, ReadonlySet<string>>;
  readonly #linesOfApproval: ReadonlyMap<string, ReadonlySet<string>>;
  readonly #claimsOfApproval: ReadonlyMap<string, ReadonlySet<string>>;

  constructor(pairs: readonly Pair[], claims: readonly Claim[]) {
    const strong = pairs.filter(({ proposal }) => proposal.strong);
    this.#approvalsOfLine = setsBy(strong, ({ line, claim }) => [line.uid, targetOf(claim)]);
    this.#linesOfApproval = setsBy(strong, ({ line, claim }) => [targetOf(claim), line.uid]);
    this.#claimsOfApproval = setsBy([...claims], (claim) => [targetOf(claim), claim.uid]);
  }

  has({ line, claim }: Pair): boolean {
    const target = targetOf(claim);
    const lines = this.#linesOfApproval.get(target)?.size ?? 0;
    const claims = this.#claimsOfApproval.get(target)?.size ?? 0;
    return (this.#approvalsOfLine.get(line.uid)?.size ?? 0) > 1 || lines > claims;
  }
}

/** The approval a claim belongs to; a list stands for itself. */
const targetOf = ({ uid, list, parts }: Claim): string => (list ? uid : parts[0]!.approvalUid);

function setsBy<Item>(
  items: readonly Item[],
  entry: (item: Item) => [string, string],
): ReadonlyMap<string, ReadonlySet<string>> {
  const sets = new Map<string, Set<string>>();
  for (const item of items) {
    const [key, value] = entry(item);
    const set = sets.get(key);
    if (set) set.add(value);
    else sets.set(key, new Set([value]));
  }
  return sets;
}
