import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { WHOLE_LOG } from '#shared/contract/audit.ts';
import { DEFAULT_PARAMETERS } from '#shared/rules/parameters.ts';
import { appropriationFields, type Kit, openKit, reliefFields } from '../ledger-kit.ts';
import { codeOf } from '../refused.ts';

let kit: Kit;
beforeEach(() => {
  kit = openKit();
});
afterEach(() => kit.close());

const list = () => kit.session.run('setup.ruleSettings', { fundUid: kit.fundUid });
const change = (changes: object = {}) =>
  kit.session.run('setup.changeRuleSettings', {
    fundUid: kit.fundUid,
    after: list()[0]!.version,
    effectiveFrom: '2023-06-01',
    parameters: { ...DEFAULT_PARAMETERS, undeterminedWarnDays: 10 },
    reason: '联席会议决定',
    ...changes,
  });

test('a ledger is born with a first version, and a change is the next, with who, when and why', () => {
  expect(list()).toEqual([
    {
      version: 1,
      effectiveFrom: '2020-06-01',
      parameters: DEFAULT_PARAMETERS,
      reason: '建账',
      recordedBy: '王某丙',
      recordedAt: '2023-01-01T01:00:00.000Z',
    },
  ]);
  kit.as('supervisor');
  expect(change()).toEqual({ version: 2 });
  expect(list().map(({ version, reason }) => [version, reason])).toEqual([
    [2, '联席会议决定'],
    [1, '建账'],
  ]);
  const [logged] = kit.session.run('audit.list', { ...WHOLE_LOG, cursor: null, limit: 1 }).rows;
  expect(logged).toMatchObject({ word: '更改规则参数', operator: '王某丙' });
  expect(logged!.detail).toContain('"before":"30 天","after":"10 天"');
  expect(logged!.detail).not.toContain('联席会议');
  expect(kit.session.run('audit.verify', { head: null }).ok).toBe(true);
});

test('the supervisor alone, with a reason, whole and sensible, on the version last seen', () => {
  kit.as('reviewer');
  expect(codeOf(change)).toBe('ROLE-REFUSED');
  kit.as('supervisor');
  for (const wrong of [
    { reason: ' ' },
    { parameters: {} },
    { parameters: { ...DEFAULT_PARAMETERS, undeterminedWarnDays: 0 } },
    { parameters: { ...DEFAULT_PARAMETERS, unknown: 1 } },
    { effectiveFrom: '2023-02-31' },
  ]) {
    expect([wrong, codeOf(() => change(wrong))]).toEqual([wrong, 'INPUT-INVALID']);
  }
  change();
  expect(codeOf(change)).toBe('SETTINGS-SAME');
  expect(codeOf(() => change({ after: 1 }))).toBe('SETTINGS-CHANGED');
  expect(list()).toHaveLength(2);
});

test('an entry remembers the version of its own day, whenever it was posted', () => {
  const document = kit.budget('initial', 100_000, '2023-01-10');
  const versionOf = (uid: string) => kit.session.run('entries.get', { uid }).settingsVersion;
  const money = kit.post('appropriation', appropriationFields(document, 100_000, '2023-01-15'));
  const paid = kit.post('relief', reliefFields(kit, 1_000, '2023-06-15'));
  kit.as('supervisor');
  change();
  const early = kit.post('relief', reliefFields(kit, 1_000, '2023-05-31'));
  const late = kit.post('relief', reliefFields(kit, 1_000, '2023-06-01'));
  expect([money, paid, early, late].map(versionOf)).toEqual([1, 1, 1, 2]);
  expect(kit.session.run('audit.verify', { head: null }).ok).toBe(true);
});

test('undetermined money is named on the home page after the days set, until it is reclassified', () => {
  const fields = { amountFen: 5_000, businessDate: '2023-01-20', purpose: '来款待定' };
  const held = kit.post('undetermined', fields);
  const overdue = () =>
    kit.session.run('setup.overview', { fundUid: kit.fundUid, year: 2023 }).undetermined;
  expect(overdue()).toEqual({ warnDays: 30, count: 1, fen: 5_000 });
  const document = kit.budget('initial', 100_000, '2023-01-10');
  kit.post('appropriation', {
    ...appropriationFields(document, 5_000, '2023-02-01'),
    ofEntryUid: held,
    reclassifies: true,
  });
  expect(overdue()).toEqual({ warnDays: 30, count: 0, fen: 0 });
});

test('the reason stands in no byte of the file', () => {
  kit.as('supervisor');
  change({ reason: '刘某某要求' });
  expect(list()[0]!.reason).toBe('刘某某要求');
  kit.session.close();
  const bytes = readFileSync(kit.path);
  expect(bytes.includes('undeterminedWarnDays')).toBe(true);
  expect(bytes.includes('刘某某')).toBe(false);
});
