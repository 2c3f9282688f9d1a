import type { EntryKind } from '#shared/entries/kinds.ts';
import { formatRate } from '#shared/money/rate.ts';
import type { YearInLedger } from './year-in-ledger.ts';

/** The year's figures in 分, as the ledger computes them. */
export interface Figures {
  initialFen: number;
  supplementFen: number;
  reductionFen: number;
  authorisedFen: number;
  spentFen: number;
  reliefFen: number;
  /** Bank fees included. */
  workingExpenseFen: number;
  bankFeeFen: number;
  interestFen: number;
  interestRemittedFen: number;
  closingBalanceFen: number;
  /** As printed. */
  executionRate: string;
}

export function figuresOf({ budget, overview, entries, balances }: YearInLedger): Figures {
  const { initialFen, supplementFen, reductionFen, authorisedFen, spentFen } = budget.totals;
  const moved = (kind: EntryKind) =>
    sum(entries.filter((e) => e.kind === kind).map(({ bankFen }) => bankFen));
  return {
    initialFen,
    supplementFen,
    reductionFen,
    authorisedFen,
    spentFen,
    reliefFen: overview.reliefFen,
    workingExpenseFen: overview.workingExpenseFen,
    bankFeeFen: -moved('bank_fee'),
    interestFen: moved('interest'),
    interestRemittedFen: -moved('interest_remitted'),
    closingBalanceFen: balances.at(-1)?.balanceFen ?? 0,
    executionRate: formatRate(spentFen, authorisedFen),
  };
}

export interface RuleCounts {
  passed: number;
  warned: number;
  failed: number;
}

/** How often each rule was judged at posting, and with what outcome. */
export function ruleCounts({ entries }: YearInLedger): Record<string, RuleCounts> {
  const counts: Record<string, RuleCounts> = {};
  for (const { code, outcome } of entries.flatMap(({ judgements }) => judgements)) {
    if (outcome === 'not-applicable') continue;
    counts[code] ??= { passed: 0, warned: 0, failed: 0 };
    counts[code][outcome] += 1;
  }
  return Object.fromEntries(Object.entries(counts).sort(([a], [b]) => (a < b ? -1 : 1)));
}

export const sum = (amounts: readonly number[]): number => amounts.reduce((a, b) => a + b, 0);
