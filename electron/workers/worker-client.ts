import { type ResourceLimits, type Transferable, Worker } from 'node:worker_threads';
import { AppError } from '#shared/errors/app-error.ts';
import { hostErrors } from '#shared/errors/host-errors.ts';
import type {
  Exchanges,
  KindOf,
  PayloadOf,
  ResultOf,
  StepProgress,
  WorkerReply,
} from './messages.ts';

/**
 * Room for young objects in a thread that reads or writes whole statements: by default it starts at
 * one megabyte, and a first import spends a fifth of its time copying rows that all live on.
 */
export const YOUNG_GENERATION_MB = 32;

export interface WorkerClientOptions {
  /** A real path on disk: inside an asar archive worker threads see no files. */
  readonly script: string | URL;
  readonly workerData?: unknown;
  readonly resourceLimits?: ResourceLimits;
  /** The worker died by itself: a programmer's error, or it ran out of memory. */
  readonly onCrash?: (cause: unknown) => void;
}

export interface RequestOptions {
  readonly onProgress?: (progress: StepProgress) => void;
  /** Aborting asks the handler to stop; the request then usually ends with CANCELLED. */
  readonly signal?: AbortSignal;
  readonly transfer?: readonly Transferable[];
}

interface Pending {
  resolve(value: unknown): void;
  reject(error: AppError): void;
  onProgress: ((progress: StepProgress) => void) | undefined;
  release(): void;
}

/** The host's end of one worker thread. Requests are answered in the order they were made. */
export class WorkerClient<P extends Exchanges<P>> {
  readonly #worker: Worker;
  readonly #pending = new Map<number, Pending>();
  readonly #onCrash: ((cause: unknown) => void) | undefined;
  #nextId = 1;
  #state: 'alive' | 'ended' | 'crashed' = 'alive';

  constructor(options: WorkerClientOptions) {
    this.#onCrash = options.onCrash;
    this.#worker = new Worker(options.script, {
      workerData: options.workerData,
      ...(options.resourceLimits ? { resourceLimits: options.resourceLimits } : {}),
    });
    this.#worker.on('message', (reply: WorkerReply) => this.#receive(reply));
    this.#worker.on('messageerror', (error) => this.#crash(error));
    this.#worker.on('error', (error) => this.#crash(error));
    this.#worker.on('exit', (code) => this.#crash(new Error(`worker exited with code ${code}`)));
  }

  get alive(): boolean {
    return this.#state === 'alive';
  }

  /** Rejects with the worker's AppError, CANCELLED when ended meanwhile, INTERNAL when it crashed. */
  request<Kind extends KindOf<P>>(
    kind: Kind,
    payload: PayloadOf<P, Kind>,
    options: RequestOptions = {},
  ): Promise<ResultOf<P, Kind>> {
    if (this.#state !== 'alive') return Promise.reject(this.#goneError());
    const id = this.#nextId++;
    const cancelFlag = new SharedArrayBuffer(4);
    const cancel = () => Atomics.store(new Int32Array(cancelFlag), 0, 1);
    const { signal, onProgress, transfer = [] } = options;
    if (signal?.aborted) cancel();
    signal?.addEventListener('abort', cancel);
    const release = () => signal?.removeEventListener('abort', cancel);
    const { promise, resolve, reject } = Promise.withResolvers<unknown>();
    this.#pending.set(id, { resolve, reject, onProgress, release });
    this.#worker.postMessage({ id, kind, payload, cancelFlag }, transfer);
    return promise;
  }

  /** Ends the thread at once. Whatever must be closed properly is closed by a request before. */
  async end(): Promise<void> {
    if (this.#state === 'alive') this.#state = 'ended';
    await this.#worker.terminate();
    this.#rejectAll(this.#goneError());
  }

  #receive(reply: WorkerReply): void {
    const pending = this.#pending.get(reply.id);
    if (pending === undefined) return;
    if (reply.type === 'progress') {
      pending.onProgress?.(reply.progress);
      return;
    }
    this.#pending.delete(reply.id);
    pending.release();
    if (reply.type === 'done') pending.resolve(reply.value);
    else pending.reject(new AppError(reply.error));
  }

  #crash(cause: unknown): void {
    if (this.#state !== 'alive') return;
    this.#state = 'crashed';
    void this.#worker.terminate();
    this.#rejectAll(this.#goneError(cause));
    this.#onCrash?.(cause);
  }

  #goneError(cause?: unknown): AppError {
    const code = this.#state === 'ended' ? 'CANCELLED' : 'INTERNAL';
    return hostErrors.make(code, {}, { cause });
  }

  #rejectAll(error: AppError): void {
    for (const pending of this.#pending.values()) {
      pending.release();
      pending.reject(error);
    }
    this.#pending.clear();
  }
}
