import { basename } from 'node:path';
import type { Database } from 'better-sqlite3';
import type { CallName, CallOutput, CallsAt } from '#shared/contract/index.ts';
import type { LedgerStatus, NewLedger } from '#shared/contract/setup.ts';
import { ledgerErrors } from '#shared/errors/ledger-errors.ts';
import { createLedgerFile } from '../ledger-file/create.ts';
import type { LedgerFile } from '../ledger-file/ledger-file.ts';
import { migrate } from '../ledger-file/migrate.ts';
import { openLedgerFile, openReader } from '../ledger-file/open.ts';
import { firstValue } from '../ledger-file/prepared.ts';
import { Vault } from '../ledger-file/vault.ts';
import { type Hooks, noHooks, type Operator } from '../services/context.ts';
import { schemaPort } from '../services/schema-port.ts';
import { createLedgerRecords } from '../services/setup/create-ledger.ts';
import { status } from '../services/setup/setup.ts';
import { operatorByUid, operators } from '../services/setup/setup-store.ts';
import type { RowVerdict } from '../services/statements/row-verdicts.ts';
import type { StageRequest } from '../services/statements/stage.ts';
import { Stages } from '../services/statements/stages.ts';
import { runCommand } from './door.ts';
import type { CommandContext } from './handlers.ts';
import { type Act, logAct, refusalLogged } from './log-act.ts';

export type Clock = () => string;
const systemClock: Clock = () => new Date().toISOString();

type LedgerCall = CallsAt<'read' | 'write'>;

/** Makes a new ledger file; open it afterwards. */
export function createLedger(
  path: string,
  setup: NewLedger,
  { sample = false, now = systemClock }: { sample?: boolean; now?: Clock } = {},
): void {
  createLedgerFile(path, (db) => {
    migrate(db);
    createLedgerRecords(db, { setup, sample, now });
  });
}

/** One open ledger with its session: who acts, the opened key, staged imports. */
export class LedgerSession {
  readonly file: LedgerFile | null;
  readonly #db: Database;
  readonly #name: string;
  readonly #readOnly: boolean;
  readonly #ledgerUid: string;
  readonly #vault: Vault;
  readonly #stages = new Stages();
  readonly #now: Clock;
  operator: Operator;

  private constructor(
    db: Database,
    file: LedgerFile | null,
    options: { name: string; readOnly: boolean; now: Clock },
  ) {
    this.#db = db;
    this.file = file;
    this.#name = options.name;
    this.#readOnly = options.readOnly;
    this.#now = options.now;
    this.#ledgerUid = firstValue<string>(db, 'SELECT uid FROM ledger')!;
    this.#vault = new Vault(dataKey(db));
    const all = operators(db);
    this.operator = all.find((operator) => operator.role === 'clerk') ?? all[0]!;
  }

  /** Opens for writing, or reading when asked or when the medium is read-only. */
  static open(
    path: string,
    {
      readOnly = false,
      ownerName = '',
      now = systemClock,
    }: {
      readOnly?: boolean;
      ownerName?: string;
      now?: Clock;
    } = {},
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
    });
  }

  /** Every command names its operator; a reader is told who is signed in. */
  actAs(operatorUid: string): void {
    const operator = operatorByUid(this.#db, operatorUid);
    if (operator === null) throw ledgerErrors.make('RECORD-NOT-FOUND', { what: '操作员' });
    this.operator = operator;
  }

  run<Name extends LedgerCall>(
    name: Name,
    input: unknown,
    hooks: Hooks = noHooks,
  ): CallOutput<Name> {
    const value = runCommand(this.context(hooks), name, input);
    if (name === 'setup.switchOperator') {
      this.actAs((value as CallOutput<'setup.switchOperator'>).uid);
    }
    return value;
  }

  /** Compares a recognised statement with the ledger; writes nothing. */
  stage(request: StageRequest, hooks: Hooks = noHooks): CallOutput<'statements.stage'> {
    return this.#stages.stage(this.context(hooks), request);
  }

  /** What is done to the whole file, or outside it, by its call's name; see {@link logAct}. */
  log(act: Act, outcome: Parameters<typeof logAct>[2]): void {
    logAct(this.context(noHooks), act, outcome);
  }

  /** Carries out what happens before its call reaches the door: a refusal is logged all the same. */
  refusalLogged<Value>(call: CallName, args: unknown, run: () => Value): Value {
    return refusalLogged(this.context(noHooks), { call, args, by: this.operator }, run);
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
    return status(this.context(noHooks), this.#name, this.#readOnly);
  }

  context(hooks: Hooks): CommandContext {
    return {
      db: this.#db,
      ledgerUid: this.#ledgerUid,
      vault: this.#vault,
      operator: this.operator,
      now: this.#now,
      hooks,
      fileName: this.#name,
      readOnly: this.#readOnly,
      stages: this.#stages,
    };
  }

  /** `settled` is false when a -wal still holds the last commits: safe, but not yet in the file. */
  close(): { settled: boolean } {
    if (this.file !== null) return this.file.close();
    this.#db.close();
    return { settled: true };
  }
}

/** Until passwords exist the key lies in the open slot. */
function dataKey(db: Database): Buffer {
  const key = firstValue<Buffer>(db, "SELECT wrapped FROM key_slot WHERE kind = 'open'");
  if (key === null) throw ledgerErrors.make('KEY-LOCKED');
  return key;
}
