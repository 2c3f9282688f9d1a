import { z } from 'zod';
import { GATE_MODE_WORDS, type GateModes, settableGates } from '../approvals/gates.ts';
import type { Day } from '../dates/day.ts';
import { formatYuan } from '../money/fen.ts';
import { parameterFaults } from './parameter-faults.ts';

const gateMode = z.enum(['required', 'waivable', 'off']);
const fen = z.int().nullable();

/** Each parameter by itself; null switches a limit off. */
const parameterFields = z.strictObject({
  /** 暂收待定 open for more days than this is named on the home page. */
  undeterminedWarnDays: z.int('请填写整数').min(1).max(366),
  /** 审批层级 of relief, lowest first: each decides up to its amount, null without bound (DA-07). */
  reliefTiers: z.array(z.strictObject({ level: z.string().trim().max(40), upToFen: fen })).max(10),
  /** 紧急先行; null where it isn't allowed (DA-07). */
  urgent: z.strictObject({ limitFen: z.int(), paperDays: z.int() }).nullable(),
  /** 审批有效期: counts from the decision where that names no last day (DA-07). */
  validityMonths: z.int().nullable(),
  gates: z.strictObject({
    relief: z.strictObject({
      verified: gateMode,
      first_review: gateMode,
      /** 公示 can't be switched off (DA-09). */
      published: z.enum(['required', 'waivable']),
      agreed: gateMode,
      requested: gateMode,
      receipt: gateMode,
      followed_up: gateMode,
    }),
    working_expense: z.strictObject({ requested: gateMode, receipt: gateMode }),
  }) satisfies z.ZodType<GateModes>,
  /** 一次性救助: one approval per person and case (DA-14). */
  oneOff: z.boolean(),
  /** 每案限额 (DA-14). */
  caseLimitFen: fen,
  /** 工作经费上限 in hundredths of a per cent, with the clause that sets it (DA-10). */
  workingExpenseCap: z
    .strictObject({ rateHundredths: z.int(), clause: z.string().trim().max(200) })
    .nullable(),
  /** 采购限额: from this amount on a purchase names its record (DA-16). */
  procurementFromFen: fen,
  /** 集体决策限额: above this amount (DA-17). */
  collectiveAboveFen: fen,
});

/**
 * The settings of the rules (规则参数), versioned: a change needs the supervisor and a reason, and
 * what was judged keeps the version that judged it. A new one needs three lines: its schema, its
 * default (what held before there was a choice) and its words.
 */
export const ruleParameters = parameterFields.superRefine((parameters, ctx) => {
  for (const { field, message } of parameterFaults(parameters)) {
    ctx.addIssue({ code: 'custom', path: [field], message });
  }
});
export type RuleParameters = z.infer<typeof parameterFields>;
export type ParameterName = keyof RuleParameters;
export type ReliefTier = RuleParameters['reliefTiers'][number];

/**
 * Nothing is assumed that the domain doesn't say: no limit, no tier, no cap, no urgent relief. Every
 * gate is expected and may be waived with a reason.
 */
export const DEFAULT_PARAMETERS: RuleParameters = {
  undeterminedWarnDays: 30,
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

const yuan = (amount: number | null): string => (amount === null ? '不设' : formatYuan(amount));

/** How a parameter is called, what it does, and how its value reads. */
export const PARAMETER_WORDS: {
  readonly [Name in ParameterName]: {
    readonly word: string;
    readonly effect: string;
    readonly text: (value: RuleParameters[Name]) => string;
  };
} = {
  undeterminedWarnDays: {
    word: '暂收待定提醒天数',
    effect: '暂收待定的款项超过这些天仍未转列时，在首页提醒。',
    text: (days) => `${days} 天`,
  },
  reliefTiers: {
    word: '救助审批层级',
    effect: '审定须由金额所要求的层级或更高层级作出（DA-07）。',
    text: (tiers) =>
      tiers.length === 0
        ? '不分层级'
        : tiers
            .map(({ level, upToFen }) =>
              upToFen === null ? `${level}不限` : `${level}至 ${formatYuan(upToFen)}`,
            )
            .join('；'),
  },
  urgent: {
    word: '紧急先行',
    effect: '经领导批准可先付款的限额，和补齐手续的天数（DA-07）。',
    text: (urgent) =>
      urgent === null
        ? '不允许'
        : `至 ${formatYuan(urgent.limitFen)}，${urgent.paperDays} 天内补齐手续`,
  },
  validityMonths: {
    word: '审批有效期',
    effect: '审定没有写明有效期的，从审定之日起算（DA-07）。',
    text: (months) => (months === null ? '不设' : `${months} 个月`),
  },
  gates: {
    word: '审批环节',
    effect: '各环节必办、可免（写明原因）或不设；公示不能取消（DA-09）。',
    text: (gates) => {
      const set = settableGates(gates);
      const count = (mode: string) => set.filter((gate) => gate.mode === mode).length;
      return Object.entries(GATE_MODE_WORDS)
        .map(([mode, word]) => `${word} ${count(mode)}`)
        .join('，');
    },
  },
  oneOff: {
    word: '一次性救助',
    effect: '同一人同一个案只批一次；分期和退回后再付不算（DA-14）。',
    text: (oneOff) => (oneOff ? '是' : '否'),
  },
  caseLimitFen: {
    word: '每案限额',
    effect: '一个个案历次审批合计不超过此数（DA-14）。',
    text: yuan,
  },
  workingExpenseCap: {
    word: '工作经费上限',
    effect: '工作经费占已生效指标的比例上限和所依据的条款（DA-10）。',
    text: (cap) => (cap === null ? '不设' : `${cap.rateHundredths / 100}%（${cap.clause}）`),
  },
  procurementFromFen: {
    word: '采购限额',
    effect: '达到此数的工作经费须写明采购记录（DA-16）。',
    text: yuan,
  },
  collectiveAboveFen: {
    word: '集体决策限额',
    effect: '超过此数的工作经费须有集体决策（DA-17）。',
    text: yuan,
  },
};

/** One version of a fund's parameters. */
export interface RuleSettings {
  version: number;
  effectiveFrom: Day;
  parameters: RuleParameters;
}

/** Stored parameters; a version written before a parameter existed holds its default. */
export const parametersFrom = (stored: string): RuleParameters =>
  ruleParameters.parse({ ...DEFAULT_PARAMETERS, ...(JSON.parse(stored) as object) });

/**
 * The version that judges what happened on `day`: of those in effect by then the newest, and before
 * all of them the first. The ledger file holds posted entries to the same choice.
 */
export function settingsOn(settings: readonly RuleSettings[], day: Day): RuleSettings {
  const byVersion = settings.toSorted((a, b) => a.version - b.version);
  const inEffect = byVersion.findLast(({ effectiveFrom }) => effectiveFrom <= day);
  const found = inEffect ?? byVersion[0];
  if (found === undefined) throw new RangeError('a fund has settings from its first day');
  return found;
}

/** The place of the level that must decide on an amount; -1 when none may, null without tiers. */
export function tierFor(tiers: readonly ReliefTier[], amountFen: number): number | null {
  if (tiers.length === 0) return null;
  return tiers.findIndex(({ upToFen }) => upToFen === null || amountFen <= upToFen);
}
