import { chineseDay, type Day } from '../dates/day.ts';
import type { RuleParameters } from '../rules/parameters.ts';
import type { Severity } from '../rules/types.ts';
import { DECIDING_GATE, GATE_TABLES, GATE_WORDS, type Gate } from './gates.ts';
import { type Act, nextActs } from './next-acts.ts';
import { stepFault } from './step-fault.ts';
import type { ApprovalFile, ApprovalStep, Instalment } from './types.ts';
import {
  type ApprovalMoney,
  type ApprovalView,
  doneStep,
  type GateState,
  gateWord,
  stateOf,
  viewOf,
} from './view.ts';

/** Where an application stands, as one word. */
export type Stage =
  | `await-${Gate}`
  | 'publishing'
  | 'closed'
  | 'rejected'
  | 'withdrawn'
  | 'expired'
  | 'replaced';

const END_WORDS = {
  publishing: '公示中',
  closed: '已办结',
  rejected: '不予批准',
  withdrawn: '已撤回',
  expired: '已过期',
  replaced: '已更正',
} as const;

export const stageWord = (stage: Stage): string =>
  stage in END_WORDS
    ? END_WORDS[stage as keyof typeof END_WORDS]
    : GATE_WORDS[stage.slice('await-'.length) as Gate].waits;

/** Why a payment on the day would be stopped, or needs a written reason. */
export interface Hindrance {
  severity: Severity;
  /** The gate that is open; null for an end, an expiry. */
  gate: Gate | null;
  /** What is wrong and what to do, in Chinese; names nobody. */
  message: string;
}

export interface ApprovalState extends ApprovalMoney {
  stage: Stage;
  gates: readonly GateState[];
  /** Still to be paid; 0 once ended or expired. */
  openFen: number;
  /** 紧急先行 without its decision yet. */
  urgentPending: boolean;
  /** On gates, ends and expiry; amounts are compared by the rules. */
  hindrances: Hindrance[];
  /** Nothing stops a payment of up to `openFen`; warnings may still need a reason. */
  mayPay: boolean;
  /** What is missing, for screen and print: open gates, and steps without papers. */
  missing: { gate: Gate; message: string }[];
  next: Act[];
  /** The plan with what of each row is paid, in order of the due days. */
  instalments: (Instalment & { paidFen: number })[];
  /** Steps passed over because they were never in order: somebody wrote past the program. */
  ignoredSteps: IgnoredStep[];
}

export interface IgnoredStep {
  uid: string;
  gate: Gate;
  fault: string;
}

/**
 * The whole state of an application on a day: one fold over what is recorded. Steps of a later day
 * don't count yet, but a waiver does, whenever it was recorded. Payments count whenever they were:
 * the limit holds over the whole life.
 */
export function approvalState(
  file: ApprovalFile,
  parameters: RuleParameters,
  day: Day,
): ApprovalState {
  const { view, ignored } = foldSteps(file, parameters, day);
  const hindrances = hindrancesOf(view, ignored);
  return {
    ...view.money,
    stage: stageOf(view),
    gates: view.gates,
    openFen: view.openFen,
    urgentPending: view.urgentPending,
    hindrances,
    mayPay: view.openFen > 0 && hindrances.every(({ severity }) => severity !== 'block'),
    missing: missingOf(view),
    next: nextActs(view, hindrances),
    instalments: instalmentsOf(view),
    ignoredSteps: ignored,
  };
}

/** Why the next step can't be recorded on an application, or null when it can. */
export function nextStepFault(
  file: ApprovalFile,
  step: ApprovalStep,
  parameters: RuleParameters,
): string | null {
  const { view } = foldSteps(file, parameters, step.day);
  return stepFault(view, step);
}

function foldSteps(file: ApprovalFile, parameters: RuleParameters, day: Day) {
  const ignored: IgnoredStep[] = [];
  const taken: ApprovalStep[] = [];
  for (const step of file.steps) {
    const before = viewOf(file, taken, parameters, step.day);
    const fault = stepFault(before, step);
    if (fault === null) taken.push(step);
    else ignored.push({ uid: step.uid, gate: step.gate, fault });
  }
  return { view: viewOf(file, taken, parameters, day), ignored };
}

