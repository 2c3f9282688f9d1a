import { useSyncExternalStore } from 'react';
import type { CallName, Progress } from '#shared/contract/index.ts';

// One subscription for the whole window: pushed progress is kept per call until the next run.
const latest = new Map<CallName, Progress>();
const listeners = new Set<() => void>();
let subscribed = false;

function notify() {
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  if (!subscribed) {
    subscribed = true;
    window.relief.onProgress((progress) => {
      latest.set(progress.call, progress);
      notify();
    });
  }
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Called as a call starts, so that a panel never shows the last run's figures. */
export function forgetProgress(name: CallName): void {
  if (latest.delete(name)) notify();
}

/** What a long call of that name last said about itself; null before it has. */
export function useProgress(name: CallName): Progress | null {
  return useSyncExternalStore(subscribe, () => latest.get(name) ?? null);
}
