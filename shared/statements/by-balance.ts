import { backwards, forwards, type Groups, type Walk } from '#shared/statements/chain.ts';
import type { Settled } from '#shared/statements/proof.ts';
import type { DirectedAmounts } from '#shared/statements/readings.ts';
import type { Movement } from '#shared/statements/rows.ts';

/**
 * Amounts without any sign, flag or second column: in where the balance rose by the amount, out
 * where it fell by it. One reading per order of the file. The first line has no balance before it
 * unless the sheet states the opening one and it fits, so its direction stays unknown; behind it an
 * amount that is not the step of its balance is left positive, which breaks the chain there.
 */
export function readingsByBalance(
  movements: readonly Movement[],
  groups: Groups,
  openingFen: number | null,
): DirectedAmounts[] {
  if (!movements.some((m) => m.balanceFen !== null)) return [];
  if (movements.some((m) => m.into < 0 || m.out !== 0)) return [];
  const walks = [forwards(movements.length), backwards(movements.length)];
  return walks.map((walk) => ({
    direction: 'by-balance',
    amounts: stepsAlong(movements, groups, walk, groups.count === 1 ? openingFen : null),
  }));
}

function stepsAlong(
  movements: readonly Movement[],
  groups: Groups,
  walk: Walk,
  openingFen: number | null,
): Float64Array {
  const amounts = new Float64Array(movements.length).fill(Number.NaN);
  const last: (number | null)[] = new Array(groups.count).fill(openingFen);
  const begun = new Uint8Array(groups.count);
  for (let step = 0; step < walk.length; step++) {
    const k = walk.at(step);
    const { into, known, balanceFen } = movements[k]!;
    const group = groups.of[k]!;
    const [before, isFirst] = [last[group]!, begun[group] === 0];
    last[group] = balanceFen;
    begun[group] = 1;
    if (!known || balanceFen === null || before === null) continue;
    if (balanceFen === before - into) amounts[k] = -into;
    else if (!isFirst || balanceFen === before + into) amounts[k] = into;
  }
  return amounts;
}

/**
 * Amounts without any sign that all went one way, by their balances: only the first line's direction
 * is proven by nothing, unless the opening balance fits it.
 */
export function leavesFirstOpen(
  movements: readonly Movement[],
  { direction, amounts, walk }: Pick<Settled, 'direction' | 'amounts' | 'walk'>,
  openingFen: number | null,
): boolean {
  if (!direction.startsWith('signed') || movements.some((m) => m.into < 0)) return false;
  if (walk.length === 0) return false;
  const first = walk.at(0);
  const { balanceFen } = movements[first]!;
  return balanceFen === null || openingFen === null || balanceFen - amounts[first]! !== openingFen;
}
