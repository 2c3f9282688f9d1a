import { type MessagePort, parentPort } from 'node:worker_threads';
import { AppError } from '#shared/errors/app-error.ts';
import { hostErrors } from '#shared/errors/host-errors.ts';
import type {
  Exchanges,
  KindOf,
  PayloadOf,
  ResultOf,
  WorkerReply,
  WorkerRequest,
} from './messages.ts';

/** What a handler may use while it runs. */
export interface Hooks {
  /** Call as often as you like: only what a person could see is sent. */
  progress(step: string, done: number, total: number): void;
  /** True once the user asked to stop; poll it about every 1,000 rows. */
  cancelled(): boolean;
  /** Throws CANCELLED once the user asked to stop. */
  throwIfCancelled(): void;
}

export type Handlers<P extends Exchanges<P>> = {
  [Kind in KindOf<P>]: (
    payload: PayloadOf<P, Kind>,
    hooks: Hooks,
  ) => ResultOf<P, Kind> | Promise<ResultOf<P, Kind>>;
};

type Answer = (payload: unknown, hooks: Hooks) => unknown;
const PROGRESS_INTERVAL_MS = 80;

/**
 * Answers requests one after another, first in first out, also when a handler is asynchronous.
 * An AppError goes back as a refusal. Anything else a handler throws is a programmer's error: it
 * is left uncaught, ends this worker, and the host learns of it from the exit.
 */
export function serveWorker<P extends Exchanges<P>>(handlers: Handlers<P>): void {
  const port = parentPort;
  if (port === null) throw new Error('serveWorker must run inside a worker thread');
  const table = new Map<string, Answer>(Object.entries<Answer>(handlers));
  let last: Promise<void> = Promise.resolve();
  port.on('message', (request: WorkerRequest) => {
    last = last.then(async () => port.postMessage(await answer(table, request, port)));
  });
}

async function answer(
  table: ReadonlyMap<string, Answer>,
  request: WorkerRequest,
  port: MessagePort,
): Promise<WorkerReply> {
  const { id, kind, payload } = request;
  const handler = table.get(kind);
  if (handler === undefined) throw new Error(`this worker has no handler for ${kind}`);
  try {
    const hooks = makeHooks(request, port);
    // It may have been cancelled while waiting in the queue.
    hooks.throwIfCancelled();
    return { type: 'done', id, value: await handler(payload, hooks) };
  } catch (error) {
    if (error instanceof AppError) return { type: 'refused', id, error: error.toData() };
    throw error;
  }
}

function makeHooks({ id, cancelFlag }: WorkerRequest, port: MessagePort): Hooks {
  const flag = new Int32Array(cancelFlag);
  const cancelled = () => Atomics.load(flag, 0) === 1;
  let lastStep = '';
  let lastAt = 0;
  return {
    cancelled,
    throwIfCancelled() {
      if (cancelled()) throw hostErrors.make('CANCELLED');
    },
    progress(step, done, total) {
      const now = performance.now();
      const visible = step !== lastStep || done === total || now - lastAt >= PROGRESS_INTERVAL_MS;
      if (!visible) return;
      lastStep = step;
      lastAt = now;
      port.postMessage({ type: 'progress', id, progress: { step, done, total } });
    },
  };
}
