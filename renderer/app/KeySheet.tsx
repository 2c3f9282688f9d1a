import { Modal } from 'antd';
import { useState } from 'react';
import { keysInForce, useKeys } from '../lib/keys.ts';

const EVERYWHERE = [
  ['Enter', '到下一项'],
  ['F7', '复制光标所在的一行（用途、依据、附件、垫付款项等）'],
  ['F4', '打开当前项的列表，从中选取'],
  ['↑ ↓ ← →', '在表格中移动，加 Shift 选取范围'],
  ['Ctrl+C', '复制选取的范围，可粘贴到 Excel'],
  ['空格', '勾选当前行'],
] as const;

/** The sheet under `?`: what holds on this page now, then what holds in every form and table. */
export function KeySheet({ onClose }: { onClose(): void }) {
  // Read once: while the sheet is open only its own Esc holds.
  const [layers] = useState(keysInForce);
  useKeys({ Esc: { word: '关闭', run: onClose } }, '快捷键一览', 'dialog');
  return (
    <Modal open title="快捷键一览" footer={null} onCancel={onClose} width={520}>
      {layers.map((layer) => (
        <KeyTable
          key={layer.name}
          name={layer.name}
          rows={layer.keys.map(({ key, word }) => [key, word] as const)}
        />
      ))}
      <KeyTable name="表格与表单" rows={EVERYWHERE} />
    </Modal>
  );
}

function KeyTable(props: { name: string; rows: readonly (readonly [string, string])[] }) {
  return (
    <section className="key-table" aria-label={props.name}>
      <h3>{props.name}</h3>
      <dl>
        {props.rows.map(([key, word]) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{word}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
