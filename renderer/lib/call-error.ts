import type { ErrorData } from '#shared/errors/app-error.ts';

/** A refused or failed call as the screen shows it: code, what happened, what was kept, what next. */
export class CallError extends Error implements ErrorData {
  readonly code: string;
  readonly kept: string;
  readonly next: string;
  readonly details?: unknown;

  constructor(data: ErrorData, cause?: unknown) {
    super(data.message, { cause });
    this.name = 'CallError';
    this.code = data.code;
    this.kept = data.kept;
    this.next = data.next;
    if (data.details !== undefined) this.details = data.details;
  }

  /** The user stopped it: nothing to complain about. */
  get cancelled(): boolean {
    return this.code === 'CANCELLED';
  }
}

/** A programmer's error that broke a call or a page: said plainly, never swallowed. */
export function unexpected(cause: unknown): CallError {
  console.error(cause);
  const message = cause instanceof Error ? cause.message : String(cause);
  return new CallError(
    {
      code: 'UNEXPECTED',
      message: `程序内部出错：${message}`,
      kept: '账套中已记账的内容不受影响，已填写的内容仍在本页。',
      next: '请重试；若再次出现，请记下此提示并联系维护人员。',
    },
    cause,
  );
}
