import { useQueryClient } from '@tanstack/react-query';
import { createContext, type ReactNode, useCallback, useContext, useMemo, useState } from 'react';
import type { OperatorView } from '#shared/contract/people.ts';
import type { FundView, LedgerStatus } from '#shared/contract/setup.ts';
import { refreshLedger, useCall } from './api.ts';
import { thisYear } from './clock.ts';

/** A ledger that somebody is signed in to: the only kind pages inside the frame see. */
export type SignedInStatus = LedgerStatus & { operator: OperatorView };

/** The open ledger and what the user is looking at in it: chosen, always visible, never guessed. */
export interface Ledger {
  status: SignedInStatus;
  fund: FundView;
  year: number;
  /** Years to choose from, newest first: those with records, this one, and the one after. */
  years: number[];
  operator: OperatorView;
  chooseFund(fundUid: string): void;
  chooseYear(year: number): void;
}

const LedgerContext = createContext<Ledger | null>(null);

/** The open ledger. Only for pages inside the frame, which is shown only while one is open. */
export function useLedger(): Ledger {
  const ledger = useContext(LedgerContext);
  if (!ledger) throw new Error('useLedger outside an open ledger');
  return ledger;
}

/** Which ledger is open; null: none. */
export function useCurrentLedger() {
  return useCall('setup.current', {});
}

/** For when the host says that the ledger changed, or a refused opening may have closed it. */
export function useRefreshLedger(): () => Promise<void> {
  const client = useQueryClient();
  return useCallback(() => refreshLedger(client), [client]);
}

export function LedgerProvider({
  status,
  children,
}: {
  status: SignedInStatus;
  children: ReactNode;
}) {
  const [fundUid, chooseFund] = useKept(`fund:${status.uid}`, status.funds[0]!.uid);
  const [yearText, setYear] = useKept(`year:${status.uid}`, String(status.years[0]));
  const value = useMemo<Ledger>(() => {
    const fund = status.funds.find((f) => f.uid === fundUid) ?? status.funds[0]!;
    const years = [...new Set([thisYear() + 1, thisYear(), ...status.years])].sort((a, b) => b - a);
    const year = years.includes(Number(yearText)) ? Number(yearText) : status.years[0]!;
    const chooseYear = (next: number) => setYear(String(next));
    return { status, fund, year, years, operator: status.operator, chooseFund, chooseYear };
  }, [status, fundUid, yearText, chooseFund, setYear]);
  return <LedgerContext value={value}>{children}</LedgerContext>;
}

/** A choice that survives a reload of the window, not its closing. */
function useKept(key: string, initial: string): [string, (next: string) => void] {
  const [value, setValue] = useState(() => sessionStorage.getItem(key) ?? initial);
  const keep = useCallback(
    (next: string) => {
      sessionStorage.setItem(key, next);
      setValue(next);
    },
    [key],
  );
  return [value, keep];
}
