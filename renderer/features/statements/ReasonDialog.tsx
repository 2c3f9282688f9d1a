import { AutoComplete, Modal } from 'antd';
import { useState } from 'react';
import { useKeys } from '../../lib/keys.ts';

/** Asks for the written reason of an act on lines. */
export function ReasonDialog(props: {
  title: string;
  hint: string;
  examples: string[];
  pending: boolean;
  onOk(reason: string): void;
  onCancel(): void;
}) {
  const [reason, setReason] = useState('');
  useKeys({ Esc: { word: '取消', run: props.onCancel } }, props.title, 'dialog');
  return (
    <Modal
      open
      title={props.title}
      okText="确定"
      cancelText="取消"
      okButtonProps={{ disabled: reason.trim() === '', loading: props.pending }}
      onOk={() => props.onOk(reason.trim())}
      onCancel={props.onCancel}
    >
      <p className="hint">{props.hint}</p>
      <AutoComplete
        autoFocus
        aria-label="理由"
        placeholder="请填写理由"
        value={reason}
        onChange={setReason}
        options={props.examples.map((value) => ({ value }))}
        maxLength={200}
        style={{ width: '100%' }}
      />
    </Modal>
  );
}
