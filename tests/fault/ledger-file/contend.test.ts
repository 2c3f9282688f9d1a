import { hostname } from 'node:os';
import { expect, test } from 'vitest';
import {
  countEntries,
  makeLedger,
  open,
  testFolder,
} from '../../service/ledger-file/small-ledger.ts';
import { refused } from '../../service/refused.ts';
import { Program } from './processes.ts';

test('the second program is told who has the ledger, and can still read it', async () => {
  const path = makeLedger(testFolder());
  const first = new Program('hold', path);
  expect(await first.nextLine()).toBe('opened');
  const second = new Program('hold', path);
  const answer = await second.nextLine();
  expect(answer).toMatch(/^FILE-LOCKED .*已被打开：进程\d+/);
  expect(answer).toContain(hostname());
  expect(refused(() => open(path)).code).toBe('FILE-LOCKED');
  expect(countEntries(open(path, 'read').db)).toBe(400);
  first.tell('close\n');
  expect(await first.nextLine()).toBe('closed');
  expect(open(path).mode).toBe('write');
});

test('a killed owner’s lock is free at once', async () => {
  const path = makeLedger(testFolder());
  for (let n = 0; n < 3; n += 1) {
    const owner = new Program('hold', path);
    expect(await owner.nextLine()).toBe('opened');
    await owner.kill();
    const ledger = open(path);
    expect(ledger.mode).toBe('write');
    expect(ledger.close()).toEqual({ settled: true });
  }
});

test('of many programs that start together one gets the ledger', async () => {
  const path = makeLedger(testFolder());
  const programs = Array.from({ length: 6 }, () => new Program('hold', path));
  const answers = await Promise.all(programs.map((program) => program.nextLine()));
  expect(answers.filter((answer) => answer === 'opened')).toHaveLength(1);
  expect(answers.filter((answer) => answer.startsWith('FILE-LOCKED'))).toHaveLength(5);
});
