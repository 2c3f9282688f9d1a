import { chineseDay, isDay } from '../dates/day.ts';
import { yuan } from '../entries/describe.ts';
import { MAX_FEN } from '../money/fen.ts';
import { type RuleParameters, tierFor } from '../rules/parameters.ts';
import { DECIDING_GATE, type Gate, type GateFacts, gateFacts } from './gates.ts';
import type { ApprovalStep } from './types.ts';
import { type ApprovalView, doneStep, gateMode, gateWord, isEnd, isSettled } from './view.ts';

/**
 * Why a step can't be taken where an application stands, in Chinese, or null when it can. The
 * service asks before it records; the fold asks again and passes over what was never in order.
 *
 * @param view as it stands on the step's day.
 */
export function stepFault(view: ApprovalView, step: ApprovalStep): string | null {
  const { approval } = view.file;
  if (approval.replacedByUid !== null) return '本申请已由更正后的申请代替。请在新的申请上办理。';
  if (view.recorded.some(isEnd)) return '本申请已经终止，不能再办理。确需救助的，请另行申请。';
  const facts = gateFacts(approval.kind, step.gate);
  if (!facts) return `${gateWord(step.gate)}不是此类申请的环节。请改选环节。`;
  if (!isDay(step.day)) return '请填写办理日期。';
  if (step.day < approval.recordedOn && step.gate !== 'urgent_approved') {
    return '办理日期早于申请登记日期。请核对日期。';
  }
  switch (step.outcome) {
    case 'withdrawn':
      return withdrawalFault(view, step);
    case 'rejected':
      return rejectionFault(view, step, facts);
    case 'waived':
      return waiverFault(view, step, facts);
    case 'done':
      return doneFault(view, step, facts);
  }
}

const blank = (text: string): boolean => text.trim() === '';
const isAmount = (fen: number | null): fen is number =>
  fen !== null && Number.isInteger(fen) && fen > 0 && fen <= MAX_FEN;

function withdrawalFault({ gates }: ApprovalView, step: ApprovalStep): string | null {
  if (blank(step.reason)) return '请写明撤回的原因。';
  return gates.find(({ gate }) => gate === 'paid')?.status === 'done'
    ? '款项已付清，不能撤回。款项退回的，请登记退回款项。'
    : null;
}

function rejectionFault(view: ApprovalView, step: ApprovalStep, facts: GateFacts): string | null {
  if (!facts.refuses) return `${gateWord(step.gate)}环节不能作出不予决定。请改选环节。`;
  if (blank(step.reason)) return '请写明不予的原因。';
  // What was published may still be refused on an objection; nothing else is decided twice.
  const gone = step.gate !== 'published' && doneStep(view.recorded, step.gate) !== undefined;
  if (gone) return `${gateWord(step.gate)}已经办理，不能再作不予决定。`;
  const paid = view.money.paidFen > 0 && view.money.approvedFen !== null;
  if (paid) return '已按审批付款，不能再作不予决定。不再支付的请撤回，并追回已付款项。';
  return orderFault(view, step, facts);
}

function waiverFault(view: ApprovalView, step: ApprovalStep, facts: GateFacts): string | null {
  const word = gateWord(step.gate);
  if (gateMode(view, step.gate) !== 'waivable') return `${word}按设置不能免除。请照常办理。`;
  if (isSettled(view, step.gate)) return `${word}已经办理，无须免除。`;
  if (blank(step.reason)) return `请写明免除${word}的原因。`;
  return orderFault(view, step, facts) ?? unpaidFault(view, step);
}

function doneFault(view: ApprovalView, step: ApprovalStep, facts: GateFacts): string | null {
  const word = gateWord(step.gate);
  if (facts.by !== 'step') return `${word}由用款申请和付款记录自动认定，不单独登记。`;
  if (step.gate !== 'receipt' && doneStep(view.recorded, step.gate)) return `${word}已经办理。`;
  return orderFault(view, step, facts) ?? lackOf(view, step);
}

/** Gates before it are settled, and none of them later than this one. */
function orderFault(view: ApprovalView, step: ApprovalStep, { after }: GateFacts): string | null {
  const open = after.find((gate) => !isSettled(view, gate));
  if (open) return `${gateWord(open)}尚未办理。请先办理${gateWord(open)}。`;
  const later = after.find((gate) => (doneStep(view.steps, gate)?.day ?? '') > step.day);
  if (!later) return null;
  return `${gateWord(step.gate)}日期早于${gateWord(later)}日期。请核对日期。`;
}

