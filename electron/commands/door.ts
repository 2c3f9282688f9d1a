import { isAccessRefusal } from '#shared/contract/access.ts';
import type { CallArgs, CallName, CallOutput, CallsAt } from '#shared/contract/index.ts';
import { calls } from '#shared/contract/index.ts';
import { AppError } from '#shared/errors/app-error.ts';
import { fileErrors } from '#shared/errors/file-errors.ts';
import { ledgerErrors } from '#shared/errors/ledger-errors.ts';
import { inTransaction } from '../ledger-file/transaction.ts';
import type { Operator } from '../services/context.ts';
import { operatorByUid } from '../services/people/people-store.ts';
import { noteFailure } from '../services/people/sign-in.ts';
import { checkAccess } from './access.ts';
import { watchRecord } from './audit-records.ts';
import type { CommandContext } from './command-context.ts';
import { handlers } from './handlers.ts';
import { appendAct } from './log-act.ts';

type LedgerCall = CallsAt<'read' | 'write'>;

/**
 * Working state that is no business record: logging every keystroke kept would bury the log.
 * Submitting, sending back, posting and importing are logged.
 */
const UNLOGGED: ReadonlySet<CallName> = new Set<CallName>([
  'entries.saveDraft',
  'statements.grid',
  'statements.preview',
  'statements.discard',
  'cases.preview',
  'cases.discard',
]);

/** Change who is signed in and no record: on a medium that can't be written they are not logged. */
const WITHOUT_WRITING: ReadonlySet<CallName> = new Set<CallName>([
  'people.signIn',
  'people.signOut',
]);

/**
 * The one door to the ledger, for window and command line alike: session and role first, then the
 * input; a write runs in one transaction with its line in the operation log, and a
 * refusal is logged in a transaction of its own after the rollback. Throws AppError for what the
 * user must know.
 */
export function runCommand<Name extends LedgerCall>(
  ctx: CommandContext,
  name: Name,
  input: unknown,
): CallOutput<Name> {
  mustBeKnown(name);
  requireAccess(ctx, name, input);
  const args = checkedInput(name, input);
  const handle = handlers[name] as (ctx: CommandContext, args: CallArgs<Name>) => CallOutput<Name>;
  if (calls[name].place === 'read') return inReadTransaction(ctx, () => handle(ctx, args));
  if (ctx.readOnly) {
    if (WITHOUT_WRITING.has(name)) return handle(ctx, args);
    throw fileErrors.make('FILE-READ-ONLY', { file: ctx.fileName });
  }
  try {
    return inTransaction(ctx.db, () => {
      const changed = watchRecord(ctx, name, args);
      const value = handle(ctx, args);
      if (!UNLOGGED.has(name)) {
        const act = { call: name, args, by: whoActs(ctx, name, args) };
        appendAct(ctx, act, { refusal: null, value, changes: changed(value) });
      }
      return value as Exclude<typeof value, PromiseLike<unknown>>;
    }) as CallOutput<Name>;
  } catch (error) {
    const refusal = asRefusal(error);
    if (refusal === null) throw error;
    logRefused(ctx, name, args, refusal);
    throw refusal;
  }
}

/** Whether the call may be made now; a refusal is logged where the file can be written. */
export function requireAccess(ctx: CommandContext, name: CallName, input: unknown = {}): void {
  try {
    checkAccess(ctx, name);
  } catch (error) {
    if (error instanceof AppError && !ctx.readOnly && !ctx.db.readonly) {
      // Only what the contract accepts is fit for the log.
      logRefused(ctx, name, calls[name].input.safeParse(input).data ?? {}, error);
    }
    throw error;
  }
}

function mustBeKnown(name: LedgerCall): void {
  if (Object.hasOwn(calls, name) && name in handlers) return;
  throw ledgerErrors.make('CALL-UNKNOWN', { name: String(name).slice(0, 60) });
}

function checkedInput<Name extends LedgerCall>(name: Name, input: unknown): CallArgs<Name> {
  const parsed = calls[name].input.safeParse(input);
  if (parsed.success) return parsed.data as CallArgs<Name>;
  const [issue] = parsed.error.issues;
  const problem = `${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}`.trim();
  throw ledgerErrors.make('INPUT-INVALID', { problem }, { details: parsed.error.issues });
}

/** A call sees one state of the file from its first row to its last. */
function inReadTransaction<Value>(ctx: CommandContext, run: () => Value): Value {
  ctx.db.exec('BEGIN');
  try {
    return run();
  } finally {
    ctx.db.exec('COMMIT');
  }
}

/** What the file's own triggers refuse is a refusal too: the services missed it, the file didn't. */
function asRefusal(error: unknown): AppError | null {
  if (error instanceof AppError) return error;
  const sqlite = error as { code?: unknown; message?: unknown };
  if (typeof sqlite.code === 'string' && sqlite.code.startsWith('SQLITE_CONSTRAINT')) {
    return ledgerErrors.make(
      'LEDGER-REFUSED',
      { problem: String(sqlite.message) },
      { cause: error },
    );
  }
  return null;
}

function logRefused(ctx: CommandContext, call: CallName, args: unknown, refusal: AppError): void {
  // Not carried out, an unlogged call is no record; not permitted, it is a finding.
  const unlogged = UNLOGGED.has(call) && !isAccessRefusal(refusal.code);
  if (unlogged || refusal.code === 'CANCELLED') return;
  inTransaction(ctx.db, () => {
    const by = whoActs(ctx, call, args);
    if (refusal.code === 'PASSWORD-WRONG' && by !== null) noteFailure(ctx.db, by.uid, ctx.now());
    appendAct(ctx, { call, args, by }, { refusal });
  });
}

/** Calls that bring their own proof of who asks: what is tried is logged by the name it is tried for. */
const PROVE_THEMSELVES: ReadonlySet<CallName> = new Set<CallName>([
  'people.signIn',
  'people.recover',
]);

function whoActs(ctx: CommandContext, call: CallName, args: unknown): Operator | null {
  if (!PROVE_THEMSELVES.has(call)) return ctx.actor;
  return operatorByUid(ctx.db, (args as CallArgs<'people.signIn'>).operatorUid);
}
