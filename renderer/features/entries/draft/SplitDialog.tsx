import { Button, Modal } from 'antd';
import { useState } from 'react';
import { sumFen } from '#shared/money/fen.ts';
import { ENTER_SKIPS, enterMovesOn, useKeys } from '../../../lib/keys.ts';
import { AmountInput } from '../../../ui/AmountInput.tsx';
import { AmountText } from '../../../ui/AmountText.tsx';
import { splitFault } from './split.ts';

interface Part {
  id: number;
  fen: number | null;
}

/** Divides one statement line among several drafts; the parts must make up the whole. */
export function SplitDialog(props: {
  totalFen: number;
  onSplit(partsFen: number[]): void;
  onCancel(): void;
}) {
  const { totalFen } = props;
  const [parts, setParts] = useState<Part[]>([
    { id: 1, fen: null },
    { id: 2, fen: null },
  ]);
  useKeys({ Esc: { word: '取消', run: props.onCancel } }, '拆分流水', 'dialog');
  const amounts = parts.map((part) => part.fen);
  const leftFen = totalFen - sumFen(amounts.map((fen) => fen ?? 0));
  const fault = splitFault(totalFen, amounts);
  const set = (id: number, fen: number | null) =>
    setParts(parts.map((part) => (part.id === id ? { id, fen } : part)));
  return (
    <Modal
      open
      title="拆成几张草稿"
      okText={`拆成 ${parts.length} 张`}
      cancelText="取消"
      okButtonProps={{ disabled: fault !== null }}
      onOk={() => props.onSplit(amounts.map((fen) => fen ?? 0))}
      onCancel={props.onCancel}
    >
      <p>
        整笔 <AmountText fen={totalFen} strong />
        ，还剩 <AmountText fen={leftFen} strong /> 没有分。第一份留在本张，其余各成一张草稿。
      </p>
      <div onKeyDownCapture={enterMovesOn}>
        {parts.map((part, at) => (
          <div className="share-row" key={part.id}>
            <span>第 {at + 1} 份</span>
            <AmountInput
              aria-label={`第 ${at + 1} 份`}
              autoFocus={at === 0}
              value={part.fen}
              onChange={(fen) => set(part.id, fen)}
            />
            {part.fen === null && leftFen > 0 && (
              <Button size="small" onClick={() => set(part.id, leftFen)}>
                填入余额
              </Button>
            )}
            {parts.length > 2 && (
              <Button
                {...ENTER_SKIPS}
                size="small"
                onClick={() => setParts(parts.filter((p) => p !== part))}
              >
                去掉
              </Button>
            )}
          </div>
        ))}
      </div>
      <Button
        onClick={() =>
          setParts([...parts, { id: Math.max(...parts.map((p) => p.id)) + 1, fen: null }])
        }
      >
        再加一份
      </Button>
      {fault && <p className="field-fault">{fault}</p>}
    </Modal>
  );
}
