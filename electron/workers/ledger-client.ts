import type { CallName, CallOutput } from '#shared/contract/index.ts';
import { calls } from '#shared/contract/index.ts';
import type { PaperRequest } from '#shared/contract/papers.ts';
import type { LedgerStatus, NewLedger } from '#shared/contract/setup.ts';
import { AppError, type ErrorData } from '#shared/errors/app-error.ts';
import { hostErrors } from '#shared/errors/host-errors.ts';
import type {
  LedgerCallName,
  LedgerWorkerData,
  Opened,
  StageRequest,
  StoredBackup,
} from './ledger-protocol.ts';
import { LedgerReaders, type LedgerWorker, type ReadableLedger } from './ledger-readers.ts';
import { type RequestOptions, WorkerClient } from './worker-client.ts';

interface OpenLedger extends ReadableLedger {
  readonly writer: LedgerWorker;
  readers: LedgerReaders;
  /** Only the writer knows who is signed in; readers are told with each call. */
  operatorUid: string;
}

export interface LedgerClientOptions {
  readonly script: string | URL;
  /** A worker crashed. When it was the writer, the ledger is closed by the time this is called. */
  readonly onCrash: (role: LedgerWorkerData['role'], cause: unknown) => void;
}

/** Reads that may take seconds. */
const SLOW_READS: ReadonlySet<LedgerCallName> = new Set<LedgerCallName>(['audit.verify']);

/** The one open ledger, as the host sees it: which thread does what stays in here. */
export class LedgerClient {
  readonly #options: LedgerClientOptions;
  #open: OpenLedger | null = null;
  /** Opening, closing and restoring wait for each other. */
  #turn: Promise<unknown> = Promise.resolve();

  constructor(options: LedgerClientOptions) {
    this.#options = options;
  }

  /** The open file, or null. */
  get file(): { readonly path: string; readonly readOnly: boolean } | null {
    return this.#open;
  }

