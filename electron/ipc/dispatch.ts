import type { z } from 'zod';
import type { HostCalls, HostContext } from '#electron/host/host-calls.ts';
import type { LedgerClient } from '#electron/workers/ledger-client.ts';
import type { LedgerCallName } from '#electron/workers/ledger-protocol.ts';
import { ACCESS } from '#shared/contract/access.ts';
import { type CallName, type CallsAt, calls } from '#shared/contract/index.ts';
import { AppError, type ErrorData } from '#shared/errors/app-error.ts';
import { hostErrors } from '#shared/errors/host-errors.ts';
import { ledgerErrors } from '#shared/errors/ledger-errors.ts';

export type AnyResult = { ok: true; value: unknown } | { ok: false; error: ErrorData };

export interface DispatchParts {
  /** Null where pages may only read, as while printing from the command line. */
  readonly host: HostCalls | null;
  readonly ledger: Pick<LedgerClient, 'call' | 'check'>;
  /** In development and tests answers are held against the contract too. */
  readonly checkOutputs: boolean;
  /** Told of every programmer's error; the page only learns that there was one. */
  readonly report: (call: string, error: unknown) => void;
}

/** name → known? → input valid? → permitted? → host or ledger → tagged result. Never rejects. */
export class Dispatcher {
  readonly #parts: DispatchParts;

  constructor(parts: DispatchParts) {
    this.#parts = parts;
  }

  async run(name: unknown, input: unknown, context: HostContext): Promise<AnyResult> {
    try {
      if (!isCallName(name)) throw ledgerErrors.make('CALL-UNKNOWN', { name: '？' });
      const value = await this.#carryOut(name, validInput(name, input), context);
      return { ok: true, value: this.#parts.checkOutputs ? checkedOutput(name, value) : value };
    } catch (error) {
      return { ok: false, error: this.#toData(String(name), error) };
    }
  }

  async #carryOut(name: CallName, input: unknown, context: HostContext): Promise<unknown> {
    const { host } = this.#parts;
    if (isHostCall(name)) {
      if (host === null) throw hostErrors.make('CALL-NOT-OURS');
      // The door's own check; a call of the ledger passes it there.
      if (ACCESS[name] !== 'anyone') await this.#parts.ledger.check(name);
      return runHostCall(host, name, input, context);
    }
    const { signal, onProgress } = context;
    return this.#parts.ledger.call(name, input, { signal, onProgress });
  }

  #toData(name: string, error: unknown): ErrorData {
    if (error instanceof AppError && error.code !== 'INTERNAL') return error.toData();
    this.#parts.report(name, error);
    return error instanceof AppError ? error.toData() : hostErrors.make('INTERNAL').toData();
  }
}

/** Only own names: `toString` and the like are not calls. */
export function isCallName(name: unknown): name is CallName {
  return typeof name === 'string' && Object.hasOwn(calls, name);
}

function isHostCall(name: CallName): name is Exclude<CallName, LedgerCallName> {
  return calls[name].place === 'host';
}

function runHostCall<Name extends CallsAt<'host'>>(
  host: HostCalls,
  name: Name,
  input: unknown,
  context: HostContext,
): Promise<unknown> {
  // The schema of this very name has just accepted the input.
  const run = host[name] as (input: unknown, context: HostContext) => Promise<unknown>;
  return run(input, context);
}

function validInput(name: CallName, input: unknown): unknown {
  const schema: z.ZodType = calls[name].input;
  const parsed = schema.safeParse(input);
  if (parsed.success) return parsed.data;
  // Where and what, never the value: it may name a person.
  const details = parsed.error.issues.map(({ path, message }) => ({ path, message }));
  const spoken = details.find(({ message }) => /\p{Script=Han}/u.test(message))?.message;
  const problem = spoken ?? `有 ${details.length} 处格式不对`;
  throw ledgerErrors.make('INPUT-INVALID', { problem }, { details });
}

function checkedOutput(name: CallName, value: unknown): unknown {
  const schema: z.ZodType = calls[name].output;
  const parsed = schema.safeParse(value);
  if (parsed.success) return value;
  const where = parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
  throw new Error(`the answer of ${name} breaks the contract: ${where.join('; ')}`);
}
