import { App } from 'antd';
import { useState } from 'react';
import type { BackupRecord } from '#shared/contract/backup.ts';
import { useCommand } from '../../lib/api.ts';
import { momentText } from '../../lib/clock.ts';
import { ConfirmFinal } from '../../ui/ConfirmFinal.tsx';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { ReasonButton } from '../../ui/ReasonButton.tsx';

/** Puts back the file that the last restore replaced. */
export function UndoRestore(props: { records: BackupRecord[]; refusal: string | null }) {
  const { records, refusal } = props;
  const [asking, setAsking] = useState(false);
  const undo = useCommand('backup.undoRestore', { quiet: true });
  const { notification } = App.useApp();
  const kept = records
    .filter((r) => r.reason === 'before-restore' && r.exists)
    .sort((a, b) => (a.madeAt < b.madeAt ? 1 : -1))[0];
  const run = async () => {
    if (!(await undo.run({}))) return;
    notification.success({ title: '已撤销恢复', duration: 5 });
    setAsking(false);
  };
  return (
    <>
      <ReasonButton
        reason={refusal ?? (kept ? null : '没有可撤销的恢复')}
        onClick={() => setAsking(true)}
      >
        撤销恢复…
      </ReasonButton>
      {kept && (
        <ConfirmFinal
          open={asking}
          title="撤销恢复"
          actWord="撤销恢复"
          figures={[
            { word: '恢复前保留的账套', value: kept.name },
            { word: '保留时间', value: momentText(kept.madeAt) },
            { word: '其中的账链', value: `${kept.chainSeq} 环` },
          ]}
          consequence="账套将回到最近一次恢复之前的样子。现在的账套也会先保留。"
          tickWord="我知道恢复之后新记的内容将不在账套中"
          pending={undo.pending}
          onConfirm={() => void run()}
          onCancel={() => setAsking(false)}
        >
          {undo.error && <ErrorNotice error={undo.error} />}
        </ConfirmFinal>
      )}
    </>
  );
}
