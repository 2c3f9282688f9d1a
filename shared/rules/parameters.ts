import { z } from 'zod';
import type { Day } from '../dates/day.ts';

/**
 * 规则参数: what a county sets of the rules. A new one needs three lines: its schema, its default
 * (what held before there was a choice) and its words.
 */
export const ruleParameters = z.strictObject({
  /** 暂收待定 open for more days than this is named on the home page. */
  undeterminedWarnDays: z.int('请填写整数').min(1).max(366),
});
export type RuleParameters = z.infer<typeof ruleParameters>;
export type ParameterName = keyof RuleParameters;

export const DEFAULT_PARAMETERS: RuleParameters = { undeterminedWarnDays: 30 };

export const PARAMETER_WORDS: Record<
  ParameterName,
  { word: string; unit: string; effect: string }
> = {
  undeterminedWarnDays: {
    word: '暂收待定提醒天数',
    unit: '天',
    effect: '暂收待定的款项超过这些天仍未转列时，在首页提醒。',
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
