import { Button } from 'antd';
import { useEffect, useRef } from 'react';
import { useIdle } from '../../lib/idle.ts';
import { keyNameOf, useKeys } from '../../lib/keys.ts';
import { useLedger } from '../../lib/ledger.tsx';
import { useLock } from './useLock.ts';
import { operatorWords } from './words.ts';

/** Who leaves the desk need not close a form first: the page's keys rest while a dialog is open. */
function useLockOverDialogs(lock: () => Promise<void>): void {
  const latest = useRef(lock);
  latest.current = lock;
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.isComposing || keyNameOf(event) !== 'Ctrl+L') return;
      event.preventDefault();
      void latest.current();
    };
    window.addEventListener('keydown', onKeyDown, { capture: true });
    return () => window.removeEventListener('keydown', onKeyDown, { capture: true });
  }, []);
}

/** Whose name every command carries, and the way to leave the PC: locked by hand or by itself. */
export function WhoWorks() {
  const { operator } = useLedger();
  const { lock, pending } = useLock();
  useIdle(() => void lock());
  useKeys({ 'Ctrl+L': { word: '锁定（已填内容保留）', run: () => void lock() } }, '窗口', 'frame');
  useLockOverDialogs(lock);
  return (
    <>
      <div className="top-choice">
        <span>操作员</span>
        <strong className="top-operator">{operatorWords(operator)}</strong>
      </div>
      <Button title="Ctrl+L" loading={pending} onClick={() => void lock()}>
        锁定
      </Button>
    </>
  );
}