/** What a done step still lacks, gate by gate. */
function lackOf(view: ApprovalView, step: ApprovalStep): string | null {
  switch (step.gate) {
    case 'urgent_approved':
      return urgentLack(view, step);
    case 'verified':
      return named(step.persons) >= 2 ? null : '核实须由两人进行。请填写两名核实人。';
    case 'decided':
      return grantLack(view, step) ?? decisionLack(step, view.parameters);
    case 'approved':
      return named(step.persons) >= 1 ? grantLack(view, step) : '请填写审批人。';
    case 'published':
      return publicityLack(step);
    case 'receipt':
      return receiptLack(view, step);
    case 'first_review':
    case 'followed_up':
      return named(step.persons) >= 1 ? null : `请填写${gateWord(step.gate)}人。`;
    default:
      return documentLack(step.gate, step);
  }
}

const named = (persons: string[]): number =>
  new Set(persons.map((person) => person.trim()).filter((person) => person !== '')).size;

const documentLack = (gate: Gate, { documentNo }: ApprovalStep): string | null =>
  blank(documentNo) ? `请填写${gateWord(gate)}的文号或编号。` : null;

function urgentLack({ file, parameters }: ApprovalView, step: ApprovalStep): string | null {
  const { urgent } = parameters;
  if (!file.approval.urgent) return '本申请没有标为紧急先行。';
  if (urgent === null) return '核查参数未允许紧急先行。请由主管先设定限额和补办期限。';
  if (named(step.persons) < 1) return '请填写批准紧急先行的领导。';
  if (blank(step.reason)) return '请写明紧急先行的原因。';
  if (!isAmount(step.amountFen)) return '请填写批准紧急先行的金额。';
  if (step.amountFen <= urgent.limitFen) return null;
  return `紧急先行金额超出限额 ${yuan(urgent.limitFen)}。请降低金额，其余按正常程序审定。`;
}

/** What a decision of either kind grants: an amount, until when, in which instalments. */
function grantLack({ file }: ApprovalView, step: ApprovalStep): string | null {
  const { amountFen, expiresOn, instalments } = step;
  const word = gateWord(DECIDING_GATE[file.approval.kind]);
  if (!isAmount(amountFen)) return `请填写${word}金额。`;
  if (amountFen > file.approval.requestedFen) {
    return `${word}金额超出申请金额 ${yuan(file.approval.requestedFen)}。请核对，或更正申请。`;
  }
  if (expiresOn !== null && expiresOn < step.day) return '有效期早于办理日期。请核对日期。';
  if (instalments.length === 0) return null;
  if (!instalments.every((row) => isAmount(row.amountFen) && row.dueOn >= step.day)) {
    return `每期金额应大于零，日期不早于${chineseDay(step.day)}。请核对分期。`;
  }
  const plannedFen = instalments.reduce((sum, row) => sum + row.amountFen, 0);
  if (plannedFen === amountFen) return null;
  return `各期金额合计 ${yuan(plannedFen)}，与${word}金额 ${yuan(amountFen)}不符。请核对分期。`;
}

function decisionLack(step: ApprovalStep, { reliefTiers }: RuleParameters): string | null {
  if (blank(step.documentNo)) return '请填写审定的会议纪要编号。';
  return levelFault(step, reliefTiers);
}

/** DA-07: the level that decided is the one the amount needs, or a higher one. */
function levelFault(
  { amountFen, level }: ApprovalStep,
  tiers: RuleParameters['reliefTiers'],
): string | null {
  const needed = tierFor(tiers, amountFen!);
  if (needed === null) return null;
  if (needed === -1) return '审定金额超出各审批层级的权限。请核对金额，或由主管核对审批层级设置。';
  if (tiers.findIndex((tier) => tier.level === level) >= needed) return null;
  return `审定金额 ${yuan(amountFen!)}须由「${tiers[needed]!.level}」或更高层级审定。请报相应层级审定。`;
}

function publicityLack(step: ApprovalStep): string | null {
  if (blank(step.place)) return '请填写公示地点。';
  if (step.untilDay === null || step.untilDay < step.day) return '请填写公示的起止日期。';
  return documentLack('published', step);
}

function receiptLack(view: ApprovalView, step: ApprovalStep): string | null {
  const fault = unpaidFault(view, step);
  if (fault !== null) return fault;
  if (!isAmount(step.amountFen)) return '请填写领款凭据的金额。';
  return documentLack('receipt', step);
}

/** Nothing to acknowledge yet; but cash is handed over against its receipt, before it is booked. */
function unpaidFault({ file }: ApprovalView, step: ApprovalStep): string | null {
  if (step.gate !== 'receipt' || file.approval.way === 'cash') return null;
  const paid = file.payments.some((p) => p.standing === 'paid' && p.day <= step.day);
  return paid ? null : '尚未付款，没有领款凭据可登记。';
}
