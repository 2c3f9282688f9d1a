import type { Day } from '#shared/dates/day.ts';
import type { ReliefTier, RuleParameters } from '#shared/rules/parameters.ts';

type Urgent = NonNullable<RuleParameters['urgent']>;
type Cap = NonNullable<RuleParameters['workingExpenseCap']>;

/** Fields that may stand empty while they are typed. */
type Typed<T> = { [Name in keyof T]: T[Name] extends number ? number | null : T[Name] };

/** The parameters as the form holds them: numbers may be missing, tiers have a key of their own. */
export interface ParametersDraft
  extends Omit<
    RuleParameters,
    'undeterminedWarnDays' | 'reliefTiers' | 'urgent' | 'workingExpenseCap'
  > {
  undeterminedWarnDays: number | null;
  reliefTiers: (ReliefTier & { key: number })[];
  urgent: Typed<Urgent> | null;
  workingExpenseCap: Typed<Cap> | null;
}

export interface RulesDraft {
  effectiveFrom: Day | null;
  parameters: ParametersDraft;
  reason: string;
}

export const parametersDraft = (parameters: RuleParameters): ParametersDraft => ({
  ...parameters,
  reliefTiers: parameters.reliefTiers.map((tier, key) => ({ ...tier, key })),
});

/** What is sent; the shared schema says what is wrong with it. */
export const parametersInput = ({ reliefTiers, ...others }: ParametersDraft) => ({
  ...others,
  reliefTiers: reliefTiers.map(({ key: _key, ...tier }) => tier),
});

export interface ParameterProps {
  value: ParametersDraft;
  change(patch: Partial<ParametersDraft>): void;
  /** By the path in the call's input: `parameters.urgent`. */
  faults: Readonly<Record<string, string>>;
}

/** What is wrong with a parameter as a whole or with any part of it. */
export function faultOf(
  faults: ParameterProps['faults'],
  name: keyof ParametersDraft,
): string | undefined {
  const at = `parameters.${name}`;
  const found = Object.keys(faults).find((path) => path === at || path.startsWith(`${at}.`));
  return found === undefined ? undefined : faults[found];
}
