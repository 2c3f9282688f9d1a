import type { Layout } from '#shared/statements/columns.ts';
import type { Movement } from '#shared/statements/rows.ts';
import { sameAccount } from '#shared/statements/sides.ts';
import { contentOf } from '#shared/statements/text.ts';
import type { ColumnRole, Row } from '#shared/statements/types.ts';

/**
 * A column headed only 账号 or 户名 names the own account in some exports and the other party in
 * others. It is the other party's where the sheet states another account as its own, or where
 * nearly every row has a different one. Returns the corrected layout, or null when it stands.
 */
export function asCounterparty(
  rows: readonly Row[],
  layout: Layout,
  movements: readonly Movement[],
  statedAccount: string | null,
): Layout | null {
  const { ownAccount, ownName, counterpartyAccount, counterpartyName } = layout.of;
  if (ownAccount < 0) {
    const isOther = ownName >= 0 && counterpartyName < 0 && namesSeveral(rows, ownName, movements);
    return isOther ? moved(layout, new Map([[ownName, 'counterpartyName']])) : null;
  }
  if (counterpartyAccount >= 0) return null;
  const named = movements.filter((m) => m.ownAccount !== null);
  const distinct = new Set(named.map((m) => m.ownAccount));
  const isOther =
    statedAccount !== null
      ? distinct.size > 0 && ![...distinct].some((account) => sameAccount(account, statedAccount))
      : distinct.size > 3 && distinct.size * 2 > named.length;
  if (!isOther) return null;
  const roles = new Map<number, ColumnRole>([[ownAccount, 'counterpartyAccount']]);
  if (ownName >= 0 && counterpartyName < 0) roles.set(ownName, 'counterpartyName');
  return moved(layout, roles);
}

/** One account has one holder. */
function namesSeveral(
  rows: readonly Row[],
  column: number,
  movements: readonly Movement[],
): boolean {
  const names = new Set<string>();
  for (const { at } of movements) {
    const name = contentOf(rows[at]![column]);
    if (name !== null && names.add(name).size > 1) return true;
  }
  return false;
}

function moved(layout: Layout, roles: ReadonlyMap<number, ColumnRole>): Layout {
  const of = { ...layout.of };
  for (const [index, role] of roles) {
    of[layout.columns.find((c) => c.index === index)!.role] = -1;
    of[role] = index;
  }
  const columns = layout.columns.map((c) => ({ ...c, role: roles.get(c.index) ?? c.role }));
  return { ...layout, columns, of };
}