function stageOf(view: ApprovalView): Stage {
  const { file, end, expired, money, urgentPending } = view;
  if (file.approval.replacedByUid !== null) return 'replaced';
  if (end) return end.outcome === 'rejected' ? 'rejected' : 'withdrawn';
  if (expired && money.paidFen + money.inquiryFen === 0) return 'expired';
  if (urgentPending && money.paidFen + money.inquiryFen === 0) return 'await-paid';
  const open = view.gates.find(({ status }) => status === 'open');
  if (!open) return 'closed';
  return open.running ? 'publishing' : `await-${open.gate}`;
}

function hindrancesOf(view: ApprovalView, ignored: readonly IgnoredStep[]): Hindrance[] {
  const ended = endHindrance(view);
  if (ended !== null) return [{ severity: 'block', gate: null, message: ended }];
  // 紧急先行: the leader's word is enough; the other papers follow within their days.
  if (view.urgentPending) return [];
  return GATE_TABLES[view.file.approval.kind].flatMap(({ gate, beforePayment }) => {
    const state = stateOf(view, gate)!;
    if (beforePayment === 'no' || gate === 'urgent_approved' || state.status !== 'open') return [];
    const severity: Severity = beforePayment === 'stops' ? 'block' : 'warn';
    return [{ severity, gate, message: sayOpen(view, state, ignored) }];
  });
}

function endHindrance({ file, end, expired, money }: ApprovalView): string | null {
  if (file.approval.replacedByUid !== null) {
    return '所选申请已被更正后的申请代替。请改选更正后的申请。';
  }
  if (end?.outcome === 'rejected') return '所选申请未获批准，不能付款。请核对，确已付出的请追回。';
  if (end) return '所选申请已撤回，不能付款。请核对，确已付出的请追回。';
  // Paid up, there is nothing left that its expiry could stop.
  const paidUp = money.ceilingFen > 0 && money.paidFen >= money.ceilingFen;
  if (!expired || paidUp) return null;
  return `审批已于${chineseDay(money.expiresOn!)}过期，不能付款。请重新申请、审定。`;
}

function sayOpen(
  { day }: ApprovalView,
  { gate, running }: GateState,
  ignored: readonly IgnoredStep[],
): string {
  const word = gateWord(gate);
  const bad = ignored.find((step) => step.gate === gate);
  if (bad) return `${word}的登记不符合规定：${bad.fault}`;
  if (running) return `${chineseDay(day)}公示尚未期满。请待公示期满后付款，或写明理由。`;
  if (gate === 'published') return `付款前没有公示。请先公示，或按规定免除公示并写明原因。`;
  if (gate === 'procurement') return '达到采购限额，未写明采购记录。请补录采购记录编号。';
  return `截至${chineseDay(day)}尚未办理${word}。请先办理${word}再付款。`;
}

function missingOf(view: ApprovalView): ApprovalState['missing'] {
  return view.gates.flatMap(({ gate, status, running }) => {
    const word = gateWord(gate);
    const open = running ? '公示尚未期满' : `缺${word}`;
    const done = view.steps.filter((step) => step.gate === gate && step.outcome === 'done');
    const bare = done.filter(({ papers }) => papers === 0);
    // Only receipts come several times.
    const sayBare = ({ day }: ApprovalStep) =>
      `${done.length > 1 ? `${chineseDay(day)}的` : ''}${word}没有附材料`;
    const messages = [...(status === 'open' ? [open] : []), ...bare.map(sayBare)];
    return messages.map((message) => ({ gate, message }));
  });
}

/** Payments fill the rows of the plan in order of their due days. */
function instalmentsOf({ file, steps, money }: ApprovalView): ApprovalState['instalments'] {
  const decision = doneStep(steps, DECIDING_GATE[file.approval.kind]);
  const plan = (decision?.instalments ?? []).toSorted((a, b) => (a.dueOn < b.dueOn ? -1 : 1));
  let restFen = money.paidFen + money.inquiryFen;
  return plan.map((row) => {
    const paidFen = Math.min(restFen, row.amountFen);
    restFen -= paidFen;
    return { ...row, paidFen };
  });
}
