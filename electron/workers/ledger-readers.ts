import type { LedgerProtocol } from './ledger-protocol.ts';
import type { WorkerClient } from './worker-client.ts';

export type LedgerWorker = WorkerClient<LedgerProtocol>;
export type ReadableLedger = LedgerProtocol['openReader']['payload'];

/**
 * The reading threads of one open ledger: one that serves pages, and one per long job, so that
 * pages stay quick while a ledger is verified or exported.
 */
export class LedgerReaders {
  readonly #start: () => LedgerWorker;
  readonly #file: ReadableLedger;
  #page: Promise<LedgerWorker>;
  readonly #aside = new Set<LedgerWorker>();

  private constructor(start: () => LedgerWorker, file: ReadableLedger) {
    this.#start = start;
    this.#file = file;
    this.#page = this.#open();
  }

  static async open(start: () => LedgerWorker, file: ReadableLedger): Promise<LedgerReaders> {
    const readers = new LedgerReaders(start, file);
    await readers.#page;
    return readers;
  }

  /** The reader of pages; a new one when the last one crashed. */
  async page(): Promise<LedgerWorker> {
    const seen = this.#page;
    const reader = await seen.catch(() => null);
    if (reader?.alive) return reader;
    // Of several callers that find it dead, the first replaces it.
    if (this.#page === seen) this.#page = this.#open();
    return this.#page;
  }

  /** Runs a long job on a reader of its own. */
  async aside<Result>(job: (reader: LedgerWorker) => Promise<Result>): Promise<Result> {
    const reader = await this.#open();
    this.#aside.add(reader);
    try {
      return await job(reader);
    } finally {
      this.#aside.delete(reader);
      await closeReader(reader);
    }
  }

  /** Long jobs still running end with CANCELLED. */
  async close(): Promise<void> {
    await Promise.all([...this.#aside].map((reader) => reader.end()));
    const page = await this.#page.catch(() => null);
    if (page !== null) await closeReader(page);
  }

  /** After the writer died: nothing can be asked any more. */
  async kill(): Promise<void> {
    const page = await this.#page.catch(() => null);
    await Promise.all([...this.#aside, ...(page ? [page] : [])].map((reader) => reader.end()));
  }

  async #open(): Promise<LedgerWorker> {
    const reader = this.#start();
    try {
      await reader.request('openReader', this.#file);
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
