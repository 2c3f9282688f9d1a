import { useSyncExternalStore } from 'react';

/** The recovery code just made, until it is said to be kept. In memory alone. */
let shown: string | null = null;
const listeners = new Set<() => void>();

export function showRecoveryCode(code: string | null): void {
  shown = code;
  for (const listener of listeners) listener();
}

export const useShownCode = (): string | null =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => shown,
  );
