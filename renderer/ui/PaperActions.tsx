import { Button } from 'antd';
import type { PaperRequest } from '#shared/contract/papers.ts';
import { useCommand } from '../lib/api.ts';
import { useKeys } from '../lib/keys.ts';
import { ProgressPanel } from './ProgressPanel.tsx';
import { useMadeFile } from './useMadeFile.tsx';

/** 导出Excel, 导出PDF, 打印: the same model each time; then a way to what was made. */
export function PaperActions(props: {
  request: PaperRequest;
  ready: boolean;
  /** Where the keys stand in the sheet of shortcuts. */
  place: string;
}) {
  const { request, ready, place } = props;
  const xlsx = useCommand('papers.saveXlsx');
  const pdf = useCommand('papers.savePdf');
  const print = useCommand('papers.print');
  // Of each kind the last notice stands.
  const tell = { xlsx: useMadeFile('xlsx'), pdf: useMadeFile('pdf') };
  const busy = xlsx.pending || pdf.pending || print.pending;

  const save = async (kind: keyof typeof tell, command: typeof xlsx | typeof pdf) => {
    const file = await command.run(request);
    if (!file) return;
    const size = Math.max(1, Math.round(file.size / 1024));
    tell[kind](file, `已导出 ${file.name}`, `${size} KB。内容与屏幕所见一致。`);
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
