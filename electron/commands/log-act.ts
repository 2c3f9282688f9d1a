import type { CallName } from '#shared/contract/index.ts';
import { AppError } from '#shared/errors/app-error.ts';
import { inTransaction } from '../ledger-file/transaction.ts';
import { appendAudit } from '../services/audit/log.ts';
import type { Operator } from '../services/context.ts';
import { detailOf } from './audit-detail.ts';
import type { CommandContext } from './handlers.ts';

/** Who is named in the log; null where no operator is known, as on the command line. */
export type Actor = Pick<Operator, 'uid' | 'name'> | null;

/** What was asked, by its call's name, and by whom. */
export interface Act {
  readonly call: CallName;
  readonly args: unknown;
  readonly by: Actor;
}

/**
 * The line in the operation log of what is no single transaction through the door: a backup, an
 * export, a file that can't be read. `refusal` null: it was done. On a medium that can't be
 * written there is no line.
 */
export function logAct(
  ctx: CommandContext,
  { call, args, by }: Act,
  outcome: { refusal: Pick<AppError, 'code'> | null; value?: unknown },
): void {
  const { refusal, value = null } = outcome;
  if (ctx.readOnly || refusal?.code === 'CANCELLED') return;
  inTransaction(ctx.db, () => {
    appendAudit(ctx.db, ctx.ledgerUid, {
      at: ctx.now(),
      operator: by,
      call,
      outcome: refusal === null ? 'done' : 'refused',
      code: refusal?.code ?? null,
      detail: detailOf(args, value),
    });
  });
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
