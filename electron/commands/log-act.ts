import type { Change } from '#shared/audit/changes.ts';
import type { CallName } from '#shared/contract/index.ts';
import { AppError } from '#shared/errors/app-error.ts';
import { inTransaction } from '../ledger-file/transaction.ts';
import { appendAudit } from '../services/audit/log.ts';
import type { Operator } from '../services/context.ts';
import { detailOf } from './audit-detail.ts';
import type { CommandContext } from './command-context.ts';

/** Who is named in the log; null where nobody signed in, as for a backup from the command line. */
export type Actor = Pick<Operator, 'uid' | 'name'> | null;

/** What was asked, by its call's name; by whoever is signed in unless somebody else is named. */
export interface Act {
  readonly call: CallName;
  readonly args: unknown;
  readonly by?: Actor;
}

export interface Outcome {
  /** Null: it was done. */
  readonly refusal: Pick<AppError, 'code'> | null;
  /** Of the result, what the log may keep. */
  readonly value?: unknown;
  /** Of a record that stood before: what changed of it. */
  readonly changes?: readonly Change[];
}

/** Adds the line of an act to the operation log. Runs in the caller's transaction. */
export function appendAct(
  ctx: CommandContext,
  act: Act,
  { refusal, value = null, changes = [] }: Outcome,
): void {
  const { call, args, by = ctx.actor } = act;
  appendAudit(ctx.db, ctx.ledgerUid, {
    at: ctx.now(),
    operator: by,
    call,
    outcome: refusal === null ? 'done' : 'refused',
    code: refusal?.code ?? null,
    detail: detailOf(call, args, value, changes),
  });
}

/**
 * The line of what is no single transaction through the door: a backup, an export, a file that
 * can't be read. On a medium that can't be written there is no line, nor for what was cancelled.
 */
export function logAct(ctx: CommandContext, act: Act, outcome: Outcome): void {
  if (ctx.readOnly || ctx.db.readonly || outcome.refusal?.code === 'CANCELLED') return;
  inTransaction(ctx.db, () => appendAct(ctx, act, outcome));
}

/** Carries an act out and logs it, or its refusal. `facts` picks what the log keeps of the result. */
export async function runLogged<Value>(
  ctx: CommandContext,
  act: Act,
  run: () => Promise<Value>,
  facts: (value: Value) => unknown = () => null,
): Promise<Value> {
  const value = await run().catch((error: unknown) => refuse(ctx, act, error));
  logAct(ctx, act, { refusal: null, value: facts(value) });
  return value;
}

/** Carries out what leaves no line when it is done, e.g. reading a file; its refusal does. */
export function refusalLogged<Value>(ctx: CommandContext, act: Act, run: () => Value): Value {
  try {
    return run();
  } catch (error) {
    return refuse(ctx, act, error);
  }
}

function refuse(ctx: CommandContext, act: Act, error: unknown): never {
  if (error instanceof AppError) logAct(ctx, act, { refusal: error });
  throw error;
}
