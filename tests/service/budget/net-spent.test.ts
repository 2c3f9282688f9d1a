import { afterEach, beforeEach, expect, test } from 'vitest';
import { netSpent } from '#electron/services/budget/budget-store.ts';
import { noHooks } from '#electron/services/context.ts';
import { appropriationFields, type Kit, openKit, reliefFields, SETUP } from '../ledger-kit.ts';

let kit: Kit;
beforeEach(() => {
  const yearToDate = [
    { kind: 'relief' as const, amountFen: 5_000 },
    { kind: 'bank_fee' as const, amountFen: 30 },
  ];
  const opening = { ...SETUP.opening, date: '2023-02-01', balanceFen: 0, yearToDate };
  kit = openKit({ ...SETUP, opening });
  const document = kit.budget('initial', 1_000_000, '2023-02-01');
  kit.post('appropriation', appropriationFields(document, 1_000_000, '2023-02-02'));
});
afterEach(() => kit.close());

test('what kinds have spent: posted and before the books began, less what came back, by year', () => {
  const { db } = kit.session.context(noHooks);
  const spent = (year: number, ...kinds: ('relief' | 'working_expense' | 'bank_fee')[]) =>
    netSpent(db, 1, year, kinds);
  const paid = kit.post('relief', reliefFields(kit, 2_000, '2023-03-01'));
  kit.post('bank_fee', { amountFen: 7, businessDate: '2023-03-02', purpose: '手续费' });
  expect(spent(2023, 'relief')).toBe(7_000);
  kit.post('returned', {
    ...{ amountFen: 800, businessDate: '2023-03-05', purpose: '退汇', ofEntryUid: paid },
    permittedUseUid: kit.useOf('relief'),
  });
  expect(spent(2023, 'relief')).toBe(6_200);
  expect(spent(2023, 'working_expense', 'bank_fee')).toBe(37);
  expect(spent(2022, 'relief', 'bank_fee')).toBe(0);
  const { reliefFen } = kit.session.run('setup.overview', { fundUid: kit.fundUid, year: 2023 });
  expect(reliefFen).toBe(6_200);
});
