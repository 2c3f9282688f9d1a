import { committedFen, grantedOn } from '../approvals/commitments.ts';
import type { SiblingApproval } from '../approvals/types.ts';
import { yuan } from '../entries/describe.ts';
import { type NamedApproval, namedApproval } from './approval-entry.ts';
import type { ApprovalParameters } from './approval-parameters.ts';
import { isRed, notApplicable, passed, type Rule, warned } from './judgement.ts';

const CODE = 'DA-14';

/**
 * DA-14: one approval per person and case where the rules say one-off, and no more for one case than
 * its limit. Approvals are compared, not payments: instalments and re-payments don't count twice.
 */
export const oneOffRelief: Rule = (entry, batch, context) => {
  const { oneOff, caseLimitFen } = context.parameters;
  const named = namedApproval(entry, batch, context);
  const relief = named?.facts.approval.kind === 'relief' && entry.kind === 'relief';
  const off = !oneOff && caseLimitFen === null;
  if (!named || !relief || off || isRed(entry)) return notApplicable(CODE);
  const fault = oneOffFault(named, context.parameters) ?? limitFault(named, context.parameters);
  return fault === null ? passed(CODE) : warned(CODE, entry, fault);
};

function oneOffFault(
  { facts, state }: NamedApproval,
  { oneOff }: ApprovalParameters,
): string | null {
  const { uid, recipientUid } = facts.approval;
  if (!oneOff || recipientUid === null) return null;
  const own = { uid, grantedOn: grantedOn(state, facts) };
  const earlier = facts.siblings.some(
    (other) =>
      other.recipientUid === recipientUid && other.committedFen > 0 && isEarlier(other, own),
  );
  return earlier
    ? '同一救助对象在本个案已有一次获批的救助，按规定为一次性救助。请核对；确需再次救助的，由复核人写明理由。'
    : null;
}

/** The second one is warned of, never the first. Undecided ones come last. */
function isEarlier(a: Pick<SiblingApproval, 'uid' | 'grantedOn'>, b: typeof a): boolean {
  const [dayA, dayB] = [a.grantedOn ?? '9999', b.grantedOn ?? '9999'];
  return dayA === dayB ? a.uid < b.uid : dayA < dayB;
}

function limitFault(
  { facts, state }: NamedApproval,
  { caseLimitFen }: ApprovalParameters,
): string | null {
  if (caseLimitFen === null) return null;
  const others = facts.siblings.reduce((sum, other) => sum + other.committedFen, 0);
  const totalFen = others + committedFen(state);
  if (totalFen <= caseLimitFen) return null;
  return (
    `本个案获批救助合计 ${yuan(totalFen)}，超出每案限额 ${yuan(caseLimitFen)}。` +
    '请核对金额；确需超出的，由复核人写明理由。'
  );
}
