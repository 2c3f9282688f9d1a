/** How long a page may take to save what was typed before the ledger is closed under it. */
const WITHIN_MS = 3_000;

/**
 * Before the ledger closes the page is told, saves what was typed a moment ago, and says so. A page
 * that has died says nothing: then closing goes on after a while.
 */
export class PageSaves {
  #said: (() => void) | null = null;

  /** Resolves once the page has said that all is saved, or when the time is over. */
  wait(withinMs: number = WITHIN_MS): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, withinMs);
      this.#said = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  say(): void {
    this.#said?.();
    this.#said = null;
  }
}
