import { App, Button } from 'antd';
import { useEffect } from 'react';
import type { CallInput } from '#shared/contract/index.ts';
import { useCommand } from '../../lib/api.ts';
import { useKeys } from '../../lib/keys.ts';
import { ProgressPanel } from '../../ui/ProgressPanel.tsx';

/** What can be exported; of each kind the last notice stands. */
const KINDS = ['xlsx', 'pdf'] as const;

/** 导出Excel, 导出PDF, 打印: the same model each time; then a way to what was made. */
export function ReportActions(props: { input: CallInput<'reports.tables'>; ready: boolean }) {
  const { input, ready } = props;
  const { notification } = App.useApp();
  const xlsx = useCommand('reports.saveXlsx');
  const pdf = useCommand('reports.savePdf');
  const print = useCommand('reports.print');
  const reveal = useCommand('reports.reveal');
  const busy = xlsx.pending || pdf.pending || print.pending;

  // The way to a file belongs to this page: elsewhere it would only stand before the work.
  useEffect(
    () => () => {
      for (const kind of KINDS) notification.destroy(kind);
    },
    [notification],
  );

  const save = async (kind: (typeof KINDS)[number], command: typeof xlsx | typeof pdf) => {
    const file = await command.run(input);
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
    { 'Ctrl+P': { word: '打印', run: () => void print.run(input), enabled: ready && !busy } },
    '附表与报表',
  );
  return (
    <div className="report-actions">
      <ProgressPanel
        call="reports.saveXlsx"
        running={xlsx.pending}
        title="正在导出 Excel"
        onCancel={xlsx.cancel}
      />
      <ProgressPanel
        call="reports.savePdf"
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
        onClick={() => void print.run(input)}
      >
        打印
      </Button>
    </div>
  );
}
