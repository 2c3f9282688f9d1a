import type { EntryFacts } from '../entries/entry.ts';
import { ENTRY_KINDS } from '../entries/kinds.ts';
import { canPost } from './judge.ts';
import type { Judgement, RuleCode } from './types.ts';

/** Rules on what the money was for; who records, where and when is never a matter of inquiry. */
export const ANSWERED_BY_INQUIRY: ReadonlySet<RuleCode> = new Set<RuleCode>([
  'DA-02',
  'DA-03',
  'DA-04',
  'DA-05',
  'DA-07',
  'DA-08',
  'DA-15',
  'DA-17',
]);

/**
 * Rules the supervisor may set aside in writing, so that money leaves inquiry: those that sent it
 * there, but not DA-15: nothing is booked without a paper.
 */
const canBeSetAside = (code: RuleCode): boolean =>
  ANSWERED_BY_INQUIRY.has(code) && code !== 'DA-15';

/**
 * What can become of a judged entry.
 * - `inquiry`: the bank moved the money already (the entry has statement lines) and only rules on
 *   its use fail, so it can be recorded as 待查款项.
 * - `exception`: it would take money out of inquiry as spending, and only the supervisor's
 *   documented exception can set aside what fails.
 */
export type Outcome = 'post' | 'inquiry' | 'exception' | 'refuse';

export function outcomeOf(entry: EntryFacts, judgements: readonly Judgement[]): Outcome {
  if (canPost(judgements)) return 'post';
  if (entry.correction !== null) return 'refuse';
  const failed = failedCodes(judgements);
  if (entry.reclassifies) {
    return ENTRY_KINDS[entry.kind].spends && failed.every(canBeSetAside) ? 'exception' : 'refuse';
  }
  const answerable = failed.every((code) => ANSWERED_BY_INQUIRY.has(code));
  return entry.lines.length > 0 && answerable ? 'inquiry' : 'refuse';
}

/** The rules an entry fails. */
export const failedCodes = (judgements: readonly Judgement[]): RuleCode[] =>
  judgements.flatMap(({ code, outcome }) => (outcome === 'failed' ? [code] : []));

/**
 * The same bank fact recorded as 待查款项 (Dr 1218 / Cr 1002, never spending). What was claimed of
 * its use is dropped; whom and which case it concerns stays, for the one who clears it up.
 */
export function asInquiry(entry: EntryFacts): EntryFacts {
  const { direction } = ENTRY_KINDS[entry.kind];
  return {
    ...entry,
    kind: direction === 'in' ? 'inquiry_in' : 'inquiry_out',
    permittedUseUid: null,
    funding: 'current',
    budgetShares: [],
    ofEntryUid: null,
    reclassifies: false,
    ownAccountBasis: null,
  };
}
