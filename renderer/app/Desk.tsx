import { NewLedgerWizard, StartPage } from '../features/setup/index.ts';
import { LedgerProvider, useCurrentLedger } from '../lib/ledger.tsx';
import { useRoute } from '../lib/route.ts';
import { ErrorNotice } from '../ui/ErrorNotice.tsx';
import { Frame } from './Frame.tsx';
import { HostMessages } from './HostMessages.tsx';
import { isPrintPath, PrintRoute } from './PrintRoute.tsx';

/** What lies on the desk: the sheet to print, the start screen, the wizard, or an open ledger. */
export function Desk() {
  const { path } = useRoute();
  if (isPrintPath(path)) return <PrintRoute />;
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
  return (
    <LedgerProvider key={current.data.uid} status={current.data}>
      <Frame />
    </LedgerProvider>
  );
}
