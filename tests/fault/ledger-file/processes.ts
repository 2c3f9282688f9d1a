import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';

const CHILD = fileURLToPath(new URL('./child.ts', import.meta.url));

/** A real process at work on a ledger; see child.ts for what it can do. */
export class Program {
  readonly lines: string[] = [];
  readonly #child: ChildProcess;
  readonly #output: AsyncIterator<string>;
  #errors = '';

  constructor(action: string, path: string) {
    this.#child = spawn(process.execPath, [CHILD, action, path], { stdio: 'pipe' });
    this.#child.stderr!.on('data', (text) => {
      this.#errors += text;
    });
    this.#output = createInterface(this.#child.stdout!)[Symbol.asyncIterator]();
    onTestFinished(() => {
      this.#child.kill('SIGKILL');
    });
  }

  /** The next line it says; fails with what it complained of if it says no more. */
  async nextLine(): Promise<string> {
    const { value, done } = await this.#output.next();
    if (done) throw new Error(`the program ended: ${this.#errors || 'without a word'}`);
    this.lines.push(value);
    return value;
  }

  tell(text: string): void {
    this.#child.stdin!.write(text);
  }

  /** Kills it without a chance to clean up, and gathers what it still had said. */
  async kill(): Promise<void> {
    const gone = once(this.#child, 'close');
    this.#child.kill('SIGKILL');
    await gone;
    for (let next = await this.#output.next(); !next.done; next = await this.#output.next()) {
      this.lines.push(next.value);
    }
    if (this.#errors !== '') throw new Error(this.#errors);
  }

  /** Lets it work for a while, then kills it: the point is the moment, not the waiting. */
  async killAfter(milliseconds: number): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>();
    setTimeout(resolve, milliseconds);
    await promise;
    await this.kill();
  }
}

/** How often each kind of kill is tried, and the seed of its moments: both can be given. */
export const RUNS = Number(process.env.RELIEF_FAULT_RUNS ?? 24);
const SEED = Number(process.env.RELIEF_FAULT_SEED ?? Date.now() % 1_000_000_007);

/** Numbers in [0, 1), the same for the same seed; the seed is printed once. */
export function randomMoments(): () => number {
  console.log(`RELIEF_FAULT_SEED=${SEED} RELIEF_FAULT_RUNS=${RUNS}`);
  let state = SEED;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}
