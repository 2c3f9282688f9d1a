import { useLayoutEffect } from 'react';
import { useCall } from '../../lib/api.ts';
import { RecoveryPaper } from './RecoveryPaper.tsx';

/** The sheet alone, for the host that prints it; it waits for the mark on `<html>`. */
export function RecoveryPrintPage() {
  const { data, error } = useCall('people.recoverySheet', {});
  useLayoutEffect(() => {
    const word = data ? 'ready' : error?.message;
    if (word !== undefined) document.documentElement.dataset.print = word;
    return () => {
      delete document.documentElement.dataset.print;
    };
  }, [data, error]);
  if (error) return <p>{error.message}</p>;
  return data ? <RecoveryPaper sheet={data} /> : null;
}
