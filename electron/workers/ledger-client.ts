import { MessageChannel } from 'node:worker_threads';
import { ACCESS, isAccessRefusal } from '#shared/contract/access.ts';
import type { CallName } from '#shared/contract/index.ts';
import { calls } from '#shared/contract/index.ts';
import { PAPER_CALLS, type PaperRequest } from '#shared/contract/papers.ts';
import type { LedgerStatus, NewLedger } from '#shared/contract/setup.ts';
import { AppError, type ErrorData } from '#shared/errors/app-error.ts';
import { hostErrors } from '#shared/errors/host-errors.ts';
import type {
  CaseStageRequest,
  LedgerCallName,
  LedgerProtocol,
  LedgerWorkerData,
  Opened,
  StageRequest,
  StoredBackup,
} from './ledger-protocol.ts';
import { LedgerReaders, type LedgerWorker, type ReadableLedger } from './ledger-readers.ts';
import { type RequestOptions, WorkerClient, YOUNG_GENERATION_MB } from './worker-client.ts';

type CallPayload = LedgerProtocol['call']['payload'];

interface OpenLedger extends ReadableLedger {
  readonly writer: LedgerWorker;
  readers: LedgerReaders;
}

export interface LedgerClientOptions {
  readonly script: string | URL;
  /** A worker crashed. When it was the writer, the ledger is closed by the time this is called. */
  readonly onCrash: (role: LedgerWorkerData['role'], cause: unknown) => void;
}

/** Reads that may take seconds. */
const SLOW_READS: ReadonlySet<LedgerCallName> = new Set<LedgerCallName>(['audit.verify']);

