import { Button, Input, Modal } from 'antd';
import { createContext, type ReactNode, useContext, useMemo, useState } from 'react';

interface RevealBatch {
  reason: string | null;
  /** Asks once for the whole batch; resolves to null when the user steps back. */
  ask(): Promise<string | null>;
}

const RevealContext = createContext<RevealBatch | null>(null);

/** Around the values that count as one batch: the reason for showing them is asked once. */
export function RevealReason({ children }: { children: ReactNode }) {
  const [reason, setReason] = useState<string | null>(null);
  const [typed, setTyped] = useState('');
  const [answer, setAnswer] = useState<((reason: string | null) => void) | null>(null);
  const batch = useMemo<RevealBatch>(
    () => ({
      reason,
      ask: () => new Promise((resolve) => setAnswer(() => resolve)),
    }),
    [reason],
  );
  const finish = (given: string | null) => {
    if (given !== null) setReason(given);
    answer?.(given);
    setAnswer(null);
  };
  return (
    <RevealContext value={batch}>
      {children}
      <Modal
        open={answer !== null}
        title="显示个人信息"
        okText="显示"
        cancelText="取消"
        okButtonProps={{ disabled: typed.trim() === '' }}
        onOk={() => finish(typed.trim())}
        onCancel={() => finish(null)}
      >
        <p>请填写查看事由。查看人、时间和事由会记入操作日志。</p>
        <Input value={typed} onChange={(event) => setTyped(event.target.value)} autoFocus />
      </Modal>
    </RevealContext>
  );
}

/** Personal data, masked by default; 显示 asks for the reason once per batch and is logged. */
export function Masked(props: {
  /** Already masked where it comes from: the page never holds what it doesn't show. */
  masked: string;
  /** Fetches the full value for a stated reason; left out while it can't be shown. */
  onShow?: (reason: string) => Promise<string>;
}) {
  const batch = useContext(RevealContext);
  const [full, setFull] = useState<string | null>(null);
  const { onShow } = props;
  const show = async () => {
    const reason = batch?.reason ?? (await batch?.ask()) ?? null;
    if (reason !== null && onShow) setFull(await onShow(reason));
  };
  return (
    <span className="masked">
      {full ?? props.masked}
      {onShow && batch && full === null && (
        <Button type="link" size="small" onClick={() => void show()}>
          显示
        </Button>
      )}
      {full !== null && (
        <Button type="link" size="small" onClick={() => setFull(null)}>
          遮住
        </Button>
      )}
    </span>
  );
}
