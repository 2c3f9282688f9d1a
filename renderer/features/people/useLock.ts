import { useCommand } from '../../lib/api.ts';
import { saveEverything } from '../../lib/leaving.ts';

/** 锁定: what was typed is saved or kept, then every thread drops the key. */
export function useLock(): { lock(): Promise<void>; pending: boolean } {
  const signOut = useCommand('people.signOut');
  const lock = async () => {
    await saveEverything();
    await signOut.run({});
  };
  return { lock, pending: signOut.pending };
}
