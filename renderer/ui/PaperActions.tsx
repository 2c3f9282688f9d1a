import { App, Button } from 'antd';
import { useEffect } from 'react';
import type { PaperRequest } from '#shared/contract/papers.ts';
import { useCommand } from '../lib/api.ts';
import { useKeys } from '../lib/keys.ts';
import { ProgressPanel } from './ProgressPanel.tsx';

/** What can be exported; of each kind the last notice stands. */
const KINDS = ['xlsx', 'pdf'] as const;

/** 导出Excel, 导出PDF, 打印: the same model each time; then a way to what was made. */
export function PaperActions(props: {
  request: PaperRequest;
  ready: boolean;
  /** Where the keys stand in the sheet of shortcuts. */
  place: string;
}) {
  const { request, ready, place } = props;
  const { notification } = App.useApp();
  const xlsx = useCommand('papers.saveXlsx');
  const pdf = useCommand('papers.savePdf');
  const print = useCommand('papers.print');
  const reveal = useCommand('papers.reveal');
  const busy = xlsx.pending || pdf.pending || print.pending;

  // The way to a file belongs to this page: elsewhere it would only stand before the work.
  useEffect(
    () => () => {
      for (const kind of KINDS) notification.destroy(kind);
    },
    [notification],
  );

  const save = async (kind: (typeof KINDS)[number], command: typeof xlsx | typeof pdf) => {
    const file = await command.run(request);
    if (!file) return;
    notification.success({
      key: kind,
      title: `已导出 ${file.name}`,
      description: `${Math.max(1, Math.round(file.size / 1024))} KB。内容与屏幕所见一致。`,
      duration: false,
      actions: (
        <Button type="primary" onClick={() => void reveal.run({ token: file.token })}>
          打开所在文件夹
        </Button>
      ),
    });
  };
  useKeys(
    { 'Ctrl+P': { word: '打印', run: () => void print.run(request), enabled: ready && !busy } },
    place,
  );
  return (
    <div className="paper-actions">
      <ProgressPanel
        call="papers.saveXlsx"
        running={xlsx.pending}
        title="正在导出 Excel"
        onCancel={xlsx.cancel}
      />
      <ProgressPanel
        call="papers.savePdf"
        running={pdf.pending}
        title="正在导出 PDF"
        onCancel={pdf.cancel}
      />
      <Button disabled={!ready || busy} onClick={() => void save('xlsx', xlsx)}>
        导出Excel
      </Button>
      <Button disabled={!ready || busy} onClick={() => void save('pdf', pdf)}>
        导出PDF
      </Button>
      <Button
        type="primary"
        title="Ctrl+P"
        disabled={!ready || busy}
        loading={print.pending}
        onClick={() => void print.run(request)}
      >
        打印
      </Button>
    </div>
  );
}
