import { addDays, chineseDay, type Day } from '../dates/day.ts';
import { yuan } from '../entries/describe.ts';
import type { Finding, RuleCode } from '../rules/types.ts';
import { type ApprovalState, approvalState } from './state.ts';
import type { ApprovalFacts } from './types.ts';

/**
 * What is wrong with an application once money has moved, as of a day: 紧急先行 without its papers in
 * time, more paid than was then decided, money paid to what was refused, receipts that don't come.
 */
export function approvalFindings(facts: ApprovalFacts, day: Day): Finding[] {
  const state = approvalState(facts, facts.parameters, day);
  const says = [latePapers(facts, state, day), beyondDecision(state), missingReceipt(facts, state)];
  return says.flatMap((found) =>
    found === null
      ? []
      : [
          {
            code: found.code,
            severity: 'warn' as const,
            message: `审批 ${facts.approval.number}：${found.message}`,
            where: { kind: 'approval' as const, uid: facts.approval.uid },
          },
        ],
  );
}

interface Says {
  code: RuleCode;
  message: string;
}

/** DA-07: the papers of urgent relief are complete within N days of the first payment. */
function latePapers(
  { approval, parameters, payments }: ApprovalFacts,
  state: ApprovalState,
  day: Day,
): Says | null {
  const [first] = payments.map((paid) => paid.day).sort();
  if (!approval.urgent || first === undefined || parameters.urgent === null) return null;
  const lastDay = addDays(first, parameters.urgent.paperDays);
  const lacks = state.missing.filter(({ gate }) => PAPERS.has(gate));
  if (day <= lastDay || lacks.length === 0 || state.stage === 'rejected') return null;
  const words = lacks.map(({ message }) => message).join('、');
  return {
    code: 'DA-07',
    message: `紧急先行应于${chineseDay(lastDay)}前补齐手续，现${words}。请尽快补办，并写明逾期原因。`,
  };
}

const PAPERS: ReadonlySet<string> = new Set([
  'verified',
  'first_review',
  'decided',
  'published',
  'agreed',
]);

function beyondDecision(state: ApprovalState): Says | null {
  const outFen = state.paidFen + state.inquiryFen;
  if (state.stage === 'rejected' && outFen > 0) {
    return { code: 'DA-07', message: `未获批准，但已付出 ${yuan(outFen)}。请追回款项。` };
  }
  if (state.approvedFen === null || state.paidFen <= state.approvedFen) return null;
  const beyondFen = state.paidFen - state.approvedFen;
  return {
    code: 'DA-07',
    message: `审定金额少于已付金额，多付 ${yuan(beyondFen)}。请追回多付部分，或另行申请审批。`,
  };
}

/** DA-08: a paying unit, an agent and cash are proven by receipts of those helped. */
function missingReceipt({ approval }: ApprovalFacts, state: ApprovalState): Says | null {
  const proven = state.receiptFen >= state.paidFen;
  const byOthers = approval.way !== 'transfer' && approval.kind === 'relief';
  if (!byOthers || proven || state.paidFen === 0) return null;
  const lacksFen = state.paidFen - state.receiptFen;
  return {
    code: 'DA-08',
    message: `尚缺救助对象领款凭据 ${yuan(lacksFen)}。请收回领款凭据并登记。`,
  };
}
