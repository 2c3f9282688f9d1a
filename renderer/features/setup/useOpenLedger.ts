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
  /** The call that is opening a ledger now; null when none is. */
  running: 'setup.open' | 'setup.openSample' | null;
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
    // Another ledger begins at its home page. A refused opening has closed the former one.
    const opening = async (open: () => Promise<unknown>) => {
      go('/');
      if ((await open()) === undefined) await refresh();
    };
    return {
      openOther: async () => {
        const file = await choose.run({});
        if (file) await opening(() => open.run({ token: file.token }));
      },
      openRecent: (token: string) => opening(() => open.run({ token })),
      openSample: () => opening(() => sample.run({})),
      close: () => opening(() => closing.run({})),
    };
  }, [choose.run, open.run, sample.run, closing.run, refresh]);
  return {
    ...acts,
    running: open.pending ? 'setup.open' : sample.pending ? 'setup.openSample' : null,
    pending: open.pending || sample.pending || closing.pending,
    error: open.error ?? sample.error ?? choose.error,
  };
}
