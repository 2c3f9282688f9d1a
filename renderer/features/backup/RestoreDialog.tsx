import { App } from 'antd';
import type { BackupRecord } from '#shared/contract/backup.ts';
import { useCommand } from '../../lib/api.ts';
import { momentText } from '../../lib/clock.ts';
import { useLedger } from '../../lib/ledger.tsx';
import { sizeText } from '../../lib/size-text.ts';
import { ConfirmFinal } from '../../ui/ConfirmFinal.tsx';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { ProgressPanel } from '../../ui/ProgressPanel.tsx';

/** A backup to go back to: one of the register, or a file chosen elsewhere (`record` null). */
export interface RestoreSource {
  token: string;
  name: string;
  size: number;
  record: BackupRecord | null;
}

export function RestoreDialog({ source, onClose }: { source: RestoreSource; onClose(): void }) {
  const { status } = useLedger();
  const restore = useCommand('backup.restore', { quiet: true });
  const { notification } = App.useApp();
  const run = async () => {
    const restored = await restore.run({ token: source.token });
    if (!restored) return;
    notification.success({
      title: '已恢复备份',
      description: `恢复前的账套已另存为 ${restored.keptAs}，可撤销恢复。`,
      duration: 10,
    });
    onClose();
  };
  return (
    <ConfirmFinal
      open
      title="恢复备份"
      actWord="恢复"
      figures={[
        { word: '备份文件', value: source.name },
        { word: '大小', value: sizeText(source.size) },
        ...(source.record
          ? [
              { word: '备份时间', value: momentText(source.record.madeAt) },
              { word: '备份中的账链', value: `${source.record.chainSeq} 环` },
              { word: '备份的链头', value: short(source.record.chainHead) },
            ]
          : []),
        { word: '现在的链头', value: short(status.chainHead) },
      ]}
      consequence="账套将回到备份时的样子，其后的记账、流水和日志都不在其中。现在的账套会先保留，可以撤销恢复。"
      tickWord="我知道备份之后的记录将不在账套中"
      pending={restore.pending}
      onConfirm={() => void run()}
      onCancel={onClose}
    >
      <ProgressPanel call="backup.restore" running={restore.pending} title="正在恢复" />
      {restore.error && <ErrorNotice error={restore.error} />}
    </ConfirmFinal>
  );
}

const short = (head: string) => <span className="digits">{head.slice(0, 16)}</span>;
