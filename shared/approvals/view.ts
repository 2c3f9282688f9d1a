import { addMonths, type Day } from '../dates/day.ts';
import { sumFen } from '../money/fen.ts';
import type { RuleParameters } from '../rules/parameters.ts';
import { DECIDING_GATE, GATE_TABLES, GATE_WORDS, type Gate, type GateMode } from './gates.ts';
import type { ApprovalFile, ApprovalStep } from './types.ts';

export type GateStatus = 'done' | 'waived' | 'open' | 'not-required';

export interface GateState {
  gate: Gate;
  status: GateStatus;
  /** Of the step that settled it, or of the latest request or payment. */
  day: Day | null;
  documentNo: string;
  /** Shown now and not over yet: a publicity whose last day hasn't passed. */
  running: boolean;
}

/** The money of one application, in 分. */
export interface ApprovalMoney {
  /** 审定金额; null before the decision. */
  approvedFen: number | null;
  /** What may be paid over its whole life: as decided, before that as the urgent leader allowed. */
  ceilingFen: number;
  /** Net of what came back. */
  paidFen: number;
  /** Left the account as 待查款项, net. */
  inquiryFen: number;
  /** Asked for by 用款申请 and not yet paid. */
  openRequestFen: number;
  /** Acknowledged by 领款凭据. */
  receiptFen: number;
  expiresOn: Day | null;
}

/** An application as its honoured steps leave it on one day. */
export interface ApprovalView {
  file: ApprovalFile;
  parameters: RuleParameters;
  day: Day;
  /** Steps that were in order when recorded, whatever their day. */
  recorded: readonly ApprovalStep[];
  /** Of these what counts on the day: a waiver does whenever it was written down. */
  steps: readonly ApprovalStep[];
  /** The rejection or withdrawal that ended it. */
  end: ApprovalStep | null;
  expired: boolean;
  /** 紧急先行: allowed by a leader, the decision still to follow. */
  urgentPending: boolean;
  money: ApprovalMoney;
  /** Still to be paid: 0 once ended, expired or replaced. */
  openFen: number;
  gates: readonly GateState[];
}

export function viewOf(
  file: ApprovalFile,
  recorded: readonly ApprovalStep[],
  parameters: RuleParameters,
  day: Day,
): ApprovalView {
  const steps = recorded.filter((step) => step.day <= day || step.outcome === 'waived');
  const money = moneyOf(file, steps, parameters, day);
  const end = steps.find(isEnd) ?? null;
  const expired = money.expiresOn !== null && money.expiresOn < day;
  const over = end !== null || expired || file.approval.replacedByUid !== null;
  const leftFen = Math.max(0, money.ceilingFen - money.paidFen - money.inquiryFen);
  const urgentPending =
    doneStep(steps, 'urgent_approved') !== undefined && money.approvedFen === null && end === null;
  const openFen = over ? 0 : leftFen;
  const view = {
    file,
    parameters,
    day,
    recorded,
    steps,
    end,
    expired,
    urgentPending,
    money,
    openFen,
  };
  const gates = GATE_TABLES[file.approval.kind].map(({ gate }) => gateState(view, gate));
  return { ...view, gates };
}

export const isEnd = ({ outcome }: ApprovalStep): boolean =>
  outcome === 'rejected' || outcome === 'withdrawn';

export const doneStep = (steps: readonly ApprovalStep[], gate: Gate): ApprovalStep | undefined =>
  steps.find((step) => step.gate === gate && step.outcome === 'done');

export const stateOf = (view: ApprovalView, gate: Gate): GateState | undefined =>
  view.gates.find((state) => state.gate === gate);

export const isSettled = (view: ApprovalView, gate: Gate): boolean =>
  stateOf(view, gate)?.status !== 'open';

/** Whether a gate must be gone through, by settings and amounts. */
export function gateMode(
  view: Pick<ApprovalView, 'file' | 'parameters' | 'money'>,
  gate: Gate,
): GateMode {
  const { approval } = view.file;
  const { gates, collectiveAboveFen, procurementFromFen } = view.parameters;
  const amountFen = view.money.approvedFen ?? approval.requestedFen;
  switch (gate) {
    case 'urgent_approved':
      return approval.urgent && view.money.approvedFen === null ? 'required' : 'off';
    case 'decided':
    case 'approved':
    case 'paid':
      return 'required';
    case 'collective':
      return collectiveAboveFen !== null && amountFen > collectiveAboveFen ? 'required' : 'off';
    case 'procurement':
      return procurementFromFen !== null && amountFen >= procurementFromFen ? 'waivable' : 'off';
    case 'requested':
    case 'receipt':
      return gates[approval.kind][gate];
    default:
      return gates.relief[gate];
  }
}

