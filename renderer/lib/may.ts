import type { LedgerStatus } from '#shared/contract/setup.ts';
import { ROLE_WORDS } from '#shared/terms.ts';

/** Why nothing can be changed while a ledger is open for reading. */
const READ_ONLY = '账套以只读方式打开';

/** For what everybody may do: only a ledger open for reading stops it. */
export const writingRefusal = ({ readOnly }: Pick<LedgerStatus, 'readOnly'>): string | null =>
  readOnly ? READ_ONLY : null;

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
  if (status.readOnly) return READ_ONLY;
  if (roles.includes(status.operator.role)) return null;
  if (roles.length === 1) return `须由${ROLE_WORDS[roles[0]!]}办理`;
  return `${ROLE_WORDS[status.operator.role]}人员只能查看`;
}
