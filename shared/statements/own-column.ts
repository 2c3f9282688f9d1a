import type { Layout } from '#shared/statements/columns.ts';
import type { Movement } from '#shared/statements/rows.ts';
import { sameAccount } from '#shared/statements/sides.ts';
import type { ColumnRole } from '#shared/statements/types.ts';

/**
 * A column headed only 账号 or 户名 names the own account in some exports and the other party in
 * others. It is the other party's where the sheet states another account as its own, or where
 * nearly every row has a different one. Returns the corrected layout, or null when it stands.
 */
export function asCounterparty(
  layout: Layout,
  movements: readonly Movement[],
  statedAccount: string | null,
): Layout | null {
  const { ownAccount, ownName, counterpartyAccount, counterpartyName } = layout.of;
  if (ownAccount < 0 || counterpartyAccount >= 0) return null;
  const named = movements.filter((m) => m.ownAccount !== null);
  const distinct = new Set(named.map((m) => m.ownAccount));
  const isOther =
    statedAccount !== null
      ? distinct.size > 0 && ![...distinct].some((account) => sameAccount(account, statedAccount))
      : distinct.size > 3 && distinct.size * 2 > named.length;
  if (!isOther) return null;
  const moved = new Map<number, ColumnRole>([[ownAccount, 'counterpartyAccount']]);
  if (ownName >= 0 && counterpartyName < 0) moved.set(ownName, 'counterpartyName');
  const columns = layout.columns.map((c) => ({ ...c, role: moved.get(c.index) ?? c.role }));
  const of = { ...layout.of, ownAccount: -1, counterpartyAccount: ownAccount };
  const names = moved.has(ownName) ? { ownName: -1, counterpartyName: ownName } : {};
  return { ...layout, columns, of: { ...of, ...names } };
}
