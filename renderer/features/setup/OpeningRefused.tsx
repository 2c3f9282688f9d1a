import { Button } from 'antd';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import type { OpenLedger } from './useOpenLedger.ts';

/** Why a ledger wasn't opened; one that somebody works in can still be looked at. */
export function OpeningRefused({ ledgers }: { ledgers: OpenLedger }) {
  const { error, openToRead } = ledgers;
  if (!error) return null;
  return (
    <ErrorNotice
      error={error}
      ways={
        openToRead && (
          <Button type="primary" disabled={ledgers.pending} onClick={() => void openToRead()}>
            只读打开
          </Button>
        )
      }
    />
  );
}
