import type { CallName } from '#shared/contract/index.ts';

/** Calls in progress, so that the page can ask one to stop by its name. */
export class RunningCalls {
  readonly #running = new Map<CallName, Set<AbortController>>();

  async track<Result>(
    name: CallName,
    run: (signal: AbortSignal) => Promise<Result>,
  ): Promise<Result> {
    const controller = new AbortController();
    const sameName = this.#running.get(name) ?? new Set();
    this.#running.set(name, sameName.add(controller));
    try {
      return await run(controller.signal);
    } finally {
      sameName.delete(controller);
    }
  }

  cancel(name: CallName): void {
    for (const controller of this.#running.get(name) ?? []) controller.abort();
  }
}
