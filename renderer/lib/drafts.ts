import { useCallback, useSyncExternalStore } from 'react';

/**
 * What is typed is kept: leaving a page asks nothing and loses nothing. Kept in memory, and in
 * sessionStorage too unless it is personal: the browser writes that store to disk unsealed.
 */
const kept = new Map<string, unknown>();
const listeners = new Set<() => void>();

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Who types: everybody finds their own again, and nobody what another has typed. */
let owner = '';
export function setDraftOwner(operatorUid: string): void {
  owner = operatorUid;
}

const storeKey = (key: string) => `draft:${key}`;

function read(key: string, personal: boolean): unknown {
  if (kept.has(key) || personal) return kept.get(key);
  const stored = sessionStorage.getItem(storeKey(key));
  const value: unknown = stored === null ? undefined : JSON.parse(stored);
  kept.set(key, value);
  return value;
}

function write(key: string, value: unknown, personal: boolean): void {
  kept.set(key, value);
  if (personal) sessionStorage.removeItem(storeKey(key));
  else if (value === undefined) sessionStorage.removeItem(storeKey(key));
  else sessionStorage.setItem(storeKey(key), JSON.stringify(value));
  for (const listener of listeners) listener();
}

export interface Draft<T> {
  value: T;
  /** True when something was typed that isn't saved yet. */
  touched: boolean;
  set(next: T | ((current: T) => T)): void;
  /** Changes some fields of a form. */
  change(patch: Partial<T>): void;
  /** Forgets it: after saving, or when the user starts over. */
  clear(): void;
}

/**
 * A form's content that outlives its page. `name` names the form and its record, with the ledger's
 * uid in front where it belongs to one. `personal: true` for anything that may name a person.
 */
export function useDraft<T>(name: string, initial: T, options: { personal: boolean }): Draft<T> {
  const { personal } = options;
  const key = `${owner}:${name}`;
  const stored = useSyncExternalStore(subscribe, () => read(key, personal)) as T | undefined;
  const value = stored ?? initial;
  const set = useCallback(
    (next: T | ((current: T) => T)) => {
      const current = (read(key, personal) as T | undefined) ?? initial;
      write(key, typeof next === 'function' ? (next as (c: T) => T)(current) : next, personal);
    },
    [key, initial, personal],
  );
  const change = useCallback((patch: Partial<T>) => set((now) => ({ ...now, ...patch })), [set]);
  const clear = useCallback(() => write(key, undefined, personal), [key, personal]);
  return { value, touched: stored !== undefined, set, change, clear };
}
