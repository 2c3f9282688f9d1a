import type { GateMode, GateModes } from '../approvals/gates.ts';
import { MAX_FEN } from '../money/fen.ts';

/**
 * The part of the rule parameters (规则参数) that approvals and payments are judged by. They are kept
 * in versions: what was judged keeps the version that judged it. null switches a limit off.
 */
export interface ApprovalParameters {
  /** 审批层级 of relief, lowest first: each decides up to its amount, null without bound (DA-07). */
  reliefTiers: ReliefTier[];
  /** 紧急先行; null where it isn't allowed (DA-07). */
  urgent: { limitFen: number; paperDays: number } | null;
  /** 审批有效期: counts from the decision where that names no last day (DA-07). */
  validityMonths: number | null;
  gates: GateModes;
  /** 一次性救助: one approval per person and case (DA-14). */
  oneOff: boolean;
  /** 每案限额 (DA-14). */
  caseLimitFen: number | null;
  /** 工作经费上限 in hundredths of a per cent, with the clause that sets it (DA-10). */
  workingExpenseCap: { rateHundredths: number; clause: string } | null;
  /** 采购限额: from this amount on a purchase names its record (DA-16). */
  procurementFromFen: number | null;
  /** 集体决策限额: above this amount (DA-17). */
  collectiveAboveFen: number | null;
}

export interface ReliefTier {
  level: string;
  upToFen: number | null;
}

/**
 * Nothing is assumed that the domain doesn't say: no limit, no tier, no cap, no urgent relief. Every
 * gate is expected and may be waived with a reason.
 */
export const DEFAULT_APPROVAL_PARAMETERS: ApprovalParameters = {
  reliefTiers: [],
  urgent: null,
  validityMonths: null,
  gates: {
    relief: {
      verified: 'waivable',
      first_review: 'waivable',
      published: 'waivable',
      agreed: 'waivable',
      requested: 'waivable',
      receipt: 'waivable',
      followed_up: 'waivable',
    },
    working_expense: { requested: 'waivable', receipt: 'waivable' },
  },
  oneOff: false,
  caseLimitFen: null,
  workingExpenseCap: null,
  procurementFromFen: null,
  collectiveAboveFen: null,
};

export interface ParameterFault {
  field: keyof ApprovalParameters;
  /** What is wrong and what to do, in Chinese. */
  message: string;
}

/** What keeps these settings from being saved; empty when they can be. */
export function approvalParameterFaults(parameters: ApprovalParameters): ParameterFault[] {
  return [
    ...tierFaults(parameters.reliefTiers),
    ...urgentFaults(parameters.urgent),
    ...capFaults(parameters.workingExpenseCap),
    ...limitFaults(parameters),
    ...gateFaults(parameters.gates),
  ];
}

const fault = (field: keyof ApprovalParameters, message: string): ParameterFault => ({
  field,
  message,
});
const isLimit = (fen: number): boolean => Number.isInteger(fen) && fen > 0 && fen <= MAX_FEN;

function tierFaults(tiers: ReliefTier[]): ParameterFault[] {
  const names = tiers.map(({ level }) => level.trim());
  if (names.some((name) => name === ''))
    return [fault('reliefTiers', '请填写每一审批层级的名称。')];
  if (new Set(names).size !== names.length) {
    return [fault('reliefTiers', '审批层级的名称不能重复，请更正。')];
  }
  const bounds = tiers.map(({ upToFen }) => upToFen ?? Number.POSITIVE_INFINITY);
  if (bounds.some((bound) => bound !== Number.POSITIVE_INFINITY && !isLimit(bound))) {
    return [fault('reliefTiers', '审批层级的金额上限应大于零。')];
  }
  const rises = bounds.every((bound, at) => at === 0 || bound > bounds[at - 1]!);
  return rises ? [] : [fault('reliefTiers', '审批层级应由低到高排列，金额上限逐级增大。')];
}

function urgentFaults(urgent: ApprovalParameters['urgent']): ParameterFault[] {
  if (urgent === null) return [];
  if (!isLimit(urgent.limitFen)) return [fault('urgent', '紧急先行的限额应大于零。')];
  const { paperDays } = urgent;
  if (Number.isInteger(paperDays) && paperDays >= 1 && paperDays <= 366) return [];
  return [fault('urgent', '紧急先行补办手续的期限应为 1 至 366 天。')];
}

function capFaults(cap: ApprovalParameters['workingExpenseCap']): ParameterFault[] {
  if (cap === null) return [];
  const { rateHundredths: rate, clause } = cap;
  if (!Number.isInteger(rate) || rate < 0 || rate > 10_000) {
    return [fault('workingExpenseCap', '工作经费上限应在 0% 至 100% 之间，至多两位小数。')];
  }
  return clause.trim() === ''
    ? [fault('workingExpenseCap', '请写明工作经费上限所依据的条款。')]
    : [];
}

function limitFaults(parameters: ApprovalParameters): ParameterFault[] {
  const limits = ['caseLimitFen', 'procurementFromFen', 'collectiveAboveFen'] as const;
  const found = limits.flatMap((field) => {
    const fen = parameters[field];
    return fen === null || isLimit(fen) ? [] : [fault(field, '限额应大于零；不设限额的请留空。')];
  });
  const { validityMonths: months } = parameters;
  const fits = months === null || (Number.isInteger(months) && months >= 1 && months <= 120);
  return fits ? found : [...found, fault('validityMonths', '审批有效期应为 1 至 120 个月。')];
}

const MODES: readonly GateMode[] = ['required', 'waivable', 'off'];

function gateFaults({ relief, working_expense }: GateModes): ParameterFault[] {
  const modes: GateMode[] = [...Object.values(relief), ...Object.values(working_expense)];
  if (!modes.every((mode) => MODES.includes(mode))) {
    return [fault('gates', '环节设置只能是必办、可免或不设。')];
  }
  return (relief.published as GateMode) === 'off'
    ? [fault('gates', '公示不能取消，只能设为必办或可免。')]
    : [];
}

/** The place of the level that must decide on an amount; -1 when none may, null without tiers. */
export function tierFor(tiers: readonly ReliefTier[], amountFen: number): number | null {
  if (tiers.length === 0) return null;
  return tiers.findIndex(({ upToFen }) => upToFen === null || amountFen <= upToFen);
}
