import type { CallArgs, CallName, CallOutput, CallsAt } from '#shared/contract/index.ts';
import { calls } from '#shared/contract/index.ts';
import { AppError } from '#shared/errors/app-error.ts';
import { fileErrors } from '#shared/errors/file-errors.ts';
import { ledgerErrors } from '#shared/errors/ledger-errors.ts';
import { inTransaction } from '../ledger-file/transaction.ts';
import { appendAudit } from '../services/audit/log.ts';
import { detailOf } from './audit-detail.ts';
import { type CommandContext, handlers } from './handlers.ts';

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

/**
 * The one door to the ledger, for window and command line alike: name and input are checked, a
 * write runs in one transaction with its line in the operation log, and a refusal is logged in a
 * transaction of its own after the rollback. Throws AppError for what the user must know.
 */
export function runCommand<Name extends LedgerCall>(
  ctx: CommandContext,
  name: Name,
  input: unknown,
): CallOutput<Name> {
  const args = checkedInput(name, input);
  const handle = handlers[name] as (ctx: CommandContext, args: CallArgs<Name>) => CallOutput<Name>;
  if (calls[name].place === 'read') return inReadTransaction(ctx, () => handle(ctx, args));
  if (ctx.readOnly) throw fileErrors.make('FILE-READ-ONLY', { file: ctx.fileName });
  try {
    return inTransaction(ctx.db, () => {
      const value = handle(ctx, args);
      if (!UNLOGGED.has(name)) logDone(ctx, name, args, value);
      return value as Exclude<typeof value, PromiseLike<unknown>>;
    }) as CallOutput<Name>;
  } catch (error) {
    const refusal = asRefusal(error);
    if (refusal === null) throw error;
    logRefused(ctx, name, args, refusal);
    throw refusal;
  }
}

function checkedInput<Name extends LedgerCall>(name: Name, input: unknown): CallArgs<Name> {
  if (!Object.hasOwn(calls, name) || !(name in handlers)) {
    throw ledgerErrors.make('CALL-UNKNOWN', { name: String(name).slice(0, 60) });
  }
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

function logDone(ctx: CommandContext, call: CallName, args: unknown, value: unknown): void {
  appendAudit(ctx.db, ctx.ledgerUid, {
    at: ctx.now(),
    operator: ctx.operator,
    call,
    outcome: 'done',
    code: null,
    detail: detailOf(call, args, value),
  });
}

function logRefused(ctx: CommandContext, call: CallName, args: unknown, refusal: AppError): void {
  if (UNLOGGED.has(call) || refusal.code === 'CANCELLED') return;
  inTransaction(ctx.db, () => {
    appendAudit(ctx.db, ctx.ledgerUid, {
      at: ctx.now(),
      operator: ctx.operator,
      call,
      outcome: 'refused',
      code: refusal.code,
      detail: detailOf(call, args, null),
    });
  });
}
