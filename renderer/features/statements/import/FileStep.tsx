import { Button } from 'antd';
import { useState } from 'react';
import { useCommand } from '../../../lib/api.ts';
import { ProgressPanel } from '../../../ui/ProgressPanel.tsx';
import type { FileRef } from './wizard-state.ts';

const MAX_MB = 50;

/** Step 1: a file chosen in the dialog or dropped on the page. Its path never comes here. */
export function FileStep(props: {
  file: FileRef | null;
  reading: boolean;
  onFile(file: FileRef): void;
  onCancel(): void;
}) {
  const choose = useCommand('statements.chooseFile');
  const register = useCommand('statements.registerFile');
  const [over, setOver] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);
  const busy = props.reading || choose.pending || register.pending;
  const pick = async () => {
    const file = await choose.run({});
    if (file) props.onFile(file);
  };
  const drop = async (files: FileList) => {
    const dropped = files[0];
    const fault = dropRefusal(files);
    setRefusal(fault);
    if (fault !== null || !dropped) return;
    const bytes = new Uint8Array(await dropped.arrayBuffer());
    const file = await register.run({ name: dropped.name, bytes });
    if (file) props.onFile(file);
  };
  return (
    <div className="file-step">
      {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping is a mouse act; the button does the same by keyboard */}
      <div
        className={over ? 'drop-zone drop-over' : 'drop-zone'}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={(event) => {
          event.preventDefault();
          setOver(false);
          if (!busy) void drop(event.dataTransfer.files);
        }}
      >
        <p className="drop-title">把银行导出的对账单拖到这里</p>
        <Button type="primary" size="large" autoFocus loading={busy} onClick={() => void pick()}>
          选择文件
        </Button>
        <p className="drop-hint">
          xls、xlsx、csv、txt 都可以，按内容识别，不看扩展名；不超过 {MAX_MB} MB。
        </p>
        <p className="drop-hint">
          这一步只读取。最后一步确认之前，不会写入任何数据；同一份文件导入两次也不会重复。
        </p>
        {refusal && <p className="field-fault">{refusal}</p>}
      </div>
      {props.file && <p>上次选择：{props.file.name}</p>}
      <ProgressPanel
        call="statements.stage"
        running={props.reading}
        title="正在识别对账单"
        onCancel={props.onCancel}
      />
    </div>
  );
}

function dropRefusal(files: FileList): string | null {
  const [file] = files;
  if (!file) return '没有读到文件，请重新拖入，或点“选择文件”。';
  if (files.length > 1) return '一次只导入一个文件，请逐个拖入。';
  if (file.size === 0) return `“${file.name}”是空文件，请重新从网银导出。`;
  if (file.size > MAX_MB * 1024 * 1024) {
    return `“${file.name}”超过 ${MAX_MB} MB，请在网银中缩短时间段，分几次导出。`;
  }
  return null;
}
