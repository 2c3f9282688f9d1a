import { afterEach, expect, test } from 'vitest';
import type { StepProgress } from '#electron/workers/messages.ts';
import { WorkerClient } from '#electron/workers/worker-client.ts';
import { AppError } from '#shared/errors/app-error.ts';
import type { DemoProtocol } from './fixtures/demo-worker.ts';

const script = new URL('./fixtures/demo-worker.ts', import.meta.url);
const started: WorkerClient<DemoProtocol>[] = [];
const crashes: unknown[] = [];

function start(resourceLimits = {}): WorkerClient<DemoProtocol> {
  const client = new WorkerClient<DemoProtocol>({
    script,
    resourceLimits,
    onCrash: (cause) => crashes.push(cause),
  });
  started.push(client);
  return client;
}

const failure = (promise: Promise<unknown>) =>
  promise.then(
    () => expect.fail('it should have failed'),
    (error: unknown) => {
      expect(error).toBeInstanceOf(AppError);
      return error as AppError;
    },
  );

afterEach(async () => {
  await Promise.all(started.splice(0).map((client) => client.end()));
  crashes.length = 0;
});

test('answers cross with their types', async () => {
  const value = { fen: 12_345, bytes: new Uint8Array([1, 2]), none: null };
  expect(await start().request('echo', value)).toEqual(value);
});

test('first in, first out, also when an earlier request takes longer', async () => {
  const worker = start();
  const order: string[] = [];
  const ask = async (name: string, ms: number) =>
    order.push(await worker.request('slowly', { name, ms }));
  await Promise.all([ask('first', 60), ask('second', 5), ask('third', 0)]);
  expect(order).toEqual(['first', 'second', 'third']);
});

test('an expected error keeps its code and details, and the worker lives on', async () => {
  const worker = start();
  const error = await failure(worker.request('refuse', null));
  expect(error.toData()).toEqual({
    code: 'DEMO',
    message: '不行',
    kept: '都在',
    next: '再来',
    details: [3],
  });
  expect(await worker.request('echo', 1)).toBe(1);
  expect(crashes).toEqual([]);
});

test.each(['crash', 'crashLater'] as const)(
  'a programmer’s error (%s) ends the worker, fails everything waiting and is reported once',
  async (kind) => {
    const worker = start();
    const waiting = [worker.request(kind, null), worker.request('echo', 1)].map(failure);
    for (const error of await Promise.all(waiting)) expect(error.code).toBe('INTERNAL');
    expect(worker.alive).toBe(false);
    expect(crashes.map(String)).toEqual([expect.stringContaining('bug')]);
    expect((await failure(worker.request('echo', 1))).code).toBe('INTERNAL');
  },
);

test('running out of memory is a crash of the worker, not of the host', async () => {
  const worker = start({ maxOldGenerationSizeMb: 16 });
  expect((await failure(worker.request('exhaust', null))).code).toBe('INTERNAL');
  expect(crashes).toHaveLength(1);
});

test('progress arrives and cancelling stops the handler', async () => {
  const worker = start();
  const stop = new AbortController();
  const seen: StepProgress[] = [];
  const counting = worker.request(
    'count',
    { to: 1e12 },
    {
      signal: stop.signal,
      onProgress: (progress) => {
        seen.push(progress);
        stop.abort();
      },
    },
  );
  expect((await failure(counting)).code).toBe('CANCELLED');
  expect(seen[0]).toEqual({ step: '计数', done: 1000, total: 1e12 });
  expect(await worker.request('count', { to: 5000 })).toBe(5000);
});

test('a request cancelled while it waits never starts', async () => {
  const worker = start();
  const stop = new AbortController();
  const first = worker.request('slowly', { name: 'a', ms: 20 });
  const second = worker.request('slowly', { name: 'b', ms: 0 }, { signal: stop.signal });
  stop.abort();
  expect((await failure(second)).code).toBe('CANCELLED');
  expect(await first).toBe('a');
});

test('ending a worker cancels what it was doing', async () => {
  const worker = start();
  const endless = failure(worker.request('count', { to: 1e15 }));
  await worker.end();
  expect((await endless).code).toBe('CANCELLED');
  expect(crashes).toEqual([]);
});
