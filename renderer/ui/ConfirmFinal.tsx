import { Checkbox, Modal } from 'antd';
import { type ReactNode, useState } from 'react';
import { useKeys } from '../lib/keys.ts';

export interface ConfirmFinalProps {
  open: boolean;
  title: string;
  /** What will be fixed for ever, in figures. */
  figures: { word: string; value: ReactNode }[];
  /** What can't be changed afterwards, or how it can be undone, in one sentence. */
  consequence: ReactNode;
  /** The act itself, e.g. 记账 3 张. */
  actWord: string;
  /** The sentence to tick; the default says the figures were checked. */
  tickWord?: string;
  pending?: boolean;
  children?: ReactNode;
  onConfirm(): void;
  onCancel(): void;
}

/** An irreversible act: its figures first, then a tick, then the button. Two deliberate actions. */
export function ConfirmFinal(props: ConfirmFinalProps) {
  // The body lives only while open, so the tick never survives from the last time.
  return props.open ? <ConfirmFinalOpen {...props} /> : null;
}

function ConfirmFinalOpen(props: ConfirmFinalProps) {
  const [ticked, setTicked] = useState(false);
  useKeys({ Esc: { word: '取消', run: props.onCancel } }, props.title, 'dialog');
  return (
    <Modal
      open
      title={props.title}
      okText={props.actWord}
      cancelText="取消"
      okButtonProps={{ danger: true, disabled: !ticked, loading: props.pending ?? false }}
      onOk={props.onConfirm}
      onCancel={props.onCancel}
      mask={{ closable: false }}
      keyboard={false}
      width={560}
    >
      <dl className="figures">
        {props.figures.map((figure) => (
          <div key={figure.word}>
            <dt>{figure.word}</dt>
            <dd>{figure.value}</dd>
          </div>
        ))}
      </dl>
      {props.children}
      <p className="final-consequence">{props.consequence}</p>
      <Checkbox autoFocus checked={ticked} onChange={(event) => setTicked(event.target.checked)}>
        {props.tickWord ?? '以上内容已核对无误'}
      </Checkbox>
    </Modal>
  );
}
