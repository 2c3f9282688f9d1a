import { expect, test } from 'vitest';
import {
  DEFAULT_PARAMETERS,
  PARAMETER_WORDS,
  parametersFrom,
  ruleParameters,
  settingsOn,
} from '#shared/rules/parameters.ts';

const version = (nth: number, effectiveFrom: string) => ({
  version: nth,
  effectiveFrom,
  parameters: DEFAULT_PARAMETERS,
});

test('of the versions in effect the newest judges, before all of them the first', () => {
  const settings = [
    version(3, '2024-03-01'),
    version(1, '2023-01-01'),
    version(2, '2024-06-01'),
    version(4, '2025-01-01'),
  ];
  const on = (day: string) => settingsOn(settings, day).version;
  expect(['2022-05-01', '2023-01-01', '2024-02-29'].map(on)).toEqual([1, 1, 1]);
  // The third was made after the second and takes effect before it: it replaces it.
  expect(['2024-03-01', '2024-06-01', '2024-12-31', '2025-01-01'].map(on)).toEqual([3, 3, 3, 4]);
  expect(() => settingsOn([], '2024-01-01')).toThrow(RangeError);
});

test('a version from before a parameter existed holds its default; what is known is kept', () => {
  expect(parametersFrom('{}')).toEqual(DEFAULT_PARAMETERS);
  expect(parametersFrom('{"undeterminedWarnDays":7}').undeterminedWarnDays).toBe(7);
  expect(() => parametersFrom('{"undeterminedWarnDays":0}')).toThrow();
});

test('every parameter has its words, and its default is allowed', () => {
  expect(Object.keys(PARAMETER_WORDS)).toEqual(Object.keys(ruleParameters.shape));
  expect(ruleParameters.parse(DEFAULT_PARAMETERS)).toEqual(DEFAULT_PARAMETERS);
});