/** Calls after which another person, or nobody, is signed in. */
const CHANGES_SESSION: ReadonlySet<LedgerCallName> = new Set<LedgerCallName>([
  'people.signIn',
  'people.signOut',
  'people.changePassword',
]);

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

  async open(path: string, readOnly: boolean, options?: RequestOptions): Promise<LedgerStatus> {
    const opened = await this.#inTurn(() =>
      this.#start(path, (writer) => writer.request('open', { path, readOnly }, options)),
    );
    return opened.status;
  }

  /** The recovery code is shown this once. */
  async create(
    path: string,
    setup: NewLedger,
    options?: RequestOptions,
  ): Promise<{ status: LedgerStatus; recoveryCode: string }> {
    const { status, recoveryCode } = await this.#inTurn(() =>
      this.#start(path, (writer) => writer.request('create', { path, setup }, options)),
    );
    return { status, recoveryCode };
  }

  async createSample(path: string, options?: RequestOptions): Promise<LedgerStatus> {
    const opened = await this.#inTurn(() =>
      this.#start(path, (writer) => writer.request('createSample', { path }, options)),
    );
    return opened.status;
  }

  /** A contract call of place `read` or `write`, its input already validated. */
  async call(name: LedgerCallName, input: unknown, options?: RequestOptions): Promise<unknown> {
    const ledger = this.#ledger();
    const payload = { name, input };
    if (calls[name].place === 'read') return this.#read(ledger, payload, options);
    const value = await ledger.writer.request('call', payload, options);
    if (CHANGES_SESSION.has(name)) await ledger.readers.sessionChanged();
    return value;
  }

  async #read(ledger: OpenLedger, payload: CallPayload, options?: RequestOptions) {
    const { name } = payload;
    const ask = (reader: LedgerWorker) => reader.request('call', payload, options);
    try {
      if (SLOW_READS.has(name)) return await ledger.readers.aside(ACCESS[name] !== 'anyone', ask);
      return await ask(await ledger.readers.page());
    } catch (error) {
      // A reader can't write: the writer refuses once more, and logs it.
      if (error instanceof AppError && isAccessRefusal(error.code)) await this.check(name);
      throw error;
    }
  }

  /** Whether a call may be made now, whoever carries it out. Throws the refusal. */
  async check(name: CallName): Promise<void> {
    await this.#ledger().writer.request('check', { name });
  }

  async stage(request: StageRequest, options?: RequestOptions) {
    return this.#ledger().writer.request('stage', request, options);
  }

  async stageCases(request: CaseStageRequest, options?: RequestOptions) {
    return this.#ledger().writer.request('stageCases', request, options);
  }

  /** Writes an empty case list to `path`, where nothing is yet. */
  async caseTemplate(path: string, options?: RequestOptions) {
    return this.#ledger().readers.aside(false, (reader) =>
      reader.request('caseTemplate', { path }, options),
    );
  }

  /** Writes the workbook to `path`, where nothing is yet. */
  async exportXlsx(request: PaperRequest, path: string, options?: RequestOptions) {
    return this.#ledger().readers.aside(ACCESS[PAPER_CALLS[request.paper]] !== 'anyone', (reader) =>
      reader.request('exportXlsx', { request, path }, options),
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
  log(call: CallName, input: unknown, refusal: ErrorData | null): Promise<void> {
    return keepLine(this.#ledger().writer, { call, input, refusal });
  }

  /** Carries out an act of the host, e.g. an export; it, or its refusal, is logged. */
  async logged<Value>(call: CallName, input: unknown, act: () => Promise<Value>): Promise<Value> {
    const { writer } = this.#ledger();
    const value = await this.refusalLogged(call, input, act);
    await keepLine(writer, { call, input, refusal: null });
    return value;
  }

  /** As {@link logged}, for what leaves no line when it is done. */
  async refusalLogged<Value>(
    call: CallName,
    input: unknown,
    act: () => Promise<Value>,
  ): Promise<Value> {
    const { writer } = this.#ledger();
    try {
      return await act();
    } catch (error) {
      if (error instanceof AppError) {
        await keepLine(writer, { call, input, refusal: error.toData() });
      }
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

  async #start<Begun extends Opened>(
    path: string,
    begin: (writer: LedgerWorker) => Promise<Begun>,
  ): Promise<Begun> {
    if (this.#open !== null) throw new Error('close the open ledger before opening another');
    const writer = this.#worker('writer');
    try {
      const begun = await begin(writer);
      const file = { path, dbPath: begun.dbPath, readOnly: begun.status.readOnly };
      const readers = await this.#readers(file, writer);
      this.#open = { ...file, writer, readers };
      return begun;
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
        const { path, dbPath, readOnly, writer } = ledger;
        ledger.readers = await this.#readers({ path, dbPath, readOnly }, writer);
      }
      throw error;
    }
  }

  #restore(backupPath: string | null, options?: RequestOptions) {
    return this.#inTurn(async () => {
      const { path, readOnly, writer } = this.#ledger();
      const by = await writer.request('who', {});
      await this.#close(false);
      const worker = this.#worker('writer');
      try {
        return await worker.request('restore', { path, backupPath, by }, options);
      } finally {
        await worker.end();
        // Also after a refusal: then it is the untouched ledger that opens again. Locked: the
        // passwords may be others now.
        await this.#start(path, (next) => next.request('open', { path, readOnly }));
      }
    });
  }

  #readers(file: ReadableLedger, writer: LedgerWorker): Promise<LedgerReaders> {
    return LedgerReaders.open(
      () => this.#worker('reader'),
      file,
      (reader) => handOver(writer, reader),
    );
  }

  #worker(role: LedgerWorkerData['role']): LedgerWorker {
    const workerData: LedgerWorkerData = { role };
    const worker: LedgerWorker = new WorkerClient({
      script: this.#options.script,
      workerData,
      resourceLimits: role === 'writer' ? { maxYoungGenerationSizeMb: YOUNG_GENERATION_MB } : {},
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

/** Of a ledger closed meanwhile there is no line, nor in the next one: what was done stays done. */
async function keepLine(writer: LedgerWorker, line: LedgerProtocol['log']['payload']) {
  try {
    await writer.request('log', line);
  } catch (error) {
    if (!(error instanceof AppError) || !CLOSED.has(error.code)) throw error;
  }
}

const CLOSED: ReadonlySet<string> = new Set(['LEDGER-NOT-OPEN', 'CANCELLED']);

/** Who is signed in goes from the writer to the reader by a channel of their own. */
function handOver(writer: LedgerWorker, reader: LedgerWorker): Promise<unknown> {
  const { port1, port2 } = new MessageChannel();
  return Promise.all([
    writer.request('share', { port: port1 }, { transfer: [port1] }),
    reader.request('take', { port: port2 }, { transfer: [port2] }),
  ]);
}
