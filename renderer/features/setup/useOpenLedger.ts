import { useMemo, useState } from 'react';
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
  /** Opens for reading what was refused because somebody works in it; null when nothing was. */
  openToRead: (() => Promise<void>) | null;
  /** The error has been read. */
  dismiss(): void;
}

const quiet = { quiet: true };

/** Opening and closing ledgers; the caller shows the error, for it may offer a way out. */
export function useOpenLedger(): OpenLedger {
  const choose = useCommand('setup.chooseLedger', quiet);
  const open = useCommand('setup.open', quiet);
  const sample = useCommand('setup.openSample', quiet);
  const closing = useCommand('setup.close', quiet);
  const [asked, setAsked] = useState<string | null>(null);
  const refresh = useRefreshLedger();
  const acts = useMemo(() => {
    // Another ledger begins at its home page. A refused opening has closed the former one.
    const opening = async (open: () => Promise<unknown>) => {
      go('/');
      if ((await open()) === undefined) await refresh();
    };
    const openFile = (token: string, readOnly = false) => {
      setAsked(token);
      return opening(() => open.run({ token, readOnly }));
    };
    return {
      openFile,
      openOther: async () => {
        const file = await choose.run({});
        if (file) await openFile(file.token);
      },
      openRecent: (token: string) => openFile(token),
      openSample: () => opening(() => sample.run({})),
      close: () => opening(() => closing.run({})),
    };
  }, [choose.run, open.run, sample.run, closing.run, refresh]);
  const locked = open.error?.code === 'FILE-LOCKED' && asked !== null;
  const { openFile, ...ways } = acts;
  return {
    ...ways,
    openToRead: locked ? () => openFile(asked, true) : null,
    dismiss: () => [choose, open, sample, closing].forEach((command) => void command.reset()),
    running: open.pending ? 'setup.open' : sample.pending ? 'setup.openSample' : null,
    pending: open.pending || sample.pending || closing.pending,
    error: open.error ?? sample.error ?? choose.error ?? closing.error,
  };
}
