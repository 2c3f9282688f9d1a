import { App } from 'antd';
import { useState } from 'react';
import type { BackupRecord } from '#shared/contract/backup.ts';
import { useCall, useCommand } from '../../lib/api.ts';
import { momentText } from '../../lib/clock.ts';
import { useLedger } from '../../lib/ledger.tsx';
import { writingRefusal } from '../../lib/may.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { Page } from '../../ui/Page.tsx';
import { ProgressPanel } from '../../ui/ProgressPanel.tsx';
import { ReasonButton } from '../../ui/ReasonButton.tsx';
import { BackupTable } from './BackupTable.tsx';
import { RestoreDialog, type RestoreSource } from './RestoreDialog.tsx';
import { UndoRestore } from './UndoRestore.tsx';

export function BackupPage() {
  const list = useCall('backup.list', {});
  const backup = useCommand('backup.now');
  const choose = useCommand('backup.chooseFile');
  const [restoring, setRestoring] = useState<RestoreSource | null>(null);
  const { notification } = App.useApp();
  // The register belongs to whoever writes the ledger: a reader makes no backup and restores none.
  const refusal = writingRefusal(useLedger().status);
  const records = list.data ?? [];
  const make = async (elsewhere: boolean) => {
    const made = await backup.run({ elsewhere });
    if (made) notification.success({ title: `已备份：${made.name}`, duration: 5 });
  };
  const chooseFile = async () => {
    const file = await choose.run({});
    if (file) setRestoring({ ...file, record: null });
  };
  return (
    <Page
      fill
      title="备份与恢复"
      standing={standingOf(records)}
      action={
        <div className="button-row">
          <ReasonButton reason={refusal} loading={backup.pending} onClick={() => void make(true)}>
            备份到其他位置…
          </ReasonButton>
          <ReasonButton
            type="primary"
            reason={refusal}
            loading={backup.pending}
            onClick={() => void make(false)}
          >
            立即备份
          </ReasonButton>
        </div>
      }
    >
      <ProgressPanel
        call="backup.now"
        running={backup.pending}
        title="正在备份"
        onCancel={backup.cancel}
      />
      {list.error && <ErrorNotice error={list.error} onRetry={() => void list.refetch()} />}
      <BackupTable
        records={records}
        loading={list.isLoading}
        refusal={refusal}
        onRestore={(record) => setRestoring({ ...record, record })}
        empty={
          <EmptyState
            title="还没有备份"
            hint="关闭账套时会自动备份；也可以随时立即备份，或备份到 U 盘。"
          />
        }
      />
      <div className="button-row backup-foot">
        <ReasonButton reason={refusal} onClick={() => void chooseFile()}>
          从其他备份文件恢复…
        </ReasonButton>
        <UndoRestore records={records} refusal={refusal} />
      </div>
      {restoring && <RestoreDialog source={restoring} onClose={() => setRestoring(null)} />}
    </Page>
  );
}

function standingOf(records: BackupRecord[]): string {
  const last = records
    .map((r) => r.madeAt)
    .sort()
    .at(-1);
  return last ? `共 ${records.length} 份，最近一份 ${momentText(last)}` : '还没有备份';
}
