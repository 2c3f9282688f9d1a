import { useMemo } from 'react';
import { type CallError, useCommand } from '../../lib/api.ts';
import { useRefreshLedger } from '../../lib/ledger.tsx';
import { go } from '../../lib/route.ts';

export interface OpenLedger {
  /** Asks for a file, then opens it. */
  openOther(): Promise<void>;
  openRecent(token: string): Promise<void>;
  openSample(): Promise<void>;
  close(): Promise<void>;
  pending: boolean;
  error: CallError | null;
}

/** Opening and closing ledgers. `quiet`: the caller shows the error itself. */
export function useOpenLedger(options: { quiet?: boolean } = {}): OpenLedger {
  const choose = useCommand('setup.chooseLedger', options);
  const open = useCommand('setup.open', options);
  const sample = useCommand('setup.openSample', options);
  const closing = useCommand('setup.close', options);
  const refresh = useRefreshLedger();
  const acts = useMemo(() => {
    // Another ledger begins at its home page; a failed opening may have closed the former one.
    const arrive = async (opened: boolean) => {
      if (opened) go('/');
      await refresh();
    };
    return {
      openOther: async () => {
        const file = await choose.run({});
        if (file) await arrive((await open.run({ token: file.token })) !== undefined);
      },
      openRecent: async (token: string) => arrive((await open.run({ token })) !== undefined),
      openSample: async () => arrive((await sample.run({})) !== undefined),
      close: async () => arrive((await closing.run({})) !== undefined),
    };
  }, [choose.run, open.run, sample.run, closing.run, refresh]);
  return {
    ...acts,
    pending: open.pending || sample.pending || closing.pending,
    error: open.error ?? sample.error ?? choose.error,
  };
}
