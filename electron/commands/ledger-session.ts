import { basename } from 'node:path';
import type { Database } from 'better-sqlite3';
import type { CallName, CallOutput, CallsAt } from '#shared/contract/index.ts';
import type { LedgerStatus, NewLedger } from '#shared/contract/setup.ts';
import { createLedgerFile } from '../ledger-file/create.ts';
import { DEFAULT_COST, type ScryptCost } from '../ledger-file/key-wrap.ts';
import type { LedgerFile } from '../ledger-file/ledger-file.ts';
import { migrate } from '../ledger-file/migrate.ts';
import { openLedgerFile, openReader } from '../ledger-file/open.ts';
import { firstValue } from '../ledger-file/prepared.ts';
import { Vault } from '../ledger-file/vault.ts';
import { type CaseStageRequest, CaseStages } from '../services/cases/case-stages.ts';
import { type Hooks, noHooks, type Operator } from '../services/context.ts';
import { mustOperator } from '../services/people/people-store.ts';
import type { SignedIn } from '../services/people/sign-in.ts';
import { schemaPort } from '../services/schema-port.ts';
import { createLedgerRecords } from '../services/setup/create-ledger.ts';
import { status } from '../services/setup/setup.ts';
import type { RowVerdict } from '../services/statements/row-verdicts.ts';
import type { StageRequest } from '../services/statements/stage.ts';
import { Stages } from '../services/statements/stages.ts';
import { type CommandContext, commandContext } from './command-context.ts';
import { requireAccess, runCommand } from './door.ts';
import { type Act, logAct, type Outcome, refusalLogged } from './log-act.ts';

export type Clock = () => string;
const systemClock: Clock = () => new Date().toISOString();

type LedgerCall = CallsAt<'read' | 'write'>;

export interface NewLedgerOptions {
  readonly sample?: boolean;
  readonly now?: Clock;
  /** What deriving a key from a password costs; lower only where passwords protect nothing. */
  readonly scryptCost?: ScryptCost;
}

/** Makes a new ledger file; open it afterwards. The recovery code is kept nowhere. */
export function createLedger(
  path: string,
  setup: NewLedger,
  { sample = false, now = systemClock, scryptCost = DEFAULT_COST }: NewLedgerOptions = {},
): { recoveryCode: string } {
  let recoveryCode = '';
  createLedgerFile(path, (db) => {
    migrate(db);
    ({ recoveryCode } = createLedgerRecords(db, { setup, sample, now, scryptCost }));
  });
  return { recoveryCode };
}

export interface SessionOptions {
  readonly readOnly?: boolean;
  readonly ownerName?: string;
  readonly now?: Clock;
  readonly scryptCost?: ScryptCost;
}

/** What another thread needs to work for whoever is signed in here. */
export interface SharedSession {
  readonly operatorUid: string;
  readonly dataKey: Uint8Array<ArrayBuffer>;
  readonly mustChange: boolean;
}

/** One open ledger with its session: who is signed in, the opened key, staged imports. */
export class LedgerSession {
  readonly file: LedgerFile | null;
  readonly #db: Database;
  readonly #name: string;
  readonly #readOnly: boolean;
  readonly #ledgerUid: string;
  readonly #vault = new Vault();
  readonly #now: Clock;
  readonly #scryptCost: ScryptCost;
  #stages = new Stages();
  #caseStages = new CaseStages();
  #actor: Operator | null = null;
  #mustChange = false;
  /** Whose the staged imports are: they outlast locking, and nobody else gets them. */
  #stagedBy: string | null = null;

  private constructor(
    db: Database,
    file: LedgerFile | null,
    options: { name: string; readOnly: boolean; now: Clock; scryptCost: ScryptCost },
  ) {
    this.#db = db;
    this.file = file;
    this.#name = options.name;
    this.#readOnly = options.readOnly;
    this.#now = options.now;
    this.#scryptCost = options.scryptCost;
    this.#ledgerUid = firstValue<string>(db, 'SELECT uid FROM ledger')!;
  }

  /** Opens for writing, or reading when asked or when the medium is read-only. */
  static open(
    path: string,
    {
      readOnly = false,
      ownerName = '',
      now = systemClock,
      scryptCost = DEFAULT_COST,
    }: SessionOptions = {},
  ): LedgerSession {
    const file = openLedgerFile(path, {
      mode: readOnly ? 'read' : 'write',
      ownerName,
      checkSchema: schemaPort.checkSchema,
    });
    try {
      return new LedgerSession(file.db, file, {
        name: basename(file.path),
        readOnly: file.mode === 'read',
        now,
        scryptCost,
      });
    } catch (error) {
      file.close();
      throw error;
    }
  }

