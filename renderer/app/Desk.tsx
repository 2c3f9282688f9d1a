import { useState } from 'react';
import type { LedgerStatus } from '#shared/contract/setup.ts';
import { LoginPage, MustChangePage, RecoveryPage, useShownCode } from '../features/people/index.ts';
import { NewLedgerWizard, StartPage } from '../features/setup/index.ts';
import { setDraftOwner } from '../lib/drafts.ts';
import { LedgerProvider, type SignedInStatus, useCurrentLedger } from '../lib/ledger.tsx';
import { useRoute } from '../lib/route.ts';
import { ErrorNotice } from '../ui/ErrorNotice.tsx';
import { Frame } from './Frame.tsx';
import { HostMessages } from './HostMessages.tsx';
import { isPrintPath, PrintRoute } from './PrintRoute.tsx';

/** What lies on the desk: the sheet to print, the start screen, the wizard, or an open ledger. */
export function Desk() {
  const { path } = useRoute();
  if (isPrintPath(path)) return <PrintRoute path={path} />;
  return (
    <>
      <HostMessages />
      {path === '/start/new' ? <NewLedgerWizard /> : <DeskWithLedger />}
    </>
  );
}

function DeskWithLedger() {
  const current = useCurrentLedger();
  if (current.error) {
    return (
      <div className="crash">
        <ErrorNotice error={current.error} onRetry={() => void current.refetch()} />
      </div>
    );
  }
  if (current.data === undefined) return <div className="desk-wait">正在打开…</div>;
  if (current.data === null) return <StartPage />;
  return <OpenLedger status={current.data} />;
}

/** Locked until somebody signs in; and a recovery code just made comes before anything else. */
function OpenLedger({ status }: { status: LedgerStatus }) {
  const code = useShownCode();
  const { uid, operator, mustChangePassword } = status;
  if (code !== null) return <RecoveryPage status={status} code={code} />;
  if (operator === null) return <LoginPage key={uid} status={status} />;
  if (mustChangePassword) return <MustChangePage operator={operator} />;
  return <Work key={`${uid} ${operator.uid}`} status={{ ...status, operator }} />;
}

function Work({ status }: { status: SignedInStatus }) {
  // Before any page asks for what was typed.
  useState(() => setDraftOwner(status.operator.uid));
  return (
    <LedgerProvider status={status}>
      <Frame />
    </LedgerProvider>
  );
}
