import { Button, Checkbox } from 'antd';
import { useState } from 'react';
import type { LedgerStatus } from '#shared/contract/setup.ts';
import { useCommand } from '../../lib/api.ts';
import { today } from '../../lib/clock.ts';
import { useKeys } from '../../lib/keys.ts';
import { RecoveryPaper } from './RecoveryPaper.tsx';
import { showRecoveryCode } from './shown-code.ts';

/** The one time the code is seen: printed, or written off by hand, before anything else. */
export function RecoveryPage({ status, code }: { status: LedgerStatus; code: string }) {
  const [kept, setKept] = useState(false);
  const print = useCommand('people.printRecovery');
  const toPrint = () => void print.run({ code });
  useKeys({ 'Ctrl+P': { word: '打印恢复单', run: toPrint } }, '恢复单');
  const { bureau, fileName, uid, signingFingerprint, sample } = status;
  const ledger = { bureau, fileName, ledgerUid: uid, fingerprint: signingFingerprint, sample };
  return (
    <main className="recovery-keep">
      <header>
        <span className="page-standing">
          恢复码只显示这一次。请打印或抄写，密封后由主管存入保险柜。
        </span>
        <Button title="Ctrl+P" loading={print.pending} onClick={toPrint}>
          打印恢复单
        </Button>
      </header>
      <RecoveryPaper sheet={{ ...ledger, code, madeOn: today() }} />
      <footer>
        <Checkbox checked={kept} onChange={(event) => setKept(event.target.checked)}>
          恢复单已打印或抄写，并已核对
        </Checkbox>
        <Button type="primary" disabled={!kept} onClick={() => showRecoveryCode(null)}>
          继续
        </Button>
      </footer>
    </main>
  );
}
