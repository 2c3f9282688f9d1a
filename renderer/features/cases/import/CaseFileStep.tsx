import { Button } from 'antd';
import { useState } from 'react';
import { useCommand } from '../../../lib/api.ts';
import { ProgressPanel } from '../../../ui/ProgressPanel.tsx';
import { ReasonButton } from '../../../ui/ReasonButton.tsx';
import { useMadeFile } from '../../../ui/useMadeFile.tsx';
import type { FileRef } from './case-import-state.ts';

/** Step 1: a list chosen in the dialog or dropped on the page, or the template to fill in first. */
export function CaseFileStep(props: {
  refusal: string | null;
  reading: boolean;
  onFile(file: FileRef): void;
  onCancel(): void;
}) {
  const choose = useCommand('cases.chooseFile');
  const register = useCommand('cases.registerFile');
  const [over, setOver] = useState(false);
  const [fault, setFault] = useState<string | null>(null);
  const busy = props.reading || choose.pending || register.pending;
  const pick = async () => {
    const file = await choose.run({});
    if (file) props.onFile(file);
  };
  const drop = async ([first, ...more]: File[]) => {
    setFault(more.length > 0 ? '一次只导入一个文件，请逐个拖入。' : null);
    if (!first || more.length > 0) return;
    const bytes = new Uint8Array(await first.arrayBuffer());
    const file = await register.run({ name: first.name, bytes });
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
          if (!busy && props.refusal === null) void drop([...event.dataTransfer.files]);
        }}
      >
        <p className="drop-title">把填好的个案名单拖到这里</p>
        <div className="button-row">
          <ReasonButton
            type="primary"
            size="large"
            autoFocus
            loading={busy}
            reason={props.refusal}
            onClick={() => void pick()}
          >
            选择文件
          </ReasonButton>
          <TemplateButton />
        </div>
        <p className="drop-hint">
          xlsx、xls、csv 都可以，表头与模板一致即可；最多 5,000 件。只读取名单里的九列，其余列不读。
        </p>
        <p className="drop-hint">
          名单里不要有姓名、证件号、电话、住址和经过情节；不得录入国家秘密。
        </p>
        <p className="drop-hint">
          这一步只读取。预览确认之前不会写入任何数据；同一份名单导入两次也不会重复。
        </p>
        {fault && <p className="field-fault">{fault}</p>}
      </div>
      <ProgressPanel
        call="cases.stage"
        running={props.reading}
        title="正在读取个案名单"
        onCancel={props.onCancel}
      />
    </div>
  );
}

/** Makes the empty list and offers a way to it. */
function TemplateButton() {
  const save = useCommand('cases.saveTemplate');
  const tellMade = useMadeFile('case-template');
  const make = async () => {
    const file = await save.run({});
    if (!file) return;
    const how = '在“个案名单”一页填写，一行一件；各列怎样填见“填写说明”一页。';
    tellMade(file, `已保存 ${file.name}`, how);
  };
  return (
    <Button size="large" loading={save.pending} onClick={() => void make()}>
      下载模板
    </Button>
  );
}
