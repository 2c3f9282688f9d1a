import type { Layout } from '#shared/statements/columns.ts';
import type { SideOf } from '#shared/statements/readings.ts';
import type { Movement } from '#shared/statements/rows.ts';
import { accountOf } from '#shared/statements/text.ts';
import type { Row } from '#shared/statements/types.ts';

/**
 * Where a sheet lists payer and payee, the own account is on one of the two sides of every row.
 * Its number is stated by the sheet, or is the one that no row lacks.
 */
export function sidesOf(
  rows: readonly Row[],
  layout: Layout,
  movements: readonly Movement[],
  statedAccount: string | null,
): { readonly sideOf: SideOf; readonly ownAccount: string } | null {
  const { payerAccount, payeeAccount } = layout.of;
  if (payerAccount < 0 || payeeAccount < 0) return null;
  const payer = movements.map((m) => accountOf(rows[m.at]![payerAccount]));
  const payee = movements.map((m) => accountOf(rows[m.at]![payeeAccount]));
  const own = statedAccount ?? accountOnEveryRow(payer, payee);
  if (own === null) return null;
  const sides = new Map<Movement, -1 | 0 | 1>();
  movements.forEach((m, k) => {
    const [out, into] = [sameAccount(payer[k], own), sameAccount(payee[k], own)];
    sides.set(m, out === into ? 0 : out ? -1 : 1);
  });
  if (![...sides.values()].some((side) => side !== 0)) return null;
  return { sideOf: (m) => sides.get(m) ?? 0, ownAccount: own };
}

function accountOnEveryRow(
  payer: readonly (string | null)[],
  payee: readonly (string | null)[],
): string | null {
  const counts = new Map<string, number>();
  payer.forEach((account, k) => {
    for (const a of new Set([account, payee[k]])) {
      if (a) counts.set(a, (counts.get(a) ?? 0) + 1);
    }
  });
  const full = [...counts].filter(([, count]) => count === payer.length);
  return payer.length > 1 && full.length === 1 ? full[0]![0] : null;
}

/** Fewest visible digits that may stand for a whole number. */
const VISIBLE_DIGITS = 4;

/** Equal numbers; a masked one is compared by its visible digits at both ends. */
export function sameAccount(a: string | null | undefined, b: string | null | undefined): boolean {
  if (!a || !b) return false;
  if (a === b) return true;
  const [x, y] = [visibleEnds(a), visibleEnds(b)];
  if (x === null && y === null) return false;
  if (y === null) return fits(x!, b);
  if (x === null) return fits(y, a);
  return meets(x.head, y.head) && (x.tail.endsWith(y.tail) || y.tail.endsWith(x.tail));
}

interface Ends {
  readonly head: string;
  readonly tail: string;
}

function visibleEnds(account: string): Ends | null {
  if (!account.includes('*')) return null;
  const parts = account.split('*');
  return { head: parts[0]!, tail: parts.at(-1)! };
}

const fits = ({ head, tail }: Ends, whole: string): boolean =>
  head.length + tail.length >= VISIBLE_DIGITS && whole.startsWith(head) && whole.endsWith(tail);

const meets = (a: string, b: string): boolean => a.startsWith(b) || b.startsWith(a);
