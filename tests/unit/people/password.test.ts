import { expect, test } from 'vitest';
import { waitAfter, waitLeft } from '#shared/people/back-off.ts';
import { passwordFault } from '#shared/people/password.ts';
import { accountsConflict } from '#shared/people/roles.ts';
import { SAMPLE_PASSWORDS } from '#shared/people/sample.ts';

test.each([
  '',
  '1234567',
  '12345678',
  '87654321',
  'abcdefgh',
  'aaaaaaaa',
  '12121212',
  ' 前后有空格的口令',
  'x'.repeat(129),
])('the password “%s” won’t do', (password) => expect(passwordFault(password)).toMatch(/口令/));

test.each(['中文也可以做口令的', 'correct horse', '2023-fuhe', ...Object.values(SAMPLE_PASSWORDS)])(
  'the password “%s” will do',
  (password) => expect(passwordFault(password)).toBeNull(),
);

test('the fifth failure waits 30 seconds, each further one twice as long, 15 minutes at most', () => {
  expect([1, 4, 5, 6, 7, 8, 9, 10, 11, 500].map((n) => waitAfter(n) / 1000)).toEqual([
    0, 0, 30, 60, 120, 240, 480, 900, 900, 900,
  ]);
});

test('what is left of the wait runs out, and a clock set back does not lengthen it', () => {
  const failed = '2023-06-01T08:00:00.000Z';
  expect(waitLeft(5, failed, '2023-06-01T08:00:10.000Z')).toBe(20_000);
  expect(waitLeft(5, failed, '2023-06-01T08:00:30.000Z')).toBe(0);
  expect(waitLeft(5, failed, '2020-01-01T00:00:00.000Z')).toBe(30_000);
});

test('a cashier has no other account that could draft or review; an auditor’s is none', () => {
  const account = (role: 'clerk' | 'supervisor' | 'auditor', cashier = false) =>
    ({ role, roles: [role], cashier }) as const;
  expect(accountsConflict([account('clerk', true)])).toBe(false);
  expect(accountsConflict([account('clerk', true), account('supervisor')])).toBe(true);
  expect(accountsConflict([account('auditor', true), account('clerk')])).toBe(true);
  expect(accountsConflict([account('clerk', true), account('auditor')])).toBe(false);
  expect(accountsConflict([account('clerk'), account('supervisor')])).toBe(false);
  // Deputising makes a bookkeeper of an auditor.
  const deputy = { role: 'auditor', roles: ['auditor', 'reviewer'], cashier: false } as const;
  expect(accountsConflict([account('clerk', true), deputy])).toBe(true);
});
