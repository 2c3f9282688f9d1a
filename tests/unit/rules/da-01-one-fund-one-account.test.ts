import { describe, expect, test } from 'vitest';
import { aContext, anEntry, judged, messageOf } from './world.ts';

const on = (validFrom: string, validTo: string | null) =>
  aContext({
    accounts: [
      {
        uid: 'account',
        accountNo: '1',
        registrations: [{ fundUid: 'fund', validFrom, validTo }],
      },
    ],
  });

describe('DA-01 one fund, one of its accounts', () => {
  test('passes on the account of the fund', () => {
    expect(judged('DA-01', anEntry()).outcome).toBe('passed');
  });

  test.each([
    ['another fund', { fundUid: 'other-fund' }, '所属基金'],
    ['an unknown account', { accountUid: 'nowhere' }, '请选择本基金的专账账户'],
    ["another fund's account", { accountUid: 'foreign' }, '由主管登记账户的启用、停用日期'],
  ])('refuses %s and says what to do', (_, changes, wayOut) => {
    const judgement = judged('DA-01', anEntry(changes));
    expect(judgement.outcome).toBe('failed');
    expect(judgement.finding?.severity).toBe('block');
    expect(messageOf(judgement)).toContain(wayOut);
  });

  test.each([
    ['2024-05-22', null, 'passed'],
    ['2024-05-23', null, 'failed'],
    ['2020-01-01', '2024-05-22', 'passed'],
    ['2020-01-01', '2024-05-21', 'failed'],
  ])('registered %s to %s: %s on 2024-05-22', (from, to, outcome) => {
    expect(judged('DA-01', anEntry(), on(from, to)).outcome).toBe(outcome);
  });

  test('a reclassification needs the account valid when the money moved, not later', () => {
    const inquiry = anEntry({ uid: 'inquiry', kind: 'inquiry_out', businessDate: '2024-03-01' });
    const entry = anEntry({ reclassifies: true, ofEntryUid: 'inquiry' });
    const context = on('2020-01-01', '2024-03-31');
    expect(judged('DA-01', entry, context, [inquiry]).outcome).toBe('passed');
  });

  test('a bank fee is bound to the account like everything else', () => {
    expect(judged('DA-01', anEntry({ kind: 'bank_fee', accountUid: 'foreign' })).outcome).toBe(
      'failed',
    );
  });
});
