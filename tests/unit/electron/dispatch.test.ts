import type { BrowserWindow } from 'electron';
import { expect, test } from 'vitest';
import type { HostCalls, HostContext } from '#electron/host/host-calls.ts';
import { Dispatcher } from '#electron/ipc/dispatch.ts';
import { RunningCalls } from '#electron/ipc/running-calls.ts';
import { hostErrors } from '#shared/errors/host-errors.ts';
import { peopleErrors } from '#shared/errors/people-errors.ts';

const context: HostContext = {
  window: {} as BrowserWindow,
  signal: new AbortController().signal,
  onProgress() {},
};

function dispatcher(
  answers: { current?: unknown; ledger?: unknown; refusal?: unknown },
  checkOutputs = true,
) {
  const reported: string[] = [];
  const asked: unknown[] = [];
  const give = (value: unknown) => {
    if (value instanceof Error) throw value;
    return value;
  };
  const host = { 'setup.current': async () => give(answers.current) } as unknown as HostCalls;
  const call = async (name: string, input: unknown) => {
    asked.push([name, input]);
    return give(answers.ledger);
  };
  const report = (name: string, error: unknown) => reported.push(`${name}: ${error}`);
  const check = async (name: string) => {
    asked.push(['check', name]);
    give(answers.refusal);
  };
  const parts = { host, ledger: { call, check }, checkOutputs, report };
  return { run: new Dispatcher(parts), reported, asked };
}

test.each(['toString', '__proto__', 'constructor', 'setup.nothing', 7, null, undefined, {}])(
  'a name outside the contract (%s) is refused before anything else',
  async (name) => {
    const { run, asked } = dispatcher({});
    const result = await run.run(name, {}, context);
    expect(result).toMatchObject({ ok: false, error: { code: 'CALL-UNKNOWN' } });
    expect(asked).toEqual([]);
  },
);

test('input that breaks the contract never reaches the ledger; the answer says where, not what', async () => {
  const { run, asked } = dispatcher({});
  const input = { operatorUid: '张三', password: '口令' };
  const result = await run.run('people.signIn', input, context);
  expect(result).toMatchObject({ ok: false, error: { code: 'INPUT-INVALID' } });
  expect(JSON.stringify(result)).toContain('operatorUid');
  expect(JSON.stringify(result)).not.toMatch(/张三|口令/);
  expect(asked).toEqual([]);
});

test('a Chinese message of the contract is said as it is', async () => {
  const { run } = dispatcher({});
  const result = await run.run('statements.ignore', { lineUids: [], reason: ' ' }, context);
  expect(result).toMatchObject({ error: { message: expect.stringContaining('请填写') } });
});

test('the ledger gets what the schema made of the input', async () => {
  const uid = '01900000-0000-7000-8000-000000000000';
  const { run, asked } = dispatcher({ ledger: { done: true } });
  const input = { lineUids: [uid], reason: '  利息已另记 ' };
  expect(await run.run('statements.ignore', input, context)).toEqual({
    ok: true,
    value: { done: true },
  });
  expect(asked).toEqual([['statements.ignore', { lineUids: [uid], reason: '利息已另记' }]]);
});

test('a refusal keeps its code and is nobody’s bug', async () => {
  const { run, reported } = dispatcher({ current: hostErrors.make('LEDGER-NOT-OPEN') });
  const result = await run.run('setup.current', {}, context);
  expect(result).toEqual({ ok: false, error: hostErrors.make('LEDGER-NOT-OPEN').toData() });
  expect(reported).toEqual([]);
});

test('a bug is reported, and the page learns nothing of it but that it was one', async () => {
  const { run, reported } = dispatcher({ current: new TypeError('secret detail') });
  const result = await run.run('setup.current', {}, context);
  expect(result).toEqual({ ok: false, error: hostErrors.make('INTERNAL').toData() });
  expect(reported).toEqual(['setup.current: TypeError: secret detail']);
});

test('an answer that breaks the contract is a bug in development and tests', async () => {
  const wrong = { current: { nonsense: 1 } };
  const strict = dispatcher(wrong);
  const result = await strict.run.run('setup.current', {}, context);
  expect(result).toMatchObject({ error: { code: 'INTERNAL' } });
  expect(strict.reported[0]).toContain('breaks the contract');
  expect(await dispatcher(wrong, false).run.run('setup.current', {}, context)).toMatchObject({
    ok: true,
  });
});

test('cancelling stops every running call of that name and no other', async () => {
  const running = new RunningCalls();
  const until = (signal: AbortSignal) =>
    new Promise<string>((resolve) => signal.addEventListener('abort', () => resolve('stopped')));
  const verifying = [running.track('audit.verify', until), running.track('audit.verify', until)];
  let saved = false;
  const saving = running.track('papers.savePdf', until).then(() => {
    saved = true;
  });
  running.cancel('audit.verify');
  running.cancel('backup.now');
  expect(await Promise.all(verifying)).toEqual(['stopped', 'stopped']);
  expect(saved).toBe(false);
  running.cancel('papers.savePdf');
  await saving;
});

test('a host call that needs a login is checked by the ledger before the host acts', async () => {
  const refused = dispatcher({ refusal: peopleErrors.make('SIGN-IN-NEEDED', { what: '选择' }) });
  const result = await refused.run.run('statements.chooseFile', {}, context);
  expect(result).toMatchObject({ ok: false, error: { code: 'SIGN-IN-NEEDED' } });
  expect(refused.asked).toEqual([['check', 'statements.chooseFile']]);
  const open = dispatcher({ current: null });
  expect(await open.run.run('setup.current', {}, context)).toEqual({ ok: true, value: null });
  expect(open.asked).toEqual([]);
});
