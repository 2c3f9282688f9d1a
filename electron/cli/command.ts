import type { ErrorData } from '#shared/errors/app-error.ts';

export const EXIT = {
  done: 0,
  usage: 2,
  /** Something must be decided first; nothing was written. */
  undecided: 3,
  /** Refused; nothing was written. */
  refused: 4,
  /** `verify` found a problem, or `check` something that is still open. */
  unsound: 5,
} as const;

/** Says in Chinese, without a full stop, what is wrong with how the command was called. */
export class UsageError extends Error {}

/** What may be typed behind the positionals: options with a value, or without. */
export type Options = Readonly<Record<string, { readonly type: 'string' | 'boolean' }>>;

export interface Command {
  readonly name: string;
  readonly usage: string;
  readonly help: string;
  readonly positionals: number;
  readonly options: Options;
  /** An option without a value that was given is the empty text. */
  run(
    positionals: readonly string[],
    options: Readonly<Record<string, string | undefined>>,
    output: Output,
  ): number | Promise<number>;
}

/** Where the command line writes; the process itself, or a test. */
export interface Streams {
  readonly stdout: { write(text: string): unknown };
  readonly stderr: { write(text: string): unknown };
}

/** Chinese text for people, or with `--json` nothing but one JSON value on standard output. */
export class Output {
  readonly json: boolean;
  readonly #streams: Streams;

  constructor(json: boolean, streams: Streams = process) {
    this.json = json;
    this.#streams = streams;
  }

  /** The command's result, in both forms. */
  result(value: unknown, lines: readonly string[]): void {
    this.#streams.stdout.write(this.json ? `${JSON.stringify(value)}\n` : `${lines.join('\n')}\n`);
  }

  /** A remark for people; never on standard output together with JSON. */
  note(text: string): void {
    const { stdout, stderr } = this.#streams;
    (this.json ? stderr : stdout).write(`${text}\n`);
  }

  refused(error: ErrorData): void {
    const { stdout, stderr } = this.#streams;
    if (this.json) stdout.write(`${JSON.stringify({ error })}\n`);
    stderr.write(`${error.message}\n${error.kept}\n${error.next}\n（${error.code}）\n`);
  }
}
