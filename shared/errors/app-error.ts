/**
 * An expected failure that reaches the user: a code, what happened, what was kept, what to do.
 * Everything else that is thrown is a programmer's error and crashes loudly.
 */
export interface ErrorText {
  /** What happened, in one Chinese sentence. */
  readonly message: string;
  /** What was kept or left untouched. */
  readonly kept: string;
  /** What the user can do next. */
  readonly next: string;
}

export type ErrorParams = Readonly<Record<string, string | number>>;

/** The plain form that crosses workers, IPC and the command line. */
export interface ErrorData extends ErrorText {
  readonly code: string;
  /** Machine-readable details, e.g. rule findings or row numbers; never a path, never a person. */
  readonly details?: unknown;
}

export class AppError extends Error implements ErrorData {
  readonly code: string;
  readonly kept: string;
  readonly next: string;
  readonly details?: unknown;

  constructor(data: ErrorData, options?: { cause?: unknown }) {
    super(data.message, options);
    this.name = 'AppError';
    this.code = data.code;
    this.kept = data.kept;
    this.next = data.next;
    if (data.details !== undefined) this.details = data.details;
  }

  toData(): ErrorData {
    const { code, message, kept, next, details } = this;
    return details === undefined
      ? { code, message, kept, next }
      : { code, message, kept, next, details };
  }
}

/**
 * Declares one area's errors. Texts may hold `{name}` places, filled from the parameters:
 * a missing parameter is a programmer's error.
 */
export function defineErrors<const Codes extends Record<string, ErrorText>>(codes: Codes) {
  return {
    codes,
    make(
      code: keyof Codes & string,
      params: ErrorParams = {},
      extra: { details?: unknown; cause?: unknown } = {},
    ): AppError {
      const text = codes[code]!;
      const data: ErrorData = {
        code,
        message: fill(text.message, params),
        kept: fill(text.kept, params),
        next: fill(text.next, params),
      };
      const withDetails = extra.details === undefined ? data : { ...data, details: extra.details };
      return new AppError(withDetails, { cause: extra.cause });
    },
  };
}

function fill(template: string, params: ErrorParams): string {
  return template.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = params[name];
    if (value === undefined) throw new TypeError(`error text needs the parameter ${name}`);
    return String(value);
  });
}
