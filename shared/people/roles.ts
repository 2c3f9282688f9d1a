/** 经办, 复核, 主管, 查阅. 出纳 is a flag beside the role. */
export const ROLES = ['clerk', 'reviewer', 'supervisor', 'auditor'] as const;
export type Role = (typeof ROLES)[number];
/** What can be deputised (代岗): reading needs no deputy. */
export const DEPUTY_ROLES = ['clerk', 'reviewer', 'supervisor'] as const;

interface Account {
  readonly role: Role;
  /** Own role and those deputised on the day. */
  readonly roles: readonly Role[];
  readonly cashier: boolean;
}

/**
 * Whether one person may hold these accounts: 出纳 never drafts, reconciles or reviews, so whoever
 * is 出纳 by one account has no other that could. Deactivated accounts don't count.
 */
export function accountsConflict(accounts: readonly Account[]): boolean {
  const cashier = accounts.some((account) => account.cashier);
  const bookkeeper = accounts.some(
    (account) => !account.cashier && account.roles.some((role) => role !== 'auditor'),
  );
  return cashier && bookkeeper;
}
