import type { Day } from '../dates/day.ts';
import type { EntryEffect } from '../entries/effect.ts';
import type { EntryFacts } from '../entries/entry.ts';
import { compareDays } from './spending.ts';
import type { RuleContext } from './types.ts';

/** End-of-day balance of one account on a day on which money moves, with the batch in it. */
export interface DayBalance {
  day: Day;
  balanceFen: number;
  /** What the batch moves up to this day. Signed. */
  batchFen: number;
}

/** Per account the balances of every day on which money moves, in order of day (DA-06). */
export function balancesByAccount(
  entries: EntryFacts[],
  effects: ReadonlyMap<string, EntryEffect>,
  context: RuleContext,
): ReadonlyMap<string, DayBalance[]> {
  const moves = new Map<string, Move[]>();
  for (const { uid, accountUid, businessDate } of entries) {
    const { bankFen } = effects.get(uid)!;
    if (bankFen === 0) continue;
    const own = moves.get(accountUid) ?? [];
    own.push({ day: businessDate, fen: bankFen, inBatch: true });
    moves.set(accountUid, own);
  }
  return new Map(
    [...moves].map(([accountUid, own]) => [accountUid, runningBalance(accountUid, own, context)]),
  );
}

interface Move {
  day: Day;
  fen: number;
  inBatch: boolean;
}

function runningBalance(accountUid: string, own: Move[], context: RuleContext): DayBalance[] {
  const opening = context.openingBalances.find((o) => o.accountUid === accountUid);
  const start = opening?.day ?? '';
  const posted = context.dayTotals
    .filter((total) => total.accountUid === accountUid && total.day >= start)
    .map((total) => ({ day: total.day, fen: total.inFen - total.outFen, inBatch: false }));
  let balanceFen = opening?.balanceFen ?? 0;
  let batchFen = 0;
  const byDay = new Map<Day, DayBalance>();
  for (const move of [...posted, ...own].sort((a, b) => compareDays(a.day, b.day))) {
    balanceFen += move.fen;
    if (move.inBatch) batchFen += move.fen;
    byDay.set(move.day, { day: move.day, balanceFen, batchFen });
  }
  // Days before the opening balance have no balance of their own: the account starts there.
  return [...byDay.values()].filter(({ day }) => day >= start);
}
