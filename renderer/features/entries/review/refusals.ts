import type { DraftView } from '#shared/contract/entries.ts';
import type { OperatorView } from '#shared/contract/people.ts';
import type { LedgerStatus } from '#shared/contract/setup.ts';
import type { Role } from '#shared/people/roles.ts';
import { ROLE_WORDS } from '#shared/terms.ts';
import type { SignedInStatus } from '../../../lib/ledger.tsx';
import { writingRefusal } from '../../../lib/may.ts';

// Why a button is disabled, said beside it. The service decides again and has the last word.

type Operator = Pick<OperatorView, 'role' | 'personUid' | 'personName' | 'cashier'> &
  Pick<LedgerStatus, 'readOnly'> & { readonly roles: readonly Role[] };

/** The operator, and whether the ledger can be written at all. */
export const acting = ({ operator, readOnly }: SignedInStatus): Operator => ({
  ...operator,
  readOnly,
});
type Draft = Pick<DraftView, 'state' | 'preparedByPersonUid' | 'preparedBy'>;

/** By role, or as a deputy today. */
const reviews = ({ roles }: Operator): boolean =>
  roles.some((role) => role === 'reviewer' || role === 'supervisor');

/** Why the operator can't prepare or submit drafts; null when they can. */
export function preparingRefusal(operator: Operator): string | null {
  const closed = writingRefusal(operator);
  if (closed) return closed;
  if (operator.roles.every((role) => role === 'auditor')) return '查阅人员只能查看';
  return operator.cashier ? '出纳不能起草凭证' : null;
}

/** Why the operator can't review and post this draft; null when they can. DA-12 compares persons. */
export function postingRefusal(operator: Operator, draft: Draft): string | null {
  const closed = writingRefusal(operator);
  if (closed) return closed;
  if (draft.state !== 'submitted') return '先提交复核';
  if (!reviews(operator)) {
    return `${ROLE_WORDS[operator.role]}人员不能记账，请复核人员来复核`;
  }
  if (operator.cashier) return '出纳不能复核';
  if (operator.personUid === draft.preparedByPersonUid) {
    return `DA-12：由${draft.preparedBy}起草，经办与复核不能是同一人`;
  }
  return null;
}

/** Why the operator can't set a rule aside; null when they can. */
export function exceptionRefusal({ roles }: Operator): string | null {
  return roles.includes('supervisor') ? null : '只有主管能登记例外，请主管来记账';
}

/** Why the operator can't send the draft back. A preparer may take an own submission back. */
export function sendingBackRefusal(operator: Operator, draft: Draft): string | null {
  const closed = writingRefusal(operator);
  if (closed) return closed;
  if (draft.state !== 'submitted') return '还没有提交复核';
  if (operator.personUid === draft.preparedByPersonUid) return null;
  return reviews(operator) ? null : `${ROLE_WORDS[operator.role]}人员不能退回`;
}
