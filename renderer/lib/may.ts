import type { LedgerStatus } from '#shared/contract/setup.ts';
import { ROLE_WORDS } from '#shared/terms.ts';

type Role = LedgerStatus['operator']['role'];

/** Everybody but those who only read. */
export const PREPARERS: readonly Role[] = ['clerk', 'reviewer', 'supervisor'];

/**
 * Why the operator can't do it, said beside the disabled button; null when they can. The service
 * decides again and has the last word.
 */
export function roleRefusal(
  status: Pick<LedgerStatus, 'operator' | 'readOnly'>,
  roles: readonly Role[],
): string | null {
  if (status.readOnly) return '账套以只读方式打开';
  if (roles.includes(status.operator.role)) return null;
  if (roles.length === 1) return `须由${ROLE_WORDS[roles[0]!]}办理`;
  return `${ROLE_WORDS[status.operator.role]}人员只能查看`;
}
