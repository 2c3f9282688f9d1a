import { yearOf } from '../dates/day.ts';
import { asAnswered, type EntryEffect, effectOf } from '../entries/effect.ts';
import type { AnsweredEntry, EntryFacts } from '../entries/entry.ts';
import { ENTRY_KINDS } from '../entries/kinds.ts';
import { balancesByAccount, type DayBalance } from './balance.ts';
import { feeSplit } from './fee.ts';
import { voucherFor } from './period.ts';
import {
  assertInYear,
  compareDays,
  type DayRoom,
  roomByDay,
  type SpendingChange,
} from './spending.ts';
import type { RuleContext } from './types.ts';

/** Entries that are posted together, with what each answers and what each changes. */
export interface Batch {
  /** In the order given; each with the voucher day posting will write. */
  entries: EntryFacts[];
  effects: ReadonlyMap<string, EntryEffect>;
  /** Keyed by the uid of the entry that answers; the open amount is what earlier ones leave. */
  answered: ReadonlyMap<string, AnsweredEntry>;
  /** What each entry adds to spending; entries that change none are absent. */
  changes: ReadonlyMap<string, SpendingChange[]>;
  /** The room in the budget with the whole batch in it, from its first change on (DA-05). */
  rooms: readonly DayRoom[];
  /** End-of-day balances with the whole batch in them, per account (DA-06). */
  balances: ReadonlyMap<string, DayBalance[]>;
}

/**
 * Works out a whole batch: the effect of each entry, fees last (a fee takes what the rest of the
 * batch leaves of the budget), returns of something in the batch after that. The result does not
 * depend on the order given. @throws RangeError for two entries with one uid or of two years.
 */
export function prepareBatch(entries: EntryFacts[], context: RuleContext): Batch {
  const dated = entries.map((entry) => datedEntry(entry, context));
  const work: Work = {
    context,
    inBatch: new Map(dated.map((entry) => [entry.uid, entry])),
    open: new Map(context.answered.map((answered) => [answered.uid, answered])),
    effects: new Map(),
    answered: new Map(),
    changes: new Map(),
  };
  if (work.inBatch.size !== dated.length) throw new RangeError('two entries share one uid');
  for (const stage of stagesOf(dated, work)) {
    for (const entry of stage.toSorted(bankOrder)) take(entry, work);
  }
  const { effects, answered, changes } = work;
  const balances = balancesByAccount(dated, effects, context);
  return { entries: dated, effects, answered, changes, rooms: roomsOf(work), balances };
}

/** The spending an entry adds day by day; reimbursed advances count from their own days. */
export function spendingChanges(entry: EntryFacts, effect: EntryEffect): SpendingChange[] {
  // A payment recorded after its year closed still had to be covered by that year's budget.
  const late = ENTRY_KINDS[entry.kind].spends ? effect.priorYearFen : 0;
  const fen = effect.spentFen + late;
  if (fen === 0) return [];
  const carried = late !== 0 ? entry.funding === 'carryover' : effect.spentCarryoverFen !== 0;
  const on = (day: string, amountFen: number): SpendingChange => ({
    day,
    currentFen: carried ? 0 : amountFen,
    carryoverFen: carried ? amountFen : 0,
  });
  const advances = entry.ownAccountBasis?.advances ?? [];
  const own = advances.filter((advance) => yearOf(advance.day) === effect.budgetYear);
  const listed = own.reduce((sum, advance) => sum + advance.amountFen, 0);
  // A list that doesn't add up is refused by DA-02; here the entry still counts once, in full.
  if (own.length === 0 || listed !== Math.abs(fen)) return [on(entry.businessDate, fen)];
  return own.map((advance) => on(advance.day, Math.sign(fen) * advance.amountFen));
}

interface Work {
  context: RuleContext;
  inBatch: Map<string, EntryFacts>;
  open: Map<string, AnsweredEntry>;
  effects: Map<string, EntryEffect>;
  answered: Map<string, AnsweredEntry>;
  changes: Map<string, SpendingChange[]>;
}

function roomsOf({ changes, context }: Work): DayRoom[] {
  const all = [...changes.values()].flat();
  const [first] = all.map(({ day }) => day).sort();
  return first === undefined ? [] : roomByDay(context, all, first);
}

function datedEntry(entry: EntryFacts, context: RuleContext): EntryFacts {
  assertInYear(entry.businessDate, context);
  if (entry.voucher) return entry;
  return { ...entry, voucher: voucherFor(entry.businessDate, context.closedPeriods) };
}

/** Red ones free what they held; then plain entries, what answers them, fees, what answers fees. */
function stagesOf(entries: EntryFacts[], work: Work): EntryFacts[][] {
  const stages: EntryFacts[][] = [[], [], [], [], []];
  for (const entry of entries) {
    const of = work.inBatch.get(entry.ofEntryUid ?? '');
    const red = entry.correction?.color === 'red';
    const stage = red
      ? 0
      : of?.kind === 'bank_fee'
        ? 4
        : entry.kind === 'bank_fee'
          ? 3
          : of
            ? 2
            : 1;
    stages[stage]!.push(entry);
  }
  return stages;
}

/** Bank order as far as a day tells, then an order of their own so that input order can't matter. */
function bankOrder(a: EntryFacts, b: EntryFacts): number {
  return compareDays(a.businessDate, b.businessDate) || (a.uid < b.uid ? -1 : 1);
}

function take(entry: EntryFacts, work: Work): void {
  const red = entry.correction?.color === 'red';
  const answered = entry.ofEntryUid === null ? null : (work.open.get(entry.ofEntryUid) ?? null);
  if (answered) {
    const takenFen = red ? -entry.amountFen : entry.amountFen;
    if (!red) work.answered.set(entry.uid, answered);
    work.open.set(answered.uid, { ...answered, openFen: answered.openFen - takenFen });
  }
  const isFee = entry.kind === 'bank_fee' && !red;
  const fee = isFee ? feeSplit(entry, work.context, [...work.changes.values()].flat()) : null;
  // A return whose payment isn't known is incomplete (see completeness); it changes no spending.
  const effect =
    entry.kind === 'returned' && !answered && !red
      ? effectOf({ ...entry, kind: 'inquiry_in' }, null)
      : effectOf(entry, answered, fee);
  work.effects.set(entry.uid, effect);
  work.open.set(entry.uid, asAnswered(entry, effect));
  const changes = spendingChanges(entry, effect);
  if (changes.length > 0) work.changes.set(entry.uid, changes);
}
