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

/** The names of the `{name}` places in a text. */
type Places<Text extends string> = Text extends `${string}{${infer Name}}${infer Rest}`
  ? Name | Places<Rest>
  : never;

/** What an error's three texts need filled in: all of it, and nothing else. */
export type ErrorParams<Text extends ErrorText> = Readonly<
  Record<Places<Text['message'] | Text['kept'] | Text['next']>, string | number>
>;

interface ErrorExtra {
  readonly details?: unknown;
  readonly cause?: unknown;
}

/** Texts without places need no parameters. */
type MakeArguments<Text extends ErrorText> = [keyof ErrorParams<Text>] extends [never]
  ? [params?: Readonly<Record<string, never>>, extra?: ErrorExtra]
  : [params: ErrorParams<Text>, extra?: ErrorExtra];

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
 * Declares one area's errors. Texts may hold `{name}` places, filled from the parameters: their
 * types follow from the texts, so a missing one doesn't compile.
 */
export function defineErrors<const Codes extends Record<string, ErrorText>>(codes: Codes) {
  return {
    codes,
    make<Code extends keyof Codes & string>(
      code: Code,
      ...[params = {}, extra = {}]: MakeArguments<Codes[Code]>
    ): AppError {
      const text: ErrorText = codes[code]!;
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

function fill(template: string, params: Readonly<Record<string, string | number>>): string {
  return template.replace(/\{(\w+)\}/g, (place, name: string) => String(params[name] ?? place));
}