  open(path: string, readOnly: boolean, options?: RequestOptions): Promise<LedgerStatus> {
    return this.#inTurn(() =>
      this.#start(path, (writer) => writer.request('open', { path, readOnly }, options)),
    );
  }

  create(path: string, setup: NewLedger, options?: RequestOptions): Promise<LedgerStatus> {
    return this.#inTurn(() =>
      this.#start(path, (writer) => writer.request('create', { path, setup }, options)),
    );
  }

  createSample(path: string, options?: RequestOptions): Promise<LedgerStatus> {
    return this.#inTurn(() =>
      this.#start(path, (writer) => writer.request('createSample', { path }, options)),
    );
  }

  /** A contract call of place `read` or `write`, its input already validated. */
  async call(name: LedgerCallName, input: unknown, options?: RequestOptions): Promise<unknown> {
    const ledger = this.#ledger();
    const payload = { name, input, operatorUid: ledger.operatorUid };
    if (SLOW_READS.has(name)) {
      return ledger.readers.aside((reader) => reader.request('call', payload, options));
    }
    if (calls[name].place === 'read') {
      return (await ledger.readers.page()).request('call', payload, options);
    }
    const value = await ledger.writer.request('call', payload, options);
    if (name === 'setup.switchOperator') {
      ledger.operatorUid = (value as CallOutput<'setup.switchOperator'>).uid;
    }
    return value;
  }

  async stage(request: StageRequest, options?: RequestOptions) {
    return this.#ledger().writer.request('stage', request, options);
  }

  /** Writes the workbook to `path`, where nothing is yet. */
  async exportXlsx(request: PaperRequest, path: string, options?: RequestOptions) {
    const { operatorUid, readers } = this.#ledger();
    return readers.aside((reader) =>
      reader.request('exportXlsx', { request, path, operatorUid }, options),
    );
  }

  async backupList(): Promise<StoredBackup[]> {
    return this.#ledger().writer.request('backupList', {});
  }

  /** Into `folder`, or the ledger's own backup folder when null. */
  async backupNow(folder: string | null, options?: RequestOptions): Promise<StoredBackup> {
    return this.#ledger().writer.request('backupNow', { folder }, options);
  }

  /** What the host did to or with the open ledger gets its line in the operation log. */
  async log(call: CallName, input: unknown, refusal: ErrorData | null): Promise<void> {
    await this.#ledger().writer.request('log', { call, input, refusal });
  }

  /** Carries out an act of the host, e.g. an export; it, or its refusal, is logged. */
  async logged<Value>(call: CallName, input: unknown, act: () => Promise<Value>): Promise<Value> {
    const value = await this.refusalLogged(call, input, act);
    await this.log(call, input, null);
    return value;
  }

  /** As {@link logged}, for what leaves no line when it is done. */
  async refusalLogged<Value>(
    call: CallName,
    input: unknown,
    act: () => Promise<Value>,
  ): Promise<Value> {
    try {
      return await act();
    } catch (error) {
      if (error instanceof AppError) await this.log(call, input, error.toData());
      throw error;
    }
  }

  /** Closes, puts the backup in the ledger's place (keeping what was there) and opens it again. */
  restore(backupPath: string, options?: RequestOptions) {
    return this.#restore(backupPath, options);
  }

  undoRestore(options?: RequestOptions) {
    return this.#restore(null, options);
  }

  /**
   * Nothing happens when no ledger is open. With `backup` a closing backup is made first; when that
   * fails the ledger stays open, and the user decides whether to close without one.
   */
  close(backup: boolean, options?: RequestOptions): Promise<{ backup: StoredBackup | null }> {
    return this.#inTurn(() => this.#close(backup, options));
  }

  #ledger(): OpenLedger {
    if (this.#open === null) throw hostErrors.make('LEDGER-NOT-OPEN');
    return this.#open;
  }

  async #start(
    path: string,
    begin: (writer: LedgerWorker) => Promise<Opened>,
  ): Promise<LedgerStatus> {
    if (this.#open !== null) throw new Error('close the open ledger before opening another');
    const writer = this.#worker('writer');
    try {
      const { status, dbPath } = await begin(writer);
      const file = { path, dbPath, readOnly: status.readOnly };
      const readers = await this.#readers(file);
      this.#open = { ...file, writer, readers, operatorUid: status.operator.uid };
      return status;
    } catch (error) {
      // A writer that did open must not go away and leave its -wal behind.
      if (writer.alive) await writer.request('close', { backup: false }).catch(() => undefined);
      await writer.end();
      throw error;
    }
  }

  /** Readers first, the writer last: then SQLite leaves no -wal behind. */
  async #close(backup: boolean, options?: RequestOptions) {
    const ledger = this.#open;
    if (ledger === null) return { backup: null };
    await ledger.readers.close();
    try {
      const closed = await ledger.writer.request('close', { backup }, options);
      this.#open = null;
      await ledger.writer.end();
      return closed;
    } catch (error) {
      // E.g. no room for the backup: the ledger stays open and the user decides.
      if (this.#open === ledger) {
        const { path, dbPath, readOnly } = ledger;
        ledger.readers = await this.#readers({ path, dbPath, readOnly });
      }
      throw error;
    }
  }

  #restore(backupPath: string | null, options?: RequestOptions) {
    return this.#inTurn(async () => {
      const { path, readOnly, operatorUid, writer } = this.#ledger();
      const by = await writer.request('who', {});
      await this.#close(false);
      const worker = this.#worker('writer');
      try {
        return await worker.request('restore', { path, backupPath, by }, options);
      } finally {
        await worker.end();
        // Also after a refusal: then it is the untouched ledger that opens again.
        const opened = await this.#start(path, (next) => next.request('open', { path, readOnly }));
        this.#signInAgain(operatorUid, opened.operators);
      }
    });
  }

  /** Who worked before works on, unless the ledger opened now doesn't know them. */
  #signInAgain(operatorUid: string, known: readonly { uid: string }[]): void {
    if (this.#open && known.some(({ uid }) => uid === operatorUid)) {
      this.#open.operatorUid = operatorUid;
    }
  }

  #readers(file: ReadableLedger): Promise<LedgerReaders> {
    return LedgerReaders.open(() => this.#worker('reader'), file);
  }

  #worker(role: LedgerWorkerData['role']): LedgerWorker {
    const workerData: LedgerWorkerData = { role };
    const worker: LedgerWorker = new WorkerClient({
      script: this.#options.script,
      workerData,
      onCrash: (cause) => {
        if (this.#open?.writer === worker) this.#lose(this.#open);
        this.#options.onCrash(role, cause);
      },
    });
    return worker;
  }

  /** SQLite rolls back what the dead writer had not committed; the file opens again as it was. */
  #lose(ledger: OpenLedger): void {
    this.#open = null;
    void ledger.readers.kill();
  }

  #inTurn<Result>(act: () => Promise<Result>): Promise<Result> {
    const run = this.#turn.then(act);
    this.#turn = run.catch(() => undefined);
    return run;
  }
}
