import { Button } from 'antd';
import { useIdle } from '../../lib/idle.ts';
import { useKeys } from '../../lib/keys.ts';
import { useLedger } from '../../lib/ledger.tsx';
import { useLock } from './useLock.ts';
import { operatorWords } from './words.ts';

/** Whose name every command carries, and the way to leave the PC: locked by hand or by itself. */
export function WhoWorks() {
  const { operator } = useLedger();
  const { lock, pending } = useLock();
  useIdle(() => void lock());
  useKeys({ 'Ctrl+L': { word: '锁定（已填内容保留）', run: () => void lock() } }, '窗口', 'frame');
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