function moneyOf(
  file: ApprovalFile,
  steps: readonly ApprovalStep[],
  { validityMonths }: RuleParameters,
  day: Day,
): ApprovalMoney {
  const { approval, payments } = file;
  const decision = doneStep(steps, DECIDING_GATE[approval.kind]);
  const urgent = doneStep(steps, 'urgent_approved');
  const net = (standing: 'paid' | 'inquiry') =>
    sumFen(payments.map((p) => (p.standing === standing ? p.amountFen - p.returnedFen : 0)));
  const receipts = steps.filter((s) => s.gate === 'receipt' && s.outcome === 'done');
  const grantedFen = decision?.amountFen ?? Math.min(urgent?.amountFen ?? 0, approval.requestedFen);
  const lapses =
    decision && validityMonths !== null ? addMonths(decision.day, validityMonths) : null;
  return {
    approvedFen: decision?.amountFen ?? null,
    ceilingFen: grantedFen,
    paidFen: net('paid'),
    inquiryFen: net('inquiry'),
    openRequestFen: openRequests(file, day),
    receiptFen: sumFen(receipts.map(({ amountFen }) => amountFen ?? 0)),
    expiresOn: decision?.expiresOn ?? lapses,
  };
}

/** Each payment uses up what had been asked for before it; what came back is asked for anew. */
function openRequests({ requests, payments }: ApprovalFile, day: Day): number {
  const asked = requests
    .filter((request) => !request.cancelled && request.day <= day)
    .map((request) => ({ day: request.day, fen: request.amountFen }));
  const used = payments.map((paid) => ({ day: paid.day, fen: -paid.amountFen }));
  return [...asked, ...used]
    .sort((a, b) => (a.day === b.day ? b.fen - a.fen : a.day < b.day ? -1 : 1))
    .reduce((open, { fen }) => Math.max(0, open + fen), 0);
}

type Unfolded = Omit<ApprovalView, 'gates'>;

function gateState(view: Unfolded, gate: Gate): GateState {
  const step = view.steps.findLast((s) => s.gate === gate && s.outcome === 'done');
  const waiver = view.steps.find((s) => s.gate === gate && s.outcome === 'waived');
  const facts = { gate, running: false, day: null, documentNo: '' };
  const met = metBy(view, gate, step);
  if (met !== null) return { ...facts, ...met, status: 'done' };
  if (waiver) return { ...facts, status: 'waived', day: waiver.day };
  if (gateMode(view, gate) === 'off') return { ...facts, status: 'not-required' };
  const running = gate === 'published' && step !== undefined;
  return { ...facts, running, day: step?.day ?? null, status: 'open' };
}

/** What settles a gate, or null. */
function metBy(
  { file, money, day, openFen }: Unfolded,
  gate: Gate,
  step: ApprovalStep | undefined,
): { day: Day | null; documentNo: string } | null {
  const { payments, requests } = file;
  const outFen = money.paidFen + money.inquiryFen;
  const last = (days: Day[]) => days.toSorted().at(-1) ?? null;
  switch (gate) {
    case 'requested': {
      const paidUp = money.ceilingFen > 0 && outFen >= money.ceilingFen;
      const asked = requests.filter((r) => !r.cancelled && r.day <= day).map((r) => r.day);
      const met = money.openRequestFen > 0 || (asked.length > 0 && paidUp);
      return met ? { day: last(asked), documentNo: '' } : null;
    }
    case 'paid':
      return money.paidFen > 0 && openFen === 0
        ? { day: last(payments.map((p) => p.day)), documentNo: '' }
        : null;
    case 'receipt':
      return step && money.paidFen > 0 && money.receiptFen >= money.paidFen ? step : null;
    case 'published':
      return step && step.untilDay! < day ? step : null;
    default:
      return step ?? null;
  }
}

export const gateWord = (gate: Gate): string => GATE_WORDS[gate].word;
