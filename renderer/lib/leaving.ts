import { useEffect, useRef } from 'react';

/** What must be saved before the ledger is closed: each page that saves with a delay is in here. */
const savers = new Set<() => Promise<unknown>>();

/** Calls `save` when the ledger is about to close while this component is on the screen. */
export function useSaveBeforeLeaving(save: () => Promise<unknown>): void {
  const latest = useRef(save);
  latest.current = save;
  useEffect(() => {
    const run = () => latest.current();
    savers.add(run);
    return () => {
      savers.delete(run);
    };
  }, []);
}

/** Saves whatever was typed and not saved yet. A save that fails shows its own error. */
export async function saveEverything(): Promise<void> {
  await Promise.allSettled([...savers].map((save) => save()));
}
