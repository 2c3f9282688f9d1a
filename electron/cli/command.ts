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

export class UsageError extends Error {}

export interface Command {
  readonly name: string;
  readonly usage: string;
  readonly help: string;
  readonly positionals: number;
  readonly options: Record<string, { type: 'string' }>;
  run(
    positionals: readonly string[],
    options: Readonly<Record<string, string | undefined>>,
    output: Output,
  ): number | Promise<number>;
}

/** Chinese text for people, or with `--json` nothing but one JSON value on standard output. */
export class Output {
  readonly json: boolean;

  constructor(json: boolean) {
    this.json = json;
  }

  /** The command's result, in both forms. */
  result(value: unknown, lines: readonly string[]): void {
    process.stdout.write(this.json ? `${JSON.stringify(value)}\n` : `${lines.join('\n')}\n`);
  }

  /** A remark for people; never on standard output together with JSON. */
  note(text: string): void {
    (this.json ? process.stderr : process.stdout).write(`${text}\n`);
  }

  refused(error: ErrorData): void {
    if (this.json) process.stdout.write(`${JSON.stringify({ error })}\n`);
    process.stderr.write(`${error.message}\n${error.kept}\n${error.next}\n（${error.code}）\n`);
  }
}
