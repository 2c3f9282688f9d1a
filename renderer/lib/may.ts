import { ACCESS, admits } from '#shared/contract/access.ts';
import { type CallName, calls } from '#shared/contract/index.ts';
import type { OperatorView } from '#shared/contract/people.ts';
import type { Role } from '#shared/people/roles.ts';
import { ROLE_WORDS } from '#shared/terms.ts';

/** Why nothing can be changed while a ledger is open for reading. */
const READ_ONLY = '账套以只读方式打开';

/** For what everybody may do: only a ledger open for reading stops it. */
export const writingRefusal = ({ readOnly }: { readonly readOnly: boolean }): string | null =>
  readOnly ? READ_ONLY : null;

/** Everybody but those who only read. */
export const PREPARERS: readonly Role[] = ['clerk', 'reviewer', 'supervisor'];

interface Acting {
  readonly operator: Pick<OperatorView, 'role' | 'roles' | 'cashier'>;
  readonly readOnly: boolean;
}

/**
 * Why the operator can't do it, said beside the disabled button; null when they can. The service
 * decides again and has the last word.
 */
export function roleRefusal(status: Acting, roles: readonly Role[]): string | null {
  if (status.readOnly) return READ_ONLY;
  if (roles.some((role) => status.operator.roles.includes(role))) return null;
  if (roles.length === 1) return `须由${ROLE_WORDS[roles[0]!]}办理`;
  return `${ROLE_WORDS[status.operator.role]}人员只能查看`;
}

/** The same for a call, from the table the door goes by. */
export function callRefusal(status: Acting, name: CallName): string | null {
  const access = ACCESS[name];
  if (status.readOnly && calls[name].place === 'write') return READ_ONLY;
  if (access === 'anyone' || admits(access, status.operator)) return null;
  if (status.operator.cashier && !access.cashier) return '出纳不能办理';
  const words = access.roles.map((role) => ROLE_WORDS[role]).join('或');
  return access.own ? `须由${words}本人办理，代岗不行` : `须由${words}办理`;
}
