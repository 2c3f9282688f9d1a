import type { LedgerProtocol } from './ledger-protocol.ts';
import type { WorkerClient } from './worker-client.ts';

export type LedgerWorker = WorkerClient<LedgerProtocol>;
export type ReadableLedger = LedgerProtocol['openReader']['payload'];
/** Tells a reader who is signed in now, key included, or that nobody is. */
export type HandOver = (reader: LedgerWorker) => Promise<unknown>;

/**
 * The reading threads of one open ledger: one that serves pages, and one per long job, so that
 * pages stay quick while a ledger is verified or exported.
 */
export class LedgerReaders {
  readonly #start: () => LedgerWorker;
  readonly #file: ReadableLedger;
  readonly #handOver: HandOver;
  #page: Promise<LedgerWorker>;
  /** Long jobs, and whether each holds the key. */
  readonly #aside = new Map<LedgerWorker, boolean>();

  private constructor(start: () => LedgerWorker, file: ReadableLedger, handOver: HandOver) {
    this.#start = start;
    this.#file = file;
    this.#handOver = handOver;
    this.#page = this.#open(true);
  }

  static async open(
    start: () => LedgerWorker,
    file: ReadableLedger,
    handOver: HandOver,
  ): Promise<LedgerReaders> {
    const readers = new LedgerReaders(start, file, handOver);
    await readers.#page;
    return readers;
  }

  /** The reader of pages; a new one when the last one crashed. */
  async page(): Promise<LedgerWorker> {
    const seen = this.#page;
    const reader = await seen.catch(() => null);
    if (reader?.alive) return reader;
    // Of several callers that find it dead, the first replaces it.
    if (this.#page === seen) this.#page = this.#open(true);
    return this.#page;
  }

  /** Somebody signed in or out: the reader of pages learns it, long jobs that hold a key end. */
  async sessionChanged(): Promise<void> {
    const holding = [...this.#aside].filter(([, signedIn]) => signedIn);
    await Promise.all(holding.map(([reader]) => reader.end()));
    const page = await this.#page.catch(() => null);
    if (page?.alive) await this.#handOver(page);
  }

  /** Runs a long job on a reader of its own, which gets the key only where the job needs it. */
  async aside<Result>(
    signedIn: boolean,
    job: (reader: LedgerWorker) => Promise<Result>,
  ): Promise<Result> {
    const reader = await this.#open(signedIn);
    this.#aside.set(reader, signedIn);
    try {
      return await job(reader);
    } finally {
      this.#aside.delete(reader);
      await closeReader(reader);
    }
  }

  /** Long jobs still running end with CANCELLED. */
  async close(): Promise<void> {
    await Promise.all([...this.#aside.keys()].map((reader) => reader.end()));
    const page = await this.#page.catch(() => null);
    if (page !== null) await closeReader(page);
  }

  /** After the writer died: nothing can be asked any more. */
  async kill(): Promise<void> {
    const page = await this.#page.catch(() => null);
    await Promise.all([...this.#aside.keys(), ...(page ? [page] : [])].map((one) => one.end()));
  }

  async #open(signedIn: boolean): Promise<LedgerWorker> {
    const reader = this.#start();
    try {
      await reader.request('openReader', this.#file);
      if (signedIn) await this.#handOver(reader);
      return reader;
    } catch (error) {
      await reader.end();
      throw error;
    }
  }
}

async function closeReader(reader: LedgerWorker): Promise<void> {
  if (reader.alive) await reader.request('close', { backup: false });
  await reader.end();
}
