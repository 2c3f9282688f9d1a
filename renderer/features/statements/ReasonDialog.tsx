import { Button, Input, Modal } from 'antd';
import { useState } from 'react';
import { useKeys } from '../../lib/keys.ts';

/** Asks for the written reason of an act on lines. */
export function ReasonDialog(props: {
  title: string;
  hint: string;
  /** Common reasons, filled in by a click; in sight, so that no list covers the buttons. */
  examples: string[];
  pending: boolean;
  onOk(reason: string): void;
  onCancel(): void;
}) {
  const [typed, setTyped] = useState('');
  const reason = typed.trim();
  useKeys({ Esc: { word: '取消', run: props.onCancel } }, props.title, 'dialog');
  const confirm = () => {
    if (reason !== '' && !props.pending) props.onOk(reason);
  };
  return (
    <Modal
      open
      title={props.title}
      okText="确定"
      cancelText="取消"
      okButtonProps={{ disabled: reason === '', loading: props.pending }}
      onOk={confirm}
      onCancel={props.onCancel}
    >
      <p className="hint">{props.hint}</p>
      <Input
        autoFocus
        aria-label="理由"
        placeholder="请填写理由"
        value={typed}
        maxLength={200}
        onChange={(event) => setTyped(event.target.value)}
        onPressEnter={confirm}
      />
      <div className="reason-examples">
        <span>常用：</span>
        {props.examples.map((example) => (
          <Button key={example} size="small" onClick={() => setTyped(example)}>
            {example}
          </Button>
        ))}
      </div>
    </Modal>
  );
}
