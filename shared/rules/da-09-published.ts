import { namedApproval } from './approval-entry.ts';
import { isRed, notApplicable, passed, type Rule, warned } from './judgement.ts';

const CODE = 'DA-09';

/**
 * DA-09: the decision was published, to the end of its period, before payment, or publicity was
 * waived with a reason. 紧急先行 is published with its papers, after the payment.
 */
export const publishedFirst: Rule = (entry, batch, context) => {
  const named = namedApproval(entry, batch, context);
  const relief = named?.facts.approval.kind === 'relief' && entry.kind === 'relief';
  if (!named || !relief || isRed(entry) || named.state.urgentPending) return notApplicable(CODE);
  const { gates } = named.state;
  const { status } = gates.find(({ gate }) => gate === 'published')!;
  if (status !== 'open') return passed(CODE);
  const open = named.state.hindrances.find(({ gate }) => gate === 'published');
  // Ended or expired: DA-07 says so, publicity no longer matters.
  return open ? warned(CODE, entry, open.message) : notApplicable(CODE);
};