  /**
   * One more reading session on the ledger at `path`, open already in another thread, where it may
   * be written unless `readOnly`. The connection itself can't write.
   */
  static openReader(
    dbPath: string,
    { path, readOnly }: { path: string; readOnly: boolean },
  ): LedgerSession {
    return new LedgerSession(openReader(dbPath), null, {
      name: basename(path),
      readOnly,
      now: systemClock,
      scryptCost: DEFAULT_COST,
    });
  }

  run<Name extends LedgerCall>(
    name: Name,
    input: unknown,
    hooks: Hooks = noHooks,
  ): CallOutput<Name> {
    let next: SignedIn | null | undefined;
    const become = (signedIn: SignedIn | null) => {
      next = signedIn;
    };
    const value = runCommand(this.context(hooks, become), name, input);
    if (next !== undefined) this.#become(next);
    return value;
  }

  /** Who is signed in; null while nobody is. */
  get actor(): Operator | null {
    return this.#actor;
  }

  /** Session and role alone, for what the host carries out itself. Throws the refusal. */
  requireAccess(name: CallName): void {
    requireAccess(this.context(noHooks), name);
  }

  /** For a reading thread; null while nobody is signed in. */
  share(): SharedSession | null {
    if (this.#actor === null) return null;
    const key = this.#vault.dataKey();
    // Bytes of their own: a message carries the whole memory that its view looks at.
    const dataKey = Uint8Array.from(key);
    key.fill(0);
    return { operatorUid: this.#actor.uid, dataKey, mustChange: this.#mustChange };
  }

  /** In a reading thread: works for the same operator from now on, or for nobody. Wipes the key. */
  take(shared: SharedSession | null): void {
    if (shared === null) {
      this.#become(null);
      return;
    }
    const { operatorUid, dataKey, mustChange } = shared;
    const operator = mustOperator(this.#db, operatorUid);
    this.#become({ operator, dataKey: Buffer.from(dataKey.buffer), mustChange });
  }

  #become(next: SignedIn | null): void {
    this.#actor = next?.operator ?? null;
    this.#mustChange = next?.mustChange ?? false;
    if (next === null) {
      this.#vault.lock();
      return;
    }
    this.#vault.unlock(next.dataKey);
    next.dataKey.fill(0);
    if (this.#stagedBy !== next.operator.uid) {
      this.#stages = new Stages();
      this.#caseStages = new CaseStages();
    }
    this.#stagedBy = next.operator.uid;
  }

  /** Compares a recognised statement with the ledger; writes nothing. */
  stage(request: StageRequest, hooks: Hooks = noHooks): CallOutput<'statements.stage'> {
    const ctx = this.context(hooks);
    requireAccess(ctx, 'statements.stage');
    return this.#stages.stage(ctx, request);
  }

  /** Compares a case list with the register; writes nothing. */
  stageCases(request: CaseStageRequest): CallOutput<'cases.stage'> {
    const ctx = this.context(noHooks);
    requireAccess(ctx, 'cases.stage');
    return this.#caseStages.stage(ctx, request);
  }

  /** What is done to the whole file, or outside it, by its call's name; see {@link logAct}. */
  log(act: Act, outcome: Outcome): void {
    logAct(this.context(noHooks), act, outcome);
  }

  /** Carries out what happens before its call reaches the door: a refusal is logged all the same. */
  refusalLogged<Value>(act: Act, run: () => Value): Value {
    return refusalLogged(this.context(noHooks), act, run);
  }

  /** What the staged file's rows are, for the command line. */
  verdicts(stageToken: string): readonly RowVerdict[] {
    return this.#stages.verdicts(stageToken);
  }

  /**
   * When anything in the file changed last, as ISO 8601: a command's log line or a saved draft. That
   * it was copied or printed is no change.
   */
  lastChangeAt(): string {
    return firstValue<string>(
      this.#db,
      `SELECT max(coalesce((SELECT max(at) FROM audit
           WHERE call <> 'backup.now' AND call NOT LIKE 'papers.%'), ''),
         coalesce((SELECT max(saved_at) FROM draft), ''), (SELECT created_at FROM ledger))`,
    )!;
  }

  status(): LedgerStatus {
    const ctx = this.context(noHooks);
    return status(ctx, ctx);
  }

  context(hooks: Hooks, become: CommandContext['become'] = () => {}): CommandContext {
    return commandContext({
      db: this.#db,
      ledgerUid: this.#ledgerUid,
      vault: this.#vault,
      now: this.#now,
      hooks,
      scryptCost: this.#scryptCost,
      fileName: this.#name,
      readOnly: this.#readOnly,
      stages: this.#stages,
      caseStages: this.#caseStages,
      actor: this.#actor,
      mustChange: this.#mustChange,
      become,
    });
  }

  /** `settled` is false when a -wal still holds the last commits: safe, but not yet in the file. */
  close(): { settled: boolean } {
    if (this.file !== null) return this.file.close();
    this.#db.close();
    return { settled: true };
  }
}
